"""The folder of the archive that keeps documents: one folder each, nothing ever overwritten."""

from __future__ import annotations

import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from linchpin.claims.errors import ReadError
from linchpin.read.prose.copies import TextPrint, text_print
from linchpin.read.prose.kept.kept_document import KeptDocument, check_kept
from linchpin.read.prose.kept.plain_values import from_plain, to_plain

FOLDER = "documents"
_FILE = "document.json"
_MARK = "mark.json"
_FORMAT = 1
_LONGEST_ID = 80
_NOT_IN_ID = re.compile(r"[^\w]+")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}")


@dataclass(frozen=True, slots=True)
class DocumentMark:
    """What a document is known again by, without opening it.

    Attributes:
        id: `KeptDocument.id`.
        sha256: SHA-256 of its newest version.
        reader: Who read it.
        url: Where it was published.
        copy_of: Document whose text it repeats.
        rows: See `TextPrint`.
        words: See `TextPrint`.
        every: See `TextPrint`.
        names: Names and aliases of its entities, plain, each once.
    """

    id: str
    sha256: str
    reader: str
    url: str | None
    copy_of: str | None
    rows: tuple[int, ...]
    words: int
    every: int
    names: tuple[str, ...]

    @property
    def print(self) -> TextPrint:
        """Return what its text is compared by."""
        return TextPrint(frozenset(self.rows), self.words, self.every)


@dataclass(frozen=True, slots=True)
class DocumentFolder:
    """Documents that were read, in a folder of the archive.

    Attributes:
        place: The folder; it need not be there yet.
    """

    place: Path

    def ids(self) -> list[str]:
        """Return the ids of all documents, sorted.

        Raises:
            ReadError: The folder cannot be read.
        """
        try:
            return sorted(item.parent.name for item in self.place.glob(f"*/{_FILE}"))
        except OSError as error:
            raise ReadError(f"{self.place}: {error.strerror or error}") from error

    def __iter__(self) -> Iterator[KeptDocument]:
        """Yield every document, by id."""
        return (self.opened(item) for item in self.ids())

    def marks(self) -> Iterator[DocumentMark]:
        """Yield what every document is known again by, by id."""
        for identity in self.ids():
            path = self.place / identity / _MARK
            try:
                yield from_plain(DocumentMark, json.loads(path.read_bytes().decode("utf-8")))
            except (OSError, ValueError, RecursionError, ReadError):
                yield mark_of(self.opened(identity))

    def opened(self, identity: str) -> KeptDocument:
        """Return a document.

        Raises:
            ReadError: It is not there, or damaged.
        """
        path = self.place / identity / _FILE
        try:
            raw = json.loads(path.read_bytes().decode("utf-8"))
        except OSError as error:
            raise ReadError(f"{path}: {error.strerror or error}") from error
        except (ValueError, RecursionError) as error:
            raise ReadError(f"{path}: is damaged ({error}); read the document again") from error
        if not isinstance(raw, dict) or raw.get("format") != _FORMAT:
            raise ReadError(
                f"{path}: is no document that this Linchpin knows; it was written by a newer one, "
                "or is damaged"
            )
        try:
            found = from_plain(KeptDocument, raw.get("document"), "document")
            check_kept(found)
        except ReadError as error:
            raise ReadError(f"{path}: is damaged ({error}); read the document again") from error
        return found

    def named(self, name: str) -> KeptDocument:
        """Return the document somebody means by its id, its file's name or its title.

        Raises:
            ReadError: None or several fit.
        """
        ids = self.ids()
        if name in ids:
            return self.opened(name)
        wanted = id_of(Path(name).stem if _ENDING.fullmatch(Path(name).suffix) else name)
        fitting = [one for one in ids if one == wanted or one.startswith(f"{wanted}-")]
        exact = [one for one in fitting if one == wanted]
        if not fitting:
            fitting = [one.id for one in self if id_of(one.title) == wanted]
        if len(exact or fitting) == 1:
            return self.opened((exact or fitting)[0])
        if fitting:
            raise ReadError(f"{name!r}: several documents may be meant: {', '.join(fitting[:10])}")
        if not ids:
            raise ReadError("no document was read yet; begin with: linchpin read FILE")
        shown = ", ".join(ids[:10]) + (f" and {len(ids) - 10:,} more" if len(ids) > 10 else "")
        raise ReadError(f"{name!r}: no such document was read; there are {shown}")

    def keep(
        self, document: KeptDocument, data: bytes | None, known: TextPrint | None = None
    ) -> DocumentMark:
        """Keep a document, whole or not at all; with the bytes of its newest version.

        Args:
            document: The document.
            data: The file's bytes; None where they are kept already.
            known: What its text is compared by, where that is known.

        Returns:
            What it is known again by.

        Raises:
            ReadError: It cannot be written.
        """
        folder = self.place / document.id
        mark = mark_of(document, known)
        text = json.dumps(
            {"format": _FORMAT, "document": to_plain(document)}, ensure_ascii=False, indent=1
        )
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if data is not None:
                _write(folder / document.versions[-1].stored, data)
            _write(folder / _MARK, json.dumps(to_plain(mark), ensure_ascii=False).encode("utf-8"))
            _write(folder / _FILE, text.encode("utf-8", "surrogatepass"))
        except OSError as error:
            raise ReadError(f"{folder}: cannot be written ({error.strerror or error})") from error
        return mark

    def original(self, document: KeptDocument) -> Path:
        """Return the kept file of a document's newest version.

        Raises:
            ReadError: It is gone, or is not the file that was read.
        """
        version = document.versions[-1]
        path = self.place / document.id / version.stored
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ReadError(f"{path}: {error.strerror or error}") from error
        if hashlib.sha256(data).hexdigest() != version.sha256:
            raise ReadError(f"{path}: is not the file that was read; it was changed since")
        return path


def mark_of(document: KeptDocument, known: TextPrint | None = None) -> DocumentMark:
    """Return what a document is known again by.

    Args:
        document: The document.
        known: What its text is compared by, where that is known.
    """
    found = text_print(document.text) if known is None else known
    names = {name: None for one in document.reading.entities for name in (one.name, *one.aliases)}
    return DocumentMark(
        id=document.id,
        sha256=document.versions[-1].sha256,
        reader=document.reader,
        url=document.text.url,
        copy_of=document.copy_of,
        rows=tuple(sorted(found.rows)),
        words=found.words,
        every=found.every,
        names=tuple(names),
    )


def id_of(name: str) -> str:
    """Return a name as a document's id: small letters, digits and hyphens.

    >>> id_of("Informe No. 7 (Versión final)")
    'informe-no-7-versión-final'
    """
    text = unicodedata.normalize("NFC", name).lower().replace("_", "-")
    return _NOT_IN_ID.sub("-", text).strip("-")[:_LONGEST_ID].strip("-") or "document"


def stored_name(sha256: str, name: str) -> str:
    """Return under what name a file is kept: its hash, with the ending it had.

    >>> stored_name("ab" * 32, "Press release.PDF")
    'abababababababab.pdf'
    """
    ending = Path(name).suffix.lower()
    return sha256[:16] + (ending if _ENDING.fullmatch(ending) else "")


def _write(path: Path, data: bytes) -> None:
    aside = path.with_name(f".{token_hex(8)}.partial")
    try:
        with aside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(path)
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
