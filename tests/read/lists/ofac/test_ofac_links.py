""" "Linked To", and what does not fit together inside one edition."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sdn_files import element, person, read_rows, read_xml, said_of, sdn_row, xml_entry

from linchpin.match.name_keys import name_key
from linchpin.read.lists.ofac.checks import check_mexican_numbers, identifier_birth
from whole_reading import WholeReading


def linked(folder: Path, name: str, *others: list[str | None], **files: object) -> WholeReading:
    row = sdn_row(1, "THE ONE", remarks=f"Linked To: {name}")
    return read_rows(folder, row, *others, **files)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["ACME TRADING", "Acme-Trading.", "ACMÉ  (TRADING)"])
def test_a_link_names_an_entry_by_letters_and_digits_alone(tmp_path: Path, name: str) -> None:
    reading = linked(tmp_path, name, sdn_row(2))
    [link] = said_of(reading, "UnknownLink")
    assert link == {"subject": {"ofac-1"}, "object": {"ofac-2"}, "role": {"Linked To"}}
    assert reading.counts["linked_to"] == reading.counts["linked_to_resolved"] == 1


def test_a_person_is_linked_as_listed(tmp_path: Path) -> None:
    [link] = said_of(linked(tmp_path, "DOE, Jane", person(2)), "UnknownLink")
    assert link["object"] == {"ofac-2"}


def test_a_link_to_nobody_on_the_list_keeps_the_name(tmp_path: Path) -> None:
    reading = linked(tmp_path, "ROSTEC", sdn_row(2))
    [finding] = reading.findings
    assert finding.method == "linked-to-not-on-list"
    assert said_of(reading, "LegalEntity") == [{"name": {"ROSTEC"}}]
    assert reading.counts["linked_to_not_on_list"] == 1


def test_a_link_to_two_entries_keeps_both_and_picks_none(tmp_path: Path) -> None:
    reading = linked(tmp_path, "ACME TRADING", sdn_row(2), sdn_row(3))
    [link] = said_of(reading, "UnknownLink")
    assert link["object"] == {"ofac-2", "ofac-3"}
    assert {f.method for f in reading.findings} == {"linked-to-two-entries", "shared-name"}
    assert reading.counts["linked_to_two_entries"] == 1


def test_a_primary_name_goes_before_an_alias(tmp_path: Path) -> None:
    alt = [["3", "7", "aka", "ACME TRADING", None], ["2", "8", "aka", "OTHER", None]]
    [link] = said_of(
        linked(tmp_path, "ACME TRADING", sdn_row(2), sdn_row(3, "X"), alt=alt), "UnknownLink"
    )
    assert link["object"] == {"ofac-2"}
    [link] = said_of(linked(tmp_path, "OTHER", sdn_row(2), alt=alt[1:]), "UnknownLink")
    assert link["object"] == {"ofac-2"}


def test_a_weak_alias_never_resolves_a_link(tmp_path: Path) -> None:
    reading = linked(tmp_path, "BNC", sdn_row(2, remarks="a.k.a. 'BNC'"))
    assert reading.counts["linked_to_not_on_list"] == 1
    weak = element("aka", type="a.k.a.", category="weak", lastName="BNC")
    one = xml_entry(1, lastName="THE ONE", remarks="(Linked To: BNC)")
    reading = read_xml(tmp_path, one, xml_entry(2, element("akaList", weak)))
    assert reading.counts["linked_to_not_on_list"] == 1


def test_a_name_borne_by_very_many_is_not_multiplied(tmp_path: Path) -> None:
    rows = [sdn_row(number, remarks="Linked To: ACME TRADING") for number in range(1, 200)]
    reading = read_rows(tmp_path, *rows)
    assert reading.counts["linked_to_two_entries"] == 199
    assert said_of(reading, "UnknownLink") == []
    assert len(reading.not_understood) == 199


def test_an_operator_is_a_link_not_an_owner(tmp_path: Path) -> None:
    row = sdn_row(1, "EP-ABC", kind="aircraft", remarks="Aircraft Operator MAHAN AIR")
    [link] = said_of(read_rows(tmp_path, row), "UnknownLink")
    assert link["object"] == {"ofac-1"}
    assert link["role"] == {"Aircraft Operator"}


@given(st.text(max_size=20))
def test_the_key_of_a_name_is_letters_and_digits_and_stable(name: str) -> None:
    key = name_key(name)
    assert key == name_key(key) == name_key(f" {name}. ")
    assert not any(c.isspace() or c in ".,'-_" for c in key)


def findings(folder: Path, remark: str) -> list[str]:
    return [f.method for f in read_rows(folder, person(remarks=remark)).findings]


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        ("DOB 10 Sep 1953; C.U.R.P. RUTL530910HSLLRS07 (Mexico)", []),
        ("DOB 1953; C.U.R.P. RUTL530910HSLLRS07 (Mexico)", []),
        ("DOB circa 1955; C.U.R.P. RUTL530910HSLLRS07 (Mexico)", []),
        ("C.U.R.P. RUTL530910HSLLRS07 (Mexico)", []),
        (
            "DOB 11 Sep 1953; C.U.R.P. RUTL530910HSLLRS07 (Mexico)",
            ["identifier-date-contradicts-birth"],
        ),
        ("DOB 11 Sep 1953; alt. DOB 1953; C.U.R.P. RUTL530910HSLLRS07 (Mexico)", []),
        ("C.U.R.P. RUTL530910HSLLRS08 (Mexico)", ["identifier-not-valid"]),
        ("alt. R.F.C. RUTL-53111-BF4 (Mexico)", ["identifier-not-valid"]),
        ("DOB 1950; R.F.C. RUTL530910 (Mexico)", ["identifier-date-contradicts-birth"]),
    ],
)
def test_mexican_numbers(tmp_path: Path, remark: str, expected: list[str]) -> None:
    assert findings(tmp_path, remark) == expected


@given(st.text(max_size=20), st.sampled_from(["C.U.R.P.", "R.F.C."]))
def test_any_text_as_a_number_is_survived(number: str, label: str) -> None:
    found = identifier_birth(label, number)
    assert found is None or all(0 <= part <= 99 for part in found)
    assert check_mexican_numbers([]) == []


def test_a_shared_document_is_a_finding_and_merges_nothing(tmp_path: Path) -> None:
    remark = "NIT # 800160353-2 (Colombia)"
    reading = read_rows(tmp_path, sdn_row(1, "A", remarks=remark), sdn_row(2, "B", remarks=remark))
    [finding] = reading.findings
    assert finding.method == "shared-document"
    assert "ofac-1, ofac-2" in finding.because
    known = {claim.id for claim in reading.claims}
    assert set(finding.claims) <= known
