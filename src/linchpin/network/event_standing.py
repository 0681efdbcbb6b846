"""How firmly an event is told: what a source only alleges has not, for all it says, happened."""

from __future__ import annotations

from dataclasses import replace

from linchpin.claims.claim import Standing
from linchpin.network.answer import Line, Said
from linchpin.network.standing_of import HowFirm, standing_of_all, weakest_of


def event_standing(line: Line) -> HowFirm:
    """Return how firmly an event is told: by its firmest source, at the weakest of its words.

    That somebody was indicted is itself no allegation, though what the indictment says is one.

    Args:
        line: The event, with its evidence.

    Raises:
        ValueError: No evidence stands behind it.
    """
    by_document: dict[str, list[Said]] = {}
    for said in line.said:
        by_document.setdefault(said.document, []).append(said)
    told = standing_of_all(
        weakest_of(HowFirm(Standing(s.standing), s.opinion, (s.speaker,)) for s in found)
        for found in by_document.values()
    )
    if line.kind == "indicted" and told.standing is Standing.CHARGED:
        return replace(told, standing=Standing.STATED)
    return told


def is_done(line: Line) -> bool:
    """Say whether an event is told as a fact, and not alleged, charged, denied or a view."""
    return event_standing(line).plain


def manner_of_event(line: Line) -> str:
    """Return how an event is told that is not told as a fact, in English; else nothing."""
    found = event_standing(line)
    if found.plain:
        return ""
    how = "as an opinion" if found.opinion else found.standing.value
    return f"{how}: {', '.join(found.speakers)}"
