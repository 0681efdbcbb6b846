"""What an invented case becomes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from harbour_case import HARBOUR

from linchpin.claims.claim import Claim, Standing, check_quotes
from linchpin.claims.errors import LinchpinError
from linchpin.claims.ftm import check_model
from linchpin.claims.quantity import Quantity
from linchpin.read.cases import CaseReader, bundled_cases
from linchpin.read.reader import SourceKind
from whole_reading import WholeReading, whole


def statements(reading: WholeReading, entity: str) -> dict[str, str]:
    return {c.prop or "": c.value for c in reading.claims if c.entity_id == f"harbour-{entity}"}


def one(reading: WholeReading, entity: str, prop: str) -> Claim:
    (claim,) = (c for c in reading.claims if c.entity_id == f"harbour-{entity}" and c.prop == prop)
    return claim


@pytest.mark.parametrize("folder", [HARBOUR, *bundled_cases()], ids=lambda path: path.name)
def test_reader_keeps_its_contract(folder: Path) -> None:
    reader = CaseReader()
    assert reader.accepts(folder)
    assert reader.accepts(folder / "case.yaml")
    told: list[tuple[str, int, int]] = []
    reading = whole(reader.read(folder, date=None, progress=lambda *step: told.append(step)))
    check_model(reading.claims)
    check_quotes(reading.claims, reading.documents)
    assert reading.kind is SourceKind.CASE
    assert {claim.dataset for claim in reading.claims} == {reading.dataset}
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)
    assert told
    again = whole(reader.read(folder / "case.yaml", date=None, progress=lambda *step: None))
    assert again == reading
    known = {claim.id for claim in reading.claims}
    assert all(known.issuperset(finding.claims) for finding in reading.findings)


@pytest.mark.parametrize("name", ["", "missing", "x" * 5000, "nul\0byte"])
def test_accepts_never_raises(tmp_path: Path, name: str) -> None:
    assert not CaseReader().accepts(tmp_path / name)
    with pytest.raises(LinchpinError, match=r"(?s)case\.yaml|folder"):
        CaseReader().read(tmp_path / name, date=None, progress=lambda *step: None)


def test_edition_has_the_date_of_the_latest_document(harbour: WholeReading) -> None:
    assert harbour.dataset == "case_harbour"
    assert harbour.subject == "harbour-grey-heron"
    assert harbour.date == "2024-03"
    reading = CaseReader().read(HARBOUR, date="2025", progress=lambda *step: None)
    assert reading.date == "2025"


def test_relation_has_both_ends_and_a_role(harbour: WholeReading) -> None:
    assert statements(harbour, "runs-office") == {
        "role": "runs the port office",
        "member": "harbour-aurelio",
        "organization": "harbour-grey-heron",
    }
    evidence = one(harbour, "runs-office", "role").evidence
    assert evidence == one(harbour, "runs-office", "member").evidence
    assert (evidence.speaker, evidence.standing) == ("the prosecutor", Standing.ALLEGED)


def test_denied_relation_is_kept_as_denied(harbour: WholeReading) -> None:
    denied = [c for c in harbour.claims if c.entity_id == "harbour-not-owner"]
    assert {c.evidence.standing for c in denied} == {Standing.DENIED}
    assert {c.prop for c in denied} == {"role", "owner", "asset", "startDate", "endDate"}


def test_dates_keep_their_precision(harbour: WholeReading) -> None:
    assert one(harbour, "not-owner", "startDate").value == "2019~"
    held = one(harbour, "held", "date")
    assert held.value == held.date == "2024-03-01/2024-03-05"
    assert held.original == "between 1 and 5 March 2024"
    assert one(harbour, "sanctioned", "listingDate").value == "2023"


def test_contradictory_pairs_stand_side_by_side(harbour: WholeReading) -> None:
    by_id = {claim.id: claim for claim in harbour.claims}
    sides = {
        finding.subject: [
            str(by_id[i].quantity) if by_id[i].quantity else by_id[i].value for i in finding.claims
        ]
        for finding in harbour.findings
    }
    assert sides == {
        "harbour-aurelio": ["37 years", "28 years"],
        "harbour-teo": ["brother", "cousin"],
        "harbour-muelle": ["fined", "fined", "designated"],
    }
    assert {finding.method for finding in harbour.findings} == {"contradiction"}


def test_quantity_keeps_unit_and_period(changed: Callable[..., WholeReading]) -> None:
    reading = changed(
        (
            "quantity: {amount: 37, unit: years, of: age, about: aurelio}",
            "quantity: {amount: 0.5, unit: USD, bound: at most, period: 2014-03/2015-02, of: toll}",
        )
    )
    (claim,) = (c for c in reading.claims if c.value == "toll")
    assert claim.entity_id is None
    assert claim.quantity == Quantity("0.5", "USD", "at most", "2014-03/2015-02")


def test_several_entities_make_several_relations(changed: Callable[..., WholeReading]) -> None:
    reading = changed(("member: aurelio,", "member: [aurelio, teo],"))
    for number, member in ((1, "aurelio"), (2, "teo")):
        assert statements(reading, f"runs-office-{number}")["member"] == f"harbour-{member}"


def test_nothing_is_guessed_from_yaml_words(changed: Callable[..., WholeReading]) -> None:
    reading = changed(("title: The harbour case", "title: no"))
    assert reading.title == "no"


def test_repeated_quote_can_be_told_apart(changed: Callable[..., WholeReading]) -> None:
    quote = "quote: Aurelio Santibrava, aged 28"
    reading = changed((quote, "quote: Aurelio Santibrava\n    occurrence: 2"))
    (claim,) = (c for c in reading.claims if c.quantity and c.quantity.amount == "28")
    assert claim.evidence.start > 0


def test_windows_and_decomposed_letters_are_read(tmp_path: Path) -> None:
    for name in ("case.yaml", "brief.md"):
        text = (HARBOUR / name).read_text("utf-8")
        text = text.replace("Teo", "Te\u0301o" if name == "case.yaml" else "Téo")
        (tmp_path / name).write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    reading = whole(CaseReader().read(tmp_path, date=None, progress=lambda *step: None))
    assert "Téo Santibrava" in {claim.value for claim in reading.claims}


def test_unused_entity_is_a_warning(changed: Callable[..., WholeReading]) -> None:
    new = "  spare: {schema: Person, name: Santibrava}\n\nclaims:\n"
    assert changed(("\nclaims:\n", new)).warnings == ["entity 'spare' is in no claim"]
