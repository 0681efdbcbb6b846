"""Screen with Apache Spark: the rows of some pieces are handed out, their hits come back."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

import pyarrow as pa

from linchpin.claims.errors import ReadError
from linchpin.screen.batches import Asked, rows_table, screen_batches, weighed_by_piece
from linchpin.screen.book.rows import Piece
from linchpin.screen.kept_pieces import ScreenedPiece
from linchpin.screen.rows.row_screener import best_in_order, screen_rows
from linchpin.screen.rows.screener import Screener

_AT_ONCE = 10
"""Pieces handed out together: what is in memory here does not grow with the book."""
_HITS = "piece bigint, row bigint, hit string"
_LACKING = (
    "the engine spark needs PySpark 4.0 and Java 17 or later: install `linchpin[spark]` and, on "
    "Debian, default-jre-headless"
)


@contextmanager
def spark_session(master: str) -> Iterator[Any]:
    """Yield a session of Spark, which is stopped afterwards.

    On this computer alone, nothing listens to any other.

    Args:
        master: Where the work is done, such as `local[2]` or `spark://host:7077`.

    Raises:
        ReadError: PySpark or Java is not there, or the master cannot be reached.
    """
    try:
        import pandas  # noqa: F401 - Spark asks for it, though only Arrow is handed over
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise ReadError(f"{_LACKING} ({error})") from error
    builder = SparkSession.builder.appName("linchpin screen").master(master)
    settings = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
    if master.startswith("local"):
        settings |= dict.fromkeys(("spark.driver.bindAddress", "spark.driver.host"), "127.0.0.1")
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except (PySparkException, OSError, RuntimeError) as error:
        raise ReadError(f"{_LACKING} ({error})") from error
    session.sparkContext.setLogLevel("ERROR")
    if master.startswith("local"):
        session.sparkContext.pythonExec = sys.executable  # elsewhere it may be another
    try:
        yield session
    finally:
        session.stop()


def screened_on_spark(
    session: Any, screener: Screener, pieces: Iterator[Piece]
) -> Iterator[ScreenedPiece]:
    """Yield the pieces of a book with their hits, which are those of a run without Spark.

    Args:
        session: A session of Spark.
        screener: The watched, the columns and the threshold.
        pieces: The pieces.
    """
    sent: Any = None
    while group := list(islice(pieces, _AT_ONCE)):
        if sent is None:
            asked = Asked(screener.watchlist, screener.mapping, screener.threshold, group[0].orders)
            sent = session.sparkContext.broadcast(asked)
        rows = pa.concat_tables([rows_table(piece, screener.mapping) for piece in group])
        found: dict[int, Any] = {}
        if rows.num_rows:
            frame = session.createDataFrame(rows)
            hits = frame.mapInArrow(partial(_work, sent), _HITS).toArrow()
            found = weighed_by_piece(hits)
        for piece in group:
            hits_of = found.get(piece.number, [])
            if piece.loose:
                nothing = {column: [] for column in piece.columns}  # type: dict[str, list[str]]
                beside = replace(piece, numbers=(), columns=nothing, lines=(), sheets=(), units=())
                hits_of = best_in_order(
                    [*hits_of, *screen_rows(screener, beside)], screener.mapping
                )
            yield ScreenedPiece(piece.number, piece.rows, piece.longer, hits_of, piece.coverage)


def _work(sent: Any, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Screen what one worker is handed."""
    return screen_batches(batches, sent.value)
