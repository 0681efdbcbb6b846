"""What stands beside the rows of a book is screened as text, and every hit says where it is."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from screened_books import network_of, silent, write_book

from effort import times
from linchpin.network.network import Network
from linchpin.screen.book.index import make_index
from linchpin.screen.book.rows import book_hash
from linchpin.screen.book.storage import open_index
from linchpin.screen.book.survey import survey_book
from linchpin.screen.delta import run_indexed
from linchpin.screen.results.hit import Hit, where
from linchpin.screen.results.output import write_hits
from linchpin.screen.results.record import Request, Result
from linchpin.screen.run import run
from linchpin.screen.watchlist.watchlist import make_watchlist

LISTED = ["Rutilio Ejemplo Peñaloza", "Banco Ejemplar Antillano"]
TITLES = ["Cuenta de {}", "{} - statement of May", "Beneficiario:{};ref", "{}"]


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Return a list of two."""
    return network_of(tmp_path_factory.mktemp("loose"), LISTED)


def workbook(path: Path, rows: list[list[str]]) -> Path:
    """Return a workbook with the rows on its second sheet."""
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    for row in (["id", "name"], ["1", "Ana Luz Vecina"]):
        first.append(row)
    second = book.create_sheet("Mayo")
    for row in rows:
        second.append(row)
    book.save(path)
    return path


def wrapped(path: Path, rows: list[list[str]]) -> Path:
    """Return JSON with the lone cells beside an array of records."""
    beside = {f"title{at}": row[0] for at, row in enumerate(rows) if len(row) == 1}
    head, *rest = [row for row in rows if len(row) > 1]
    records = [dict(zip(head, row, strict=True)) for row in rest]
    path.write_text(json.dumps({**beside, "payments": records}, indent=1), "utf-8")
    return path


WRITERS: dict[str, Callable[[Path, list[list[str]]], Path]] = {
    "csv": write_book, "xlsx": workbook, "json": wrapped,
}  # fmt: skip


def screened(network: Network, book: Path, folder: Path) -> Result:
    """Return what screening finds, having checked that the index finds the same."""
    request = Request(book, book_hash(book), survey_book(book).mapping({}))
    watchlist = make_watchlist(network)
    full = run(watchlist, request, silent)
    make_index(book, request.mapping, folder, book_sha256=request.book_sha256, progress=silent)
    index = open_index(folder, request.mapping, book_sha256=request.book_sha256)
    assert run_indexed(watchlist, request, index, silent).hits == full.hits
    return full


@settings(
    max_examples=times(12),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    kind=st.sampled_from(sorted(WRITERS)),
    titles=st.lists(st.sampled_from(TITLES), min_size=1, max_size=3),
    at=st.integers(0, 2),
    who=st.sampled_from(LISTED),
)
def test_a_name_in_a_title_is_found_and_no_gap(
    network: Network, tmp_path: Path, kind: str, titles: list[str], at: int, who: str
) -> None:
    at %= len(titles)
    lines = [[title.format(who if at == row else "Nadie")] for row, title in enumerate(titles)]
    rows = [*lines, ["id", "name", "memo"], ["1", "Luis Vecino Paz", "renta de mayo"]]
    found = screened(network, WRITERS[kind](tmp_path / f"book.{kind}", rows), tmp_path / "index")
    assert not found.coverage.blind
    (hit,) = found.hits
    assert (hit.row, hit.listed_name, hit.alert) == (0, who, "contains a listed name")
    assert hit.file == f"book.{kind}"
    assert hit.sheet == ("Mayo" if kind == "xlsx" else "")
    assert hit.line == (0 if kind == "json" else at + 1)
    assert hit.column == (f"title{at}" if kind == "json" else "above the headings")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("csv", "row 2 (2), book.csv, line 4, column 'name'"),
        ("xlsx", "row 3 (2), book.xlsx, sheet 'Mayo', row 4, column 'name'"),
        ("json", "row 2 (2), book.json, record 2, column 'name'"),
    ],
)
def test_every_output_says_where_a_hit_stands(
    network: Network, tmp_path: Path, kind: str, said: str
) -> None:
    rows = [["Mayo"], ["id", "name"], ["1", "Ana Luz"], ["2", LISTED[0]]]
    book = WRITERS[kind](tmp_path / f"book.{kind}", rows)
    hits = screened(network, book, tmp_path / "index").hits
    assert [where(hit) for hit in hits] == [said]
    for ending in (".csv", ".jsonl", ".html"):
        write_hits(hits, tmp_path / f"hits{ending}")
    with open(tmp_path / "hits.csv", encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert [row[name] for name in ("file", "sheet", "line")] == [
        f"book.{kind}", hits[0].sheet, str(hits[0].line)
    ]  # fmt: skip
    assert Hit(**{**json.loads((tmp_path / "hits.jsonl").read_text("utf-8")),
                  "programs": (), "claims": (), "path": ()}).line == hits[0].line  # fmt: skip
    page = (tmp_path / "hits.html").read_text("utf-8")
    assert f"book.{kind}, {hits[0].place}".replace("'", "&#x27;") in page
