"""OFAC's consolidated list: the SDN list's formats under other names, and its numbers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from published_counts import claims_of, counted, reading_of
from sdn_files import csv_text, person, quiet, sdn_row, xml_entry, xml_text

from linchpin.claims.errors import LinchpinError
from linchpin.read.lists.ofac import OfacReader
from linchpin.read.lists.ofac.reader import consolidated_reader
from whole_reading import WholeReading, whole

NAMESPACE = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML"
XML = ("2020-03-17", "2022-03-24", "2024-05-06")


def read(path: Path) -> WholeReading:
    return whole(consolidated_reader().read(path, date="2021-07", progress=quiet))


def said(reading: WholeReading, prop: str, about: str = "ofac-1") -> list[str]:
    return [c.value for c in reading.claims if c.prop == prop and c.entity_id == about]


def write_csv_set(folder: Path, duty: str = "") -> Path:
    main = [person(1, "DOE, Jane", remarks=f"DOB 1962; PFLP - Blue Hills{duty}"), sdn_row(2)]
    rows = {
        "cons_prim.csv": main,
        "CONS_ALT.CSV": [["1", "9", "aka", "DOE, Janet", None]],
        "cons_add.csv": [["1", "7", "1 Quay", "Harbourtown", "Iraq", None]],
    }
    folder.mkdir(exist_ok=True)
    for name, cells in rows.items():
        (folder / name).write_bytes(csv_text(cells).encode())
    return folder


def test_the_csv_set_is_read_under_its_own_names(tmp_path: Path) -> None:
    duty = "; U.S. Persons Must Continue to Block the Property of this Person"
    reading = read(write_csv_set(tmp_path / "cons", duty))
    assert (reading.dataset, reading.entries) == ("us_ofac_cons", 2)
    assert said(reading, "alias") == ["Janet DOE"]
    assert said(reading, "political") == ["PFLP - Blue Hills"]
    assert [c.value for c in claims_of(reading, "provisions")] == [duty[2:]]
    assert {place.split()[0] for place in reading.documents[0].place.split("; ")} == {
        "cons_prim.csv", "cons_alt.csv", "cons_add.csv",
    }  # fmt: skip
    assert [w for w in reading.warnings if "cons_comments.csv is not there" in w]


def test_one_number_on_both_lists_is_one_subject(tmp_path: Path) -> None:
    (tmp_path / "sdn.xml").write_text(xml_text(xml_entry(17)), "utf-8")
    (tmp_path / "consolidated.xml").write_text(
        xml_text(xml_entry(17)).replace("http://tempuri.org/sdnList.xsd", NAMESPACE), "utf-8"
    )
    blocked = whole(OfacReader().read(tmp_path / "sdn.xml", date=None, progress=quiet))
    other = read(tmp_path / "consolidated.xml")
    names = {(c.entity_id, c.value) for r in (blocked, other) for c in claims_of(r, "name")}
    assert names == {("ofac-17", "ACME TRADING")}
    assert blocked.dataset != other.dataset
    assert other.documents[0].text.startswith("consolidated.xml: 17")


def test_each_reader_knows_its_own_files(tmp_path: Path) -> None:
    folder = write_csv_set(tmp_path / "cons")
    xml = tmp_path / "consolidated.xml"
    xml.write_text(xml_text(xml_entry(17)), "utf-8")
    others = tmp_path / "consolidated_un.xml"
    others.write_text("<CONSOLIDATED_LIST/>", "utf-8")
    enhanced = tmp_path / "sdn_enhanced.xml"
    enhanced.write_text("<sanctionsData/>", "utf-8")
    known = {
        path: (OfacReader().accepts(path), consolidated_reader().accepts(path))
        for path in (folder, folder / "cons_prim.csv", xml, others, enhanced)
    }
    assert list(known.values()) == [(False, True)] * 3 + [(False, False)] * 2
    xml.unlink()
    with pytest.raises(LinchpinError, match=r"no cons_prim\.csv and no consolidated\.xml"):
        read(tmp_path)


def test_a_vessel_without_known_flag_is_noted(tmp_path: Path) -> None:
    flag = (None, None, None, None, "None Identified", None)
    ship = sdn_row(1, "ARTAVIL", kind="vessel", program="561-Related", vessel=flag)
    (tmp_path / "cons_prim.csv").write_bytes(csv_text([ship]).encode())
    reading = read(tmp_path / "cons_prim.csv")
    assert said(reading, "notes") == ["flag: None Identified"]
    assert [c.value for c in claims_of(reading, "program")] == ["561-Related"]
    assert not reading.not_understood


@pytest.mark.data
@pytest.mark.parametrize("day", XML)
def test_what_was_counted_in_real_editions_is_read(data: Path, day: str) -> None:
    file = f"ofac_cons/consolidated_{day}.xml.gz"
    want, reading = counted(data, file), reading_of(data, "ofac-cons", file)
    month, of_month, year = want["publish_date"].split("/")
    under = Counter(c.evidence.document for c in claims_of(reading, "program"))
    aliases = claims_of(reading, "alias", "weakAlias", "previousName")
    kinds = Counter(c.evidence.document for c in aliases)
    rows = Counter(line.split(":")[0] for d in reading.documents for line in d.text.splitlines())
    assert reading.date == f"{year}-{month}-{of_month}"
    assert reading.entries == want["entries"] == want["record_count"]
    assert reading.counts["people"] == want["individuals"]
    assert Counter(c.value for c in claims_of(reading, "program")) == want["programs"]
    assert sum(n > 1 for n in under.values()) == want["entries_with_several_programs"]
    assert kinds.total() == rows["aka"] == want["aliases"]
    assert len(claims_of(reading, "weakAlias")) == want["weak_aliases"]
    former = [
        d for d in reading.documents for line in d.text.splitlines() if line[:8] == "aka: fka"
    ]
    assert len(former) == want["fka"]
    assert len(claims_of(reading, "addressEntity")) == rows["address"] == want["addresses"]
    assert len(claims_of(reading, "birthDate")) == want["birth_dates"]
    assert rows["id"] == want["ids"]
    assert reading.counts["share_not_understood"] <= 0.005


@pytest.mark.data
def test_the_csv_file_alone_holds_every_entry(data: Path) -> None:
    file = "ofac_cons/cons_prim_2018-05.csv.gz"
    reading = reading_of(data, "ofac-cons", file, "2018-05")
    assert reading.entries == counted(data, file)["rows"]
    assert reading.counts["share_not_understood"] <= 0.005
    assert reading.counts["cells_not_understood"] <= 1


@pytest.mark.data
def test_a_whole_csv_set_is_read(data: Path) -> None:
    reading = whole(
        consolidated_reader().read(data / "ofac" / "cons_prim.csv", date="2025-12", progress=quiet)
    )
    assert reading.entries == 442
    assert claims_of(reading, "addressEntity")
    assert len(claims_of(reading, "alias", "previousName")) > 900
    assert reading.counts["share_not_understood"] <= 0.005
