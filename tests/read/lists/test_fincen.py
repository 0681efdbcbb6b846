"""FinCEN's special measures: whom a measure is about is listed, whom it names is tied to it."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from pathlib import Path

import pytest
from fincen_file import BANK, NOTICE, ROWS, write_fincen
from published_counts import claims_of, counted, reading_of

from linchpin.claims.errors import LinchpinError
from linchpin.read.lists.fincen import reader
from whole_reading import WholeReading, whole

APART = ("Relationship", "Notes", "Source URL", "Measure", "Name")
"""Cells that tell two rows apart: those that differ in address or aliases are one notice."""


def read(path: Path) -> WholeReading:
    return whole(reader().read(path, date=None, progress=lambda what, done, total: None))


def named(reading: WholeReading) -> dict[str, list[str]]:
    """Return the ids of each name."""
    found: dict[str, list[str]] = {}
    for claim in claims_of(reading, "name"):
        found.setdefault(claim.value, []).append(claim.entity_id or "")
    return found


def said(reading: WholeReading, prop: str, about: str) -> list[str]:
    return [c.value for c in reading.claims if c.prop == prop and c.entity_id == about]


def test_only_whom_a_measure_is_about_is_listed(tmp_path: Path) -> None:
    reading = read(write_fincen(tmp_path))
    listed = {c.value for c in claims_of(reading, "entity", schema="Sanction")}
    names = named(reading)
    assert {name for name, ids in names.items() if set(ids) & listed} == {
        BANK, "Faro Fondos S.A.", "Casino Laa",
    }  # fmt: skip
    assert reading.entries == 6
    assert (reading.counts["rows"], reading.counts["measures"]) == (7, 2)


def test_others_are_tied_in_the_word_of_the_transcription(tmp_path: Path) -> None:
    reading = read(write_fincen(tmp_path))
    (bank,), names = named(reading)[BANK], named(reading)
    ties = {said(reading, "subject", c.entity_id or "")[0]: c.value
            for c in claims_of(reading, "role")}  # fmt: skip
    assert ties == {
        names["Arvo Talaan"][0]: "owner",
        names["Faro Fondos S.A."][0]: "subsidiary",
        next(one for one in names["Arvid Suur"] if one in ties): "related",
    }
    assert {c.value for c in claims_of(reading, "object")} == {bank}
    assert {c.schema for c in claims_of(reading, "role")} == {"UnknownLink"}


def test_where_a_measure_has_no_institution_the_tie_is_a_note(tmp_path: Path) -> None:
    reading = read(write_fincen(tmp_path))
    notes = [c.value for c in claims_of(reading, "notes")]
    assert "Named as related in the measure Laaland***" in notes


def test_a_withdrawal_is_told(tmp_path: Path) -> None:
    reading = read(write_fincen(tmp_path))
    (bank,) = named(reading)[BANK]
    notes = said(reading, "notes", bank)
    url = "https://notices.example/withdrawal-1"
    assert notes == ["a finding", f"A notice of withdrawal is among them: {url}"]
    sources = [c.value for c in claims_of(reading, "sourceUrl", schema="Sanction")]
    assert {NOTICE, url} <= set(sources)


def test_who_says_it_is_not_hidden(tmp_path: Path) -> None:
    speakers = {c.evidence.speaker for c in read(write_fincen(tmp_path)).claims}
    assert speakers == {"FinCEN (transcribed by OpenSanctions)"}


def test_a_relationship_or_kind_that_is_none_is_refused(tmp_path: Path) -> None:
    for at, value, words in ((1, "friend", "relationship 'friend'"), (2, "Boat", "Type 'Boat'"),
                             (3, "", "name ''")):  # fmt: skip
        row = list(ROWS[0])
        row[at] = value
        with pytest.raises(LinchpinError, match=words):
            read(write_fincen(tmp_path, (tuple(row),)))


@pytest.mark.data
def test_what_was_counted_in_the_real_file_is_read(data: Path) -> None:
    file = "fincen/special_measures_details_2026-08.csv.gz"
    want, reading = counted(data, file), reading_of(data, "fincen", file)
    lines = [line for d in reading.documents for line in d.text.splitlines()]
    told = Counter(
        line.split(": ", 1)[1].split(" | ")[0] for line in lines if line.startswith("notice:")
    )
    with gzip.open(data / "lists" / file, "rt", encoding="utf-8") as stream:
        table = list(csv.DictReader(stream))
    apart = {tuple(row[name].strip() for name in APART) for row in table}
    assert Counter(row["Relationship"] for row in table) == want["relationships"]
    assert told == Counter(row[0] for row in apart)
    assert reading.counts["rows"] == want["rows"]
    assert reading.counts["measures"] == want["measures"]
    mexico = [c for c in claims_of(reading, "country") if c.value == "mx"]
    assert len(mexico) == want["mexico_rows"]
    registered = claims_of(reading, "registrationNumber")
    assert len(registered) == want["with_registration_number"]
    programs = {c.value for c in claims_of(reading, "program")}
    assert set(want["mexican_measures"]) <= programs
    assert not reading.not_understood
