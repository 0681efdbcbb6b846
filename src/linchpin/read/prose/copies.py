"""Copies of one text under other titles: a wire story that many print is one source."""

from __future__ import annotations

import re
import unicodedata
import zlib
from dataclasses import dataclass

from linchpin.read.prose.text.prose_text import ProseText

WORDS_TOGETHER = 5
"""Words in a row that are compared as one."""
LEAST_SHARED = 0.6
"""Share of the shorter text's rows of words, at least, that a copy has."""
LEAST_ROWS = 30
"""Rows of words, at least, that tell a copy; shorter texts are compared whole."""
_LONG, _EVERY = 1_000, 8
"""Words from which on a text is long, and what divides the checksums that are kept of it."""
_SHORTEST = 0.35
"""How long the shorter of two copies is, at least, as a share of the longer."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class TextPrint:
    """What a text is compared by.

    Attributes:
        rows: Checksums of its rows of words; of a long text those that `every` divides.
        words: How many words it has.
        every: 1, or for a long text what divides the checksums that are kept.
    """

    rows: frozenset[int]
    words: int
    every: int = 1


def text_print(text: ProseText) -> TextPrint:
    """Return what a text is compared by: its words without case, accents, marks and furniture.

    Args:
        text: The text.
    """
    plain = " ".join(text.words_of(one) for one in text.to_read())
    bare = "".join(
        one
        for one in unicodedata.normalize("NFKD", plain.lower())
        if not unicodedata.combining(one)
    )
    words = _WORD.findall(bare)
    together = min(WORDS_TOGETHER, max(1, len(words)))
    rows = (" ".join(words[at : at + together]) for at in range(len(words) - together + 1))
    sums = (zlib.crc32(row.encode()) for row in rows)
    every = 1 if len(words) <= _LONG else _EVERY
    return TextPrint(frozenset(one for one in sums if one % every == 0), len(words), every)


def shared(one: TextPrint, other: TextPrint) -> float:
    """Return which share (0 to 1) of the shorter text's rows of words the other has too.

    Args:
        one: A text.
        other: Another.
    """
    if one.every == other.every:
        least = min(len(one.rows), len(other.rows))
        return len(one.rows & other.rows) / least if least else 0.0
    every = max(one.every, other.every)
    first, second = ({row for row in text.rows if row % every == 0} for text in (one, other))
    least = min(len(first), len(second))
    return len(first & second) / least if least else 0.0


def is_copy(one: TextPrint, other: TextPrint) -> bool:
    """Say whether two texts are one story.

    Args:
        one: A text.
        other: Another.
    """
    least, most = sorted((one.words, other.words))
    if least < LEAST_ROWS + WORDS_TOGETHER:
        return one.rows == other.rows and least > 0
    return least >= _SHORTEST * most and shared(one, other) >= LEAST_SHARED
