"""What somebody asks of the reading of documents, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linchpin.read.prose.kept.kept_document import KeptDocument

NOT_READ = 5
"""Exit code where something could not be read, as elsewhere in the program."""


class ReadState(StrEnum):
    """What became of one file."""

    READ = "read"
    AGAIN = "read before"
    """The same file was read before by the same reader: nothing was done."""
    VERSION = "new version"
    """The text of a document that was read before has changed."""
    COPY = "copy"
    """The text is that of another document, as when many print one wire story."""
    FAILED = "not read"


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """What is asked.

    Attributes:
        paths: Files and folders.
        language: ISO 639-1 code of all of them; None to tell it by their words.
        published: EDTF date of all of them.
        publisher: Publisher of all of them.
        url: Where the document was published.
        output: Folder for one JSON file a document; None for none.
        jobs: Processes that share the work.
        again: Whether files that were read before are read again.
        longest: Characters of a document that are read at most.
        overwrite: Whether files of others in `output` may be replaced.
    """

    paths: tuple[Path, ...]
    language: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    output: Path | None = None
    jobs: int = 1
    again: bool = False
    longest: int = 3_000_000
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What became of one file.

    Attributes:
        path: The file.
        state: What became of it.
        document: What was read; None where nothing was.
        error: Why nothing was; None where something was.
        unread: What of it could not be read, a sentence each.
        written: The JSON file; None where none was asked for.
        notes: What else is to be told of its reading, a sentence each.
    """

    path: Path
    state: ReadState
    document: KeptDocument | None = None
    error: str | None = None
    unread: tuple[str, ...] = ()
    written: Path | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """What became of all files.

    Attributes:
        files: One for each file, in order.
        allowed: Why what could not be read is accepted; None where it is not.
    """

    files: tuple[ReadFile, ...]
    allowed: str | None = None

    @property
    def gaps(self) -> int:
        """Return how many files could not be read, or not wholly."""
        return sum(one.state is ReadState.FAILED or bool(one.unread) for one in self.files)

    @property
    def exit_code(self) -> int:
        """Return 0 where all was read or the rest is accepted, 1 where nothing was, else 5."""
        if all(one.state is ReadState.FAILED for one in self.files):
            return 1
        return NOT_READ if self.gaps and self.allowed is None else 0
