"""Decisions as values: found, written down, and held against who is who."""

from __future__ import annotations

import pytest

from linchpin.claims.errors import LinchpinError
from linchpin.ledger.decision import NOT_SAME, SAME, UNSURE
from linchpin.workspace import review
from linchpin.workspace.decide import decide, find_pair, has_effect
from linchpin.workspace.open import judgements, open_ledger, open_network, unsure
from linchpin.workspace.settings import Settings

PAIR = ("case-ana", "ofac-1")


def test_a_decision_says_who_and_when_as_the_surface_told(settings: Settings) -> None:
    assert open_ledger(settings).is_empty
    made = decide(settings, PAIR, SAME, because="her file", by=None)
    assert (made.by, made.at) == ("A. Tester", "2024-05-06T12:00:00Z")
    assert decide(settings, PAIR, SAME, because="again", by="Somebody").by == "Somebody"
    (one,) = judgements(settings)
    assert (one.first, one.second, one.same, one.because) == (*PAIR, True, "again")
    assert open_network(settings).resolution.of("case-ana") == "ofac-1"


def test_who_is_one_already_is_no_pair(settings: Settings) -> None:
    assert find_pair(open_network(settings), "case-ana", "2") == ("case-ana", "ofac-2")
    decide(settings, PAIR, SAME, because="her file", by=None)
    with pytest.raises(LinchpinError, match="one here already"):
        find_pair(open_network(settings), "Ana Ejemplo", "1")


def test_a_decision_that_others_undo_has_no_effect(settings: Settings) -> None:
    decide(settings, PAIR, SAME, because="x", by=None)
    decide(settings, ("ofac-1", "ofac-2"), NOT_SAME, because="x", by=None)
    contrary = decide(settings, ("case-ana", "ofac-2"), SAME, because="x", by=None)
    assert not has_effect(open_network(settings).resolution, contrary)
    same = decide(settings, ("case-oscar", "ofac-3"), SAME, because="x", by=None)
    assert has_effect(open_network(settings).resolution, same)
    left_open = decide(settings, ("case-oscar", "ofac-3"), UNSURE, because="x", by=None)
    assert has_effect(open_network(settings).resolution, left_open)


def test_the_queue_puts_off_what_somebody_was_unsure_about(settings: Settings) -> None:
    network = open_network(settings)
    compared = review.compare(network)
    first = [item.pair for item in review.queue(settings, compared, network.resolution)]
    assert first == [PAIR, ("case-oscar", "ofac-2")]
    decide(settings, PAIR, UNSURE, because="no photograph", by=None)
    assert [item.subjects for item in unsure(settings)] == [PAIR]
    later = review.queue(settings, compared, network.resolution)
    assert [(item.pair, item.put_off) for item in later] == [(first[1], False), (PAIR, True)]


def test_any_two_records_can_be_compared(settings: Settings) -> None:
    network = open_network(settings)
    item = review.one_pair(network, ("ofac-1", "ofac-2"))
    assert [fact.words for fact in item.match.differing() if fact.what == "records"]
    with pytest.raises(LinchpinError, match="no source here"):
        review.one_pair(network, ("ofac-1", "ofac-99"))
