"""The seam every source comes through: a reader accepts a path and reads it into claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from linchpin.claims.progress import Progress
from linchpin.claims.source_part import SourcePart


class SourceKind(StrEnum):
    """What an edition's date means for its claims."""

    LIST = "list"
    """A snapshot: the edition of a day says everything the source says on that day."""
    CASE = "case"
    """A folder of dated documents: each claim is as old as the document it quotes."""


@dataclass(slots=True)
class Tally:
    """What is known of a source only when all of it was read; the reader fills it in on the way.

    Attributes:
        entries: How many entries the source itself counts.
        counts: Named figures that the source's assertions are checked against.
        warnings: What was odd but did not stop the reading.
    """

    entries: int = 0
    counts: dict[str, float] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reading:
    """One run of a reader over a source: what it is, and its parts as they are read.

    Attributes:
        dataset: The source's name, such as `us_ofac_sdn`.
        kind: Whether the edition is a snapshot or a case.
        date: EDTF date of the edition.
        title: What a reader would call the source.
        publisher: Who publishes it.
        parts: Everything the source says, part by part; it can be gone through once.
        tally: Whole when the last part is out, and not before.
        subject: Entity the source is about, where it is about one (a case).
    """

    dataset: str
    kind: SourceKind
    date: str
    title: str
    publisher: str
    parts: Iterator[SourcePart]
    tally: Tally
    subject: str | None = None


class Reader(Protocol):
    """Reads one kind of source.

    The contract, checked by one test over every reader: `accepts` never raises; `read` and the
    parts it gives either pass `check_model` and `check_quotes`, or raise a `LinchpinError` that
    names the file, and the line and value where there is one; the same input gives the same
    parts. No part is kept by the reader once it is out.
    """

    name: str

    def accepts(self, path: Path) -> bool:
        """Say whether the path looks like this kind of source."""
        ...

    def read(self, path: Path, *, date: str | None, progress: Progress) -> Reading:
        """Begin to read the source; most of the work is done while the parts are asked for.

        Args:
            path: File or folder.
            date: EDTF date of the edition; None to take it from the source or its name.
            progress: Told what is done.

        Returns:
            What the source is, and its parts.

        Raises:
            LinchpinError: The source cannot be read as what it claims to be; raised here or
                by the parts.
        """
        ...
