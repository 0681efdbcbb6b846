"""The words at the top of a chart: authority, program, counts."""

from __future__ import annotations

from collections import Counter

from linchpin.chart.organisation.cards import Facts
from linchpin.chart.organisation.membership import FORMS
from linchpin.chart.organisation.model import Card, Status
from linchpin.chart.words import Words


def subtitle_text(facts: Facts, cards: list[Card], action: str | None, words: Words) -> str:
    """Return authority and program of the organisation, and how many of what are shown."""
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
    return " · ".join(parts)


def bar_text(facts: Facts, words: Words) -> str:
    """Return what stands under the organisation's name: who listed it when, under what."""
    designated = [line for line in facts.events if line.kind == "designated" and line.date]
    programs = {
        line.text.rsplit("program ", 1)[-1] for line in facts.listings if line.kind == "program"
    }
    parts = []
    if designated:
        parts.append(f"{words('designated')} {words.date(designated[-1].date or '')}")
        parts.extend(
            line.text.split(" under ")[1].split(":")[0]
            for line in designated[-1:]
            if " under " in line.text
        )
    elif facts.listings:
        parts.append(words("undated"))
    parts.extend(sorted(text.split(", entry ")[0] for text in programs))
    return " · ".join(dict.fromkeys(parts))
