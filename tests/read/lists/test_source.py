"""The YAML of a list source."""

from __future__ import annotations

import pytest

from linchpin.claims.errors import ReadError
from linchpin.read.lists.source import _assertion, failed_assertions, load_source

GOOD = {
    "entries": 9000.0, "people": 4600.0, "programs": 67.0, "share_with_program": 1.0,
    "share_of_people_with_birth_date": 0.95, "share_of_people_with_birth_place": 0.6,
    "share_not_understood": 0.002, "cells_not_understood": 12.0, "linked_to": 3400.0,
}  # fmt: skip


def test_a_good_edition_fulfils_every_assertion() -> None:
    source = load_source("ofac")
    assert source.dataset == "us_ofac_sdn"
    assert set(source.files) == {"sdn.csv", "add.csv", "alt.csv", "sdn_comments.csv"}
    assert failed_assertions(source, GOOD) == []


@pytest.mark.parametrize(
    ("figure", "value", "expected"),
    [
        ("entries", 12, "entries is 12, expected at least 5000"),
        ("programs", 900, "programs is 900, expected at most 250"),
        ("share_not_understood", 0.01, "share_not_understood is 0.01, expected at most 0.005"),
    ],
)
def test_a_bad_edition_says_which_figure_is_wrong(figure: str, value: float, expected: str) -> None:
    assert failed_assertions(load_source("ofac"), GOOD | {figure: value}) == [expected]


def test_a_figure_that_was_not_counted_is_a_failure() -> None:
    counts = {key: value for key, value in GOOD.items() if key != "people"}
    assert failed_assertions(load_source("ofac"), counts) == ["people was not counted"]


def test_an_unknown_source_or_bound_is_refused() -> None:
    with pytest.raises(ReadError, match="no list source 'atlantis'"):
        load_source("atlantis")
    with pytest.raises(ReadError, match="entries: unknown bounds mots"):
        _assertion("ofac", "entries", {"least": 1, "mots": 2})
