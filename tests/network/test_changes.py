"""What is new between two editions is what a plain comparison of each entry's rows says."""

from __future__ import annotations

import datetime
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effort import times
from invented import Written, keep
from linchpin.archive import Archive, create_archive, take_snapshot
from linchpin.claims.claim import Claim, Document, Evidence
from linchpin.claims.source_part import SourcePart
from linchpin.network.changes import ListChange, changes_since
from linchpin.network.entry_words import cut_remark
from linchpin.network.network import build_network

COLUMNS = {
    "jurisdiction": ["mx", "ua"], "imoNumber": ["IMO 9187629", "IMO 9187630"],
    "notes": ["a remark", "another remark"], "country": ["cu", "ir"],
    "alias": ["Ana OTRA", "Ana TERCERA"],
}  # fmt: skip

Entry = tuple[str, tuple[tuple[str, str], ...]]


@st.composite
def entries(draw: st.DrawFn) -> dict[int, Entry]:
    """Return some entries of a list: a name, and further cells."""
    cells = st.sampled_from([(key, value) for key in COLUMNS for value in COLUMNS[key]])
    return {
        number: (
            draw(st.sampled_from(["Ana PRUEBA", "Ana EJEMPLO"])),
            tuple(sorted(set(draw(st.lists(cells, max_size=4))))),
        )
        for number in draw(st.lists(st.integers(1, 4), unique=True, min_size=1))
    }


def edition(rows: dict[int, Entry], date: str) -> tuple[list[Claim], list[Document]]:
    """Return the claims and records of an edition: one record an entry, one row a line."""
    claims, documents = [], []
    for number, (name, cells) in rows.items():
        lines = [f"sdn.csv: {number} | {name}", *(f"alt.csv: {k} | {v}" for k, v in cells)]
        text = "\n".join(lines)
        document = f"us_ofac_sdn/{number}/{abs(hash(text))}"
        documents.append(Document(document, document, "invented", text))
        said = [("name", name, lines[0]), *((k, v, f"alt.csv: {k} | {v}") for k, v in cells)]
        for prop, value, quote in said:
            evidence = Evidence(document, quote, text.index(quote), "OFAC")
            claims.append(
                Claim("us_ofac_sdn", f"ofac-{number}", "LegalEntity", prop, value, evidence)
                if prop != "imoNumber"
                else Claim("us_ofac_sdn", f"ofac-{number}", "Vessel", prop, value, evidence)
            )
        evidence = Evidence(document, lines[0], 0, "OFAC")
        for prop, value in (("entity", f"ofac-{number}"), ("authorityId", str(number))):
            claims.append(
                Claim("us_ofac_sdn", f"ofac-{number}-P", "Sanction", prop, value, evidence)
            )
    return claims, documents


def add(
    archive: Archive, found: tuple[list[Claim], list[Document]], date: str, *warnings: str
) -> None:
    """Add an edition."""
    written = Written()
    written.claims = found[0]
    new = written.edition(date)
    manifest = replace(new.manifest, warnings=list(warnings))
    part = SourcePart(found[1], found[0])
    keep(archive, replace(new, manifest=manifest, parts=[part]), most_lost=1.0)


def change_of(archive: Archive) -> ListChange:
    """Return what changed between the two editions."""
    network = build_network(take_snapshot(archive))
    return changes_since(archive, network, datetime.date(2021, 6, 1))[0][0]


@settings(max_examples=times(20), suppress_health_check=list(HealthCheck))
@given(entries(), entries())
def test_new_is_a_plain_comparison_of_rows(one: dict[int, Entry], other: dict[int, Entry]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive = create_archive(Path(folder) / "archive")
        older, newer = edition(one, "2021-05-01"), edition(other, "2021-07-01")
        if {claim.id for claim in older[0]} == {claim.id for claim in newer[0]}:
            return
        add(archive, older, "2021-05-01")
        add(archive, newer, "2021-07-01")
        change = change_of(archive)
        assert {item.entity for item in change.added} == {f"ofac-{n}" for n in other.keys() - one}
        assert {item.entity for item in change.removed} == {f"ofac-{n}" for n in one.keys() - other}
        differ = {f"ofac-{n}" for n in one.keys() & other.keys() if one[n] != other[n]}
        assert {item.entity for item in change.changed} == differ
        assert all(item.said or item.unsaid for item in change.changed)


def test_a_namesake_that_vanishes_changes_nobody_else(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    claims, documents = edition({1: ("Ana PRUEBA", ()), 2: ("Grupo DOBLE", ())}, "2021-05-01")
    evidence = replace(claims[0].evidence)
    for about, other in (("ofac-1-link-doble", "ofac-2"), ("ofac-1-link-doble", "ofac-3")):
        claims.append(Claim("us_ofac_sdn", about, "UnknownLink", "object", other, evidence))
    add(archive, (claims, documents), "2021-05-01")
    newer, documents = edition({1: ("Ana PRUEBA", ()), 2: ("Grupo DOBLE", ())}, "2021-07-01")
    newer.append(Claim("us_ofac_sdn", "ofac-1-link-2", "UnknownLink", "object", "ofac-2", evidence))
    add(archive, (newer, documents), "2021-07-01")
    assert change_of(archive).changed == ()


def test_a_number_given_to_somebody_else_is_gone_and_came(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    for date, name, born in (
        ("2021-05-01", "Rutilio PRUEBA", "1968-03-14"),
        ("2021-07-01", "Oleksandra EJEMPLO", "1990-02-02"),
    ):
        written = Written()
        written.entry(1, name, birthDate=born)
        written.entry(2, f"Same {date[5:7]} PERSON", birthDate="1950-01-01")
        keep(archive, written.edition(date))
    change = change_of(archive)
    assert [item.caption for item in change.removed] == ["Rutilio PRUEBA"]
    assert [item.caption for item in change.added] == ["Oleksandra EJEMPLO"]
    assert [item.entity for item in change.changed] == ["ofac-2"]


CUT = "one; " * 199 + "two"
"""A remark as long as one may be before it is cut."""


def test_what_an_edition_lacks_is_said_and_makes_no_change(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    for date, remark, warnings in (
        ("2021-05-01", f"remarks: {CUT}", ["sdn_comments.csv is not there: remarks are cut"]),
        ("2021-07-01", f"remarks: {CUT}, three", []),
    ):
        claims, documents = edition({1: ("Ana PRUEBA", ())}, date)
        documents = [replace(d, text=f"{d.text}\n{remark}", id=f"{d.id}{date}") for d in documents]
        evidence = Evidence(documents[0].id, remark, documents[0].text.index(remark), "OFAC")
        claims = [
            *(replace(c, evidence=replace(c.evidence, document=documents[0].id)) for c in claims),
            Claim("us_ofac_sdn", "ofac-1", "LegalEntity", "notes", remark, evidence),
        ]
        add(archive, (claims, documents), date, *warnings)
    change = change_of(archive)
    assert change.changed == ()
    assert any("sdn_comments.csv" in note for note in change.notes)
    assert any("1 entry is not compared" in note for note in change.notes)


def test_only_a_long_remark_can_be_cut() -> None:
    cut = {"older": True, "newer": False}
    long, short = "remarks: " + "x" * 999, "remarks: Tax ID No. 77"
    assert cut_remark(cut, ([long], [long + "y; DOB 1970."]))
    assert not cut_remark(cut, ([short], [short + "12."]))
    programs = ["sdn.csv: 1 | EJEMPLO | RUSSIA-EO"], ["sdn.csv: 1 | EJEMPLO | RUSSIA-EO14024"]
    assert not cut_remark(cut, programs)
    assert not cut_remark(cut, ([long + "y"], [long]))
