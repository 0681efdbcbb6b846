"""A Denied Persons List of invented parties, with the traps of the real one."""

from __future__ import annotations

from pathlib import Path

COLUMNS = (
    "Name", "Street_Address", "City", "State", "Country", "Postal_Code", "Effective_Date",
    "Expiration_Date", "Standard_Order", "Last_Update", "Action", "FR_Citation",
)  # fmt: skip
ROWS = (
    (" ARVO TALAAN", "1 HARBOUR ROAD", "EL PASO", "TX", "US", "79905", "06/19/2003", "06/29/2056",
     "Y", "2007-01-31", "FEDERAL REGISTER NOTICE UPDATED", "68 F.R. 38290 6/27/03"),
    ("Arvo Talaan", "2 QUAY", "GENEVA", "", "CH", "", "06/19/2003", "06/29/2056", "Y",
     "2007-01-31", "ADDRESS ADDED", "68 F.R. 38290 6/27/03"),
    ("ARVO TALAAN", "2 QUAY", "GENEVA", "", "CH", "", "02/10/2022", "", "N", "3017-08-22", "NEW",
     "87 F.R. 9030 2/17/2022"),
    ("ARVID SUUR A/K/A FRANK SUUR", "", "TRIPOLI", "", "LY", "", "09/01/1981", "", "Y",
     "2000-04-05", "", "46 F.R. 44803 9/8/81"),
    ("BLUE (BL) LAAGUN", "", "", "", "Atlantis", "", "09/01/1981", "12/31/2030", "Y",
     "2000-04-05", "", "46 F.R. 44803 9/8/81"),
)  # fmt: skip


def write_dpl(folder: Path, rows: tuple[tuple[str, ...], ...] = ROWS) -> Path:
    """Write the list as Commerce does, every cell in quotes, and return its path."""
    path = folder / "dpl_2022-09.txt"
    lines = ["\t".join(f'"{cell}"' for cell in row) for row in (COLUMNS, *rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path
