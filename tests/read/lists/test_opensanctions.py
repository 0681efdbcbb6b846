"""OpenSanctions bulk files: three forms of one model."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from opensanctions_file import HELD, PERSON, ROWS, write_entities, write_statements, write_targets
from published_counts import claims_of, counted, reading_of

from linchpin.claims.errors import LinchpinError
from linchpin.read.lists.opensanctions import reader
from whole_reading import WholeReading, whole


def read(path: Path) -> WholeReading:
    return whole(reader().read(path, date=None, progress=lambda what, done, total: None))


def said(reading: WholeReading, prop: str, about: str = "os-NK-one") -> list[str]:
    return [c.value for c in reading.claims if c.prop == prop and c.entity_id == about]


def bearers(reading: WholeReading, *props: str) -> set[str | None]:
    return {c.entity_id for c in claims_of(reading, *props)}


def test_a_cell_of_several_values_is_split_outside_of_quotation_marks(tmp_path: Path) -> None:
    reading = read(write_targets(tmp_path))
    assert (reading.date, reading.entries) == ("2026-03-13", 3)
    assert said(reading, "name") == ['TALAAN "Faro" Arvo']
    assert said(reading, "alias") == ["Арво Талаан", 'Talaan; "el Faro"']
    assert said(reading, "idNumber") == ["777", "888"]
    assert said(reading, "program", "os-NK-one-listed") == ["XX-MARE", "XX-UAVS"]
    assert said(reading, "summary", "os-NK-one-listed") == []


def test_only_a_vessels_imo_number_is_one(tmp_path: Path) -> None:
    reading = read(write_targets(tmp_path))
    assert said(reading, "imoNumber", "os-Q1") == ["IMO9187629"]
    assert said(reading, "registrationNumber", "os-Q1") == ["273445480"]
    assert said(reading, "summary", "os-Q1-listed") == ['Carries "oil" now']


def test_a_target_without_program_is_listed_by_its_collections(tmp_path: Path) -> None:
    reading = read(write_targets(tmp_path))
    assert said(reading, "program", "os-Q1-listed") == ["Harbour List", "Quay List"]


def test_what_is_no_date_is_reported(tmp_path: Path) -> None:
    reading = read(write_targets(tmp_path))
    assert [item.text for item in reading.not_understood] == ["last year"]


def test_entities_keep_relations_ids_before_merging_and_topics(tmp_path: Path) -> None:
    reading = read(write_entities(tmp_path))
    assert said(reading, "holder", "os-held") == ["os-NK-one"]
    assert said(reading, "post", "os-held") == ["os-post"]
    assert said(reading, "notes") == ["OpenSanctions id merged into this one: old-1"]
    assert said(reading, "program", "os-NK-one-listed") == ["role.pep"]
    assert [c.value for c in claims_of(reading, "entity")] == ["os-NK-one"]


def test_statements_of_an_entity_come_together_wherever_they_stand(tmp_path: Path) -> None:
    reading = read(write_statements(tmp_path))
    assert reading.entries == 2
    assert {c.schema for c in claims_of(reading, "name") if c.entity_id == "os-NK-one"} == {
        "Person"
    }
    assert said(reading, "program", "os-NK-one-listed") == ["sanction"]
    assert said(reading, "publisher", "os-NK-one-listed") == ["harbour_list", "quay_list"]
    assert [c.value for c in claims_of(reading, "entity")] == ["os-NK-one"]
    merged = "OpenSanctions id merged into this one: "
    assert said(reading, "notes") == [f"{merged}hl-1", f"{merged}ql-7"]


@pytest.mark.parametrize(
    ("entities", "words"),
    [
        ((PERSON, {"id": "x", "schema": "Person"}), "line 2: no FollowTheMoney entity"),
        ((PERSON, ["x"]), "line 2: no FollowTheMoney entity"),
        ((PERSON | {"properties": {"name": [{"id": "y"}]}},), "an entity inside this one"),
        ((PERSON | {"schema": "Spaceship"},), "schema 'Spaceship' is not known"),
        ((PERSON, HELD, PERSON), "NK-one is there twice"),
    ],
)
def test_a_line_that_is_no_entity_is_refused(
    entities: tuple[object, ...], words: str, tmp_path: Path
) -> None:
    with pytest.raises(LinchpinError, match=words):
        read(write_entities(tmp_path, entities))


def test_a_row_of_unknown_schema_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LinchpinError, match="line 2: schema 'Ghost'"):
        read(write_targets(tmp_path, ((ROWS[0][0], "Ghost", *ROWS[0][2:]),)))


@pytest.mark.data
@pytest.mark.parametrize(
    "file",
    [
        "eu_cor_2022-07-25.targets.simple.csv.gz",
        "ua_war_sanctions_2026-03-13.targets.simple.csv.gz",
    ],
)
def test_what_was_counted_in_real_targets_is_read(data: Path, file: str) -> None:
    name = f"opensanctions/{file}"
    want, reading = counted(data, name), reading_of(data, "opensanctions", name)
    named = {c.entity_id: c.schema for c in claims_of(reading, "name")}
    countries = Counter(c.entity_id for c in claims_of(reading, "country") if c.schema != "Address")
    numbered = bearers(reading, "idNumber", "registrationNumber", "imoNumber")
    assert reading.entries == want["rows"]
    assert reading.date == want["last_seen_max"][:10]
    assert Counter(named.values()) == want["schemata"]
    assert len(bearers(reading, "alias")) == want["rows_with_alias"]
    assert len(numbered) == want["with_identifier"]
    assert sum(count > 1 for count in countries.values()) == want["several_countries"]
    assert sum(key.startswith("os-Q") for key in named if key) == want["ids_Q"]
    born = len(bearers(reading, "birthDate")) + sum(
        "Date of birth" in c.value for c in reading.claims
    )
    assert born == want["with_birth"]
    assert reading.counts["share_not_understood"] <= 0.005


@pytest.mark.data
def test_what_was_counted_in_real_entities_is_read(data: Path) -> None:
    name = "opensanctions/ve_asamblea_2026-03.entities.ftm.json.gz"
    want, reading = counted(data, name), reading_of(data, "opensanctions", name)
    entities = [c for c in reading.claims if c.prop in ("name", "status")]
    assert reading.entries == want["entities"]
    assert Counter(c.schema for c in entities) == want["schemata"]
    assert len(claims_of(reading, "entity")) == want["targets"]
    assert Counter(c.value for c in claims_of(reading, "topics")) == want["topics"]
    merged = [c for c in claims_of(reading, "notes") if "merged into this one" in c.value]
    assert len(merged) == want["referents"]
    assert len({c.entity_id for c in merged}) == want["with_referents"]
    kept = ("name", "topics", "country", "sourceUrl", "birthDate", "birthPlace", "idNumber", "post",
            "status", "holder")  # fmt: skip
    assert len(claims_of(reading, *kept)) == want["values"]
    assert not reading.not_understood
