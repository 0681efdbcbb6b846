"""Whatever bytes a file has, it is read or refused in words, within bounded memory and time."""

from __future__ import annotations

import gzip
import io
import json
import random
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_payments import CAMT, MT103, MT940, PAIN
from written_tables import HEADER, ROWS, WRITERS, read, write_ods

from effort import times
from linchpin.claims.errors import ReadError
from linchpin.tabular.reading import read_tables

STARTS = [
    b"PK\x03\x04", b"\x1f\x8b\x08", b"PAR1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\x09\x08\x10\x00",
    b"<html><table>", b"<?xml version='1.0'?><a>", b'{"a": [', b"[[", b'{"a": 1}\n{', b"{1:F01",
    b":20:x\n:25:y\n", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"id,name\n", b"sep=;\n", b"",
    b"<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.001.001.09'>", b"%PDF-1.4", b"\x00" * 16,
]  # fmt: skip
TEXTS = {"pain": PAIN, "camt": CAMT, "mt103": MT103, "mt940": MT940}


def refusal(path: Path) -> str:
    """Return the error in words that reading a file ends in; nothing where it is read."""
    try:
        for table in read_tables(path):
            for _ in table.batches(100):
                pass
    except ReadError as error:
        return str(error)
    return ""


def is_fair(path: Path) -> bool:
    """Say whether a file is read, or refused in words that name it."""
    said = refusal(path)
    return not said or said.startswith(str(path))


@settings(
    max_examples=times(60),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=400))
def test_any_bytes(start: bytes, rest: bytes, tmp_path: Path) -> None:
    (tmp_path / "book.bin").write_bytes(start + rest)
    assert is_fair(tmp_path / "book.bin")


@settings(
    max_examples=times(60),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(st.sampled_from('{}[]",:\\1aé\n\r\t;|<>/=? -+.'), max_size=200))
def test_any_text_of_marks(text: str, tmp_path: Path) -> None:
    (tmp_path / "book.bin").write_bytes(text.encode())
    assert is_fair(tmp_path / "book.bin")


@pytest.mark.parametrize(
    "kind", ["xlsx", "xls", "ods", "parquet", "zip of text", "gzip of json", "html", "xml",
             "json wrapped", "text utf-16 comma", *TEXTS],
)  # fmt: skip
def test_a_file_cut_or_changed_anywhere(kind: str, tmp_path: Path) -> None:
    if kind in TEXTS:
        (tmp_path / "book.bin").write_text(TEXTS[kind], "utf-8")
        path = tmp_path / "book.bin"
    else:
        path = WRITERS[kind](tmp_path, HEADER, [row for row in ROWS if row[1].isascii()])
    whole, chance = path.read_bytes(), random.Random(7)
    for _ in range(150):
        at = chance.randrange(len(whole))
        byte = bytes([whole[at] ^ (1 << chance.randrange(8))])
        for damaged in (whole[:at], whole[:at] + byte + whole[at + 1 :], whole[at:]):
            path.write_bytes(damaged)
            assert is_fair(path)


def parts_of_xlsx(sheet: str, texts: str = "") -> bytes:
    """Return an XLSX workbook with a sheet of one's own making."""
    import openpyxl

    plain = io.BytesIO()
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["name"])
    book.save(plain)
    made = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name).decode()
            if name.endswith("sheet1.xml"):
                data = sheet
            if name.endswith("sharedStrings.xml") and texts:
                data = texts
            new.writestr(name, data)
    return made.getvalue()


def sheet_xml(rows: str, above: str = "") -> str:
    """Return a sheet of an XLSX workbook with rows."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return f"{above}<worksheet {space}><sheetData>{rows}</sheetData></worksheet>"


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def nested_gzip(data: bytes, times: int) -> bytes:
    """Return data packed in gzip several times."""
    for _ in range(times):
        data = gzip.compress(data, mtime=0)
    return data


def nested_zip(data: bytes, times: int) -> bytes:
    """Return data packed in ZIP archives within one another."""
    for _ in range(times):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("inner.zip", data)
        data = made.getvalue()
    return data


def ods_bomb(folder: Path) -> bytes:
    """Return an ODS workbook of which one row is said to repeat a million times, 16,000 wide."""
    cell = (
        '<table:table-cell table:number-columns-repeated="16000"><text:p>a</text:p>'
        "</table:table-cell>"
    )
    row = f'<table:table-row table:number-rows-repeated="90000">{cell}</table:table-row>'
    return write_ods(folder / "bomb.ods", {"A": row * 3}).read_bytes()


BOMBS = {
    "gzip of noughts": lambda _: gzip.compress(b"name\n" + b"a" * (300 << 20), mtime=0),
    "gzip of lines": lambda _: gzip.compress(b"name\n" + b"a\n" * (150 << 20), mtime=0),
    "gzip in gzip": lambda _: nested_gzip(b"name\nAna\n", 6),
    "zip in zip": lambda _: nested_zip(b"name\nAna\n", 6),
    "far cells": lambda _: parts_of_xlsx(sheet_xml('<row><c r="XFD1"><v>1</v></c></row>' * 60_000)),
    "a column no sheet has": lambda _: parts_of_xlsx(
        sheet_xml('<row><c r="ZZZZ1"><v>1</v></c></row>')
    ),
    "entities in a sheet": lambda _: parts_of_xlsx(
        sheet_xml('<row><c t="str"><v>&b;</v></c></row>', LAUGHS)
    ),
    "entities in XML": lambda _: f"<?xml version='1.0'?>{LAUGHS}<a><b>&b;</b></a>".encode(),
    "rows that repeat": ods_bomb,
    "JSON in JSON": lambda _: b"[" * 500_000,
    "XML in XML": lambda _: b"<?xml version='1.0'?>" + b"<a>" * 500_000,
    "tables in tables": lambda _: b"<html>" + b"<table><tr><td>" * 5_000,
    "spans": lambda _: b"<html><table>" + b"<tr><td colspan=1000 rowspan=1000>a</td></tr>" * 5_000,
    "an open mark": lambda _: b"<html><table><tr><td><!-- " + b"a" * (8 << 20),
    "a quote never closed": lambda _: b'name\n"' + b"a\n" * 5_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs_end_in_an_error_within_bounded_memory(bomb: str, tmp_path: Path) -> None:
    path = tmp_path / "book.bin"
    path.write_bytes(BOMBS[bomb](tmp_path))  # type: ignore[no-untyped-call]
    tracemalloc.start()
    try:
        said = refusal(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert said.startswith(str(path)), said
    assert peak < 700 << 20


@pytest.mark.parametrize(
    ("start", "what"),
    [(b"%PDF-1.7\n", "PDF"), (b"\x89PNG\r\n\x1a\n", "PNG"), (b"7z\xbc\xaf\x27\x1c\x00", "7z"),
     (b"SQLite format 3\0" + b"\0" * 90, "SQLite"), (b"\x7fELF\2\1\1" + b"\0" * 90, "program"),
     (b"{\\rtf1 x}", "RTF"), (bytes(range(256)) * 4, "binary")],
)  # fmt: skip
def test_what_holds_no_table_is_called_by_its_name(start: bytes, what: str, tmp_path: Path) -> None:
    (tmp_path / "customers.csv").write_bytes(start)
    assert what in refusal(tmp_path / "customers.csv")


def test_a_packed_file_that_cannot_be_read_is_said_and_the_others_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("photo.pdf", b"%PDF-1.4 x")
        archive.writestr("book.csv", "id,name\n1,Ana\n")
    first, last = next(iter(read_tables(tmp_path / "b.zip"))), None
    assert first.header == ["id", "name"]
    for table in read_tables(tmp_path / "b.zip"):
        last = table
    assert last is not None
    assert [gap.say() for gap in last.gaps] == [
        "sheet 'photo.pdf': sheet not read ('is a PDF document; a table is needed, such as CSV or "
        "XLSX')"
    ]


def test_json_of_every_shape(tmp_path: Path) -> None:
    shapes: list[tuple[object, list[list[str]]]] = [
        ([{"a": 1, "b": {"c": ["x", "y"]}}], [["1", "x", "y"]]),
        ({"k1": {"a": 1, "b": 2}, "k2": {"a": 3, "b": 4}}, [["k1", "1", "2"], ["k2", "3", "4"]]),
        ({"a": [1, 2], "b": ["x", "y"]}, [["1", "x"], ["2", "y"]]),
        ({"a": {"0": "x", "1": "y", "2": "z"}, "b": {"0": "u", "1": "v", "2": "w"}},
         [["x", "u"], ["y", "v"], ["z", "w"]]),
        ({"name": "Ana"}, [["Ana"]]),
        ({"x": [{"a": 1}], "y": {"z": [{"a": 2}]}}, [["1"], ["2"]]),
    ]  # fmt: skip
    for value, rows in shapes:
        (tmp_path / "b.json").write_text(json.dumps(value), "utf-8")
        assert [row for _, _, found in read(tmp_path / "b.json") for row in found] == rows
