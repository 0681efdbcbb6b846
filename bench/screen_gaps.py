"""Measure silent gaps: files of many kinds, each with a planted name; found, said, or missed.

Run it as `python bench/screen_gaps.py`. A kind is *found* where the listed person is among the
hits, *said* where the run ends with exit code 1 or 5 instead, and *missed* where it ends as an
all-clear: that is the worst a screening can do, and the goal is none.
"""

from __future__ import annotations

import gzip
import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from click.testing import CliRunner

from linchpin.cli import app

LISTED = '101,"EJEMPLO PEÑALOZA, Rutilio","individual","SDNTK"' + ",-0- " * 8 + "\r\n"
REST = {
    "alt.csv": '101,1,"aka","EJEMPLO, Ruti",-0- \r\n',
    "add.csv": "101,1,-0- ,-0- ,Mexico,-0- \r\n",
    "sdn_comments.csv": "101,nationality Mexico.\r\n",
}
NAME = "Rutilio Ejemplo Peñaloza"
TEXT = f"id,name\n1,Nadie Conocido\n2,{NAME}\n"
Writer = Callable[[Path], Path]


def _bytes(name: str, data: bytes) -> Writer:
    def write(place: Path) -> Path:
        (place / name).write_bytes(data)
        return place / name

    return write


def _workbook(name: str, sheets: dict[str, list[list[str]]], *, hidden: str = "") -> Writer:
    def write(place: Path) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
            sheet.sheet_state = "hidden" if title == hidden else "visible"
        book.save(place / name)
        return place / name

    return write


def _zip(place: Path) -> Path:
    with zipfile.ZipFile(place / "b.zip", "w") as packed:
        packed.writestr("b.csv", TEXT)
    return place / "b.zip"


def _parquet(place: Path) -> Path:
    pq.write_table(pa.table({"id": ["1"], "name": [NAME]}), place / "b.dat")
    return place / "b.dat"


ROWS = [["id", "name"], ["1", NAME]]
OTHER = [["id", "name"], ["1", "Nadie Conocido"]]
KINDS: dict[str, Writer] = {
    "CSV": _bytes("b.csv", TEXT.encode()),
    "CSV, Windows-1252": _bytes("b.csv", TEXT.encode("cp1252")),
    "CSV, Mac Roman": _bytes("b.csv", TEXT.encode("mac_roman")),
    "CSV, code page 850": _bytes("b.csv", TEXT.encode("cp850")),
    "CSV, UTF-16": _bytes("b.csv", TEXT.encode("utf-16")),
    "CSV, one stray byte": _bytes("b.csv", TEXT.encode() + b"3,Jos\xe9 Gil\n"),
    "CSV, letter lost to ?": _bytes("b.csv", TEXT.replace("ñ", "?").encode()),
    "CSV, mojibake": _bytes("b.csv", TEXT.replace("ñ", "Ã±").encode()),
    "tabs": _bytes("b.txt", TEXT.replace(",", "\t").encode()),
    "cover rows": _bytes("b.csv", f"Report of May\n\n{TEXT}".encode()),
    "no heading": _bytes("b.csv", f"1,{NAME}\n2,Nadie Conocido Gil\n".encode()),
    "unknown heading": _bytes("b.csv", f"id,Namensfeld\n1,{NAME}\n2,Ana Gil Paz\n".encode()),
    "cell beyond headings": _bytes("b.csv", f"id,name\n1,Ana Gil,{NAME}\n".encode()),
    "gzip": _bytes("b.csv.gz", gzip.compress(TEXT.encode())),
    "zip": _zip,
    "JSON in an object": _bytes("b.json", json.dumps({"data": [{"name": NAME}]}).encode()),
    "JSON lines": _bytes("b.jsonl", json.dumps({"name": NAME}).encode()),
    "HTML named .xls": _bytes(
        "b.xls",
        f"<table><tr><td>id</td><td>name</td></tr><tr><td>1</td><td>{NAME}</td></tr></table>"
        .encode(),
    ),
    "Parquet named .dat": _parquet,
    "XLSX": _workbook("b.xlsx", {"A": ROWS}),
    "XLSX named .csv": _workbook("b.csv", {"A": ROWS}),
    "XLSX, second sheet": _workbook("b.xlsx", {"A": OTHER, "B": ROWS}),
    "XLSX, hidden sheet": _workbook("b.xlsx", {"A": OTHER, "B": ROWS}, hidden="B"),
    "XLSX, formula without value": _workbook("b.xlsx", {"A": [["id", "name"], ["1", "=A1&B1"]]}),
    "two holders in a cell": _bytes("b.csv", f"name\nAna Gil Paz y/o {NAME}\n".encode()),
    "name in a memo": _bytes("b.csv", f"id,memo\n1,/BNF/{NAME}/ACC/1\n".encode()),
    "MT940": _bytes(
        "b.sta",
        f":20:X\n:25:1\n:28C:1\n:60F:C240101MXN1,\n:61:2401010101D1,NTRFX\n:86:?32{NAME}\n-\n"
        .encode(),
    ),
    "pain.001": _bytes(
        "b.xml",
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn>'
        "<PmtInf><Dbtr><Nm>Ana Gil</Nm></Dbtr><CdtTrfTxInf><Cdtr><Nm>"
        f"{NAME}</Nm></Cdtr></CdtTrfTxInf></PmtInf></CstmrCdtTrfInitn></Document>".encode(),
    ),
    "empty file": _bytes("b.csv", b""),
    "a picture": _bytes("b.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
}  # fmt: skip


def main() -> None:
    """Measure and print."""
    print("| kind of file | result | exit |\n|---|---|---|")
    counts = {"found": 0, "said": 0, "missed": 0}
    for kind, write in KINDS.items():
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            (place / "sdn-2021-07").mkdir()
            (place / "sdn-2021-07" / "sdn.csv").write_text(LISTED, "utf-8")
            for name, row in REST.items():
                (place / "sdn-2021-07" / name).write_text(row, "utf-8")
            book = write(place)
            os.chdir(place)
            done = CliRunner().invoke(
                app, ["--archive", "none", "screen", book.name, "--list", "sdn-2021-07", "--json"]
            )
            found = '"entity": "ofac-101"' in done.output
            said = done.exit_code in (1, 2, 5)
            result = "found" if found else "said" if said else "missed"
            counts[result] += 1
            print(f"| {kind} | {result} | {done.exit_code} |", flush=True)
            os.chdir("/")
    print("\n" + ", ".join(f"{count} {what}" for what, count in counts.items()))


if __name__ == "__main__":
    main()
