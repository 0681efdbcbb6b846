"""The contract of every kind of file: the same rows give the same cells, told by the bytes."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from written_tables import HEADER, KIND_OF, ROWS, WRITERS, read

from linchpin.tabular.html_tables import Html
from linchpin.tabular.reading import read_tables
from linchpin.tabular.registry import KINDS, kind_of
from linchpin.tabular.source import TableSource, file_source

HTML_KEEPS = {" =1+1": "=1+1"}
"""What a page keeps of a cell: blanks at its edges are none."""


def expected(kind: str, rows: list[list[str]]) -> list[list[str]]:
    """Return the cells a kind can keep."""
    if kind == "gzip of text":
        return [row for row in rows if all(char < "\u0400" for cell in row for char in cell)]
    if kind in ("html", "xml", "ods"):
        return [[HTML_KEEPS.get(cell, cell) for cell in row] for row in rows]
    return rows


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_rows_whatever_the_file(kind: str, tmp_path: Path) -> None:
    rows = ROWS if kind != "gzip of text" else expected(kind, ROWS)
    ((_, header, found),) = [
        table for table in read(WRITERS[kind](tmp_path, HEADER, rows)) if table[2]
    ]
    wanted = expected(kind, rows)
    assert [heading.replace("_", " ") for heading in header] == HEADER
    assert found == wanted


@pytest.mark.parametrize("kind", WRITERS)
def test_a_kind_is_told_by_its_bytes(kind: str, tmp_path: Path) -> None:
    rows = expected(kind, ROWS)
    source = file_source(WRITERS[kind](tmp_path, HEADER, rows))
    assert kind_of(source).name == KIND_OF[kind.split()[0]]


def test_every_kind_of_the_registry_is_under_contract() -> None:
    messages = {"SWIFT messages"}  # cannot hold any table: see test_payments
    assert {kind.name for kind in KINDS} == {*KIND_OF.values()} | messages


@pytest.mark.parametrize("kind", WRITERS)
def test_batches_do_not_change_what_is_read(kind: str, tmp_path: Path) -> None:
    path = WRITERS[kind](tmp_path, HEADER, expected(kind, ROWS))
    assert read(path, 1) == read(path, 1_000)


@pytest.mark.parametrize("kind", WRITERS)
def test_rows_have_numbers_and_the_lines_a_person_sees(kind: str, tmp_path: Path) -> None:
    rows = [row for row in ROWS if row[1].isascii()] * 2
    path = WRITERS[kind](tmp_path, HEADER, rows)
    (batch,) = [batch for table in read_tables(path) for batch in table.batches(100)]
    assert batch.numbers == [1, 2]
    records = kind in ("parquet", "xml", "gzip of json") or kind.startswith("json")
    assert batch.lines == ([1, 2] if records and kind != "json rows" else [2, 3])


@pytest.mark.parametrize("piece", [b"\n", b" \t", b"\xef\xbb\xbf ", b"<!-- ", b"<!---->\n"])
def test_a_start_of_one_thing_again_and_again_is_looked_at_once(piece: bytes) -> None:
    start = piece * (8192 // len(piece))
    before = time.process_time()
    for _ in range(5):
        assert not Html().accepts(start, TableSource("x", "", io.BytesIO, 1))
    assert time.process_time() - before < 0.5
