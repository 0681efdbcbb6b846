"""Rows of a book as an Arrow table in, their hits as one out: for engines that hand out work."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

import pyarrow as pa

from linchpin.screen.book.columns import Mapping
from linchpin.screen.book.rows import Piece
from linchpin.screen.rows.evidence import Weighed, weighed_from
from linchpin.screen.rows.row_screener import screen_rows
from linchpin.screen.rows.screener import Screener
from linchpin.screen.watchlist.watchlist import Watchlist
from linchpin.tabular.dates import DateOrder

ROWS = pa.schema(
    [
        ("piece", pa.int64()),
        ("row", pa.int64()),
        ("line", pa.int64()),
        ("sheet", pa.string()),
        ("unit", pa.string()),
        ("cells", pa.list_(pa.string())),
    ]
)
"""Columns of rows: the piece and row of the book, its line, sheet and unit (see `Piece`), and its
cells in the order of the mapping's columns."""
HITS = pa.schema([("piece", pa.int64()), ("row", pa.int64()), ("hit", pa.string())])
"""Columns of hits: the piece and row of the book, and the hit with its evidence as JSON."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What rows are screened by; values alone, so that it can be sent to another process.

    Attributes:
        watchlist: Who is watched for.
        mapping: What the columns hold.
        threshold: Least score of an alert, 0..1.
        orders: What stands first in birth dates, by column.
    """

    watchlist: Watchlist
    mapping: Mapping
    threshold: float
    orders: dict[str, DateOrder]


def rows_table(piece: Piece, mapping: Mapping) -> pa.Table:
    """Return the rows of a piece as a table of `ROWS`.

    Args:
        piece: The piece.
        mapping: What its columns hold.
    """
    rows = piece.rows
    columns = [piece.columns[name] for name in mapping.columns()]
    return pa.table(
        [
            [piece.number] * rows,
            list(piece.numbers),
            list(piece.lines) or [0] * rows,
            list(piece.sheets) or [""] * rows,
            list(piece.units) or ["line"] * rows,
            [list(cells) for cells in zip(*columns, strict=True)],
        ],
        schema=ROWS,
    )


def screen_batch(table: pa.Table, asked: Asked) -> pa.Table:
    """Return the hits of some rows; they depend on no other rows.

    Args:
        table: Rows, see `ROWS`.
        asked: What they are screened by.

    Returns:
        Hits, see `HITS`; those of a row in their order.
    """
    found = list(screen_batches(table.to_batches(), asked))
    return pa.Table.from_batches(found, schema=HITS)


def screen_batches(batches: Iterable[pa.RecordBatch], asked: Asked) -> Iterator[pa.RecordBatch]:
    """Yield the hits of some rows, batch by batch, with what was learned of their words kept.

    Args:
        batches: Rows, see `ROWS`.
        asked: What they are screened by.
    """
    screener = Screener.of(asked.watchlist, asked.mapping, asked.threshold)
    for batch in batches:
        rows = batch.to_pylist()
        for number in sorted({row["piece"] for row in rows}):
            piece = _piece(number, [row for row in rows if row["piece"] == number], asked)
            hits = screen_rows(screener, piece)
            columns = [
                [number] * len(hits),
                [one.hit.row for one in hits],
                [json.dumps(asdict(one)) for one in hits],
            ]
            yield pa.RecordBatch.from_pydict(
                dict(zip(HITS.names, columns, strict=True)), schema=HITS
            )


def _piece(number: int, rows: list[dict[str, Any]], asked: Asked) -> Piece:
    cells = [list(column) for column in zip(*(row["cells"] for row in rows), strict=True)]
    return Piece(
        number,
        [row["row"] for row in rows],
        dict(zip(asked.mapping.columns(), cells, strict=True)),
        lines=[row["line"] for row in rows],
        sheets=[row["sheet"] for row in rows],
        units=[row["unit"] for row in rows],
        orders=asked.orders,
    )


def weighed_by_piece(hits: pa.Table) -> dict[int, list[Weighed]]:
    """Return hits by piece, those of a row in their order.

    Args:
        hits: See `HITS`.
    """
    found: dict[int, list[Weighed]] = {}
    ordered = sorted(hits.to_pylist(), key=lambda one: (one["piece"], one["row"]))
    for one in ordered:
        found.setdefault(one["piece"], []).append(weighed_from(json.loads(one["hit"])))
    return found
