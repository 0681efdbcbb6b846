"""Documents of a remark: the number is there whatever stands beside it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sdn_files import element, left, person, read_rows, read_xml, said_of, xml_entry

from linchpin.read.lists.ofac.fragments import labels, read_fragment, split_remark
from linchpin.read.lists.ofac.numbered import read_document
from linchpin.read.lists.record_text import Excerpt

NUMBERS = st.from_regex(r"[A-Z]{0,3}[0-9]{4,10}(-[0-9A-Z]{1,3})?", fullmatch=True)
BESIDE = st.sampled_from(
    """
    issued under the name Otro Nombre| expires 01 Jan 2026 to 31 Dec 2026|, issued in Springfield
     (Panama) issued by the harbour office| valid until the summer|, expired| bearing a false name
     (Atlantis) expires someday| issue date unknown| under the name of his brother
    """.replace("\n    ", "|").split("|")
).map(lambda text: text if text.startswith((" ", ",")) else f" {text}")


@given(NUMBERS, BESIDE, st.sampled_from(["Passport", "National ID No.", "Tax ID No."]))
def test_a_number_survives_the_words_beside_it(number: str, beside: str, label: str) -> None:
    text = f"{label} {number}{beside}".strip()
    fact = read_fragment(Excerpt(text, 0), individual=True)
    assert fact is not None
    assert fact.value == number
    said = " ".join(filter(None, (fact.country, fact.issued, fact.expires, fact.note)))
    for word in re.findall(r"[A-Za-z]{3,}", beside):
        assert word in said or word in ("issued", "expires"), (word, said)


@given(st.text(max_size=60))
def test_any_words_behind_a_label_are_read_or_refused(value: str) -> None:
    fact = read_document("passport", "Passport", value, Excerpt(f"Passport {value}", 0))
    assert fact is None or (fact.value and fact.value in value + f" ({fact.country})")


def test_what_stands_beside_a_number_is_a_claim_of_the_document(tmp_path: Path) -> None:
    remark = "Passport 4117921 (India) issued under the name Otro Nombre"
    (document,) = said_of(read_rows(tmp_path, person(7, remarks=remark)), "Passport")
    assert document["number"] == {"4117921"}
    assert document["country"] == {"in"}
    assert document["summary"] == {"issued under the name Otro Nombre"}


def test_a_validity_from_day_to_day_is_a_range(tmp_path: Path) -> None:
    remark = "Passport Z3079423 (India) expires 01 Jan 2026 to 31 Dec 2026"
    (document,) = said_of(read_rows(tmp_path, person(7, remarks=remark)), "Passport")
    assert document["endDate"] == {"2026-01-01/2026-12-31"}


@pytest.mark.parametrize("beside", ["issued 31 Feb 2010", "Issue Date 2006)", "expired in 1999"])
def test_a_date_that_is_not_understood_is_said_and_the_number_kept(
    tmp_path: Path, beside: str
) -> None:
    reading = read_rows(tmp_path, person(7, remarks=f"Passport A12 (Mexico) {beside}"))
    (document,) = said_of(reading, "Passport")
    assert document["number"] == {"A12"}
    [(_, why)] = left(reading)
    assert "the number is kept" in why


def test_a_place_that_is_no_country_is_no_part_of_the_number() -> None:
    fact = read_fragment(Excerpt("Driver's License No. D0478 (Medellin)", 0), individual=True)
    assert fact is not None
    assert (fact.value, fact.note) == ("D0478", "Medellin")


def test_a_kind_of_number_new_to_us_is_kept_from_the_xml(tmp_path: Path) -> None:
    row = element("id", uid="1", idType="Moon Permit", idNumber="QX-99")
    entry = xml_entry(17, element("idList", row), sdnType="Individual")
    (document,) = said_of(read_xml(tmp_path, entry), "Identification")
    assert (document["type"], document["number"]) == ({"Moon Permit"}, {"QX-99"})


def test_a_kind_of_business_may_hold_a_semicolon() -> None:
    remark = (
        "Organization Type: Auditing activities; tax consultancy; alt. Organization Type: Logging"
    )
    texts = [piece.text for piece in split_remark(remark, 5)]
    assert texts == [
        "Organization Type: Auditing activities; tax consultancy",
        "alt. Organization Type: Logging",
    ]
    assert all(remark[p.start - 5 :].startswith(p.text) for p in split_remark(remark, 5))


@pytest.mark.data
def test_every_kind_of_number_of_the_advanced_format_has_a_label(data: Path) -> None:
    """The reference values of SDN_ADVANCED name every document type OFAC may write."""
    (path,) = (data / "lists" / "ofac_advanced").glob("*.xml.gz")
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    kinds = re.findall(r"<IDRegDocType [^>]*>([^<]+)<", text)
    assert len(kinds) > 80
    assert [kind for kind in kinds if kind.strip() not in labels()] == []
