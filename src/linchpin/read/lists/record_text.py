"""The text of one list entry: every cell as published, each findable by where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of an entry's record: the words and where they start in its text."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A piece that no rule covers, and what was expected instead."""

    piece: Excerpt
    why: str


def excerpt_between(text: str, first: Excerpt, last: Excerpt) -> Excerpt:
    """Return the piece of a record from one piece to the end of another.

    >>> excerpt_between("sdn.csv: 7 | Luis | SOTO", Excerpt("Luis", 13), Excerpt("SOTO", 20)).text
    'Luis | SOTO'
    """
    return Excerpt(text[first.start : last.start + len(last.text)], first.start)


def numbered_parts(piece: Excerpt) -> list[Excerpt]:
    """Return the parts of a cell that counts them itself; the whole cell where it does not.

    >>> [part.text for part in numbered_parts(Excerpt("1) Iraq 2) Qatar (once)", 0))]
    ['Iraq', 'Qatar (once)']
    >>> [part.text for part in numbered_parts(Excerpt("(1) Iraq. (2) Oman.", 0))]
    ['Iraq.', 'Oman.']
    >>> [part.text for part in numbered_parts(Excerpt("a) 1960 b) 1966", 0))]
    ['1960', '1966']
    """
    marks = list(re.finditer(r"(?:^|(?<=\s))\(?(\d{1,2}|[a-z])\) ?", piece.text))
    counted = [mark[1] for mark in marks]
    letters = [chr(ord("a") + at) for at in range(min(len(marks), 26))]
    if not marks or counted not in ([str(at) for at in range(1, len(marks) + 1)], letters):
        return [piece]
    ends = [*(mark.start() for mark in marks[1:]), len(piece.text)]
    found = [Excerpt(piece.text[: marks[0].start()].strip(), piece.start)]
    for mark, end in zip(marks, ends, strict=True):
        found.append(Excerpt(piece.text[mark.end() : end].strip(), piece.start + mark.end()))
    return [part for part in found if part.text]


def split_at(piece: Excerpt, mark: str) -> list[Excerpt]:
    """Return the parts of a cell between marks such as `|`, without the empty ones.

    >>> [(part.text, part.start) for part in split_at(Excerpt("Iraq | Oman", 5), "|")]
    [('Iraq', 5), ('Oman', 12)]
    """
    found, begin = [], 0
    for words in piece.text.split(mark):
        lead = len(words) - len(words.lstrip())
        if words.strip():
            found.append(Excerpt(words.strip(), piece.start + begin + lead))
        begin += len(words) + len(mark)
    return found


def span(text: str, pieces: Iterable[Excerpt]) -> Excerpt:
    """Return the words of a record from the first of some pieces to the end of the last.

    Args:
        text: The record.
        pieces: At least one, in any order.
    """
    in_order = sorted(pieces, key=lambda piece: piece.start)
    return excerpt_between(text, in_order[0], in_order[-1])


def place_of(rows: Sequence[tuple[int, str]], piece: Excerpt) -> str:
    """Return the file and line a piece of a record came from.

    Args:
        rows: Where each row of the record starts, and its file and line.
        piece: The piece.
    """
    row = bisect_right(rows, piece.start, key=lambda row: row[0])
    return rows[max(row - 1, 0)][1]


class RecordText:
    """Builds the text of a record cell by cell and tells where each cell went.

    Attributes:
        rows: Where each row starts, and the file and line it came from.
        length: Characters so far.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self.rows: list[tuple[int, str]] = []

    def label(self, text: str, place: str) -> None:
        """Begin a row with a label of ours, such as `sdn.csv`, and the place it came from."""
        if self._parts:
            self._add("\n")
        self.rows.append((self.length, place))
        self._add(f"{text}:")

    def cell(self, text: str) -> Excerpt:
        """Add a cell of the row and return where it stands."""
        self._add(" | " if not self._parts[-1].endswith(":") else " ")
        piece = Excerpt(text, self.length)
        self._add(text)
        return piece

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)

    def __str__(self) -> str:
        return "".join(self._parts)
