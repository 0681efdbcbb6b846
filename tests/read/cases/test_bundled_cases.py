"""The two bundled cases say what their sources say, each row of the fact table, and no more."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from harbour_case import read_case

from linchpin.claims.claim import Claim, Standing
from linchpin.claims.dates import parse_date
from linchpin.read.cases import bundled_cases, sample_tables
from linchpin.read.cases.yaml_tree import Fields, Items, YamlText, parse_yaml
from whole_reading import WholeReading

RUELAS, JALISCO = "ruelas", "jalisco"
ROWS = {RUELAS: 21, JALISCO: 24}


def folder(name: str) -> Path:
    return next(path for path in bundled_cases() if path.name == name)


@cache
def reading(name: str) -> WholeReading:
    return read_case(folder(name))


def claims(name: str, prop: str | None) -> list[Claim]:
    return [claim for claim in reading(name).claims if claim.prop == prop]


def values(name: str, key: str) -> dict[str, str]:
    return {c.prop or "": c.value for c in reading(name).claims if c.entity_id == f"{name}-{key}"}


def rows(name: str) -> set[int]:
    root = parse_yaml((folder(name) / "case.yaml").read_text("utf-8"), place=name)
    assert isinstance(root, Fields)
    marked = root.values["claims"]
    assert isinstance(marked, Items)
    found = set()
    for item in marked.values:
        assert isinstance(item, Fields)
        row = item.values["row"]
        assert isinstance(row, YamlText)
        found.add(int(row.value))
    return found


def test_both_cases_are_bundled() -> None:
    assert [path.name for path in bundled_cases()] == sorted(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_every_row_of_the_fact_table_is_covered(name: str) -> None:
    assert rows(name) == set(range(1, ROWS[name] + 1))


@pytest.mark.parametrize("name", ROWS)
def test_nothing_is_odd(name: str) -> None:
    case = reading(name)
    assert case.warnings == []
    assert case.not_understood == []
    assert len(case.findings) == 2
    assert all(document.published for document in case.documents)


def test_what_the_list_did_to_the_ruelas_organisation() -> None:
    dates = sorted(
        parse_date(claim.value).earliest.isoformat() for claim in claims(RUELAS, "listingDate")
    )
    # 2 + 10 from the release and 2 from InSight Crime; 6 family, 2 associates, 8 companies
    assert dates.count("2017-05-24") == 2 + 2 + 10
    assert dates.count("2018-03-06") == 6 + 2 + 8
    numbers = {claim.value for claim in claims(RUELAS, "authorityId")}
    assert len(numbers) == 28 + 2
    assert {"18956", "18957", "22343", "21577", "15000", "15001"} <= numbers
    still = [c for c in claims(RUELAS, "status") if c.entity_id.startswith(f"{RUELAS}-still")]
    assert len(still) == 28


def test_numbers_are_those_of_the_list(data: Path) -> None:
    with (data / "ofac/full/2019-01/sdn.csv").open(encoding="utf-8", errors="replace") as file:
        names = {row[0]: row[1] for row in csv.reader(file) if len(row) > 1}
    for name in ROWS:
        for claim in claims(name, "authorityId"):
            assert claim.evidence.quote == f"{claim.value}: {names[claim.value]}"


def test_the_family_and_the_succession() -> None:
    assert values(RUELAS, "son-treasury") == {
        "relationship": "son",
        "person": "ruelas-jose-luis",
        "relative": "ruelas-joel-efren",
    }
    assert values(RUELAS, "succession")["startDate"] == "2017"
    assert values(RUELAS, "father-died")["date"] == "2017"
    assert values(RUELAS, "family-2018-6")["relative"] == "ruelas-cruz"


def test_agricola_ruelas_is_tied_by_the_action_only() -> None:
    links = [
        c.entity_id for c in claims(RUELAS, "subject") if c.value == f"{RUELAS}-agricola-ruelas"
    ]
    assert len(links) == 1
    (role,) = (c.value for c in claims(RUELAS, "role") if c.entity_id == links[0])
    assert role == "named in Treasury's action of 6 March 2018"


def test_standing_is_that_of_the_source() -> None:
    standings = {
        (name, c.evidence.standing) for name in ROWS for c in reading(name).claims if c.entity_id
    }
    assert {s for n, s in standings if n == RUELAS} == {
        Standing.STATED,
        Standing.ALLEGED,
        Standing.CHARGED,
    }
    pleaded = [c for c in reading(JALISCO).claims if c.entity_id == f"{JALISCO}-pleaded"]
    assert {c.evidence.standing for c in pleaded} == {Standing.ADMITTED}
    assert values(JALISCO, "pleaded")["date"] == "2025-06"


def test_opinions_are_marked() -> None:
    assert {c.evidence.speaker for n in ROWS for c in reading(n).claims if c.evidence.opinion} == {
        "InSight Crime",
        "US and Mexican security sources",
        "Alamdar Hamdani, former US attorney, Southern District of Texas",
        "Alfonso Ramirez Cuellar",
        "Roberto Velasco",
        "Alejandro Celorio",
        "Derek Maltz",
        "Vanda Felbab-Brown",
    }


def test_quantities_in_words() -> None:
    said = {str(c.quantity) for n in ROWS for c in reading(n).claims if c.quantity}
    assert {
        "more than USD 2,000,000 (Mar 2014 to Feb 2015)",
        "about 80 percent (2024 to Feb 2026)",
        "23,000 weapons (2024 to Feb 2026)",
        "USD 1,200,000",
        "in the order of USD 100,000,000",
    } <= said


def test_the_killing_and_the_namesakes() -> None:
    killed = values(JALISCO, "killed")
    assert (killed["keywords"], killed["date"]) == ("killed", "2026-02-22")
    assert values(JALISCO, "number-17674")["entity"] == "jalisco-el-mencho"
    assert values(JALISCO, "number-20109")["entity"] == "jalisco-antonio"
    assert [c.value for c in claims(JALISCO, "weakAlias")] == ["Mencho"]
    arrested = [c for c in claims(JALISCO, "date") if c.entity_id == f"{JALISCO}-arrested"]
    assert [(c.value, c.original) for c in arrested] == [("2024", "late in 2024")]


def test_contradictions_are_kept_side_by_side() -> None:
    sides = []
    for name in ROWS:
        by_id = {claim.id: claim for claim in reading(name).claims}
        sides += [[by_id[i].evidence.speaker for i in f.claims] for f in reading(name).findings]
    assert sides == [
        ["Treasury", "Treasury"],
        ["Animal Político", "Treasury", "Treasury"],
        [
            "US and Mexican security sources",
            "Anna Kelly, White House spokeswoman",
            "Anna Kelly, White House spokeswoman",
        ],
        ["Reuters", "Reuters", "Justice Department spokesperson"],
    ]


def test_sample_tables_can_be_read() -> None:
    tables = sample_tables()
    with tables.customers.open(encoding="utf-8", newline="") as file:
        customers = list(csv.DictReader(file))
    with tables.payments.open(encoding="utf-8", newline="") as file:
        payments = list(csv.DictReader(file))
    assert (len(customers), len(payments)) == (44, 62)
    assert len({row["id"] for row in customers}) == 44
    known = {row["name"] for row in customers} | {"Alondra Produce SPR de RI"}
    for row in payments:
        assert {row["payer"], row["payee"]} <= known
        assert Decimal(row["amount"]) > 0
        assert date.fromisoformat(row["date"]).year == 2025


def test_sample_names_are_on_no_list_but_for_those_planted(data: Path) -> None:
    with sample_tables().customers.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (data / "ofac/full/2021-07/sdn.csv").open(encoding="utf-8", errors="replace") as file:
        listed = {
            frozenset(row[1].replace(",", " ").upper().split())
            for row in csv.reader(file)
            if len(row) > 1
        }
    planted = {"C041", "C042", "C043", "C044"}
    invented = [row["name"] for row in rows if row["id"] not in planted]
    assert len(invented) == 40
    assert not {frozenset(name.upper().split()) for name in invented} & listed
