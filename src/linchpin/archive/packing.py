"""Write an edition as what changed since earlier ones, where that takes much less space."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from linchpin.archive.index import LAYERS, Seal
from linchpin.archive.layers import (
    MOVING,
    PACKED,
    Layer,
    Layers,
    added_file,
    gone_file,
    layers_of,
    layers_text,
    moved_file,
    own_file,
)
from linchpin.archive.queries.layered import same_rows
from linchpin.archive.staging import RowGroups
from linchpin.archive.store import Archive
from linchpin.claims.errors import ArchiveError

MOST_OF_WHOLE = 0.5
"""Largest share of the space of a whole edition that one which rests on others may take."""
_GONE = pa.schema([("layer", pa.int16()), ("row", pa.int64())])


class Below(NamedTuple):
    """What a new edition may rest on.

    Attributes:
        number: The new edition's, since the last whole one.
        seals: The editions whose files are its layers, oldest first.
    """

    number: int
    seals: tuple[Seal, ...]


def below(archive: Archive, dataset: str, sequence: int) -> Below | None:
    """Return what an edition may rest on; None where it must be whole.

    Args:
        archive: Where it is to be.
        dataset: Its source.
        sequence: Its place in the order in which editions of the source were added.
    """
    earlier = {
        int(folder.split(".")[1]): seal
        for (name, folder), seal in archive.index.current().items()
        if name == dataset and int(folder.split(".")[1]) < sequence
    }
    if not earlier:
        return None
    try:
        number = _number(archive, earlier[max(earlier)]) + 1
        wanted = number & (number - 1)
        for _, seal in sorted(earlier.items(), reverse=True):
            if (found := _number(archive, seal)) == wanted:
                return Below(number, (*_layer_seals(archive, seal), seal))
            if found == 0:
                break
    except ArchiveError:  # damaged: what is new stands on its own
        return None
    return None


def _number(archive: Archive, seal: Seal) -> int:
    layers = layers_of(archive, seal)
    return 0 if layers is None else layers.number


def _layer_seals(archive: Archive, seal: Seal) -> list[Seal]:
    layers = layers_of(archive, seal)
    current = archive.index.current()
    if layers is None:
        return []
    return [current[seal.dataset, layer.folder] for layer in layers.tables[PACKED[0]]]


def pack(archive: Archive, rests_on: Below, whole: Path, folder: Path) -> bool:
    """Write the tables of an edition as what changed.

    Args:
        archive: Where the editions are that it rests on.
        rests_on: These.
        whole: Folder with its whole tables.
        folder: Where the packed ones go; nothing of them is left there where it returns False.

    Returns:
        Whether that takes little enough space.

    Raises:
        ArchiveError: A table cannot be read.
        OSError: A file cannot be written.
    """
    names = [named(table) for table in PACKED for named in (added_file, gone_file)]
    names += map(moved_file, MOVING)
    try:
        tables = {table: _pack(archive, rests_on, whole, folder, table) for table in PACKED}
        packed = sum((folder / name).stat().st_size for name in names)
        before = sum((whole / f"{table}.parquet").stat().st_size for table in PACKED)
        if packed <= MOST_OF_WHOLE * before:
            (folder / LAYERS).write_text(layers_text(Layers(rests_on.number, tables)), "utf-8")
            return True
    except ArchiveError:  # a layer is damaged
        pass
    for name in names:
        (folder / name).unlink(missing_ok=True)
    return False


def _pack(
    archive: Archive, rests_on: Below, whole: Path, folder: Path, table: str
) -> tuple[Layer, ...]:
    """Write one table; returns its layers."""
    path = whole / f"{table}.parquet"
    found = np.zeros(pq.read_metadata(path).num_rows, np.bool_)
    layers, moved = [], []
    with pq.ParquetWriter(folder / gone_file(table), _GONE, compression="zstd") as gone:
        for number, seal in enumerate(rests_on.seals):
            file = own_file(seal, table)
            layer = archive.sealed_file(seal, file)
            same = same_rows(layer, path, folder, MOVING.get(table))
            held = np.arange(pq.read_metadata(layer).num_rows)
            rows = np.setdiff1d(held, same.column("row").to_numpy())
            found[same.column("whole").to_numpy()] = True
            gone.write_table(pa.table([np.full(len(rows), number, np.int16), rows], schema=_GONE))
            layers.append(Layer(seal.folder, seal.files[file].sha256, len(rows)))
            if table in MOVING:
                moves = same.filter(same.column("moves")).select(["row", "place"])
                at = pa.array(np.full(moves.num_rows, number, np.int16))
                moved.append(moves.add_column(0, "layer", at))
    if moved:
        _write_moves(folder / moved_file(table), pa.concat_tables(moved))
    _write_rows(path, ~found, folder / added_file(table))
    return tuple(layers)


def _write_moves(path: Path, moves: pa.Table) -> None:
    pq.write_table(
        moves,
        path,
        compression="zstd",
        use_dictionary=False,
        column_encoding={"row": "DELTA_BINARY_PACKED", "place": "DELTA_BYTE_ARRAY"},
    )


def _write_rows(source: Path, wanted: npt.NDArray[np.bool_], target: Path) -> None:
    with pq.ParquetFile(source) as file, RowGroups(target, file.schema_arrow) as out:
        begin = 0
        for batch in file.iter_batches():
            rows = pa.array(wanted[begin : begin + batch.num_rows])
            out.write(pa.Table.from_batches([batch.filter(rows)]))
            begin += batch.num_rows
