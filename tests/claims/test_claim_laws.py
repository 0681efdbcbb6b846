"""Claims: what their id reacts to, and that quotes are verbatim."""

from __future__ import annotations

from dataclasses import replace

import pytest
from claim_strategies import claims, texts
from hypothesis import given
from hypothesis import strategies as st

from linchpin.claims.claim import Claim, Document, Evidence, Standing, check_quotes
from linchpin.claims.errors import ClaimError
from linchpin.claims.quantity import Quantity

PLAIN = Claim("made_list", "one", "Person", "name", "Ana", Evidence("d", "Ana", 0, "OFAC"))


@given(claims(), texts, st.integers(0, 9))
def test_the_place_says_nothing_new(claim: Claim, document: str, start: int) -> None:
    moved = replace(claim, evidence=replace(claim.evidence, document=document, start=start))
    assert moved.id == claim.id


@given(claims(), claims())
def test_two_claims_have_one_id_only_where_they_differ_in_place_alone(a: Claim, b: Claim) -> None:
    def unplaced(claim: Claim) -> Claim:
        return replace(claim, evidence=replace(claim.evidence, document="", start=0))

    assert (a.id == b.id) == (unplaced(a) == unplaced(b))


@pytest.mark.parametrize(
    "change",
    [
        {"dataset": "other"},
        {"entity_id": "two"},
        {"schema": "Organization"},
        {"prop": "alias"},
        {"value": "Anna"},
        {"original": "ANA"},
        {"date": "2021"},
        {"quantity": Quantity("1", "USD")},
        {"quantity": Quantity("1", "USD", "about")},
        {"evidence": Evidence("d", "Ana.", 0, "OFAC")},
        {"evidence": Evidence("d", "Ana", 0, "Trevilla")},
        {"evidence": Evidence("d", "Ana", 0, "OFAC", Standing.DENIED)},
        {"evidence": Evidence("d", "Ana", 0, "OFAC", opinion=True)},
    ],
    ids=str,
)
def test_the_id_reacts_to_every_other_field(change: dict[str, object]) -> None:
    assert replace(PLAIN, **change).id != PLAIN.id  # type: ignore[arg-type]


separators = st.text(alphabet="a\x1e\x1f01", min_size=1, max_size=3)


@given(separators, separators, separators, separators)
def test_separators_inside_a_field_do_not_blur_two_fields(a: str, b: str, c: str, d: str) -> None:
    first = replace(PLAIN, value=a, original=b)
    second = replace(PLAIN, value=c, original=d)
    assert (first.id == second.id) == ((a, b) == (c, d))


def test_the_separator_itself_is_told_apart() -> None:
    first = replace(PLAIN, value="a\x1fb", original="c")
    second = replace(PLAIN, value="a", original="b\x1fc")
    assert first.id != second.id


@given(st.text(min_size=1), st.data())
def test_a_verbatim_slice_is_accepted(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    claim = replace(PLAIN, evidence=Evidence("d", text[start:end], start, "OFAC"))
    check_quotes([claim], [Document("d", "title", "publisher", text)])


@given(st.text(max_size=20), st.text(min_size=1, max_size=6), st.integers(-10, 30))
def test_nothing_but_a_verbatim_slice_is_accepted(text: str, quote: str, start: int) -> None:
    claim = replace(PLAIN, evidence=Evidence("d", quote, start, "OFAC"))
    document = Document("d", "title", "publisher", text)
    if start >= 0 and text[start : start + len(quote)] == quote:
        check_quotes([claim], [document])
    else:
        with pytest.raises(ClaimError, match="does not stand at offset"):
            check_quotes([claim], [document])


def test_quotes_need_a_known_document_with_an_id_of_its_own() -> None:
    document = Document("d", "title", "publisher", "Ana")
    with pytest.raises(ClaimError, match="two documents"):
        check_quotes([PLAIN], [document, document])
    with pytest.raises(ClaimError, match="unknown document 'd'"):
        check_quotes([PLAIN], [])


@pytest.mark.parametrize(
    "change",
    [
        {"entity_id": None},
        {"schema": None},
        {"prop": None},
        {"entity_id": ""},
        {"original": ""},
        {"value": ""},
        {"date": "last summer"},
        {"evidence": Evidence("d", "", 0, "OFAC")},
    ],
    ids=str,
)
def test_a_claim_that_cannot_be_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ClaimError):
        replace(PLAIN, **change)  # type: ignore[arg-type]
