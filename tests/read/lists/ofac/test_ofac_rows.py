"""Columns of the CSV set: names, titles, programs, addresses, vessels, dates of the edition."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from sdn_files import (
    Cells,
    csv_text,
    left,
    person,
    quiet,
    read,
    read_rows,
    said,
    said_of,
    sdn_row,
    words,
    write_set,
)

from linchpin.claims.errors import ReadError
from linchpin.read.lists.ofac import OfacReader
from linchpin.read.lists.ofac.entry import EntryName
from linchpin.read.lists.ofac.names import split_name
from linchpin.read.lists.record_text import Excerpt


@pytest.mark.parametrize(
    ("listed", "spoken"),
    [
        ("RUELAS AVILA, Joel Efren", "Joel Efren RUELAS AVILA"),
        ("MEZA, JR., Arturo", "Arturo MEZA JR."),
        ("MEZA, Arturo, Jr.", "Arturo MEZA Jr."),
        ("MEZA, III, Arturo", "Arturo MEZA III"),
        ("MEZA, Jr.", "MEZA, Jr."),
        ("Jr., Jr.", "Jr., Jr."),
        ("MADONNA", "MADONNA"),
        (", ", ", "),
        ("DOE, ", "DOE, "),
    ],
)
def test_people_are_named_as_spoken(tmp_path: Path, listed: str, spoken: str) -> None:
    reading = read_rows(tmp_path, person(name=listed))
    assert ("name", spoken.strip()) in said(reading)


@given(words)
def test_splitting_a_name_keeps_every_letter(name: str) -> None:
    whole, first, last = split_name(EntryName(Excerpt(name, 0), "primary"), person=True)
    assert sorted(filter(str.isalnum, whole)) == sorted(filter(str.isalnum, name))
    assert (first is None) == (last is None)
    assert split_name(EntryName(Excerpt(name, 0), "primary"), person=False) == (name, None, None)


def test_aliases_keep_their_kind(tmp_path: Path) -> None:
    alt = [["1", "7", kind, f"DOE, {kind}", None] for kind in ("aka", "fka", "nka")]
    reading = read_rows(tmp_path, person(), alt=alt)
    assert {("alias", "aka DOE"), ("previousName", "fka DOE"), ("alias", "nka DOE")} <= said(
        reading
    )


@pytest.mark.parametrize(
    ("name", "kind", "schema"),
    [
        ("ACME, S.A. DE C.V.", None, "Company"),
        ("ALONDRA, S.P.R. DE R.I.", None, "Company"),
        ("LOS ZETAS", None, "Organization"),
        ("DOE, Jane", "individual", "Person"),
        ("ARTAVIL", "vessel", "Vessel"),
        ("EP-ABC", "aircraft", "Airplane"),
    ],
)
def test_the_schema_of_an_entry(tmp_path: Path, name: str, kind: str | None, schema: str) -> None:
    reading = read_rows(tmp_path, sdn_row(1, name, kind=kind))
    assert {c.schema for c in reading.claims if c.entity_id == "ofac-1"} == {schema}


@pytest.mark.parametrize(
    ("cell", "tags"),
    [
        ("SDNTK", ["SDNTK"]),
        ("SDNTK] [ILLICIT-DRUGS-EO14059", ["SDNTK", "ILLICIT-DRUGS-EO14059"]),
        ("[SDNTK] [TCO]", ["SDNTK", "TCO"]),
        ("CAATSA - RUSSIA] [SOUTH SUDAN", ["CAATSA - RUSSIA", "SOUTH SUDAN"]),
        ("ILLICIT-DRUGS-EO", ["ILLICIT-DRUGS-EO"]),
    ],
)
def test_each_program_is_a_sanction(tmp_path: Path, cell: str, tags: list[str]) -> None:
    reading = read_rows(tmp_path, sdn_row(program=cell))
    sanctions = said_of(reading, "Sanction")
    assert [sanction["program"] for sanction in sanctions] == [{tag} for tag in tags]
    assert all(sanction["authorityId"] == {"1"} for sanction in sanctions)
    assert not any({"listingDate", "startDate", "date"} & sanction.keys() for sanction in sanctions)


def test_a_truncated_tag_is_a_finding_and_what_is_no_tag_is_reported(tmp_path: Path) -> None:
    row = sdn_row(program="ILLICIT-DRUGS-EO] [Minister of Oil")
    reading = read_rows(tmp_path, row, sdn_row(2, program="PEESA-EO"))
    assert [f.method for f in reading.findings if "program" in f.method] == ["program-tag-cut"] * 2
    assert left(reading) == [("Minister of Oil", "this has not the form of a program tag")]
    assert reading.counts["cells_not_understood"] == 1


def test_titles_are_offices_or_forms_of_address(tmp_path: Path) -> None:
    row = person(title="Major General; Minister of Oil", remarks="Minister of Oil.")
    assert {("title", "Major General"), ("position", "Minister of Oil")} <= said(
        read_rows(tmp_path, row)
    )


def test_a_remark_that_repeats_the_title_is_understood(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, person(title="juice maker", remarks="juice maker"))
    assert left(reading) == []
    assert ("position", "juice maker") in said(reading)


def test_a_title_of_no_person_is_reported(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, sdn_row(title="Minister of Oil"))
    assert [text for text, _ in left(reading)] == ["Minister of Oil"]


def test_addresses(tmp_path: Path) -> None:
    add: list[Cells] = [
        ["1", "8", "Calle 1, Piso 7", "Culiacan", "Mexico", "c/o ACME"],
        ["1", "9", None, "Zurich CH-8022", "Switzerland", None],
        ["1", "10", None, None, "Region: Crimea", None],
        ["1", "11", None, None, "undetermined", None],
        ["1", "12", None, None, None, "care of nobody"],
        ["1", None, None, "Havana", "Cuba", None],
        ["1", "13", None, None, None, None],
    ]
    reading = read_rows(tmp_path, sdn_row(), add=add)
    found = said_of(reading, "Address")
    assert found[0] == {
        "full": {"Calle 1, Piso 7, Culiacan, Mexico"}, "street": {"Calle 1, Piso 7"},
        "city": {"Culiacan"}, "country": {"mx"}, "remarks": {"c/o ACME"},
    }  # fmt: skip
    assert found[1] == {"full": {"Zurich CH-8022, Switzerland"}, "country": {"ch"}}
    assert found[2]["region"] == {"Crimea"}
    assert "country" not in found[3]
    assert {text for text, _ in left(reading)} == {"care of nobody", "undetermined"}
    assert reading.counts["cells_not_understood"] == 2
    assert len([c for c in reading.claims if c.prop == "addressEntity"]) == len(found) == 5


def test_two_entries_never_share_an_address(tmp_path: Path) -> None:
    add = [[number, "8", None, city, "Cuba", None] for number, city in (("1", "A"), ("2", "B"))]
    reading = read_rows(tmp_path, sdn_row(1), sdn_row(2), add=add)
    assert [address["city"] for address in said_of(reading, "Address")] == [{"A"}, {"B"}]


def test_vessel_columns(tmp_path: Path) -> None:
    vessel = ("9HIP9", "Crude Oil Tanker", "18,000", "9,000", "Malta", "ACME SHIPPING")
    reading = read_rows(tmp_path, sdn_row(1, "ARTAVIL", kind="vessel", vessel=vessel))
    assert said(reading) == {
        ("name", "ARTAVIL"), ("callSign", "9HIP9"), ("type", "Crude Oil Tanker"),
        ("tonnage", "18000"), ("grossRegisteredTonnage", "9000"), ("flag", "mt"),
    }  # fmt: skip
    [owned] = said_of(reading, "Ownership")
    assert owned["asset"] == {"ofac-1"}
    assert said_of(reading, "LegalEntity") == [{"name": {"ACME SHIPPING"}}]


def test_an_unknown_flag_and_columns_of_another_kind_are_reported(tmp_path: Path) -> None:
    flag = (None, None, None, None, "Atlantis", None)
    ship = sdn_row(1, "ARTAVIL", kind="vessel", vessel=flag)
    strange = sdn_row(2, "DOE, Jane", kind="individual", vessel=("9HIP9",) * 6)
    reading = read_rows(tmp_path, ship, strange)
    assert reading.counts["cells_not_understood"] == 1 + 6
    assert said_of(reading, "Ownership") == []


def test_remarks_on_a_name_are_reported(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, sdn_row(), alt=[["1", "7", "aka", "ACME", "a remark"]])
    assert left(reading) == [("a remark", "no rule covers remarks on a name")]
    assert reading.not_understood[0].place == "alt.csv line 1"


@pytest.mark.parametrize("last", ["-0-", "-0", "-0- "])
def test_the_end_of_the_file(tmp_path: Path, last: str) -> None:
    text = csv_text([sdn_row()]).replace("-0- \r\n\x1a", last)
    path = tmp_path / "sdn.csv"
    path.write_text(text, "utf-8", newline="")
    reading = read(path)
    assert reading.entries == 1
    assert "no end mark" in reading.warnings[0]
    assert [w.split(" ")[0] for w in reading.warnings[1:]] == [
        "alt.csv",
        "add.csv",
        "sdn_comments.csv",
    ]


@pytest.mark.parametrize("name", ["sdn.csv", "SDN.CSV", "sdn.csv.gz", "sdn_2021-08-24.csv.gz"])
def test_a_lone_file_under_any_of_its_names(tmp_path: Path, name: str) -> None:
    data = b"\xef\xbb\xbf" + csv_text([sdn_row()]).encode()
    (tmp_path / name).write_bytes(gzip.compress(data, mtime=0) if name.endswith(".gz") else data)
    assert OfacReader().accepts(tmp_path / name)
    assert read(tmp_path / name).entries == 1


def test_a_file_brings_its_neighbours_and_a_folder_its_xml(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "2021-07", [sdn_row()], alt=[["1", "7", "aka", "BNC", None]])
    assert ("alias", "BNC") in said(read(folder / "sdn.csv"))


def test_two_files_of_one_name_are_not_chosen_between(tmp_path: Path) -> None:
    folder = write_set(tmp_path, [sdn_row()])
    (folder / "SDN.CSV.gz").write_bytes(gzip.compress(b"", mtime=0))
    assert not OfacReader().accepts(folder)
    with pytest.raises(ReadError, match=r"both .* are there"):
        read(folder)
    assert read(folder / "sdn.csv").entries == 1


@pytest.mark.parametrize(
    ("folder", "given", "expected"),
    [
        ("2021-07", None, "2021-07"),
        ("sdn 2021-07-04", None, "2021-07-04"),
        ("2021-07", "2021-08-01", "2021-08-01"),
    ],
)
def test_the_date_of_the_edition(
    tmp_path: Path, folder: str, given: str | None, expected: str
) -> None:
    path = write_set(tmp_path / folder, [sdn_row()])
    assert OfacReader().read(path, date=given, progress=quiet).date == expected


def test_an_edition_without_a_date_says_what_to_do(tmp_path: Path) -> None:
    path = write_set(tmp_path / "list", [sdn_row()])
    with pytest.raises(ReadError, match="--date"):
        OfacReader().read(path, date=None, progress=quiet)
    with pytest.raises(ReadError, match="edition date"):
        OfacReader().read(path, date="last summer", progress=quiet)
