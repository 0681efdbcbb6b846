"""Edge lists: CSV or TSV, plain or .gz, with or without a header, with or without weights."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from linchpin.strike.errors import StrikeError
from linchpin.strike.graph.graph import Graph, graph_of_columns

HEADER_WORDS = frozenset(
    {"actor", "actor1", "actor2", "alter", "dst", "ego", "from", "head", "i", "id1", "id2", "j"}
    | {"name1", "name2", "node1", "node2", "source", "src", "start", "end", "tail", "target"}
    | {"to", "u", "v"}
)
PEEK_BYTES = 65536


@dataclass(frozen=True, slots=True)
class EdgeFile:
    """What was read from an edge list, and what had to be mended.

    Attributes:
        graph: the network.
        lines: ties read, before merging.
        self_loops: lines that tie a name to itself; the name is kept, the tie is not.
        duplicates: lines that repeat a tie in either direction; their weights add up.
        notes: sentences about anything treated specially.
    """

    graph: Graph
    lines: int
    self_loops: int
    duplicates: int
    notes: tuple[str, ...] = field(default=())


def read_edges(path: Path) -> EdgeFile:
    """Return the network of an edge list.

    Two columns name the ends of a tie, a third may give its weight; more columns are refused. A
    first line whose first two fields are words like source, target, from, to, i, j is a header.
    Names are text, kept as written except for blanks around them.

    Args:
        path: a .csv or .tsv file, or one of these with .gz.

    Raises:
        StrikeError: the file is missing, empty, not text, has a line without two names, or a
            weight that is no number or is negative; the message names file, line and value.
    """
    try:
        with _opened(path) as stream:
            raw = stream.read(PEEK_BYTES)
    except (OSError, EOFError) as error:
        raise StrikeError(f"{path}: a damaged .gz file ({error})") from error
    peek = _text(raw, path)
    delimiter, header, columns = _shape(peek, path)
    try:
        table = _fast_table(path, delimiter, header=header, columns=columns)
    except (pa.ArrowInvalid, OSError, EOFError, UnicodeDecodeError) as error:
        _explain(path, delimiter, header=header, columns=columns)
        raise StrikeError(f"{path}: not a readable edge list ({error})") from error
    if table is None:
        _explain(path, delimiter, header=header, columns=columns)
        raise StrikeError(f"{path}: not a readable edge list")
    return _assembled(table, path)


def _opened(path: Path) -> IO[bytes]:
    try:
        if path.suffix == ".gz":
            return io.BufferedReader(gzip.GzipFile(path))
        return path.open("rb")
    except OSError as error:
        raise StrikeError(f"{path}: cannot be opened ({error.strerror or error})") from error


def _text(raw: bytes, path: Path) -> str:
    if not raw:
        raise StrikeError(f"{path}: the file is empty; expected lines like NAME,NAME")
    try:
        return raw.decode("utf-8-sig", errors="strict")
    except UnicodeDecodeError as error:
        if error.start > len(raw) - 4:
            return raw[: error.start].decode("utf-8-sig")
        raise StrikeError(f"{path}: byte {error.start + 1:,} is not UTF-8 text") from error


def _shape(peek: str, path: Path) -> tuple[str, bool, int]:
    """Return delimiter, whether there is a header, and the number of columns."""
    lines = [line for line in peek.splitlines() if line.strip()]
    if not lines:
        raise StrikeError(f"{path}: the file holds only blank lines; expected NAME,NAME")
    delimiter = max("\t,;", key=lines[0].count)
    if delimiter not in lines[0]:
        raise StrikeError(
            f"{path}, line 1: {lines[0][:60]!r} has no comma, semicolon or tab; expected NAME,NAME"
        )
    fields = [value.strip() for value in next(csv.reader([lines[0]], delimiter=delimiter))]
    header = all(value.casefold() in HEADER_WORDS for value in fields[:2])
    if header and len(fields) == 3:
        header = not _is_number(fields[2])
    if not 2 <= len(fields) <= 3:
        raise StrikeError(
            f"{path}, line 1: {len(fields)} columns; expected two names and perhaps a weight"
        )
    return delimiter, header, len(fields)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _fast_table(path: Path, delimiter: str, *, header: bool, columns: int) -> pa.Table | None:
    """Return the columns a, b (and w) as Arrow, or None when a value needs explaining."""
    names = ["a", "b", "w"][:columns]
    types = {"a": pa.string(), "b": pa.string(), "w": pa.float64()}
    table = arrow_csv.read_csv(
        pa.input_stream(str(path), compression="gzip" if path.suffix == ".gz" else None),
        read_options=arrow_csv.ReadOptions(column_names=names, skip_rows=1 if header else 0),
        parse_options=arrow_csv.ParseOptions(delimiter=delimiter),
        convert_options=arrow_csv.ConvertOptions(
            column_types={name: types[name] for name in names},
            strings_can_be_null=False,
            null_values=[],
        ),
    )
    for name in ("a", "b"):
        trimmed = pc.utf8_trim_whitespace(table[name])
        if pc.any(pc.equal(trimmed, "")).as_py():
            return None
        table = table.set_column(table.schema.get_field_index(name), name, trimmed)
    if columns == 3:
        bad = pc.invert(pc.and_(pc.is_finite(table["w"]), pc.greater_equal(table["w"], 0.0)))
        if table["w"].null_count or pc.any(bad).as_py():
            return None
    return table


def _explain(path: Path, delimiter: str, *, header: bool, columns: int) -> None:
    """Raise for the first line that cannot be a tie, with its number and value."""
    for number, fields in _slow_rows(path, delimiter):
        if (number == 1 and header) or not fields:
            continue
        place = f"{path}, line {number:,}"
        if len(fields) != columns:
            raise StrikeError(f"{place}: {len(fields)} fields where line 1 has {columns}")
        if not fields[0].strip() or not fields[1].strip():
            raise StrikeError(f"{place}: a name is missing ({delimiter.join(fields)[:60]!r})")
        if columns == 3:
            weight_of(fields[2], place)


def _slow_rows(path: Path, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    try:
        with _opened(path) as stream, io.TextIOWrapper(stream, "utf-8-sig", newline="") as text:
            reader = csv.reader(text, delimiter=delimiter)
            for fields in reader:
                yield reader.line_num, fields
    except (UnicodeDecodeError, csv.Error, OSError, EOFError) as error:
        raise StrikeError(f"{path}: damaged or not UTF-8 text ({error})") from error


def weight_of(text: str, place: str) -> float:
    """Return a weight or cost as a number.

    Raises:
        StrikeError: it is no finite number, or negative; the message starts with `place`.
    """
    try:
        value = float(text)
    except ValueError:
        raise StrikeError(f"{place}: {text.strip()[:40]!r} is not a number") from None
    if not np.isfinite(value) or value < 0:
        raise StrikeError(f"{place}: {text.strip()} must be a finite number, zero or more")
    return value


def _assembled(table: pa.Table, path: Path) -> EdgeFile:
    lines = table.num_rows
    if lines == 0:
        raise StrikeError(f"{path}: a header and no tie; expected lines like NAME,NAME")
    both = pa.chunked_array([*table["a"].chunks, *table["b"].chunks]).combine_chunks()
    encoded = pc.dictionary_encode(both)
    names, codes = encoded.dictionary, encoded.indices.to_numpy(zero_copy_only=False)
    del both, encoded
    order = pc.sort_indices(names).to_numpy()
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    codes = rank[codes]
    one, other = codes[:lines], codes[lines:]
    weights = table["w"].to_numpy() if table.num_columns == 3 else None
    self_loops = int(np.count_nonzero(one == other))
    graph = graph_of_columns(names.take(pa.array(order)), one, other, weights=weights)
    return EdgeFile(
        graph=graph,
        lines=lines,
        self_loops=self_loops,
        duplicates=lines - self_loops - graph.tie_count,
        notes=_notes(lines, self_loops, lines - self_loops - graph.tie_count),
    )


def _notes(lines: int, self_loops: int, duplicates: int) -> tuple[str, ...]:
    notes = []
    if self_loops:
        notes.append(f"{self_loops:,} of {lines:,} lines tie a name to itself; not counted as ties")
    if duplicates:
        notes.append(f"{duplicates:,} of {lines:,} lines repeat a tie; merged")
    return tuple(notes)
