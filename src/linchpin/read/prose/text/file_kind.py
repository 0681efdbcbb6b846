"""The seam every kind of prose file comes through, and the kinds there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from linchpin.read.prose.text.building import About, PagePart

LONGEST_TEXT = 3_000_000
"""Characters of a document that are read unless somebody allows more: about a thousand pages."""


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A file as it was given.

    Attributes:
        path: Where it is, for messages.
        data: Its bytes, unpacked where they were gzip.
        longest: Characters of text that are read at most.
    """

    path: Path
    data: bytes
    longest: int = LONGEST_TEXT


@dataclass(frozen=True, slots=True)
class FileText:
    """What a kind of file found in one.

    Attributes:
        parts: Its words in order.
        about: What the file itself says of the document.
    """

    parts: Sequence[PagePart]
    about: About


class ProseKind(Protocol):
    """A kind of file: what it is called, how its bytes tell it, and how it is read.

    The contract, checked by one test over every kind: `accepts` never raises; `read` gives words,
    or raises a `ReadError` that names the file and says what to do; the same bytes give the same.
    """

    @property
    def name(self) -> str:
        """Return what people call it."""
        ...

    def accepts(self, data: bytes, suffix: str) -> bool:
        """Say whether a file is of this kind, by its bytes; the name only parts kinds of text.

        Args:
            data: The whole file.
            suffix: How its name ends, in small letters.
        """
        ...

    def read(self, file: FileToRead) -> FileText:
        """Return the words of a file.

        Args:
            file: The file.

        Raises:
            ReadError: It cannot be read as such a file, or holds too much.
        """
        ...
