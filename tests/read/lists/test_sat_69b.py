"""Mexico's list of Article 69-B: presumed is alleged, cleared is denied."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from published_counts import claims_of, counted
from sat_file import CLEARED, PRESUMED, ROWS, write_sat

from linchpin.claims.claim import Claim, check_quotes
from linchpin.claims.errors import LinchpinError
from linchpin.claims.ftm import check_model
from linchpin.read.lists.sat_69b import reader
from whole_reading import WholeReading, whole

EDITIONS = {"2021-05-18": 0, "2022-11-30": 2}
"""Real editions, and how many cells with two days stand in their suppressed rows."""


def read(path: Path) -> WholeReading:
    return whole(reader().read(path, date=None, progress=lambda what, done, total: None))


def said(reading: WholeReading, prop: str, about: str) -> list[str]:
    return [c.value for c in reading.claims if c.prop == prop and c.entity_id == about]


def procedures(reading: WholeReading, holder: str) -> list[tuple[str, str]]:
    """Return situation and standing of each procedure of a taxpayer."""
    holders = {c.entity_id: c.value for c in claims_of(reading, "entity")}
    return [
        (c.value, c.evidence.standing.value)
        for c in claims_of(reading, "status", schema="Sanction")
        if holders[c.entity_id] == holder
    ]


def events(reading: WholeReading, holder: str) -> list[tuple[str, str]]:
    """Return phase and standing of each event of a taxpayer."""
    return [
        (c.value, c.evidence.standing.value)
        for c in claims_of(reading, "keywords")
        if (c.entity_id or "").startswith(holder)
    ]


def test_the_situation_is_the_standing(tmp_path: Path) -> None:
    reading = read(write_sat(tmp_path))
    assert (reading.date, reading.entries) == ("2021-05-05", 4)
    assert procedures(reading, "sat69b-AAA080808HL8") == [("Presunto", "alleged")]
    assert procedures(reading, "sat69b-GARA530910QX1") == [("Definitivo", "stated")]
    assert procedures(reading, "sat69b-CCC080808HL8") == [("Desvirtuado", "denied")]


def test_who_was_cleared_keeps_that_and_a_new_procedure_stays_an_allegation(tmp_path: Path) -> None:
    reading, holder = read(write_sat(tmp_path)), "sat69b-BBB080808HL8"
    assert procedures(reading, holder) == [
        ("Sentencia Favorable", "denied"), ("Presunto", "alleged"),
    ]  # fmt: skip
    assert events(reading, holder) == [
        ("69-B presunto", "denied"), ("69-B definitivo", "denied"),
        ("69-B sentencia favorable", "stated"), ("69-B presunto", "alleged"),
    ]  # fmt: skip
    assert said(reading, "name", holder) == ["MAR GRIS, S.C."]
    assert said(reading, "alias", holder) == ["MAR GRÍS, S.C."]
    assert "En cumplimiento a la sentencia 7" in said(reading, "notes", holder)


def test_no_wrongdoing_of_the_cleared_is_stated(tmp_path: Path) -> None:
    reading = read(write_sat(tmp_path, (CLEARED,)))
    stated = [c for c in reading.claims if c.evidence.standing.value != "denied"]
    assert {c.schema for c in stated} == {"LegalEntity", "Event"}
    assert {c.value for c in stated if c.prop == "keywords"} == {"69-B sentencia favorable"}


def test_days_are_read_as_they_are_typed(tmp_path: Path) -> None:
    reading = read(write_sat(tmp_path))
    final = [c for c in claims_of(reading, "date") if "definitivo" in (c.entity_id or "")]
    own = [c.value for c in final if "GARA" in (c.entity_id or "")]
    assert own == ["2018-09-28", "2019-10-10", "2020-07-02"]
    assert [item.text for item in reading.not_understood] == ["in November"]


def test_suppressed_rows_name_nobody_and_are_counted(tmp_path: Path) -> None:
    reading = read(write_sat(tmp_path))
    assert reading.counts["suppressed_rows"] == 1
    assert "1 row suppressed; they name nobody" in reading.warnings[0]
    assert not [c for c in reading.claims if "suprimida" in c.value]


def test_the_rfc_is_the_key_whatever_line_and_name(tmp_path: Path) -> None:
    first = read(write_sat(tmp_path))
    moved = [["9", *row[1:2], "OTHER NAME, S.C.", *row[3:]] for row in reversed(ROWS)]
    second = read(write_sat(tmp_path, tuple(moved)))
    ids = [{c.entity_id for c in claims_of(r, "taxNumber")} for r in (first, second)]
    assert ids[0] == ids[1]
    assert sanctions(first) == sanctions(second)


def sanctions(reading: WholeReading) -> set[str | None]:
    return {c.entity_id for c in claims_of(reading, "status", schema="Sanction")}


def test_a_new_situation_and_a_strange_rfc(tmp_path: Path) -> None:
    strange = [*PRESUMED[:3], "Arrepentido", *PRESUMED[4:]]
    with pytest.raises(LinchpinError, match="situation 'Arrepentido'"):
        read(write_sat(tmp_path, (strange,)))
    reading = read(write_sat(tmp_path, (PRESUMED, ["7", "AAA", *PRESUMED[2:]])))
    assert [item.why for item in reading.not_understood] == [
        "this RFC is none, so that nobody is told apart by it"
    ]


@pytest.mark.data
@pytest.mark.parametrize("day", EDITIONS)
def test_what_was_counted_in_real_editions_is_read(data: Path, day: str) -> None:
    want = counted(data, f"../sat_69b/69b_{day}.csv.gz")
    reading = read(data / "sat_69b" / f"69b_{day}.csv.gz")
    check_model(reading.claims)
    check_quotes(reading.claims, reading.documents)
    status = claims_of(reading, "status", schema="Sanction")
    rows = sum(d.text.count("\nrow:") + d.text.startswith("row:") for d in reading.documents)
    several = [d for d in reading.documents if "\nrow:" in d.text]
    assert reading.date == day
    assert reading.entries == want["distinct_rfc"]
    assert reading.counts["rows"] == want["rows"]
    assert reading.counts["suppressed_rows"] == want["suppressed_rows"]
    assert rows == len(status) == want["rows_with_valid_rfc"]
    assert len(several) == want["rfc_with_several_rows"]
    assert cells_with_two_days(reading) == want["cells_with_two_dates"] - EDITIONS[day]
    assert people_rows(reading) == want["people_rfc_13"]
    found = Counter(c.value for c in status)
    missing = {name: count - found[name] for name, count in want["status"].items()}
    assert sum(missing.values()) == want["suppressed_rows"]
    assert min(missing.values()) >= 0
    assert reading.counts["share_not_understood"] <= 0.005


def cells_with_two_days(reading: WholeReading) -> int:
    cells = (cell for d in reading.documents for cell in d.text.split(" | "))
    return sum(
        re.search(r"\d{2}/\d{2}/\d{4}.+\d{2}/\d{2}/\d{2}", cell) is not None for cell in cells
    )


def people_rows(reading: WholeReading) -> int:
    holders: dict[str | None, Claim] = {c.entity_id: c for c in claims_of(reading, "entity")}
    return sum(len(c.value) == len("sat69b-") + 13 for c in holders.values())
