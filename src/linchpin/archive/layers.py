"""An edition in little space: the rows of earlier editions that still stand, and its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from linchpin.archive.index import FOLDER, LAYERS, Seal
from linchpin.archive.manifest import Manifest
from linchpin.archive.store import Archive
from linchpin.claims.errors import ArchiveError

PACKED = ("claims", "documents")
"""The tables that may rest on earlier editions; the others are small."""

MOVING = {"documents": "place"}
"""Of a table, the column that may change while a row stays: one line more moves all that follow."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A file of an earlier edition that an edition rests on.

    Attributes:
        folder: Folder of that edition.
        sha256: What the file was.
        gone: How many of its rows the edition does not hold.
    """

    folder: str
    sha256: str
    gone: int


@dataclass(frozen=True, slots=True)
class Layers:
    """What `layers.json` says.

    Attributes:
        number: The edition's, since the last that is whole, from 1.
        tables: For each packed table its layers, oldest first.
    """

    number: int
    tables: Mapping[str, tuple[Layer, ...]]


@dataclass(frozen=True, slots=True)
class TablePart:
    """Some rows of a table.

    Attributes:
        path: Parquet file with them and perhaps others.
        gone: Parquet file with `layer` and `row` of those that do not count; None where all do.
        moved: Parquet file with `layer`, `row` and what the moving column of such a row says here;
            None where nothing moves.
        layer: Which rows of these are about this file.
    """

    path: Path
    gone: Path | None = None
    moved: Path | None = None
    layer: int = 0


def added_file(table: str) -> str:
    """Return the name of the file with an edition's own rows of a table."""
    return f"{table}_added.parquet"


def gone_file(table: str) -> str:
    """Return the name of the file with the places of rows that an edition does not hold."""
    return f"{table}_gone.parquet"


def moved_file(table: str) -> str:
    """Return the name of the file with what the moving column of rows of earlier editions says."""
    return f"{table}_moved.parquet"


def own_file(seal: Seal, table: str) -> str:
    """Return the name of the file of an edition that others may rest on."""
    return f"{table}.parquet" if LAYERS not in seal.files else added_file(table)


def layers_text(layers: Layers) -> str:
    """Return what `layers.json` is to say."""
    tables = {
        table: [[layer.folder, layer.sha256, layer.gone] for layer in some]
        for table, some in layers.tables.items()
    }
    return json.dumps({"number": layers.number, "tables": tables}, sort_keys=True) + "\n"


def layers_of(archive: Archive, seal: Seal) -> Layers | None:
    """Return what an edition rests on; None for a whole one.

    Args:
        archive: Where it is.
        seal: The edition.

    Raises:
        ArchiveError: The file that says so is missing or damaged.
    """
    if LAYERS not in seal.files:
        return None
    return read_layers(archive.sealed_file(seal, LAYERS))


def read_layers(path: Path) -> Layers:
    """Return what a `layers.json` says.

    Raises:
        ArchiveError: It cannot be read, or no archive wrote it.
    """
    try:
        raw = json.loads(path.read_bytes().decode("utf-8"))
        tables = {table: tuple(_layer(one) for one in raw["tables"][table]) for table in PACKED}
        number = raw["number"]
        if type(number) is not int or number < 1 or len({*map(len, tables.values())}) != 1:
            raise ValueError("its figures do not fit each other")
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read ({error.strerror or error})") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ArchiveError(f"{path}: is damaged ({error})") from error
    return Layers(number, tables)


def _layer(raw: Any) -> Layer:
    folder, sha256, gone = raw
    if not (isinstance(folder, str) and FOLDER.fullmatch(folder) and isinstance(sha256, str)):
        raise ValueError(f"{folder!r} is no folder of an edition")
    if type(gone) is not int or gone < 0:
        raise ValueError(f"{gone!r} is no number of rows")
    return Layer(folder, sha256, gone)


def table_parts(archive: Archive, edition: Manifest, table: str) -> list[TablePart]:
    """Return the files that hold a table of an edition, each made sure to be the one written.

    Args:
        archive: Where the edition is.
        edition: The edition.
        table: `claims`, `documents`, `findings` or `not_understood`.

    Raises:
        ArchiveError: One is missing, damaged or was replaced, or no such edition is in the list.
    """
    seal = archive.seal_of(edition)
    layers = layers_of(archive, seal) if table in PACKED else None
    if layers is None:
        return [TablePart(archive.files(edition, table))]
    return packed_parts(archive, seal, table, layers, partial(archive.sealed_file, seal))


def packed_parts(
    archive: Archive, seal: Seal, table: str, layers: Layers, own: Callable[[str], Path]
) -> list[TablePart]:
    """Return the files that hold a packed table.

    Args:
        archive: Where the layers are.
        seal: The edition.
        table: The table.
        layers: What it rests on.
        own: Gives the edition's own file of a name.

    Raises:
        ArchiveError: One is missing, damaged or was replaced.
    """
    gone = own(gone_file(table))
    moved = own(moved_file(table)) if table in MOVING else None
    parts = []
    for number, layer in enumerate(layers.tables[table]):
        path = _layer_file(archive, seal, table, layer)
        parts.append(TablePart(path, gone if layer.gone else None, moved, number))
    return [*parts, TablePart(own(added_file(table)))]


def _layer_file(archive: Archive, seal: Seal, table: str, layer: Layer) -> Path:
    below = archive.index.current().get((seal.dataset, layer.folder))
    name = "" if below is None else own_file(below, table)
    if below is None or name not in below.files or below.files[name].sha256 != layer.sha256:
        raise ArchiveError(
            f"{archive.folder(seal)}: rests on {layer.folder}, which is missing or was replaced by "
            "another; put back a copy of that, or add this edition again"
        )
    return archive.sealed_file(below, name)
