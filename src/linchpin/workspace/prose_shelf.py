"""The documents that are kept, and what comes to them: known ones, copies, new versions."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.workspace.prose_order import ReadFile, ReadOrder, ReadState

if TYPE_CHECKING:
    from linchpin.read.prose.copies import TextPrint
    from linchpin.read.prose.kept.document_folder import DocumentFolder, DocumentMark
    from linchpin.read.prose.kept.kept_document import KeptDocument, KeptVersion
    from linchpin.read.prose.proposal import TextReading
    from linchpin.read.prose.text.building import About
    from linchpin.read.prose.text.open_text import OpenedFile


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was opened and read, or why it was not.

    Attributes:
        path: The file.
        opened: The file and its text.
        reading: What is proposed of it.
        unread: What of it could not be read, a sentence each.
        error: Why nothing was read.
    """

    path: Path
    opened: OpenedFile | None = None
    reading: TextReading | None = None
    unread: tuple[str, ...] = ()
    error: str | None = None


class DocumentShelf:
    """The documents that are kept, and those that come to them."""

    def __init__(self, folder: DocumentFolder, reader: str, now: str) -> None:
        self._folder, self._reader, self._now = folder, reader, now
        self._marks = {mark.id: mark for mark in folder.marks()}
        self._prints = {mark.id: mark.print for mark in self._marks.values()}

    def about(self, path: Path, order: ReadOrder) -> About:
        """Return what is known of a file beside its words: as ordered, else as it was kept."""
        from linchpin.read.prose.text.building import About

        asked = About(
            language=order.language,
            published=order.published,
            publisher=order.publisher,
            url=order.url,
        )
        for mark in self._same_file(path):
            kept = self._folder.opened(mark.id).text
            return About(
                language=asked.language or kept.language,
                published=asked.published or kept.published,
                publisher=asked.publisher or kept.publisher,
                url=asked.url or kept.url,
            )
        return asked

    def _same_file(self, path: Path) -> list[DocumentMark]:
        """Return the documents whose newest version is a file, to the byte."""
        try:
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            return []
        return [mark for mark in self._marks.values() if mark.sha256 == sha256]

    def read_before(self, path: Path, order: ReadOrder) -> KeptDocument | None:
        """Return what was read of the same file by the same reader, with the same said of it."""
        for mark in self._same_file(path):
            if mark.reader != self._reader:
                continue
            kept = self._folder.opened(mark.id)
            text = kept.text
            asked = (order.language, order.published, order.publisher, order.url)
            has = (text.language, text.published, text.publisher, text.url)
            if all(one in (None, other) for one, other in zip(asked, has, strict=True)):
                return kept
        return None

    def put(self, read: FileRead) -> ReadFile:
        """Keep what was read, and return what became of it."""
        from linchpin.read.prose.copies import text_print
        from linchpin.read.prose.kept.document_folder import stored_name
        from linchpin.read.prose.kept.kept_document import KeptDocument, KeptVersion, check_kept

        if read.opened is None or read.reading is None:
            return ReadFile(read.path, ReadState.FAILED, error=read.error)
        text = read.opened.text
        found = text_print(text)
        identity, versions = self._identity(read, found)
        same = any(version.sha256 == text.sha256 for version in versions)
        source = self._source(identity, found)
        name = stored_name(text.sha256, read.path.name)
        version = KeptVersion(text.sha256, read.path.name, self._now, name)
        kept = KeptDocument(
            id=identity,
            text=replace(text, id=identity),
            reading=read.reading,
            reader=self._reader,
            versions=versions if same else (*versions, version),
            copy_of=source,
        )
        check_kept(kept)
        mark = self._folder.keep(kept, None if same else read.opened.data, found)
        self._marks[identity] = mark
        self._prints[identity] = found
        state = ReadState.READ if source is None else ReadState.COPY
        if versions and not same:
            state = ReadState.VERSION
        return ReadFile(read.path, state, kept, unread=(*text.unread, *read.unread))

    def _identity(self, read: FileRead, found: TextPrint) -> tuple[str, tuple[KeptVersion, ...]]:
        """Return the id of a document, and the versions of it that are kept already."""
        from linchpin.read.prose.copies import is_copy
        from linchpin.read.prose.kept.document_folder import id_of

        assert read.opened is not None
        text = read.opened.text
        for mark in self._marks.values():
            if mark.sha256 == text.sha256:
                return mark.id, self._folder.opened(mark.id).versions
        identity = id_of(read.path.stem)
        known = self._marks.get(identity)
        if known is None:
            return identity, ()
        if is_copy(found, self._prints[identity]) or (
            text.url is not None and text.url == known.url
        ):
            return identity, self._folder.opened(identity).versions
        return f"{identity}-{text.sha256[:8]}", ()

    def _source(self, identity: str, found: TextPrint) -> str | None:
        """Return the document whose text this one repeats; None where it is its own."""
        from linchpin.read.prose.copies import is_copy

        own = self._marks.get(identity)
        if own is not None and own.copy_of is None and self._has_copies(identity):
            return None
        for mark in self._marks.values():
            if (
                mark.id != identity
                and mark.copy_of is None
                and is_copy(found, self._prints[mark.id])
            ):
                return mark.id
        return None

    def _has_copies(self, identity: str) -> bool:
        return any(mark.copy_of == identity for mark in self._marks.values())
