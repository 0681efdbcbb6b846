"""Rows handed out as tables come back with the hits of a run in one process, hit for hit."""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from screened_books import names, network_of, request_for, silent, write_book

from linchpin.screen.batches import HITS, Asked, rows_table, screen_batch, weighed_by_piece
from linchpin.screen.book.rows import Piece, read_book
from linchpin.screen.kept_pieces import ScreenedPiece
from linchpin.screen.results.record import Request, Result
from linchpin.screen.rows.screener import Screener
from linchpin.screen.run import run
from linchpin.screen.watchlist.watchlist import Watchlist, make_watchlist


@pytest.fixture(scope="module")
def watchlist(tmp_path_factory: pytest.TempPathFactory) -> Watchlist:
    """Return a list of some of the invented names, and people tied to its first entry."""
    folder = tmp_path_factory.mktemp("batches")
    return make_watchlist(network_of(folder, names()[::9], tied=["Berta Pariente Lejana"]))


@pytest.fixture(scope="module")
def request_(tmp_path_factory: pytest.TempPathFactory) -> Request:
    """Return the request to screen a book of every column, with cells above its headings."""
    rows = [
        [str(at), name, f"P{at:05}", "1970-01-02", f"Pago a {name} y otros", "Sebastopol, Crimea"]
        for at, name in enumerate([*names()[::7], "Berta Pariente Lejana"], 1)
    ]
    head = ["id", "name", "passport", "birth date", "memo", "address"]
    book = tmp_path_factory.mktemp("book") / "book.csv"
    write_book(book, [["Report on Ana Ejemplo", "", "", "", "", ""], head, *rows])
    return request_for(book)


@pytest.fixture(scope="module")
def local(watchlist: Watchlist, request_: Request) -> Result:
    """Return what a run in one process finds."""
    found = run(watchlist, request_, silent)
    assert len(found.hits) > 20
    return found


def asked_for(watchlist: Watchlist, request: Request) -> tuple[Asked, list[Piece]]:
    """Return what the rows of a book are screened by, and the pieces of the book."""
    pieces = list(read_book(request.book, request.mapping, piece=7))
    asked = Asked(watchlist, request.mapping, request.threshold, pieces[0].orders)
    return asked, pieces


def test_tables_cut_anywhere_give_the_hits_of_a_run(
    watchlist: Watchlist, request_: Request, local: Result
) -> None:
    asked, pieces = asked_for(watchlist, request_)
    whole = pa.concat_tables([rows_table(piece, request_.mapping) for piece in pieces])

    def engine(screener: Screener, handed: Iterator[Piece]) -> Iterator[ScreenedPiece]:
        for piece in handed:
            rows = rows_table(piece, request_.mapping)
            parts = [screen_batch(rows[at : at + 3], asked) for at in range(0, len(rows), 3)]
            hits = weighed_by_piece(pa.concat_tables([*parts, HITS.empty_table()]))
            whole = ScreenedPiece.of(screener, replace(piece, loose=()))
            yield replace(whole, hits=hits.get(piece.number, []))

    bare = write_book(request_.book.with_name("bare.csv"), _rows_of(request_.book))
    plain = request_for(bare)
    assert run(watchlist, plain, silent, engine) == run(watchlist, plain, silent)
    assert screen_batch(whole, asked).num_rows == len([one for one in local.hits if one.row])


def _rows_of(book: Path) -> list[list[str]]:
    return [line.split(",") for line in book.read_text("utf-8").splitlines()[1:]]


def _in_another_process(asked: Asked, table: pa.Table) -> list[dict[str, Any]]:
    return screen_batch(table, asked).to_pylist()


def test_a_table_can_be_screened_in_a_process_that_shares_nothing(
    watchlist: Watchlist, request_: Request
) -> None:
    asked, pieces = asked_for(watchlist, request_)
    table = rows_table(pieces[0], request_.mapping)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        found = pool.apply(_in_another_process, (asked, table))
    assert found == screen_batch(table, asked).to_pylist()
    assert found


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, which is not here")
@pytest.mark.filterwarnings("ignore")
def test_spark_finds_what_one_process_finds(
    watchlist: Watchlist, request_: Request, local: Result
) -> None:
    pytest.importorskip("pyspark", reason="the extra `spark` is not installed")
    from linchpin.screen.on_spark import screened_on_spark, spark_session

    with spark_session("local[2]") as session:
        session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "5")

        def engine(screener: Screener, pieces: Iterator[Piece]) -> Iterator[ScreenedPiece]:
            return screened_on_spark(session, screener, pieces)

        assert run(watchlist, request_, silent, engine) == local
