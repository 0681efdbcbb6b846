"""Suppliers of Article 69-B on each day of a procedure, RFC that are none, joins by number."""

from __future__ import annotations

import csv
import datetime
import gzip
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from laid_out import found, laid_out

from linchpin.trace.invoices.invalid_rfc import NO_SUCH_RFC
from linchpin.trace.invoices.joins import Numbered, joins_by_number
from linchpin.trace.invoices.listed_supplier import (
    COLUMN,
    LATER_DEFINITIVE,
    LISTED_SUPPLIER,
)
from linchpin.trace.invoices.situations import Procedure, Situation, Step, procedures_text

RFC = "AIN150302QX6"


def _procedure(stands: Situation, *steps: tuple[Situation, str, str]) -> Procedure:
    made = tuple(
        Step(situation, tuple(map(datetime.date.fromisoformat, days))) for situation, *days in steps
    )
    return Procedure(made, stands, "2022-11-30")


PRESUMED = (Situation.PRESUMED, "2017-01-01", "2017-01-19")
DEFINITIVE = (Situation.DEFINITIVE, "2018-05-31", "2018-06-20")
REFUTED = (Situation.REFUTED, "2017-10-13", "2017-11-02")
COURT = (Situation.COURT, "2019-03-05", "2019-04-16")
CASES = {
    "presumed": _procedure(Situation.PRESUMED, PRESUMED),
    "definitive": _procedure(Situation.DEFINITIVE, PRESUMED, DEFINITIVE),
    "refuted": _procedure(Situation.REFUTED, PRESUMED, REFUTED),
    "court": _procedure(Situation.COURT, PRESUMED, DEFINITIVE, COURT),
}


def _invoice(on: str | None, *cases: str, **changed: Any) -> dict[str, Any]:
    cell = procedures_text(CASES[case] for case in cases) if cases else None
    return {
        "on": on, "issuer": RFC, "issuer_name": "Arcilla Inventada", "cents": 100_000,
        "currency": "MXN", COLUMN: cell,
    } | changed  # fmt: skip


@pytest.mark.parametrize(
    ("case", "on", "listed", "aside", "later"),
    [
        ("presumed", "2016-12-31", False, False, False),
        ("presumed", "2017-01-01", True, False, False),
        ("presumed", "2022-01-01", True, False, False),
        ("definitive", "2016-12-31", False, False, True),
        ("definitive", "2017-01-01", True, False, False),
        ("definitive", "2018-05-30", True, False, False),
        ("definitive", "2018-05-31", True, False, False),
        ("refuted", "2016-12-31", False, False, False),
        ("refuted", "2017-10-12", True, True, False),
        ("refuted", "2017-10-13", False, False, False),
        ("court", "2016-12-31", False, False, False),
        ("court", "2019-03-04", True, True, False),
        ("court", "2019-03-05", False, False, False),
    ],
)
def test_each_day_of_a_procedure(
    case: str, on: str, listed: bool, aside: bool, later: bool
) -> None:
    tables = laid_out({"invoices": [_invoice(on, case)]})
    fits = LISTED_SUPPLIER.find(tables).fits
    assert bool(fits) is listed
    assert bool(found(LISTED_SUPPLIER, tables)) is (listed and not aside)
    if aside:
        assert "cleared of it later" in fits[0].set_aside
    assert bool(found(LATER_DEFINITIVE, tables)) is later


def test_what_is_told_of_a_day_is_the_step_of_that_day() -> None:
    rows = [_invoice("2018-05-30", "definitive"), _invoice("2018-05-31", "definitive")]
    (fit,) = found(LISTED_SUPPLIER, laid_out({"invoices": rows}))
    assert "presunto since 2017-01-01 (in the Diario Oficial since 2017-01-19)" in fit.derived.says
    assert "definitivo since 2018-05-31" in fit.derived.says
    assert fit.derived.sums[1].value == 200_000


def test_a_new_procedure_counts_beside_one_that_was_cleared() -> None:
    rows = [_invoice("2018-01-01", "refuted", "presumed")]
    (fit,) = found(LISTED_SUPPLIER, laid_out({"invoices": rows}))
    assert "stands as desvirtuado" in fit.derived.says
    assert "presunto by the edition" in fit.derived.says


def test_without_the_list_nobody_is_taken_for_clear() -> None:
    rows = [{"on": "2018-01-01", "issuer": RFC, "cents": 1, "currency": "MXN"}]
    said = LISTED_SUPPLIER.find(laid_out({"invoices": rows}))
    assert not said.fits
    assert "no edition of SAT's list" in said.unseen[0]


def test_an_invoice_without_a_day_is_said() -> None:
    said = LISTED_SUPPLIER.find(laid_out({"invoices": [_invoice(None, "presumed")]}))
    assert said.unseen == ("1 invoice of listed suppliers without a day, not compared",)


@pytest.mark.parametrize(
    ("issuer", "finding"),
    [
        (RFC, False),
        ("GODE561231GR8", False),
        ("GODE-561231-GR8", False),
        ("GODE561331GR8", True),  # month 13
        ("XAXX010101000", True),
        ("XEXX010101000", True),
        ("PUTA561231GR8", True),
        ("AB1", True),
        ("Arcilla Inventada", False),  # a name is no number: said, not judged
    ],
)
def test_rfc_that_were_never_given_out(issuer: str, finding: bool) -> None:
    tables = laid_out({"invoices": [_invoice("2020-01-01", issuer=issuer)]})
    assert bool(found(NO_SUCH_RFC, tables)) is finding
    assert bool(NO_SUCH_RFC.find(tables).unseen) is (issuer == "Arcilla Inventada")


def test_a_curp_joins_only_who_has_the_same_words_in_the_name() -> None:
    one = [Numbered("1", "PRUEBA EJEMPLO, Ana", ("PUEA700101MSLRJN05",))]
    same = [Numbered("2", "PRUEBA EJEMPLO ANA", ("PUEA700101AB0",))]
    other = [Numbered("2", "PULIDO ESTEVEZ ADA", ("PUEA700101AB0",))]
    assert [join.whole for join in joins_by_number(one, same)] == [False]
    assert not joins_by_number(one, other)


DATA = Path(os.environ.get("LINCHPIN_TEST_DATA", "../shared/data"))
_NUMBERS = re.compile(r"(?:R\.F\.C\.|C\.U\.R\.P\.) ([A-Z0-9&Ñ-]+)")


def _sdn() -> Iterator[Numbered]:
    path = DATA / "ofac" / "monthly" / "sdn_2022-12-28.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
        for row in csv.reader(file):
            numbers = tuple(_NUMBERS.findall(row[-1])) if len(row) > 3 else ()
            if numbers:
                yield Numbered(row[0], row[1], numbers)


def _sat(edition: str) -> Iterator[Numbered]:
    with gzip.open(DATA / "sat_69b" / f"69b_{edition}.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.reader(file):
            if len(row) > 3 and re.fullmatch(r"[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}", row[1]):
                yield Numbered(row[1], row[2], (row[1],))


@pytest.mark.data
@pytest.mark.skipif(not (DATA / "sat_69b").is_dir(), reason="needs LINCHPIN_TEST_DATA")
@pytest.mark.parametrize("edition", ["2021-05-18", "2022-11-30"])
def test_four_of_the_sdn_list_are_on_that_of_69b(edition: str) -> None:
    joins = joins_by_number(_sdn(), _sat(edition))
    assert sorted((join.other.entry, join.whole) for join in joins) == [
        ("CNU130416UJ3", True),
        ("EAGN760419LC8", True),
        ("GAPG4908307H1", True),
        ("GOPJ470109HP0", False),
    ]
