"""The seam every source comes through: a reader accepts a path and reads it into claims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from linchpin.claims.claim import Claim, Document
from linchpin.claims.finding import Finding

Progress = Callable[[str, int, int], None]
"""Called as `progress(what, done, total)`; total is 0 while it is not known."""


class SourceKind(StrEnum):
    """What an edition's date means for its claims."""

    LIST = "list"
    """A snapshot: the edition of a day says everything the source says on that day."""
    CASE = "case"
    """A folder of dated documents: each claim is as old as the document it quotes."""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A piece of a source that no rule covers: reported once, never guessed.

    Attributes:
        place: File and line.
        text: The piece, verbatim.
        why: What was expected instead.
        entity_id: Whose record it stands in, if known.
    """

    place: str
    text: str
    why: str
    entity_id: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one run of a reader got out of a source.

    Attributes:
        dataset: The source's name, such as `us_ofac_sdn`.
        kind: Whether the edition is a snapshot or a case.
        date: EDTF date of the edition.
        title: What a reader would call the source.
        publisher: Who publishes it.
        documents: The texts that are quoted.
        claims: What they say.
        findings: What the reader noticed about them; ours, not theirs.
        not_understood: What no rule covered.
        entries: How many entries the source itself counts.
        counts: Named figures that the source's assertions are checked against.
        warnings: What was odd but did not stop the reading.
        subject: Entity the source is about, where it is about one (a case).
    """

    dataset: str
    kind: SourceKind
    date: str
    title: str
    publisher: str
    documents: list[Document]
    claims: list[Claim]
    entries: int
    findings: list[Finding] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    counts: dict[str, float] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    subject: str | None = None


class Reader(Protocol):
    """Reads one kind of source.

    The contract, checked by one test over every reader: `accepts` never raises; `read` either
    returns a Reading whose claims pass `check_model` and `check_quotes`, or raises a
    `LinchpinError` that names the file, and the line and value where there is one; the same
    input gives the same Reading.
    """

    name: str

    def accepts(self, path: Path) -> bool:
        """Say whether the path looks like this kind of source."""
        ...

    def read(self, path: Path, *, date: str | None, progress: Progress) -> Reading:
        """Read the source.

        Args:
            path: File or folder.
            date: EDTF date of the edition; None to take it from the source or its name.
            progress: Told what is done.

        Returns:
            Everything the source says, what was not understood, and what was noticed.

        Raises:
            LinchpinError: The source cannot be read as what it claims to be.
        """
        ...
