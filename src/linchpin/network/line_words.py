"""How a line of an answer is told: its label, who denies it, how firmly, on what day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linchpin.claims.dates import say_date
from linchpin.network.property_words import known_properties, property_words
from linchpin.network.standing_words import with_standing

if TYPE_CHECKING:
    from linchpin.network.answer import Line

_SPEAKS = frozenset({"address", "notes", "program", "summary"})
"""Kinds of lines, named as properties are, whose text or heading says what they are."""
DENIED_TIES = "Denied; a tie that is denied never connects anybody"
"""Heading of what is denied of ties beside chains."""


def line_label(kind: str) -> str | None:
    """Return what a reader calls a property, or None where it speaks for itself.

    Args:
        kind: Of a line.

    >>> line_label("birthDate"), line_label("address"), line_label("leads")
    ('born', None, None)
    """
    if kind in _SPEAKS or kind not in known_properties():
        return None
    return property_words(kind)


def told_line(line: Line) -> str:
    """Return a line as it is told: with its label or day, who denies it, how firmly it stands.

    Args:
        line: The line.
    """
    named = line_label(line.kind)
    told = line.text if line.denied else with_standing(line.text, line.firm)
    words = f"{named}: {told}" if named is not None else line_start(line) + told
    return f"denied by {_deniers(line)}: {words}" if line.denied else words


def line_start(line: Line) -> str:
    """Return the day a line begins with; empty where it has none, or the line says it itself."""
    if line.date is None or say_date(line.date) in line.text:
        return ""
    return f"{say_date(line.date)}: "


def _deniers(line: Line) -> str:
    """Return who denies a line."""
    found = dict.fromkeys(said.speaker for said in line.said if said.standing == "denied")
    return " and ".join(found) or "one of its sources"


def nothing_connects(start: str, end: str) -> str:
    """Return what is said where there is no chain: less than that there is none.

    Args:
        start: Name of one end.
        end: Name of the other.
    """
    return (
        f"{start} and {end}: no chain of relations in these sources connects the two. "
        "That is not a finding that they are unconnected."
    )
