"""The badge of a card: the last event in full, every one that may be last, and never more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import evidence

from linchpin.chart.organisation.badges import (
    badge_kind,
    badge_of,
    event_text,
    event_word,
    events_for_badge,
)
from linchpin.chart.organisation.cards import status_of
from linchpin.chart.organisation.known_facts import Facts
from linchpin.chart.organisation.model import Status
from linchpin.chart.palette import BADGES, RED
from linchpin.chart.words import Words
from linchpin.claims.dates import parse_date
from linchpin.claims.events import LEGAL_EVENTS, SANCTION_EVENTS
from linchpin.network.answer import Line
from linchpin.network.event_standing import is_done

KINDS = (*LEGAL_EVENTS, *SANCTION_EVENTS)
DATES = ("2004-06-01", "2004-06", "2004", "2003~", "2001/2004", "1999-01-31", "2010-12", None)
STANDINGS = ("stated", "alleged", "charged", "admitted", "proven")
ENGLISH = Words("en")


def event(
    number: int, kind: str, date: str | None, standing: str = "stated", words: str = ""
) -> Line:
    """Return an event as `linchpin.network.events_and_listings.events` words it."""
    said = replace(evidence(number).said[0], standing=standing, opinion=False)
    joint = " " if words.startswith(("guilty", "not guilty")) else ": "
    return Line(f"{kind}{joint}{words}" if words else kind, kind, (said,), date=date)


def facts(*events: Line) -> Facts:
    """Return somebody with some events."""

    def when(line: Line) -> tuple[bool, int]:
        return line.date is None, parse_date(line.date or "0001").latest.toordinal()

    ordered = tuple(sorted(events, key=when))
    return Facts("x", "person", "Ana", (), frozenset(), ordered, (), (), (), (), ())


events = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from(DATES), st.sampled_from(STANDINGS)),
    min_size=1,
    max_size=6,
).map(lambda rows: [event(n, *row) for n, row in enumerate(rows)])


@given(events)
def test_every_event_that_may_be_the_last_is_named_with_its_date(found: list[Line]) -> None:
    badge = badge_of(facts(*found), ENGLISH)
    done = [line for line in found if is_done(line)]
    starts = [parse_date(line.date).earliest for line in done if line.date is not None]
    for line in done:
        may_be_last = line.date is None or parse_date(line.date).latest >= max(starts)
        assert (line in badge.lines) == may_be_last
        if may_be_last:
            assert event_word(line, ENGLISH) in badge.text
            when = "date not stated" if line.date is None else ENGLISH.date(line.date)
            assert when in badge.text


@given(events)
def test_what_is_only_alleged_never_reads_as_done(found: list[Line]) -> None:
    who = facts(*found)
    badge = badge_of(who, ENGLISH)
    done = [line for line in badge.lines if is_done(line)]
    if not done:
        assert badge.kind == "reported"
        assert badge.kind not in BADGES
    if done and all(line.standing == "charged" for item in done for line in item.said):
        assert {line.kind for line in done} == {"indicted"}
    plain = [part for part in badge.text.split("; ") if not part.startswith(("alleged", "charged"))]
    assert all(any(event_word(line, ENGLISH) in part for line in done) for part in plain)
    delisted = status_of(who, None, has_list=True, too_early=False) is Status.DELISTED
    assert not delisted or any(line.kind == "delisted" for line in found if is_done(line))


@pytest.mark.parametrize(
    ("words", "kind", "text"),
    [
        ("not guilty to fraud", "pleaded not guilty", "pleaded not guilty"),
        ("guilty to fraud", "pleaded guilty", "pleaded guilty"),
        ("to fraud", "pleaded", "plea (not said which)"),
        ("", "pleaded", "plea (not said which)"),
    ],
)
def test_only_a_plea_of_guilt_is_red(words: str, kind: str, text: str) -> None:
    line = event(1, "pleaded", "2004", words=words)
    assert badge_kind(line) == kind
    assert (BADGES[kind] == RED) == (kind == "pleaded guilty")
    badge = badge_of(facts(line), ENGLISH)
    assert badge.text.startswith(text)
    assert badge.detail == ((words,) if words else ())


def test_two_events_of_a_day_are_both_named_and_neither_colour_wins() -> None:
    badge = badge_of(
        facts(event(1, "convicted", "2004-06-01"), event(2, "pleaded", "2004-06-01")), ENGLISH
    )
    assert badge.text == "convicted and plea (not said which) 1 Jun 2004"
    assert badge.kind == "several"


def test_a_later_allegation_does_not_hide_what_a_court_found() -> None:
    both = facts(event(1, "acquitted", "2004"), event(2, "arrested", "2010", "alleged"))
    badge = badge_of(both, ENGLISH)
    assert badge.text == "acquitted 2004; alleged: arrested 2010 (A speaker)"
    assert badge.kind == "acquitted"
    assert [line.kind for line in events_for_badge(both.events)] == ["acquitted", "arrested"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_colour_and_words_in_both_languages(kind: str) -> None:
    line = event(1, kind, "2004", words="by a court")
    assert badge_kind(line) in BADGES
    spanish, english = event_text(line, Words("es")), event_text(line, ENGLISH)
    assert not {*spanish.split(":")[0].split()} & {*english.split(":")[0].split()}
    assert "a court" in spanish
