"""A UK Sanctions List of invented entries, with every trap of the real one."""

from __future__ import annotations

import csv
from itertools import product
from pathlib import Path

COLUMNS = (
    "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,"
    "Name 5,Name type,Alias strength,Title,Name non-latin script,Non-latin script type,"
    "Non-latin script language,Regime Name,Designation Type,Designation source,Sanctions Imposed,"
    "Other Information,UK Statement of Reasons,Address Line 1,Address Line 2,Address Line 3,"
    "Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,Phone number,"
    "Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,"
    "National Identifier additional information,Passport number,Passport additional information,"
    "Position,Gender,Town of birth,Country of birth,Type of entity,Subsidiaries,Parent company,"
    "Business registration number (s),IMO number,Current owner/operator (s),"
    "Previous owner/operator (s),Current believed flag of ship,Previous flags,Type of ship,"
    "Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)"
).split(",")
PERSON = {
    "Last Updated": "01/02/2026", "Unique ID": "AFG0999", "OFSI Group ID": "90001",
    "UN Reference Number": "QDi.901", "Title": "Haji", "Designation Type": "Individual",
    "Regime Name": "The Harbour (Sanctions) (EU Exit) Regulations 2020",
    "Designation source": "UN", "Sanctions Imposed": "Asset freeze|Travel Ban",
    "Other Information": "Has a limp.", "UK Statement of Reasons": "Was paid for silence.",
    "Date Designated": "31/12/2020", "Nationality(/ies)": "Iraq|Qatar", "Gender": "Male",
    "National Identifier number": "77", "National Identifier additional information": "expired",
    "Passport number": "N111", "Passport additional information": "issued 2001",
    "Position": "Treasurer", "Town of birth": "Basra", "Country of birth": "Iraq",
    "Email address": "a@example.org|b@example.org",
}  # fmt: skip
NAMES = (
    {"Name 1": "Arvo", "Name 6": "TALAAN", "Name type": "Primary Name"},
    {"Name 6": "TALAN", "Name type": "Primary Name Variation"},
    {"Name 6": "THE TAILOR", "Name type": "Alias", "Alias strength": "Low quality a.k.a"},
    {"Name 6": "ARVID", "Name type": "Alias", "Alias strength": "Good quality a.k.a"},
)
BIRTHS = ("dd/mm/1953", "dd/05/1954", "03/02/1958", "in the year of the flood")
ADDRESSES = (
    {"Address Line 1": "1 Long Road", "Address Line 6": "Basra", "Address Country": "Iraq"},
    {"Address Line 1": "Quay 2", "Address Country": "Atlantis"},
)
SHIP = {
    "Last Updated": "31/07/2024", "Unique ID": "RUS9999", "Name 6": "INVENTED",
    "Name type": "Primary Name", "Regime Name": "The Sea (Sanctions) (EU Exit) Regulations 2019",
    "Designation Type": "Ship", "Designation source": "UK", "Date Designated": "31/07/2024",
    "IMO number": "IMO9999993", "Current owner/operator (s)": "Blue Crescent FZCO",
    "Current believed flag of ship": "Gabon", "Previous flags": "Panama|Liberia",
    "Type of ship": "Oil Tanker", "Year Built": "2019", "Length of ship": "200",
}  # fmt: skip
FIRM = {
    "Last Updated": "31/07/2024", "Unique ID": "RUS9998", "Name 6": "BLUE CRESCENT",
    "Name type": "Primary Name", "Regime Name": "The Sea (Sanctions) (EU Exit) Regulations 2019",
    "Designation Type": "Entity", "Date Designated": "31/07/2024", "Parent company": "Moon Ltd",
    "Subsidiaries": "(1) Star Ltd (2) Sun Ltd", "Business registration number (s)": "123|456",
    "Type of entity": "Shipping company",
}  # fmt: skip


def rows() -> list[dict[str, str]]:
    """Return the rows of the list: the person's facts multiplied out, a ship and a firm."""
    people = [
        PERSON | name | {"D.O.B": birth} | address
        for name, birth, address in product(NAMES, BIRTHS, ADDRESSES)
    ]
    people[0] |= {"Name non-latin script": "آرفو", "Non-latin script type": "Arabic"}
    return [*people, SHIP, FIRM]


def write_uksl(folder: Path, found: list[dict[str, str]] | None = None) -> Path:
    """Write the list and return its path."""
    path = folder / "UK-Sanctions-List.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write("Report Date: 08-Feb-2026\r\n")
        table = csv.DictWriter(stream, COLUMNS)
        table.writeheader()
        table.writerows(rows() if found is None else found)
    return path
