"""Remarks: split into fragments, each a fact, each fact its claims."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sdn_files import left, person, read_rows, remarks, said, said_of, sdn_row

from linchpin.read.lists.ofac.fragments import labels, read_fragment, split_remark
from linchpin.read.lists.ofac.records import join_remark
from linchpin.read.lists.ofac.statements import STATE
from linchpin.read.lists.record_text import Excerpt

RELATIONS = {"linked_to", "linked_to_cut", "aircraft_operator", "kin"}
WALLET = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"


@given(remarks, st.integers(0, 99))
def test_fragments_stand_where_they_say(remark: str, start: int) -> None:
    for piece in split_remark(remark, start):
        assert remark[piece.start - start :].startswith(piece.text)
        assert piece.text == piece.text.strip() != ""


@given(
    st.lists(st.text("ab. ", min_size=1).map(str.strip).filter(lambda t: t.strip(". ")), max_size=5)
)
def test_splitting_a_joined_remark_gives_the_fragments(parts: list[str]) -> None:
    split = [piece.text for piece in split_remark("; ".join(parts), 0)]
    assert [text.rstrip(". ") for text in split] == [part.rstrip(". ") for part in parts]


@given(st.text(min_size=1, max_size=40).map(str.strip).filter(bool), st.booleans())
def test_any_fragment_is_a_known_kind_of_fact_or_none(text: str, individual: bool) -> None:
    fact = read_fragment(Excerpt(text, 7), individual=individual)
    if fact is not None:
        assert fact.kind in STATE.keys() | RELATIONS
        assert fact.piece == Excerpt(text, 7)
        assert fact.value


PERSON = [
    ("DOB 17 Jul 1966", {("birthDate", "1966-07-17")}),
    ("DOB Jul 1966", {("birthDate", "1966-07")}),
    ("DOB 1966", {("birthDate", "1966")}),
    ("DOB circa 1951", {("birthDate", "1951~")}),
    ("DOB 1929 to 1930", {("birthDate", "1929/1930")}),
    ("DOB 1966; alt. DOB 1967", {("birthDate", "1966"), ("birthDate", "1967")}),
    ("POB Culiacan, Sinaloa, Mexico", {("birthPlace", "Culiacan, Sinaloa, Mexico")}),
    ("nationality Korea, North", {("nationality", "kp")}),
    ("citizen Burma; alt. citizen China", {("citizenship", "mm"), ("citizenship", "cn")}),
    ("Gender Female", {("gender", "female")}),
    ("a.k.a. 'EL MENCHO'", {("weakAlias", "EL MENCHO")}),
    ("a.k.a. 'MENCHO, El'", {("weakAlias", "El MENCHO")}),
    ("f.k.a. 'OLD'", {("weakAlias", "OLD")}),
    ("Position: Treasurer", {("position", "Treasurer")}),
    ("Minister of Example Affairs", {("position", "Minister of Example Affairs")}),
    ("Major General", {("title", "Major General")}),
    ("ethnicity Kurdish", {("ethnicity", "Kurdish")}),
    ("Passport A12 (Mexico)", {("passportNumber", "A12")}),
    ("SSN 123-45-6789 (United States)", {("socialSecurityNumber", "123-45-6789")}),
    ("C.U.R.P. RUTL530910HSLLRS07 (Mexico)", {("idNumber", "RUTL530910HSLLRS07")}),
    ("R.F.C. RUTL530910AB1 (Mexico)", {("taxNumber", "RUTL530910AB1")}),
    ("Cedula No. 79517021 (Colombia)", {("idNumber", "79517021")}),
    ("Some New Card No. 12 (Peru)", {("idNumber", "12")}),
    ("Email Address a@example.org", {("email", "a@example.org")}),
    ("Phone Number 52551234", {("phone", "52551234")}),
]
COMPANY = [
    ("NIT # 830000000-1 (Colombia)", {("taxNumber", "830000000-1")}),
    ("Matricula Mercantil No 21-5 (Medellin)", {("registrationNumber", "21-5")}),
    ("Folio Mercantil No. 228 (Jalisco) (Mexico)", {("registrationNumber", "228 (Jalisco)")}),
    ("Organization Established Date 01 Jan 2001", {("incorporationDate", "2001-01-01")}),
    ("Organization Type: Holding companies", {("sector", "Holding companies")}),
    ("Website www.example.org", {("website", "www.example.org")}),
    ("www.example.org", {("website", "www.example.org")}),
    ("Nationality of Registration Panama", {("jurisdiction", "pa")}),
    ("d.b.a. 'ANARQUIA'", {("alias", "ANARQUIA")}),
    ('d.b.a. "ANARQUIA"', {("alias", "ANARQUIA")}),
    ("a.k.a. 'BNC'.", {("weakAlias", "BNC")}),
]
VESSEL = [
    ("Vessel Registration Identification IMO 1234567", {("imoNumber", "IMO1234567")}),
    ("MMSI 123456789", {("mmsi", "123456789")}),
    ("Former Vessel Flag Malta", {("pastFlags", "mt")}),
    ("Nationality of Registration Korea, North", {("flag", "kp")}),
    ("Registration Number 77 (Panama)", {("registrationNumber", "77")}),
]
AIRCRAFT = [
    ("Aircraft Model B.747", {("model", "B.747")}),
    ("Aircraft Manufacture Date Sep 1991", {("buildDate", "1991-09")}),
    ("Aircraft Tail Number EP-ABC", {("registrationNumber", "EP-ABC")}),
    ("Aircraft Mode S Transponder Code 140AE7", {("icaoCode", "140AE7")}),
    ("Nationality of Registration Russia", {("country", "ru")}),
]


@pytest.mark.parametrize(
    ("kind", "remark", "expected"),
    [
        (kind, *row)
        for kind, table in (
            ("individual", PERSON),
            (None, COMPANY),
            ("vessel", VESSEL),
            ("aircraft", AIRCRAFT),
        )
        for row in table
    ],
)
def test_what_a_fragment_says(
    tmp_path: Path, kind: str | None, remark: str, expected: set[tuple[str, str]]
) -> None:
    row = sdn_row(1, "DOE, Jane" if kind == "individual" else "ACME", kind=kind, remarks=remark)
    reading = read_rows(tmp_path, row)
    names = {("name", "Jane DOE"), ("firstName", "Jane"), ("lastName", "DOE"), ("name", "ACME")}
    assert said(reading) - names == expected
    assert left(reading) == []
    assert all(claim.evidence.speaker == "OFAC" for claim in reading.claims)


@pytest.mark.parametrize(
    ("kind", "remark", "why"),
    [
        ("individual", "DOB once upon a time", "no rule"),
        ("individual", "DOB 31 Feb 1970", "no rule"),
        ("individual", "DOB Junk 1970", "no rule"),
        ("individual", "nationality Atlantis", "no rule"),
        ("individual", "Gender Other", "no rule"),
        ("individual", "juice manufacturer", "no rule"),
        ("individual", "Passport No.: 12, Eritrea", "no rule"),
        ("individual", "Organization Established Date soon", "no rule"),
        (None, "Minister of Example Affairs", "no rule"),
        (None, "daughter of Somebody", "no rule"),
        (None, "DOB 1966", "has no birthDate"),
        (None, "Gender Male", "has no gender"),
        (None, "MMSI 123456789", "has no mmsi"),
        ("individual", "Aircraft Model B.747", "has no model"),
        ("vessel", "Website www.example.org", "has no website"),
        ("vessel", f"Digital Currency Address - XBT {WALLET}", "holds no wallet"),
        ("vessel", "UN/LOCODE 12", "holds no documents"),
        ("vessel", "Former Vessel Flag Atlantis", "no country"),
        ("vessel", "Vessel Registration Identification IMO 123", "no rule"),
        ("individual", "Digital Currency Address - XBT short", "no rule"),
    ],
)
def test_what_is_left_unread_is_reported_and_counted(
    tmp_path: Path, kind: str | None, remark: str, why: str
) -> None:
    reading = read_rows(tmp_path, sdn_row(1, "DOE", kind=kind, remarks=remark))
    [(text, reason)] = left(reading)
    assert text == remark
    assert why in reason
    assert reading.not_understood[0].place == "sdn.csv line 1"
    assert reading.counts["remark_fragments_not_understood"] == 1
    assert reading.counts["share_not_understood"] == 1
    assert not any(remark in claim.value for claim in reading.claims)


def test_a_document_has_country_and_dates(tmp_path: Path) -> None:
    remark = "Passport A12 (Korea, North) issued 01 Feb 2010 expires 2020; alt. Passport B1 (Iran)"
    first, second = said_of(read_rows(tmp_path, person(remarks=remark)), "Passport")
    assert first == {
        "holder": {"ofac-1"}, "number": {"A12"}, "type": {"Passport"}, "country": {"kp"},
        "startDate": {"2010-02-01"}, "endDate": {"2020"},
    }  # fmt: skip
    assert second["country"] == {"ir"}


def test_two_documents_never_share_an_id(tmp_path: Path) -> None:
    remark = "Passport A-Iran; Passport A (Iran); National ID No. A1; Tax ID No. A1"
    reading = read_rows(tmp_path, person(remarks=remark))
    assert len(said_of(reading, "Passport") + said_of(reading, "Identification")) == 4


def test_a_wallet(tmp_path: Path) -> None:
    remark = (
        f"Digital Currency Address - XBT {WALLET}; alt. Digital Currency Address - ETH 0x{WALLET}"
    )
    first, second = said_of(read_rows(tmp_path, person(remarks=remark)), "CryptoWallet")
    assert first == {"holder": {"ofac-1"}, "publicKey": {WALLET}, "currency": {"XBT"}}
    assert second["currency"] == {"ETH"}


def test_events_and_kin(tmp_path: Path) -> None:
    remark = "arrested 1 Apr 2003; ICTY indictee in custody; in custody in France; son of Ann DOE"
    reading = read_rows(tmp_path, person(remarks=remark))
    events = said_of(reading, "Event")
    assert [event["keywords"] for event in events] == [{"arrested"}, {"indicted"}, {"detained"}]
    assert events[0]["date"] == {"2003-04-01"}
    assert "date" not in events[1]
    [tie] = said_of(reading, "Family")
    assert tie["relative"] == {"ofac-1"}
    assert tie["relationship"] == {"son"}


@pytest.mark.parametrize(
    "remark",
    [
        "Additional Sanctions Information - Subject to Secondary Sanctions",
        "Secondary sanctions risk: North Korea Sanctions Regulations, section 510.201",
        "all offices worldwide",
        "Executive Order 13846 information: LOANS",
    ],
)
def test_provisions_are_sanctions_of_their_own(tmp_path: Path, remark: str) -> None:
    reading = read_rows(tmp_path, sdn_row(remarks=remark))
    assert {"provisions", "entity"} <= said_of(reading, "Sanction")[1].keys()
    assert left(reading) == []


def test_dated_provisions(tmp_path: Path) -> None:
    remark = (
        "Listing Date (EO 14024 Directive 1a): 24 Feb 2022; "
        "Effective Date (EO 14024 Directive 1a): 14 Mar 2022"
    )
    _, listed, effective = said_of(read_rows(tmp_path, sdn_row(remarks=remark)), "Sanction")
    assert listed["listingDate"] == {"2022-02-24"}
    assert effective["startDate"] == {"2022-03-14"}
    assert listed["provisions"] == effective["provisions"] == {"EO 14024 Directive 1a"}


def test_every_kind_of_fact_is_written_down_somewhere() -> None:
    kinds = {kind for kind, _ in labels().values()}
    assert kinds <= STATE.keys()


@given(st.text("abc ;", min_size=1, max_size=40), st.data())
def test_a_remark_cut_anywhere_is_made_whole(tail: str, data: st.DataObject) -> None:
    remark = ("word; " * 200)[: data.draw(st.integers(999, 1000))].rstrip().ljust(1000, "x") + tail
    whole, cut, used = join_remark(remark[:1000], [remark[1000:]])
    assert (whole, cut, used) == (remark.strip(), False, True)


def test_a_space_lost_at_the_cut_is_put_back() -> None:
    remark = "x" * 999 + " MUNDIAL"
    assert join_remark(remark[:999], ["MUNDIAL"])[0] == remark
    assert join_remark(remark[:1000], ["MUNDIAL"])[0] == remark


LONG = "; ".join(f"a.k.a. 'NAME {number:05}'" for number in range(60))


def test_a_continuation_goes_on_in_the_middle_of_a_word(tmp_path: Path) -> None:
    remark = LONG[:990] + "; Linked To: ACME TRADING."
    rows = [sdn_row(1, "CUT", remarks=remark[:1000]), sdn_row(2)]
    comments = [["1", remark[1000:1010]], ["1", remark[1010:]]]
    reading = read_rows(tmp_path, *rows, comments=comments)
    assert reading.counts["linked_to_resolved"] == 1
    assert said_of(reading, "UnknownLink")[0]["object"] == {"ofac-2"}
    assert "remarks: " + remark in reading.documents[0].text


@pytest.mark.parametrize(
    ("end", "cut_links"),
    [("; Linked To: ACME TRA", 1), ("; Digital Currency Address - XBT 1Bo", 0)],
)
def test_a_cut_remark_without_its_continuation(tmp_path: Path, end: str, cut_links: int) -> None:
    remark = LONG[: 1000 - len(end)].rstrip().ljust(1000 - len(end), "x") + end
    reading = read_rows(tmp_path, sdn_row(1, "CUT", remarks=remark), comments=None)
    assert reading.counts["linked_to_cut"] == cut_links
    assert ((end[2:], "cut at 1,000 characters") in left(reading)) == (not cut_links)
    assert [finding.method for finding in reading.findings] == ["linked-to-cut"] * cut_links
    assert any("sdn_comments.csv is not there" in warning for warning in reading.warnings)


def test_a_continuation_of_another_edition_is_reported(tmp_path: Path) -> None:
    comments = [["1", "n'; Linked To: X."], ["99", "more"]]
    reading = read_rows(tmp_path, sdn_row(remarks="a.k.a. 'BNC'."), comments=comments)
    assert left(reading) == [
        ("n'; Linked To: X.", "goes on with a remark that is not cut"),
        ("99 | more", "its entry is not in sdn.csv"),
    ]
    assert [item.place for item in reading.not_understood] == [
        "sdn_comments.csv line 1", "sdn_comments.csv line 2",
    ]  # fmt: skip
    assert "1 entry not in sdn.csv (99)" in reading.warnings[0]
    assert reading.counts["linked_to"] == 0
