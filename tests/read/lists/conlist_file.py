"""An old UK list of invented entries, with every trap of the real one."""

from __future__ import annotations

import csv
from functools import cache
from io import BytesIO
from itertools import product
from pathlib import Path

COLUMNS = (
    "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,"
    "Non-Latin Script Type,Non-Latin Script Language,DOB,Town of Birth,Country of Birth,"
    "Nationality,Passport Number,Passport Details,National Identification Number,"
    "National Identification Details,Position,Address 1,Address 2,Address 3,Address 4,Address 5,"
    "Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Alias Quality,"
    "Regime,Listed On,UK Sanctions List Date Designated,Last Updated,Group ID"
).split(",")
PERSON = {
    "Title": "Haji", "Town of Birth": "(1) Mosul (2) Basra", "Country of Birth": "Iraq",
    "Nationality": "(1) Iraq (2) Qatar", "Passport Number": "(1) N111 (2) N222",
    "Passport Details": "(1) false (2) issued 2001", "Position": "Treasurer",
    "National Identification Details": "lost his card",
    "Other Information": "(UK Sanctions List Ref):AFG0999. (UN Ref):QDi.901. Has a limp.",
    "Group Type": "Individual", "Regime": "Al-Qaida", "Listed On": "06/05/2009",
    "UK Sanctions List Date Designated": "31/12/2020", "Last Updated": "01/02/2021",
    "Group ID": "90001",
}  # fmt: skip
NAMES = (
    {"Name 1": "Arvo", "Name 6": "TALAAN", "Alias Type": "Primary name"},
    {"Name 1": "Arvoo", "Name 6": "TALAAN", "Alias Type": "Primary name"},
    {"Name 6": "THE TAILOR", "Alias Type": "AKA", "Alias Quality": "Low quality"},
    {"Name 6": "ARVID", "Alias Type": "FKA"},
)
BIRTHS = ("00/00/1953", "00/05/1954", "03/02/1958")
ADDRESSES = (
    {"Address 1": "1 Long Road", "Address 6": "Basra", "Country": "Iraq"},
    {"Address 6": "Müller Straße", "Country": "Germany"},
)
SHIP = {
    "Name 6": "MV INVENTED", "Alias Type": "Primary name", "Group Type": "Ship",
    "Other Information": "IMO number: 9999993. Sails by night.", "Regime": "Al-Qaida",
    "Listed On": "06/05/2009", "Last Updated": "01/02/2021", "Group ID": "90002",
    "Country": "Atlantis",
}  # fmt: skip


def rows() -> list[dict[str, str]]:
    """Return the rows of the list: the person's facts multiplied out, then a ship."""
    people = [
        PERSON | name | {"DOB": birth} | address
        for name, birth, address in product(NAMES, BIRTHS, ADDRESSES)
    ]
    people[0] |= {"Name Non-Latin Script": "آرفو", "Non-Latin Script Type": "Arabic"}
    return [*people, SHIP]


def table(found: list[dict[str, str]]) -> list[list[str]]:
    """Return the lines of the file: its day, the headings, the rows."""
    first = ["Last Updated", "04/05/2022", *[""] * (len(COLUMNS) - 2)]
    return [first, COLUMNS, *([row.get(name, "") for name in COLUMNS] for row in found)]


def write_conlist(folder: Path, found: list[dict[str, str]] | None = None) -> Path:
    """Write the list as CSV in Windows-1252 and return its path."""
    path = folder / "ConList.csv"
    with path.open("w", encoding="cp1252", errors="replace", newline="") as stream:
        csv.writer(stream).writerows(table(rows() if found is None else found))
    return path


def write_conlist_workbook(folder: Path) -> Path:
    """Write the list as a workbook, the same bytes each time, and return its path."""
    path = folder / "ConList.xlsx"
    path.write_bytes(_workbook())
    return path


@cache
def _workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in table(rows()):
        sheet.append(line)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
