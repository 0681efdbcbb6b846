"""Ties of their time, payments with direction, events in full, and how firmly a tie may be told."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invented import CASE, Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.claims.claim import Evidence, Standing
from linchpin.network.ask import ask
from linchpin.network.network import Network, build_network
from linchpin.network.paths import paths
from linchpin.network.section import AnswerSection
from linchpin.network.standing_of import (
    firmness_rank,
    standing_of_all,
    standing_of_part,
    standing_of_statement,
    weakest_of,
)

EVIDENCE = st.builds(
    Evidence,
    document=st.just("d"),
    quote=st.just("q"),
    start=st.just(0),
    speaker=st.sampled_from(["A", "B"]),
    standing=st.sampled_from(Standing),
    opinion=st.booleans(),
)
PARTS = st.lists(st.lists(EVIDENCE, min_size=1, max_size=3), min_size=1, max_size=3)


@given(st.lists(PARTS, min_size=1, max_size=3))
def test_no_tie_is_firmer_than_the_weakest_part_of_its_best_statement(
    statements: list[list[list[Evidence]]],
) -> None:
    made = [standing_of_statement(parts) for parts in statements]
    told = standing_of_all(made)
    for parts, statement in zip(statements, made, strict=True):
        assert all(statement.rank <= standing_of_part(part).rank for part in parts)
    assert told.rank == max(item.rank for item in made)
    assert weakest_of(made).rank == min(item.rank for item in made)
    assert told.speakers
    if told.opinion:
        assert told.rank <= firmness_rank(Standing.ALLEGED, False)
        assert not told.plain


@given(st.lists(PARTS, min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_how_firmly_a_thing_is_told_does_not_depend_on_the_order_of_claims(
    statements: list[list[list[Evidence]]], chance: random.Random
) -> None:
    def outcome() -> tuple[object, ...]:
        made = [standing_of_statement(parts) for parts in statements]
        both = (standing_of_all(made), weakest_of(made))
        return tuple((item.standing, item.opinion, {*item.speakers}) for item in both)

    before = outcome()
    for parts in statements:
        for part in parts:
            chance.shuffle(part)
        chance.shuffle(parts)
    chance.shuffle(statements)
    assert outcome() == before


def the_network(path: Path, as_of: datetime.date | None = None) -> Network:
    """Return a network of ties with times, a payment and events of one day."""
    archive = create_archive(path / "archive")
    case = Written(dataset=CASE, published="2005-01-01", speaker="The Gazette")
    for key, name in (("a", "Ana Prueba"), ("b", "Luis Soto"), ("c", "Carla Sola")):
        case.say(key, "Person", name=name)
    case.say("wife", "Family", person="b", relative="a", relationship="wife")
    case.say("wife", "Family", startDate="2001", endDate="2004")
    case.say("work", "Associate", person="a", associate="c", relationship="associate of")
    case.say("work", "Associate", startDate="2003")
    case.say("pay", "Payment", payer="a", beneficiary="c", amount="5000", currency="USD")
    case.say("pay", "Payment", date="2004-05-03")
    case.say("e1", "Event", involved="a", keywords="pleaded", date="2004-06-01")
    case.say("e1", "Event", summary="not guilty to fraud")
    case.say("e2", "Event", involved="a", keywords="acquitted", date="2004-06-01")
    case.say("e0", "Event", involved="a", keywords="indicted", date="2003")
    case.say("e3", "Event", involved="a", keywords="overturned")
    keep(archive, case.edition("2005-01-01"))
    return build_network(take_snapshot(archive, as_of=as_of))


def told(network: Network, who: str, section: AnswerSection) -> list[str]:
    """Return the texts of a section."""
    return [line.text for line in ask(network, who).sections.get(section, ())]


def test_a_tie_that_ended_is_told_as_ended_and_stands_apart(tmp_path: Path) -> None:
    network = the_network(tmp_path)
    assert told(network, "a", AnswerSection.FAMILY) == []
    assert told(network, "a", AnswerSection.OTHER_TIME) == [
        "wife of Luis Soto from 2001 to 2004",
    ]
    assert told(network, "a", AnswerSection.ASSOCIATES) == ["associate of: Carla Sola, since 2003"]
    found = paths(network, "a", "b")
    assert found.chains == ()
    assert found.other_time == ("Luis Soto — wife: Ana Prueba, from 2001 to 2004",)


@pytest.mark.parametrize(("year", "counts"), [(2000, False), (2001, True), (2004, True)])
def test_only_ties_of_the_day_count(tmp_path: Path, year: int, counts: bool) -> None:
    network = the_network(tmp_path)
    (wife,) = (edge for edge in network.edges if edge.id == "wife")
    assert wife.holds(datetime.date(year, 6, 1), network.newest) is counts


def test_a_payment_goes_from_payer_to_payee(tmp_path: Path) -> None:
    network = the_network(tmp_path)
    assert told(network, "a", AnswerSection.PAYMENTS) == [
        "paid USD 5,000 to Carla Sola on 03 May 2004",
    ]
    assert told(network, "c", AnswerSection.PAYMENTS) == [
        "was paid USD 5,000 by Ana Prueba on 03 May 2004",
    ]


def test_what_was_pleaded_is_said_and_two_last_events_of_a_day_are_both_named(
    tmp_path: Path,
) -> None:
    answer = ask(the_network(tmp_path), "a")
    assert [line.text for line in answer.last_events] == [
        "acquitted",
        "pleaded not guilty to fraud",
        "overturned",
    ]
    assert [line.date for line in answer.last_events] == ["2004-06-01", "2004-06-01", None]
