"""An Australian list of invented entries, with every trap of the real one."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

Cell = str | float

COLUMNS = (
    "Reference", "Name of Individual or Entity", "Type", "Name Type", "Date of Birth",
    "Place of Birth", "Citizenship", "Address", "Additional Information", "Listing Information",
    "Committees", "Control Date",
)  # fmt: skip
_SAME = ("a) Afghan b) Pakistan", "NA", "Has a limp.", "Listed on 6 May 2009", "1988 (Taliban)")
ROWS: tuple[tuple[Cell, ...], ...] = (
    (101.0, "Arvo TALAAN", "Individual", "Primary Name", "a) Approximately 1955- 1958 b) 1960",
     "Mosul, Iraq", *_SAME, 41988.0),
    ("101a", "آرفو", "individual", "original Script", "a) Approximately 1955- 1958 b) 1960",
     "Mosul, Iraq", *_SAME, 41988.0),
    ("101b", "Arvid", "Individual", "Aka", "a) Approximately 1955- 1958 b) 1960",
     "Mosul, Iraq", *_SAME, 41988.0),
    (102.0, "Blue Crescent", "Entity", "Primary name", "", "", "", "a) 1 Road, Basra b) Qatar", "",
     "Listed on 6 May 2009", "1373 (2001)", 41988.0),
    ("102c1", "Red Crescent", "Entity", "Formerly known as", "", "", "", "N/A", "", "",
     "1373 (2001)", 41988.0),
    (103.0, "Jan ZWEI", "Individual", "Primary Name", 21916.0, "", "Atlantis", "", "", "",
     "1373 (2001)", 41988.0),
    (104.0, "Jan DREI", "Individual", "Primary Name", "in his thirties", "", "", "", "", "",
     "1373 (2001)", 41988.0),
)  # fmt: skip


def write_dfat(folder: Path, rows: tuple[tuple[Cell, ...], ...] = ROWS) -> Path:
    """Write the list as an old workbook and return its path."""
    path = folder / "regulation8_consolidated_2022-05.xls"
    path.write_bytes(_old_workbook(rows))
    return path


def write_dfat_xlsx(folder: Path) -> Path:
    """Write the list as a workbook of today and return its path."""
    path = folder / "regulation8_consolidated_2022-05.xlsx"
    path.write_bytes(_new_workbook())
    return path


@cache
def _old_workbook(rows: tuple[tuple[Cell, ...], ...]) -> bytes:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    for at, row in enumerate((COLUMNS, *rows)):
        for column, value in enumerate(row):
            sheet.write(at, column, value)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@cache
def _new_workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (COLUMNS, *ROWS):
        sheet.append(list(row))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
