"""Make the index of a book, so that re-screening need not read the book again."""

from __future__ import annotations

import fcntl
import glob
import json
import os
import shutil
from dataclasses import astuple, dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import Any

import numpy as np
from numpy.typing import NDArray

from linchpin.claims.errors import ReadError
from linchpin.claims.progress import Progress
from linchpin.match.reverse.storage import arrays_of
from linchpin.match.tokens.vocabulary import Vocabulary
from linchpin.screen.book.columns import Mapping, name_columns
from linchpin.screen.book.population import Population
from linchpin.screen.book.rows import Piece, read_book
from linchpin.screen.book.storage import (
    CELLS,
    MANIFEST,
    identifier_hash,
    key_of,
    manifest_seal,
    seal,
)
from linchpin.screen.rows.cell_identifiers import identifier_keys_of_rows
from linchpin.screen.rows.name_parts import name_parts
from linchpin.screen.rows.texts import text_segments
from linchpin.screen.watchlist.identifiers import address_keys
from linchpin.tabular.coverage import Coverage
from linchpin.tabular.dates import DateOrder
from linchpin.tabular.kind import LooseCell


@dataclass(slots=True)
class _Column:
    """Names or pieces of text, read piece by piece of the book."""

    rows: list[NDArray[np.int64]] = field(default_factory=lambda: [np.zeros(1, np.int64)])
    words: list[NDArray[np.int32]] = field(default_factory=lambda: [np.zeros(0, np.int32)])
    starts: list[NDArray[np.int64]] = field(default_factory=lambda: [np.zeros(1, np.int64)])
    owners: list[NDArray[np.int64]] = field(default_factory=lambda: [np.zeros(0, np.int64)])
    texts: int = 0

    def read(self, vocabulary: Vocabulary, names: list[str]) -> None:
        if not names:
            return  # a piece of the book without any
        rows, words = vocabulary.read(names)
        self.rows.append(rows[1:] + self.rows[-1][-1])
        self.words.append(words.copy())

    def read_texts(self, vocabulary: Vocabulary, texts: list[str]) -> None:
        found = [(row, part) for row, text in enumerate(texts) for part in text_segments(text)]
        if found:
            self.starts.append(np.cumsum([len(part) for _, part in found]) + self.starts[-1][-1])
        self.owners.append(np.array([row for row, _ in found], np.int64) + self.texts)
        self.texts += len(texts)
        self.read(vocabulary, [word for _, part in found for word in part])

    def read_parts(self, vocabulary: Vocabulary, names: list[str]) -> None:
        found = [(row, part) for row, name in enumerate(names) for part in name_parts(name)]
        self.owners.append(np.array([row for row, _ in found], np.int64) + self.texts)
        self.texts += len(names)
        self.read(vocabulary, [part for _, part in found])

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        columns: dict[str, list[NDArray[Any]]] = {
            "rows": [*self.rows],
            "words": [*self.words],
            "starts": [*self.starts],
            "owners": [*self.owners],
        }
        return {
            f"{name}-{kind}": np.concatenate(parts)
            for kind, parts in columns.items()
            if kind in ("rows", "words")
            or name.startswith("text")
            or (kind == "owners" and name.startswith("part"))
        }


@dataclass(slots=True)
class _RowPlaces:
    """Where rows stand, and the account of them, read piece by piece of the book."""

    numbers: list[NDArray[np.int64]] = field(default_factory=lambda: [np.zeros(0, np.int64)])
    lines: list[NDArray[np.int64]] = field(default_factory=lambda: [np.zeros(0, np.int64)])
    at: list[NDArray[np.int32]] = field(default_factory=lambda: [np.zeros(0, np.int32)])
    sheets: dict[tuple[str, str], int] = field(default_factory=dict)
    loose: list[LooseCell] = field(default_factory=list)
    orders: dict[str, DateOrder] = field(default_factory=dict)
    coverage: Coverage = field(default_factory=Coverage)
    longer: int = 0

    def see(self, piece: Piece) -> None:
        self.numbers.append(np.array(piece.numbers, np.int64))
        self.lines.append(np.array(piece.lines, np.int64))
        stand = zip(piece.sheets, piece.units, strict=True)
        found = [self.sheets.setdefault(where, len(self.sheets)) for where in stand]
        self.loose += piece.loose
        self.at.append(np.array(found, np.int32))
        self.orders |= piece.orders
        self.coverage += piece.coverage
        self.longer += piece.longer

    def arrays(self) -> dict[str, NDArray[Any]]:
        return {
            "numbers": np.concatenate(self.numbers),
            "lines": np.concatenate(self.lines),
            "sheet-numbers": np.concatenate(self.at),
        }

    def manifest(self) -> dict[str, Any]:
        return {
            "sheets": list(self.sheets),
            "loose": [list(astuple(cell)) for cell in self.loose],
            "orders": {column: order.name for column, order in self.orders.items()},
            "coverage": self.coverage.as_record(),
            "longer": self.longer,
        }


def make_index(
    book: Path, mapping: Mapping, folder: Path, *, book_sha256: str, progress: Progress
) -> None:
    """Write the index of a book to a folder, replacing one that is there; whole or not at all.

    Args:
        book: The book.
        mapping: What its columns hold.
        folder: Where the index goes; it may hold an older one, and nothing else.
        book_sha256: Hash of the book.
        progress: Told what is done.

    Raises:
        ReadError: The book cannot be read, or the folder is something else.
    """
    sweep_left(folder)
    if folder.exists() and not _may_be_replaced(folder):
        raise ReadError(f"{folder}: is no index of a book; name another folder with --index")
    try:
        aside, lock = _begin(folder)
    except OSError as error:
        raise _not_written(folder, error) from error
    before = aside.with_name(f"{aside.name}-old")
    try:
        manifest = {
            **key_of(book_sha256, mapping),
            **_write(book, mapping, aside, progress),
            "files": {item.name: seal(item) for item in sorted(aside.iterdir())},
        }
        manifest["seal"] = manifest_seal(manifest)
        (aside / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
        if folder.exists():
            folder.rename(before)
        aside.rename(folder)
    except OSError as error:
        raise _not_written(folder, error) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        shutil.rmtree(before, ignore_errors=True)
        os.close(lock)


def _not_written(folder: Path, error: OSError) -> ReadError:
    why = f"the index cannot be written ({error.strerror})"
    return ReadError(f"{folder}: {why}; name another folder with --index")


def sweep_left(folder: Path) -> None:
    """Take away what runs that were killed left beside an index: it holds cells of the book.

    Args:
        folder: The index.
    """
    if not folder.parent.is_dir():
        return
    for place in folder.parent.glob(f"{glob.escape(folder.name)}.writing-*"):
        try:
            handle = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
        except OSError:
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(place, ignore_errors=True)
        except OSError:
            continue  # a process that lives writes there
        finally:
            os.close(handle)


def _begin(folder: Path) -> tuple[Path, int]:
    """Make a folder to write an index in; returns it and a lock that ends with the process.

    Numbers of processes are given out again, and are the same in two containers; a lock is not.
    """
    while True:
        aside = folder.with_name(f"{folder.name}.writing-{token_hex(8)}")
        aside.mkdir(mode=0o700, parents=True)
        lock = os.open(aside, os.O_RDONLY | os.O_DIRECTORY)
        fcntl.flock(lock, fcntl.LOCK_EX)
        if aside.exists():
            return aside, lock
        os.close(lock)  # another run swept it before it was locked


def _may_be_replaced(folder: Path) -> bool:
    """Say whether a folder is an index, whole or not, or empty."""
    return folder.is_dir() and all(
        item.name in (MANIFEST, CELLS) or item.suffix == ".npy" for item in folder.iterdir()
    )


def _write(book: Path, mapping: Mapping, aside: Path, progress: Progress) -> dict[str, Any]:
    """Write the arrays and cells of a book; return what the manifest says of it."""
    import pyarrow as pa

    vocabulary, total = Vocabulary.empty(), 0
    population = Population()
    places = _RowPlaces()
    names: dict[str, _Column] = {}
    parts: dict[str, _Column] = {}
    texts = {column: _Column() for column in mapping.texts}
    hashes: list[tuple[np.uint64, int]] = []
    wanted = mapping.columns()
    schema = pa.schema([(column, pa.large_string()) for column in wanted])
    with pa.OSFile(str(aside / CELLS), "wb") as sink, pa.ipc.new_file(sink, schema) as out:
        for piece in read_book(book, mapping):
            cells = [piece.columns[column] for column in wanted]
            out.write_batch(pa.record_batch(cells, schema=schema))
            for column, values in name_columns(mapping, piece.columns).items():
                names.setdefault(column, _Column()).read(vocabulary, values)
                parts.setdefault(column, _Column()).read_parts(vocabulary, values)
                population.see(values)
            for column, found in texts.items():
                found.read_texts(vocabulary, piece.columns[column])
            hashes += _keys(mapping, piece, total)
            places.see(piece)
            total += piece.rows
            progress(f"{piece.share:.0%} of the book read; rows indexed:", total, 0)
    for column in name_columns(mapping, {c: [] for c in wanted}):
        names.setdefault(column, _Column())
        parts.setdefault(column, _Column())
    progress("indexing words", vocabulary.count, 0)
    arrays: dict[str, NDArray[Any]] = dict(arrays_of(vocabulary))
    for at, found in enumerate(names.values()):
        arrays |= found.arrays(f"name-{at}")
    for at, found in enumerate(parts.values()):
        arrays |= found.arrays(f"part-{at}")
    for at, found in enumerate(texts.values()):
        arrays |= found.arrays(f"text-{at}")
    hashes.sort()
    arrays["identifiers"] = np.array([value for value, _ in hashes], np.uint64)
    arrays["identifier-rows"] = np.array([row for _, row in hashes], np.int64)
    arrays |= places.arrays()
    sample = json.dumps(population.names()).encode()
    arrays["population"] = np.frombuffer(sample, np.uint8)
    for name, array in arrays.items():
        np.save(aside / f"{name}.npy", array, allow_pickle=False)
    return places.manifest()


def _keys(mapping: Mapping, piece: Piece, first: int) -> list[tuple[np.uint64, int]]:
    found = []
    for row, keys in enumerate(identifier_keys_of_rows(mapping, piece)):
        found += [(identifier_hash(key), first + row) for key in keys]
    if mapping.places:
        for row, cells in enumerate(zip(*(piece.columns[c] for c in mapping.places), strict=True)):
            found += [(identifier_hash(key), first + row) for key in address_keys(cells)]
    return found
