"""Canadian lists of invented entries, in the old and the new format."""

from __future__ import annotations

from pathlib import Path

OLD = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<data-set><record><Country>Belarus / Bélarus</Country><LastName>Talaan</LastName>
<GivenName>Arvo</GivenName><DateOfBirth>1972-08-10 or 1972-08-11</DateOfBirth>
<Aliases>Belarusian: Арво Талаан; Talaan, A.</Aliases><Title>Judge</Title>
<Schedule>1</Schedule><Item>1</Item></record>
<record><Country>Belarus / Bélarus</Country><LastName>Zwei</LastName><GivenName>Jan</GivenName>
<DateOfBirth>1950</DateOfBirth><Schedule>1</Schedule><Item>2</Item></record>
<record><Country>Belarus / Bélarus</Country><LastName>Zwei</LastName><GivenName>Jan</GivenName>
<DateOfBirth>1975</DateOfBirth><Schedule>1</Schedule><Item>3</Item></record>
<record><Country>Russia / Russie</Country><Entity>Blue Crescent</Entity>
<Aliases>Blue Moon, Red Crescent</Aliases><Schedule>2</Schedule><Item>1</Item></record>
</data-set>
"""
NEW = """<?xml version='1.0' encoding='UTF-8' standalone='yes'?>
<data-set><record><Country>Belarus / Bélarus</Country><LastName>Talaan</LastName>
<GivenName>Arvo</GivenName>
<DateOfBirthOrShipBuildDate>1972-08-10</DateOfBirthOrShipBuildDate><TitleOrShip>Judge</TitleOrShip>
<Schedule>1, Part 1</Schedule><Item>1</Item><DateOfListing>2020-09-28</DateOfListing></record>
<record><Country>Russia / Russie</Country><EntityOrShip>Invented Star</EntityOrShip>
<TitleOrShip>Tanker</TitleOrShip><ShipIMONumber>9999993</ShipIMONumber>
<DateOfBirthOrShipBuildDate>1980</DateOfBirthOrShipBuildDate><Schedule>1.1</Schedule>
<Item>1</Item><DateOfListing>2025-02-21</DateOfListing></record></data-set>
"""


def write_old_sema(folder: Path, text: str = OLD) -> Path:
    """Write the list in the old format and return its path."""
    path = folder / "sema_2022-05.xml"
    path.write_text(text, "utf-8")
    return path


def write_new_sema(folder: Path, text: str = NEW) -> Path:
    """Write the list in the new format and return its path."""
    path = folder / "sema_2025-03-01.xml"
    path.write_text(text, "utf-8")
    return path
