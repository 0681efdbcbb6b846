"""The UN list: every trap of its files, and what was counted in real ones."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from published_counts import claims_of, counted, reading_of
from un_file import INVENTED, write_un

from linchpin.claims.errors import EditionRefused, LinchpinError
from linchpin.read.lists.un import reader
from whole_reading import WholeReading, whole

EDITIONS = ("2018-06-07", "2018-10-29", "2022-09-15", "2024-11-30", "2025-04-19")


def read(folder: Path, text: str = INVENTED) -> WholeReading:
    path = write_un(folder, text)
    return whole(reader().read(path, date=None, progress=lambda what, done, total: None))


def said(reading: WholeReading, prop: str, about: str = "un-QDi.901") -> list[str]:
    return [c.value for c in reading.claims if c.prop == prop and c.entity_id == about]


def test_names_keep_their_kind_and_births_their_precision(tmp_path: Path) -> None:
    reading = read(tmp_path)
    assert reading.date == "2021-03-04"
    assert said(reading, "name") == ["ARVO TALAAN"]
    assert said(reading, "alias") == ["آرفو", "Arvo Talan"]
    assert said(reading, "weakAlias") == ["The Tailor"]
    assert said(reading, "previousName") == ["Arvid Talaan"]
    assert said(reading, "previousName", "un-QDe.902") == ["RED CRESCENT FUND"]
    assert said(reading, "birthDate") == ["1953", "1964-07-17", "1966~", "1955/1958"]
    assert "Date of birth: 24/06/1402 (Hijri)" in said(reading, "notes")
    assert said(reading, "birthPlace") == ["Mosul, Iraq"]
    birth = next(c for c in reading.claims if c.value == "1964-07-17")
    assert "from false passport" in birth.evidence.quote


def test_a_birth_in_an_alias_without_name_is_read_and_noticed(tmp_path: Path) -> None:
    findings = [f for f in read(tmp_path).findings if f.method == "fact-out-of-place"]
    assert len(findings) == 1
    assert findings[0].subject == "un-QDi.901"


def test_a_birth_that_its_entry_cannot_have_is_left_unread(tmp_path: Path) -> None:
    alias = (
        "<ENTITY_ALIAS><DATE_OF_BIRTH>1953</DATE_OF_BIRTH><QUALITY/><ALIAS_NAME/></ENTITY_ALIAS>"
    )
    without_name = INVENTED.replace("<FIRST_NAME>BLUE CRESCENT</FIRST_NAME>", "<FIRST_NAME/>")
    for text in (INVENTED, without_name):
        reading = read(tmp_path, text.replace("</ENTITY>", f"{alias}</ENTITY>", 1))
        assert [f.subject for f in reading.findings] == ["un-QDi.901"]
        assert "1953" in [unread.text for unread in reading.not_understood]


def test_a_remark_that_names_an_entry_is_quoted_and_not_interpreted(tmp_path: Path) -> None:
    links = [c for c in read(tmp_path).claims if c.schema == "UnknownLink" and c.prop == "object"]
    assert [c.value for c in links] == ["un-QDe.902"]
    assert links[0].evidence.quote == "Courier of Blue Crescent (QDe.902)."


def test_the_listing_keeps_its_days_and_who_submitted_it(tmp_path: Path) -> None:
    reading = read(tmp_path)
    about = "un-QDi.901-Al-Qaida"
    assert said(reading, "listingDate", about) == ["2009-05-06"]
    assert said(reading, "modifiedAt", about) == ["2010-01-02"]
    assert said(reading, "summary", about) == ["Submitted by Germany"]
    assert said(reading, "authorityId", about) == ["QDi.901"]


def test_what_no_rule_covers_is_reported_with_its_place(tmp_path: Path) -> None:
    left = {item.text: item.why for item in read(tmp_path).not_understood}
    assert set(left) == {"EXACT | 1964-02-31", "Kenya/Somalia border", "what nobody knows yet"}
    assert "NEW_ELEMENT" in left["what nobody knows yet"]


def test_a_number_twice_a_strange_element_and_a_cut_file_are_refused(tmp_path: Path) -> None:
    for text, words in (
        (INVENTED.replace("QDe.902</REF", "QDi.901</REF"), "entry QDi.901 is there twice"),
        (INVENTED.replace("QDe.902</REF", "902</REF"), "REFERENCE_NUMBER '902' is none"),
        (INVENTED.replace("<ENTITIES>", "<ENTITIES><SHIP>x</SHIP>"), "<SHIP> is no entry"),
    ):
        with pytest.raises(LinchpinError, match=words):
            read(tmp_path, text)
    with pytest.raises(EditionRefused, match="cut"):
        read(tmp_path, INVENTED[:-400])
    with pytest.raises(EditionRefused, match="no entries"):
        read(tmp_path, '<CONSOLIDATED_LIST dateGenerated="2021-03-04T10:00:00"/>')


@pytest.mark.data
@pytest.mark.parametrize("day", EDITIONS)
def test_what_was_counted_in_real_editions_is_read(data: Path, day: str) -> None:
    file = f"un/un_{day}.xml.gz"
    want, reading = counted(data, file), reading_of(data, "un", file)
    aliases = claims_of(reading, "alias", "weakAlias", "previousName")
    births = Counter(
        "between" if "BETWEEN" in c.evidence.quote
        else "circa" if "APPROXIMATELY" in c.evidence.quote
        else "exact"
        for c in claims_of(reading, "birthDate", "notes")
        if any(word in c.evidence.quote for word in ("EXACT", "APPROXIMATELY", "BETWEEN"))
    )  # fmt: skip
    assert reading.date == want["date"]
    assert reading.entries == want["reference_numbers"]
    assert reading.counts["people"] == want["individuals"]
    assert births["circa"] == want["births_approximate"]
    assert births["between"] == want["births_between"]
    assert abs(births["exact"] - want["births_exact"]) <= 3  # days that no calendar has
    scripts = want["original_script_names"]
    assert len(aliases) == want["aliases_with_a_name"] + scripts
    assert len(claims_of(reading, "nationality")) <= want["nationalities"]
    assert Counter(c.value for c in claims_of(reading, "program")) == want["regimes"]
    assert len(claims_of(reading, "number")) == want["documents_with_number"]
    assert reading.counts["share_not_understood"] <= 0.005
