"""A typed number means an entry of whatever list has it; a word before it says of which."""

from __future__ import annotations

import pytest

from linchpin.network.entry_numbers import EntryNumbers
from linchpin.network.names import BuiltNames, NameIndex, NameRow

LISTS = {"ofac-101": "us_ofac_sdn", "un-101": "un_sc_list", "un-QDi.001": "un_sc_list"}


@pytest.fixture
def numbers() -> EntryNumbers:
    """Return the numbers of two invented lists."""
    found = EntryNumbers()
    for record, dataset in LISTS.items():
        found.learn(record, f"canonical-{record}", dataset)
    return found


@pytest.mark.parametrize(
    ("who", "means"),
    [
        ("101", {"ofac-101", "un-101"}),
        (" #101", {"ofac-101", "un-101"}),
        ("SDN 101", {"ofac-101"}),
        ("UN #101", {"un-101"}),
        ("ofac101", {"ofac-101"}),
        ("qdi.001", {"un-QDi.001"}),
        ("UN QDi.001", {"un-QDi.001"}),
        ("EU 101", set()),
        ("102", set()),
        ("Grupo 101", set()),
    ],
)
def test_a_number_means_the_entries_that_have_it(
    numbers: EntryNumbers, who: str, means: set[str]
) -> None:
    assert set(numbers.records(who)) == means


def test_a_number_that_two_lists_give_offers_both_and_picks_none() -> None:
    rows = [
        NameRow(record, record, "Person", "name", f"Ana {record}", dataset)
        for record, dataset in LISTS.items()
    ]
    index = NameIndex(BuiltNames(rows, lambda dataset: False))
    assert {one.entity for one in index.find("101")} == {"ofac-101", "un-101"}
    assert [one.entity for one in index.find("sdn 101")] == ["ofac-101"]


def test_the_ids_of_a_case_have_no_entry_numbers() -> None:
    row = NameRow("case-101", "case-101", "Person", "name", "Ana", "case")
    assert not NameIndex(BuiltNames([row], lambda dataset: True)).find("101")
