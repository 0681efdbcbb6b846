"""The XML says what the CSV set says; what has no place in it is reported."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from sdn_files import (
    element,
    left,
    person,
    quiet,
    read,
    read_rows,
    read_xml,
    said,
    said_of,
    xml_entry,
    xml_text,
)

from linchpin.claims.errors import EditionRefused, ReadError
from linchpin.read.lists.ofac import OfacReader
from whole_reading import whole

BIRTHS = element(
    "dateOfBirthList",
    element("dateOfBirthItem", uid="1", dateOfBirth="17 Jul 1966", mainEntry="true"),
    element("dateOfBirthItem", uid="2", dateOfBirth="circa 1960", mainEntry="false"),
)
PLACES = element("placeOfBirthList", element("placeOfBirthItem", placeOfBirth="Culiacan, Mexico"))
NATIONS = element("nationalityList", element("nationality", country="Mexico"))
NUMBERS = element(
    "idList",
    element(
        "id",
        idType="Passport",
        idNumber="A12",
        idCountry="Mexico",
        issueDate="01 Jan 2010",
        expirationDate="01 Jan 2020",
    ),
    element("id", idType="Gender", idNumber="Female"),
    element(
        "id", idType="Additional Sanctions Information -", idNumber="Subject to Secondary Sanctions"
    ),
)
ALIASES = element(
    "akaList",
    element("aka", uid="3", type="a.k.a.", category="strong", lastName="ROE", firstName="Jane"),
    element("aka", uid="4", type="a.k.a.", category="weak", lastName="LA TIA"),
)
ADDRESSES = element(
    "addressList",
    element(
        "address",
        uid="8",
        address1="Calle 1",
        address2="Piso 7",
        city="Culiacan",
        stateOrProvince="Sinaloa",
        postalCode="80000",
        country="Mexico",
    ),
)


def jane(uid: int = 1, *inside: str, **leaves: str | None) -> str:
    names = {"lastName": "DOE", "firstName": "Jane", "sdnType": "Individual"}
    return xml_entry(uid, *inside, **(names | leaves))


def test_both_forms_say_the_same(tmp_path: Path) -> None:
    from_xml = read_xml(
        tmp_path, jane(1, BIRTHS, PLACES, NATIONS, NUMBERS, ALIASES, title="Minister of Oil")
    )
    remark = (
        "DOB 17 Jul 1966; alt. DOB circa 1960; POB Culiacan, Mexico; nationality Mexico; "
        "Passport A12 (Mexico) issued 01 Jan 2010 expires 01 Jan 2020; Gender Female; "
        "Additional Sanctions Information - Subject to Secondary Sanctions; a.k.a. 'LA TIA'."
    )
    from_csv = read_rows(
        tmp_path / "set",
        person(title="Minister of Oil", remarks=remark),
        alt=[["1", "3", "aka", "ROE, Jane", None]],
    )
    for schema in ("Person", "Passport", "Sanction"):
        assert said_of(from_xml, schema) == said_of(from_csv, schema)
    assert left(from_xml) == left(from_csv) == []
    assert from_xml.counts["remark_fragments"] == 7


def test_addresses_are_split_as_the_file_splits_them(tmp_path: Path) -> None:
    assert said_of(read_xml(tmp_path, jane(1, ADDRESSES)), "Address") == [
        {
            "full": {"Calle 1, Piso 7, Culiacan, Sinaloa, 80000, Mexico"},
            "street": {"Calle 1, Piso 7"}, "city": {"Culiacan"}, "state": {"Sinaloa"},
            "postalCode": {"80000"}, "country": {"mx"},
        }
    ]  # fmt: skip


def test_vessels(tmp_path: Path) -> None:
    info = element(
        "vesselInfo",
        callSign="9HIP9",
        vesselType="Tanker",
        vesselFlag="Malta",
        vesselOwner="ACME",
        tonnage="1,000",
        grossRegisteredTonnage="900",
    )
    reading = read_xml(tmp_path, xml_entry(1, info, lastName="ARTAVIL", sdnType="Vessel"))
    assert ("flag", "mt") in said(reading)
    assert said_of(reading, "Ownership")[0]["asset"] == {"ofac-1"}


@pytest.mark.parametrize(
    ("remark", "links"),
    [
        ("(Linked To: ACME TRADING)", 1),
        ("(Linked To: ACME TRADING; Linked To: THE CORPS (TC)-FORCE)", 2),
        ("all offices worldwide; (Linked To: THE CORPS (TC)-FORCE)", 1),
        ("Linked To: ACME TRADING", 1),
    ],
)
def test_links_in_brackets(tmp_path: Path, remark: str, links: int) -> None:
    corps = xml_entry(3, lastName="THE CORPS (TC)-FORCE")
    one = xml_entry(1, lastName="THE ONE", remarks=remark)
    reading = read_xml(tmp_path, one, xml_entry(2), corps)
    assert reading.counts["linked_to"] == reading.counts["linked_to_resolved"] == links
    assert left(reading) == []
    assert f"remarks: {remark}" in reading.documents[0].text, "the record is verbatim"


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (element("designation", date="2020"), "designation: 2020"),
        (element("title", "") + "<title>One</title><title>Two</title>", "title: Two"),
        (element("idList", element("id", idNumber="12")), "12"),
        (element("idList", element("id", idType="Passport")), "Passport"),
        (element("idList", element("id", idType="Passport", idNumber="1", score="9")), "score: 9"),
        (element("akaList", element("alias", lastName="X")), "alias: X"),
        ("<vesselInfo>words<vesselFlag>Malta</vesselFlag></vesselInfo>", "vesselInfo: words"),
        ("<title><b>Deep</b></title>", "title: Deep"),
        ("<remarks/>trailing", "remarks: trailing"),
        (element("dateOfBirthList", element("dateOfBirthItem", dateOfBirth="soon")), "soon"),
    ],
)
def test_what_has_no_place_is_reported(tmp_path: Path, inside: str, words: str) -> None:
    reading = read_xml(tmp_path, xml_entry(1, inside, sdnType="Vessel"))
    assert words in [text for text, _ in left(reading)]
    assert all(item.place == "sdn.xml line 4" for item in reading.not_understood)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (xml_entry(1).replace("<uid>1</uid>", ""), "None is no entry number"),
        (xml_entry(1).replace("<uid>1</uid>", "<uid>²</uid>"), "'²' is no entry number"),
        (xml_entry(1, sdnType="Robot"), "sdnType 'Robot' is none of"),
        (xml_entry(1, lastName=None), "a name that is empty"),
        (xml_entry(1) + "\n" + xml_entry(1), "line 5: entry 1 is there twice"),
        (xml_entry(1, element("akaList", element("aka", type="x", category="weak"))), "type 'x'"),
        ("<other/>", "<other> has no place in the root"),
    ],
)
def test_a_broken_entry_stops_the_reading_with_file_and_line(
    tmp_path: Path, entry: str, expected: str
) -> None:
    with pytest.raises(ReadError) as caught:
        read_xml(tmp_path, entry)
    assert expected in str(caught.value)
    assert str(tmp_path / "sdn.xml") in str(caught.value)
    assert "line" in str(caught.value)


@pytest.mark.parametrize("count", [0, 2, "many", "²"])
def test_the_file_holds_what_it_announces(tmp_path: Path, count: object) -> None:
    path = tmp_path / "sdn.xml"
    path.write_text(xml_text(xml_entry(1), count=count), "utf-8")  # type: ignore[arg-type]
    with pytest.raises((EditionRefused, ReadError), match=r"announces|Record_Count"):
        read(path)


@pytest.mark.parametrize("published", ["2021-07-04", "13/45/2021", "soon", None])
def test_the_date_of_publication_is_one_or_is_asked_for(
    tmp_path: Path, published: str | None
) -> None:
    path = tmp_path / "sdn.xml"
    path.write_text(xml_text(xml_entry(1), published=published), "utf-8")
    with pytest.raises(ReadError, match="date"):
        OfacReader().read(path, date=None, progress=quiet)
    assert read(path).date == "2021-07"


@pytest.mark.parametrize("name", ["sdn.xml", "SDN.XML", "sdn_2021-03-10.xml.gz", "."])
def test_plain_packed_or_in_a_folder(tmp_path: Path, name: str) -> None:
    data = xml_text(xml_entry(1)).encode()
    path = tmp_path / ("sdn.xml" if name == "." else name)
    path.write_bytes(gzip.compress(data, mtime=0) if name.endswith(".gz") else data)
    assert OfacReader().accepts(tmp_path / name)
    reading = whole(OfacReader().read(tmp_path / name, date=None, progress=quiet))
    assert (reading.entries, reading.date) == (1, "2021-07-04")
