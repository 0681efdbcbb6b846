"""What commands that were killed must leave: all that was told as written, and nothing half."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

BOOKS = {
    "a": "name,note\nAna Maria EJEMPLO PRUEBA,first\nNadie Conocido,first\n",
    "b": "name,note\nLuis EJEMPLO PRUEBA,second\nAna Maria EJEMPLO PRUEBA,second\n",
}
OUTPUTS = {
    "screen": "screen.csv", "rescreen": "rescreen.csv", "export": "export.out",
    "chart": "chart.svg",
}  # fmt: skip
"""File that a command of a kind writes."""
_LISTS = {"add": "us_ofac_sdn", "list": "un_sc_consolidated"}
_UN = """<?xml version="1.0" encoding="utf-8"?>
<CONSOLIDATED_LIST dateGenerated="2021-03-04T10:00:00.5-04:00"><INDIVIDUALS><INDIVIDUAL>
<DATAID>901</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>ARVO {month}</FIRST_NAME>
<SECOND_NAME>TALAAN</SECOND_NAME><UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>
<REFERENCE_NUMBER>QDi.901</REFERENCE_NUMBER><LISTED_ON>2009-05-06</LISTED_ON>
</INDIVIDUAL></INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>
"""


@dataclass
class House:
    """A folder in which commands run and are killed.

    Attributes:
        place: The folder.
        editions: Kind and date of the editions that were told as added.
        decisions: How many decisions were told as recorded.
        longest: Seconds a whole command takes, by kind; the last that ended by itself.
        killed: How many were killed at work, by kind; others had ended before.
        results: What comes out, by kind and book.
        month: Last edition's month.
        lost: What was found wrong.
        forking: The process that runs the commands.
        source: Another copy of `src/` to run; None for this one.
    """

    place: Path
    editions: set[tuple[str, str]] = field(default_factory=set)
    decisions: int = 0
    longest: dict[str, float] = field(default_factory=dict)
    killed: Counter[str] = field(default_factory=Counter)
    results: dict[tuple[str, str], str] = field(default_factory=dict)
    month: int = 0
    lost: list[str] = field(default_factory=list)
    forking: subprocess.Popen[str] | None = None
    source: Path | None = None


def change_list(path: Path, month: int) -> None:
    """Write another birth into an invented SDN list."""
    born = b"DOB 12 Mar %d" % (1700 + month)
    path.write_bytes(re.sub(rb"DOB 12 Mar \d+", born, path.read_bytes()))


def write_un_list(path: Path, month: int) -> None:
    """Write an invented list of the UN of some month."""
    path.write_text(_UN.format(month="I" * (1 + month % 7) + chr(65 + month % 26)), "utf-8")


def date_of(month: int) -> str:
    """Return the date of a month's edition."""
    return f"{1950 + month // 12}-{1 + month % 12:02d}"


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def answer(place: Path) -> str:
    """Return what the last command printed."""
    return (place / "stdout").read_text("utf-8", "replace")


def note(house: House, kind: str) -> None:
    """Keep what the command said it had written, killed afterwards or not."""
    said = answer(house.place)
    if kind in _LISTS and ": added" in said:
        house.editions.add((kind, date_of(house.month)))
    recorded = re.search(r"Recorded as decision (\d+)", said)
    if kind == "same" and recorded is not None:
        house.decisions = max(house.decisions, int(recorded[1]))


def look(house: House, kind: str, done: int | None) -> list[str]:
    """Return what is wrong after a command.

    Args:
        house: Where it ran.
        kind: Its kind.
        done: Its exit code; None where it was killed.
    """
    faults = _archive(house, kind)
    if kind.endswith("screen"):
        faults += _screened(house, kind)
    elif kind in OUTPUTS:
        output = house.place / OUTPUTS[kind]
        if digest(output) not in {house.results[kind, book] for book in "ab"}:
            faults.append(f"{output.name} is neither the old nor the new one")
    elif kind == "network" and done == 0 and answer(house.place) != house.results[kind, "a"]:
        faults.append("the kept network gives another answer")
    if done is not None and "Traceback" in (house.place / "stderr").read_text("utf-8", "replace"):
        faults.append("a traceback")
    return faults


def _archive(house: House, kind: str) -> list[str]:
    """Return what is wrong with archive and ledger."""
    from linchpin.archive import open_archive
    from linchpin.archive.check import check_archive
    from linchpin.claims.errors import LinchpinError
    from linchpin.ledger.ledger import Ledger

    faults = []
    try:
        archive = open_archive(house.place / "linchpin-archive")
        there = {
            (name, edition.date)
            for name, dataset in _LISTS.items()
            for edition in archive.editions(dataset)
        }
        faults += [f"edition {date} is lost" for _, date in sorted(house.editions - there)]
        if kind in _LISTS:
            faults += [str(one) for one in check_archive(archive).faults]
        if archive.ledger_path.exists():
            report = Ledger.open(archive.ledger_path).verify()
            if not report.intact:
                faults.append(f"the ledger: {report.why}")
            if report.head.count < house.decisions:
                faults.append(
                    f"{house.decisions} decisions were told, {report.head.count} are there"
                )
    except LinchpinError as error:
        faults.append(str(error))
    return faults


def _screened(house: House, kind: str) -> list[str]:
    """Return what is wrong with hits and record: they must be of one book, and whole."""
    hits = house.place / OUTPUTS[kind]
    records = sorted(  # each run has one of its own name
        house.place.glob(f"{hits.name}*.run.json"), key=lambda path: (len(path.name), path.name)
    )
    if not hits.exists() or not records:
        return [f"only one of hits and record is there: {hits.exists()}, {len(records)}"]
    books = {hashlib.sha256(text.encode()).hexdigest(): name for name, text in BOOKS.items()}
    try:
        of = books.get(json.loads(records[-1].read_text())["book_sha256"])
        known = {json.loads(one.read_text())["hits_file"]["sha256"] for one in records}
    except (ValueError, KeyError) as error:
        return [f"a record is damaged: {error}"]
    faults = [] if digest(hits) in known else ["no record is of the hits that are there"]
    part = hits.with_name(hits.name + ".part")
    left = digest(part) if part.exists() else ""
    if of is None or house.results[kind, of] not in (digest(hits), left):
        # A run killed between the two names is finished by the next: `finish_left`.
        faults.append(f"the hits are not those of the last record's book {of}")
    return faults
