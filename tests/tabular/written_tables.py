"""The same table written as every kind of file; nobody in here exists."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

Rows = list[list[str]]
Writer = Callable[[Path, list[str], Rows], Path]

HEADER = ["id", "name", "birth date", "memo"]
ROWS = [
    ["1", "José Peña, hijo", "1968-03-14", 'said "no"; twice'],
    ["2", "Владимир Петров", "", "a|b|c"],
    ["3", "王小明", "1970-02-03", ""],
    ["0004", " =1+1", "", "tab and <tag> & more"],
    ["5", "Ana María Ejemplo", "1999-12-31", "12345678901234567890"],
]


def text(encoding: str, separator: str) -> Writer:
    """Return a writer of delimited text."""

    def write(folder: Path, header: list[str], rows: Rows) -> Path:
        path = folder / "book.bin"
        with open(path, "w", encoding=encoding, newline="") as stream:
            csv.writer(stream, delimiter=separator).writerows([header, *rows])
        return path

    return write


def xlsx(folder: Path, header: list[str], rows: Rows) -> Path:
    """Write an XLSX workbook."""
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (header, *rows):
        book.active.append([cell or None for cell in row])
    for line in book.active.iter_rows():
        for cell in line:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a text that begins with = is a text here
    book.save(folder / "book.bin")
    return folder / "book.bin"


def xls(folder: Path, header: list[str], rows: Rows) -> Path:
    """Write an XLS workbook."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Sheet1")
    for at, row in enumerate((header, *rows)):
        for column, cell in enumerate(row):
            if cell:
                sheet.write(at, column, cell)
    book.save(str(folder / "book.bin"))
    return folder / "book.bin"


def ods_content(sheets: dict[str, str]) -> bytes:
    """Return the content of an ODS workbook with sheets of table rows."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">{rows}</table:table>'
        for name, rows in sheets.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    ).encode()


def write_ods(path: Path, sheets: dict[str, str]) -> Path:
    """Write an ODS workbook with sheets of table rows."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", ods_content(sheets), zipfile.ZIP_DEFLATED)
    return path


def ods(folder: Path, header: list[str], rows: Rows) -> Path:
    """Write an ODS workbook; empty cells are runs, as programs write them."""
    lines = []
    for row in (header, *rows):
        cells = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{_spaced(cell)}</text:p>'
            "</table:table-cell>"
            if cell
            else '<table:table-cell table:number-columns-repeated="1"/>'
            for cell in row
        )
        lines.append(f"<table:table-row>{cells}</table:table-row>")
    return write_ods(folder / "book.bin", {"Sheet1": "".join(lines)})


def _spaced(cell: str) -> str:
    return escape(cell).replace(" ", "<text:s/>")


def parquet(folder: Path, header: list[str], rows: Rows) -> Path:
    """Write a Parquet file in several row groups."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    found = {
        name: pa.array([row[at] for row in rows], pa.string()) for at, name in enumerate(header)
    }
    pq.write_table(pa.table(found), folder / "book.bin", row_group_size=2)
    return folder / "book.bin"


def records(header: list[str], rows: Rows) -> list[dict[str, str]]:
    """Return rows as records."""
    return [dict(zip(header, row, strict=True)) for row in rows]


def json_lines(folder: Path, header: list[str], rows: Rows) -> Path:
    """Write JSON lines."""
    lines = [json.dumps(record) for record in records(header, rows)]
    (folder / "book.bin").write_text("\n".join(lines) + "\n", "utf-8")
    return folder / "book.bin"


def json_array(folder: Path, header: list[str], rows: Rows) -> Path:
    """Write one JSON array over several lines."""
    found = json.dumps(records(header, rows), indent=1, ensure_ascii=False)
    (folder / "book.bin").write_text(found, "utf-8")
    return folder / "book.bin"


def json_wrapped(folder: Path, header: list[str], rows: Rows) -> Path:
    """Write a JSON object with the array deep in it."""
    found = {"page": {"total": len(rows), "data": {"customers": records(header, rows)}}}
    (folder / "book.bin").write_text(json.dumps(found), "utf-8")
    return folder / "book.bin"


def json_rows(folder: Path, header: list[str], rows: Rows) -> Path:
    """Write a JSON array of arrays."""
    (folder / "book.bin").write_text(json.dumps([header, *rows]), "utf-8")
    return folder / "book.bin"


def web_page(folder: Path, header: list[str], rows: Rows) -> Path:
    """Write an HTML page with a table."""
    lines = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>\n"
        for row in (header, *rows)
    )
    page = f"<html><body><h1>Customers</h1><table>{lines}</table></body></html>"
    (folder / "book.bin").write_text(page, "utf-8")
    return folder / "book.bin"


def xml(folder: Path, header: list[str], rows: Rows) -> Path:
    """Write XML of records."""
    lines = "".join(
        "<row>"
        + "".join(
            f"<{name.replace(' ', '_')}>{escape(cell)}</{name.replace(' ', '_')}>"
            for name, cell in zip(header, row, strict=True)
        )
        + "</row>\n"
        for row in rows
    )
    (folder / "book.bin").write_text(f"<?xml version='1.0'?><rows>{lines}</rows>", "utf-8")
    return folder / "book.bin"


def zipped(inner: Writer) -> Writer:
    """Return a writer that packs what another writes in a ZIP archive."""

    def write(folder: Path, header: list[str], rows: Rows) -> Path:
        data = inner(folder, header, rows).read_bytes()
        with zipfile.ZipFile(folder / "book.bin", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("book.txt", data)
        return folder / "book.bin"

    return write


def gzipped(inner: Writer) -> Writer:
    """Return a writer that packs what another writes by gzip."""

    def write(folder: Path, header: list[str], rows: Rows) -> Path:
        data = inner(folder, header, rows).read_bytes()
        (folder / "book.bin").write_bytes(gzip.compress(data, mtime=0))
        return folder / "book.bin"

    return write


WRITERS: dict[str, Writer] = {
    **{
        f"text {encoding} {name}": text(encoding, mark)
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
        for name, mark in (("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("bar", "|"),
                           ("tilde", "~"), ("hash", "#"), ("caret", "^"))
    },
    "xlsx": xlsx,
    "xls": xls,
    "ods": ods,
    "parquet": parquet,
    "json lines": json_lines,
    "json array": json_array,
    "json wrapped": json_wrapped,
    "json rows": json_rows,
    "html": web_page,
    "xml": xml,
    "zip of text": zipped(text("utf-8", ";")),
    "zip of xlsx": zipped(xlsx),
    "gzip of text": gzipped(text("cp1252", ",")),
    "gzip of json": gzipped(json_array),
}  # fmt: skip
KIND_OF = {
    "text": "delimited text", "xlsx": "an XLSX workbook", "xls": "an XLS workbook",
    "ods": "an ODS workbook", "parquet": "Parquet", "json": "JSON", "html": "HTML", "xml": "XML",
    "zip": "a ZIP archive", "gzip": "a gzip file",
}  # fmt: skip


def read(path: Path, size: int = 1_000) -> list[tuple[str, list[str], list[list[str]]]]:
    """Return name, headings and rows of every table of a file."""
    from linchpin.tabular.reading import read_tables

    return [
        (
            table.sheet,
            table.header,
            [
                list(row)
                for batch in table.batches(size)
                for row in zip(*batch.columns, strict=True)
            ],
        )
        for table in read_tables(path)
    ]


def csv_text(rows: Rows, separator: str = ",") -> str:
    """Return rows as delimited text."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows(rows)
    return stream.getvalue()
