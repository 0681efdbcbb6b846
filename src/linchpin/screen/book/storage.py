"""The index of a book, saved beside it: what re-screening needs, memory-mapped when opened."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from linchpin import __version__
from linchpin.claims.errors import ReadError
from linchpin.match.reverse.join import Names
from linchpin.match.reverse.storage import BookWords, words_from
from linchpin.match.reverse.text_windows import Texts
from linchpin.screen.book.columns import Mapping, name_columns
from linchpin.screen.book.rows import Piece
from linchpin.tabular.coverage import Coverage, coverage_from
from linchpin.tabular.dates import DateOrder
from linchpin.tabular.kind import LooseCell

if TYPE_CHECKING:
    import pyarrow as pa

FORMAT = 4
"""Version of the layout."""
MANIFEST = "index.json"
CELLS = "cells.arrow"


class StaleIndex(ReadError):
    """An index that is damaged, of another version or of another book."""


@dataclass(frozen=True, slots=True)
class BookIndex:
    """A book as arrays.

    Attributes:
        words: Its different words.
        names: Its names, by column (see `name_columns`).
        parts: The names that its cells join, by column, and the row of each.
        texts: Its free texts in segments, by column.
        owners: int64, the row of each segment, by column.
        identifiers: uint64, sorted hashes of its identifiers.
        identifier_rows: int64, the row of each, from 0.
        numbers: int64, the number of each row in the book.
        lines: int64, the line or row of the sheet of each.
        sheet_numbers: int32, which of `sheets` each stands in.
        sheets: Names of the sheets, and what lines count in each (see `Piece.units`).
        orders: What stands first in birth dates, by column.
        cells: Every column of the mapping as text.
        longer: Rows with more cells than there are headings.
        coverage: Account of what was read of the book and what was not.
        population: Sample of its names, see `Population`.
        loose: Cells beside its rows.
    """

    words: BookWords
    names: dict[str, Names]
    parts: dict[str, tuple[Names, NDArray[np.int64]]]
    texts: dict[str, Texts]
    owners: dict[str, NDArray[np.int64]]
    identifiers: NDArray[np.uint64]
    identifier_rows: NDArray[np.int64]
    numbers: NDArray[np.int64]
    lines: NDArray[np.int64]
    sheet_numbers: NDArray[np.int32]
    sheets: tuple[tuple[str, str], ...]
    orders: dict[str, DateOrder]
    cells: pa.Table
    coverage: Coverage
    longer: int
    population: tuple[str, ...]
    loose: tuple[LooseCell, ...]

    @property
    def rows(self) -> int:
        """Return how many rows the book has."""
        return int(self.cells.num_rows)

    def piece(self, rows: NDArray[np.int64]) -> Piece:
        """Return some rows, counted from 0, as a piece of the book."""
        found = self.cells.take(rows)
        columns = {name: found.column(name).to_pylist() for name in found.column_names}
        stand = [self.sheets[at] for at in self.sheet_numbers[rows].tolist()]
        return Piece(
            0, self.numbers[rows].tolist(), columns, lines=self.lines[rows].tolist(),
            sheets=[sheet for sheet, _ in stand], units=[unit for _, unit in stand],
            orders=self.orders,
        )  # fmt: skip

    def beside(self) -> Piece:
        """Return the cells beside the rows as a piece of the book without rows."""
        return replace(self.piece(np.zeros(0, np.int64)), loose=self.loose)

    def rows_with(self, key: str) -> NDArray[np.int64]:
        """Return the rows that may hold an identifier, given as letters and digits."""
        wanted = identifier_hash(key)
        low = np.searchsorted(self.identifiers, wanted)
        stop = np.searchsorted(self.identifiers, wanted, side="right")
        return self.identifier_rows[low:stop]


def identifier_hash(key: str) -> np.uint64:
    """Return 64 bits of an identifier's letters and digits."""
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return np.uint64(int.from_bytes(digest, "little"))


def _files_below(folder: Traversable) -> Iterator[Traversable]:
    """Yield every file of a package, in the order of names, without compiled ones."""
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir():
            yield from _files_below(item)
        elif not item.name.endswith((".pyc", ".nbi", ".nbc")):
            yield item


@cache
def engine_mark() -> str:
    """Return a hash of every file of the engine: an index made by other rules is never used."""
    digest = hashlib.sha256()
    for package in ("linchpin.match", "linchpin.screen", "linchpin.tabular"):
        for entry in _files_below(files(package)):
            digest.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return digest.hexdigest()


def key_of(book_sha256: str, mapping: Mapping) -> dict[str, Any]:
    """Return what an index is good for: version, rules, book and columns."""
    columns = {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(mapping).items()}
    return {
        "format": FORMAT,
        "linchpin": __version__,
        "engine": engine_mark(),
        "book_sha256": book_sha256,
        "mapping": columns,
    }


def seal(path: Path) -> list[Any]:
    """Return the size and SHA-256 of a file."""
    with open(path, "rb") as stream:
        return [path.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest()]


def manifest_seal(manifest: dict[str, Any]) -> str:
    """Return the SHA-256 of everything else a manifest says."""
    rest = {name: value for name, value in manifest.items() if name != "seal"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True).encode()).hexdigest()


def open_index(folder: Path, mapping: Mapping, *, book_sha256: str) -> BookIndex:
    """Return the index of a book, memory-mapped.

    Raises:
        StaleIndex: There is none, or it is damaged, of another version, mapping or book.
    """
    manifest = _manifest(folder)
    for name, value in key_of(book_sha256, mapping).items():
        if manifest.get(name) != value:
            raise StaleIndex(f"{folder}: {_OTHER[name]}")
    for name, known in manifest["files"].items():
        try:
            whole = seal(folder / name) == known
        except OSError:
            whole = False
        if not whole:
            raise StaleIndex(f"{folder}: {name} is damaged")
    try:
        return _opened(folder, mapping, manifest)
    except (OSError, KeyError, ValueError) as error:
        raise StaleIndex(f"{folder}: is damaged ({error})") from error


_OTHER = {
    "format": "has the layout of another version",
    "linchpin": "was made by another version",
    "engine": "was made by other rules",
    "book_sha256": "is the index of another book, or the book has changed",
    "mapping": "was made with other columns",
}


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise StaleIndex(f"{folder}: there is no index yet") from error
    except (OSError, ValueError) as error:
        raise StaleIndex(f"{folder}: is damaged ({MANIFEST})") from error
    if not isinstance(found, dict) or found.get("seal") != manifest_seal(found):
        raise StaleIndex(f"{folder}: is damaged ({MANIFEST})")
    return found


def _opened(folder: Path, mapping: Mapping, manifest: dict[str, Any]) -> BookIndex:
    import pyarrow as pa

    arrays = {item.stem: _mapped(item) for item in folder.glob("*.npy")}
    columns = list(name_columns(mapping, {c: [] for c in mapping.columns()}))
    return BookIndex(
        words=words_from(arrays),
        names={
            column: (arrays[f"name-{at}-rows"], arrays[f"name-{at}-words"])
            for at, column in enumerate(columns)
        },
        parts={
            column: (
                (arrays[f"part-{at}-rows"], arrays[f"part-{at}-words"]),
                arrays[f"part-{at}-owners"],
            )
            for at, column in enumerate(columns)
        },
        texts={
            column: Texts(
                arrays[f"text-{at}-starts"], arrays[f"text-{at}-rows"], arrays[f"text-{at}-words"]
            )
            for at, column in enumerate(mapping.texts)
        },
        owners={column: arrays[f"text-{at}-owners"] for at, column in enumerate(mapping.texts)},
        identifiers=arrays["identifiers"],
        identifier_rows=arrays["identifier-rows"],
        numbers=arrays["numbers"],
        cells=pa.ipc.open_file(pa.memory_map(str(folder / CELLS))).read_all(),
        lines=arrays["lines"],
        sheet_numbers=arrays["sheet-numbers"],
        sheets=tuple((sheet, unit) for sheet, unit in manifest["sheets"]),
        orders={column: DateOrder[order] for column, order in manifest["orders"].items()},
        coverage=coverage_from(manifest["coverage"]),
        longer=int(manifest["longer"]),
        population=tuple(json.loads(arrays["population"].tobytes())),
        loose=tuple(LooseCell(*cell) for cell in manifest["loose"]),
    )


def _mapped(path: Path) -> NDArray[Any]:
    """Return an array of a file: copied on write, so that compiled functions take it as any."""
    try:
        mapped: NDArray[Any] = np.load(path, mmap_mode="c", allow_pickle=False).view(np.ndarray)
    except ValueError:  # an array without elements cannot be mapped
        mapped = np.asarray(np.load(path, allow_pickle=False))
    return mapped
