"""Read documents: open, read, tell copies and versions, keep, and write what was read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.errors import LinchpinError, ReadError
from linchpin.claims.progress import Progress
from linchpin.claims.workers import worker_pool
from linchpin.workspace.open import made_archive
from linchpin.workspace.outputs import check_outputs
from linchpin.workspace.prose_order import ReadFile, ReadOrder, ReadOutcome, ReadState
from linchpin.workspace.prose_shelf import DocumentShelf, FileRead
from linchpin.workspace.settings import Settings
from linchpin.workspace.write_whole import write_whole

if TYPE_CHECKING:
    from linchpin.read.prose.kept.document_folder import DocumentFolder
    from linchpin.read.prose.kept.kept_document import KeptDocument
    from linchpin.read.prose.proposal import KnownName
    from linchpin.read.prose.text.building import About
    from linchpin.read.prose.text_reader import TextReader

_PASSED_OVER = frozenset({"Thumbs.db", "desktop.ini"})


def read_documents(
    settings: Settings,
    order: ReadOrder,
    reader: TextReader,
    known: Callable[[], Callable[[str], list[KnownName]]],
    progress: Progress,
) -> ReadOutcome:
    """Read files and folders into documents of the archive.

    Args:
        settings: Where the archive is.
        order: What is asked.
        reader: Who reads.
        known: Gives what finds the names of the archive that may stand in a text; asked once,
            and only where something is read.
        progress: Told which file is read.

    Returns:
        What became of each file.

    Raises:
        LinchpinError: A path is not there, or nothing can be written where it is asked for.
    """
    files = list(files_of(order.paths))
    folder = document_folder(settings, make=True)
    shelf = DocumentShelf(folder, reader.name, settings.now())
    places = _places(order, files, settings)
    done: dict[Path, ReadFile] = {}
    waiting: list[Path] = []
    for path in files:
        kept = None if order.again else shelf.read_before(path, order)
        if kept is None:
            waiting.append(path)
        else:
            done[path] = ReadFile(path, ReadState.AGAIN, kept, unread=_unread(kept))
    names = known() if waiting else None
    with _workers(order, reader, names) as read:
        asked = [(path, shelf.about(path, order)) for path in waiting]
        for number, one in enumerate(read(asked), 1):
            done[one.path] = shelf.put(one)
            progress(f"read {one.path.name},", number, len(waiting))
    outcomes = []
    for path in files:
        outcome, place = done[path], places.get(path)
        if place is not None and outcome.document is not None:
            write_prediction(place, outcome.document)
            outcome = replace(outcome, written=place)
        outcomes.append(outcome)
    return ReadOutcome(tuple(outcomes))


def document_folder(settings: Settings, *, make: bool = False) -> DocumentFolder:
    """Return the folder of the archive that keeps documents.

    Args:
        settings: Where the archive is.
        make: Whether an archive is made where there is none.
    """
    from linchpin.read.prose.kept.document_folder import FOLDER, DocumentFolder

    if make:
        made_archive(settings)
    return DocumentFolder(settings.archive / FOLDER)


def files_of(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield each file once: those named, and all in folders but hidden ones, in order of name.

    Args:
        paths: Files and folders.

    Raises:
        ReadError: One is not there, or a folder holds no file.
    """
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise ReadError(f"{path}: no such file or folder")
        found = sorted(_within(path)) if path.is_dir() else [path]
        if not found:
            raise ReadError(f"{path}: the folder holds no file")
        for one in found:
            real = one.resolve()
            if real not in seen:
                seen.add(real)
                yield one


def _within(folder: Path) -> Iterator[Path]:
    for one in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in one.relative_to(folder).parts)
        if one.is_file() and not hidden and one.name not in _PASSED_OVER:
            yield one


def _places(order: ReadOrder, files: Sequence[Path], settings: Settings) -> dict[Path, Path]:
    """Return where each document's JSON goes, after making sure that it may go there."""
    if order.output is None:
        return {}
    if order.output.exists() and not order.output.is_dir():
        raise LinchpinError(f"{order.output}: -o is a file; a folder is needed")
    places: dict[Path, Path] = {}
    taken: set[str] = set()
    for path in files:
        stem, number = path.stem, 1
        while stem.casefold() in taken:
            number += 1
            stem = f"{path.stem}-{number}"
        taken.add(stem.casefold())
        places[path] = order.output / f"{stem}.json"
    try:
        order.output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LinchpinError(f"{order.output}: -o cannot be made ({error.strerror})") from error
    written = {f"-o {place.name}": place for place in places.values()}
    read = {str(path): path for path in files}
    check_outputs(written, read, settings, overwrite=order.overwrite)
    return places


def write_prediction(place: Path, document: KeptDocument) -> None:
    """Write what was read of a document as JSON, whole or not at all.

    Args:
        place: The file.
        document: The document.
    """
    from linchpin.read.prose.prediction import prediction

    with write_whole(place) as stream:
        stream.write(json.dumps(prediction(document), ensure_ascii=False, indent=1) + "\n")


@contextmanager
def _workers(
    order: ReadOrder,
    reader: TextReader,
    names: Callable[[str], list[KnownName]] | None,
) -> Iterator[Callable[[Sequence[tuple[Path, About]]], Iterator[FileRead]]]:
    """Yield what reads files, in this process or in several."""
    global _WORK
    _WORK = (order, reader, names)
    if order.jobs == 1:
        yield lambda asked: map(_work, asked)
        return
    with worker_pool(order.jobs) as pool:
        yield lambda asked: pool.imap(_work, asked)


_WORK: tuple[ReadOrder, TextReader, Callable[[str], list[KnownName]] | None] | None = None
"""What the processes that share the work have in common; set before they begin."""


def _work(asked: tuple[Path, About]) -> FileRead:
    from linchpin.read.prose.text.open_text import open_text
    from linchpin.read.prose.text_reader import parts_to_read

    assert _WORK is not None
    order, reader, names = _WORK
    path, given = asked
    try:
        opened = open_text(path, given, longest=order.longest)
        known = [] if names is None else names(opened.text.text)
        reading = reader.read(opened.text, known)
    except LinchpinError as error:
        return FileRead(path, error=str(error))
    except (MemoryError, RecursionError) as error:
        return FileRead(path, error=f"{path}: takes too much memory to read ({error!r})")
    return FileRead(path, opened, reading, tuple(parts_to_read(opened.text)[1]))


def _unread(document: KeptDocument) -> tuple[str, ...]:
    from linchpin.read.prose.text_reader import parts_to_read

    return (*document.text.unread, *parts_to_read(document.text)[1])
