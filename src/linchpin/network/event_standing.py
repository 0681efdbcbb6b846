"""How firmly an event is told: what a source only alleges has not, for all it says, happened."""

from __future__ import annotations

from linchpin.network.answer import Line


def is_done(line: Line) -> bool:
    """Say whether an event is told as a fact, and not alleged, charged, denied or a view."""
    return line.firm.plain


def manner_of_event(line: Line) -> str:
    """Return how an event is told that is not told as a fact, in English; else nothing."""
    found = line.firm
    if found.plain:
        return ""
    how = "as an opinion" if found.opinion else found.standing.value
    return f"{how}: {', '.join(found.speakers)}"
