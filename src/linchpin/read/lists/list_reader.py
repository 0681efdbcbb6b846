"""What every list reader does alike, once its module yields entries and states what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from linchpin.claims.claim import Document
from linchpin.claims.counted import counted
from linchpin.claims.errors import EditionRefused, LinchpinError, ReadError
from linchpin.claims.progress import Progress
from linchpin.claims.source_part import NotUnderstood, SourcePart
from linchpin.read.lists.claim_recorder import Recorder
from linchpin.read.lists.edition_date import edition_date
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt, RecordText, place_of
from linchpin.read.lists.shared_names import SharedNames
from linchpin.read.lists.source import Source, load_source, reading_of
from linchpin.read.reader import Reading, Tally


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """One entry of a list as it stands in the file, before anything is made of it.

    Attributes:
        number: The publisher's own number of the entry, its most stable key.
        schema: FollowTheMoney schema.
        text: Its record: every cell as published.
        row: The same as rows of named cells.
        prefix: How the id of its subject begins, where the number is another list's; empty where
            it is this list's own.
    """

    number: str
    schema: str
    text: RecordText
    row: Row
    prefix: str = ""


@dataclass(slots=True)
class ListHeading:
    """What a file says of itself.

    Attributes:
        published: EDTF date of the edition, or None; known when the first entry is out.
        entries: How many entries it announces, or None.
        strays: What stands outside of every entry and no rule covers.
        warnings: What was odd but does not stop the reading.
        counts: Figures of the file, added to those of the reading.
    """

    published: str | None = None
    entries: int | None = None
    strays: list[NotUnderstood] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    counts: dict[str, float] = field(default_factory=dict)


class ListReader:
    """A reader made of what one list is like; see `linchpin.read.reader.Reader`.

    A list's module gives three functions: how its files begin, its entries, and what one says.
    All else is here: dates, counts, documents, what was left unread, names that several bear.
    """

    def __init__(
        self,
        name: str,
        *,
        known_by: Callable[[Path], bool],
        entries: Callable[[Path, ListHeading], Iterator[ListedRecord]],
        state: Callable[[Recorder, Row], None],
    ) -> None:
        """Make the reader of a list.

        Args:
            name: Its name; `read/lists/NAME.yaml` describes it.
            known_by: Says whether a file begins as the list's files do; may raise.
            entries: Yields the entries of a file and fills in the heading on the way.
            state: Writes down what one entry says, taking each cell once.
        """
        self.name = name
        self._known_by, self._entries, self._state = known_by, entries, state

    def accepts(self, path: Path) -> bool:
        """Say whether a file begins as one of this list."""
        try:
            return path.is_file() and self._known_by(path)
        except (OSError, LinchpinError, ValueError):
            return False

    def read(self, path: Path, *, date: str | None, progress: Progress) -> Reading:
        """Read the file at a path; see `Reader.read`."""
        if not path.is_file():
            what = "no such file" if not path.exists() else "a folder; name the file"
            raise ReadError(f"{path}: {what}")
        source, heading, tally = load_source(self.name), ListHeading(), Tally()
        entries = self._entries(path, heading)
        first = next(entries, None)
        if first is None:
            raise EditionRefused(f"{path}: holds no entries; the last edition stays current")
        day = edition_date(date, heading.published, path)

        def parts() -> Iterator[SourcePart]:
            found = _Gathering()
            for entry in chain([first], entries):
                if found.entries % 500 == 0:
                    progress("reading entries", found.entries, heading.entries or 0)
                yield found.part(self._record(source, entry), entry)
            _check_whole(path, heading, found.entries)
            tally.entries, tally.warnings = found.entries, heading.warnings
            tally.counts = found.counts() | heading.counts
            yield SourcePart(findings=list(found.shared.findings()), not_understood=heading.strays)

        return reading_of(source, day, parts(), tally)

    def _record(self, source: Source, entry: ListedRecord) -> Recorder:
        place = entry.text.rows[0][1]
        record = Recorder(
            source, entry.number, str(entry.text), schema=entry.schema, place=place,
            prefix=entry.prefix,
        )  # fmt: skip
        self._state(record, entry.row)
        return record


@dataclass(slots=True)
class _Gathering:
    """What is counted while the entries go by."""

    shared: SharedNames = field(default_factory=SharedNames)
    numbers: set[str] = field(default_factory=set)
    people: int = 0
    cells: int = 0
    unread: int = 0

    @property
    def entries(self) -> int:
        return len(self.numbers)

    def part(self, record: Recorder, entry: ListedRecord) -> SourcePart:
        if record.subject in self.numbers:
            raise ReadError(f"{record.place}: entry {entry.number} is there twice")
        self.numbers.add(record.subject)
        self.people += record.schema == "Person"
        self.shared.see(record.subject, record.claims)
        return SourcePart(
            [_document(record)], record.claims, record.findings, self._unread(record, entry)
        )

    def _unread(self, record: Recorder, entry: ListedRecord) -> list[NotUnderstood]:
        self.cells += entry.row.count()
        unread = {(item.piece.start, item.piece.text): item.why for item in record.unread}
        for name, piece in entry.row.left():
            why = f"no rule looks at {name or 'these words'}"
            unread.setdefault((piece.start, piece.text), why)
        self.unread += len(unread)
        told: dict[tuple[str, str], str] = {}
        for (start, text), why in sorted(unread.items()):
            told.setdefault((place_of(entry.text.rows, Excerpt(text, start)), text), why)
        return [
            NotUnderstood(place, text, why, record.subject) for (place, text), why in told.items()
        ]

    def counts(self) -> dict[str, float]:
        return {
            "entries": self.entries,
            "people": self.people,
            "cells": self.cells,
            "cells_not_understood": self.unread,
            "share_not_understood": self.unread / self.cells if self.cells else 0.0,
        }


def _document(record: Recorder) -> Document:
    source = record.source
    return Document(
        id=record.document,
        title=f"{source.title}, entry {record.number}",
        publisher=source.publisher,
        text=record.text,
        url=source.page,
        place=record.place,
    )


def _check_whole(path: Path, heading: ListHeading, entries: int) -> None:
    if heading.entries is not None and heading.entries != entries:
        raise EditionRefused(
            f"{path}: announces {counted(heading.entries, 'entry', 'entries')} and holds "
            f"{entries:,}; fetch it again, the last edition stays current"
        )


def summary_lines(counts: Mapping[str, float]) -> Sequence[str]:
    """Return what a reading tells beside entries and claims.

    Args:
        counts: Its figures.
    """
    return [
        f"{counts['cells_not_understood']:,.0f} of {counted(int(counts['cells']), 'cell')} "
        f"not understood ({counts['share_not_understood']:.2%})"
    ]
