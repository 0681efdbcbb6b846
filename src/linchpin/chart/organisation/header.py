"""The words at the top of a chart: authority, program, counts."""

from __future__ import annotations

import re
from collections import Counter

from linchpin.chart.organisation.badges import badge_of
from linchpin.chart.organisation.known_facts import Facts
from linchpin.chart.organisation.membership import FORMS
from linchpin.chart.organisation.model import Card, Status
from linchpin.chart.words import Words
from linchpin.network.events_and_listings import designation_parts


def subtitle_text(cards: list[Card], action: str | None, left_out: int, words: Words) -> str:
    """Return how many of what are shown, since when they are listed, and what is left out.

    Args:
        cards: What is shown.
        action: EDTF date of the action in question.
        left_out: Number of ties of another time that are not drawn.
        words: Language.
    """
    forms = Counter(card.form for card in cards)
    parts = [words.counted(form, forms[form]) for form in FORMS if forms[form]]
    statuses = Counter(card.status for card in cards)
    if action is not None and statuses[Status.THIS_ACTION]:
        count = statuses[Status.THIS_ACTION]
        parts.append(words("in this action", count=count, date=words.date(action)))
    if statuses[Status.EARLIER_ACTION]:
        parts.append(words("in earlier", count=statuses[Status.EARLIER_ACTION]))
    if statuses[Status.UNDATED]:
        parts.append(words("in undated", count=statuses[Status.UNDATED]))
    if left_out:
        parts.append(words.counted("tie left out", left_out))
    return " · ".join(parts)


_PROGRAM = re.compile(r"program (.+?)(?:, entry |;|$)")


def bar_text(facts: Facts, words: Words) -> str:
    """Return what stands under the organisation's name: its last legal event, and programs."""
    badge = badge_of(facts, words)
    programs = [
        program
        for line in badge.lines
        if line.kind == "designated"
        for _, program, _ in [designation_parts(line.text) or ("", None, None)]
        if program is not None
    ]
    listed = [_PROGRAM.search(line.text) for line in facts.listings if line.kind == "program"]
    programs += sorted({found[1] for found in listed if found is not None})
    parts = []
    if badge.kind != "none":
        parts.append(words("undated") if badge.kind == "listed" else badge.text)
    return " · ".join(dict.fromkeys([*parts, *programs]))
