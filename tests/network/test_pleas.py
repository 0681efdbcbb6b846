"""A plea is read as guilty only where the words say so and nothing takes it back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.network.pleas import Plea, plea_of

BEFORE = ("", "pleaded ", "plea of ")
CHARGES = ("to two counts of conspiracy", "in Denver", "to all counts", "a los cargos", "")
GUILTY = ("guilty", "Guilty", "culpable", "se declaró culpable")
NOT = ("not guilty", "Not  guilty", "no culpable", "innocent", "se declaró inocente", "non-guilty")
TAKEN_BACK = (
    "guilty plea withdrawn",
    "withdrew his guilty plea",
    "refused to plead guilty",
    "would plead guilty",
    "guilty to count 1, not guilty to count 2",
    "retiró su declaración de culpable",
    "never pleaded guilty",
    "hasn't pleaded guilty",
    "",
    "to conspiracy",
)


@given(st.sampled_from(NOT), st.sampled_from(CHARGES), st.sampled_from(BEFORE))
def test_not_guilty_is_never_guilty(plea: str, charge: str, before: str) -> None:
    assert plea_of(f"{before}{plea} {charge}") is Plea.NOT_GUILTY


@given(st.sampled_from(GUILTY), st.sampled_from(CHARGES))
def test_guilty_is_guilty(plea: str, charge: str) -> None:
    assert plea_of(f"{plea} {charge}") is Plea.GUILTY


@pytest.mark.parametrize("words", TAKEN_BACK)
def test_what_is_open_or_taken_back_is_open(words: str) -> None:
    assert plea_of(words) is Plea.OPEN


@given(st.text(), st.sampled_from(NOT))
def test_no_words_around_a_plea_of_not_guilty_make_it_one_of_guilt(words: str, plea: str) -> None:
    assert plea_of(f"{words} {plea} {words}") is not Plea.GUILTY
