"""Set an uncertain pair for a terminal: what speaks for it, what against, and both sides."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from linchpin.cli.text import layout
from linchpin.cli.text.terminal import style
from linchpin.network import citation
from linchpin.network.line_words import line_label
from linchpin.network.section_words import section_words

if TYPE_CHECKING:
    from linchpin.match.compare.agreement import Fact
    from linchpin.match.resolve.review_queue import Uncertain
    from linchpin.network.answer import Line
    from linchpin.network.comparison import Side, SideBySide

WIDEST = 100
"""Columns of a terminal that are used at most."""
_BETWEEN = " | "


def pair_text(item: Uncertain, beside: SideBySide, place: str = "") -> Iterator[str]:
    """Yield an uncertain pair as text, line by line.

    Args:
        item: The pair.
        beside: What the sources say of either.
        place: Where in the queue it stands, such as `1 of 12`.
    """
    match = item.match
    start = f"{place}   " if place else ""
    yield ""
    yield style(f"{start}{match.first} and {match.second}: one, or two?", bold=True)
    yield f"  score {match.score:.2f}; by the names alone {match.name_score:.2f}"
    if item.put_off:
        yield "  Somebody looked before and was unsure; the evidence has not changed since."
    yield layout.heading("For one and the same")
    if any(match.names):
        both = " and ".join(dict.fromkeys(match.names))
        yield _wrapped(f"{'names':<12} {both}: {_unlike(match.explanation)}")
    yield from _facts(match.agreeing(), "+")
    if not any(match.names) and not match.agreeing():
        yield "  nothing that both sources state"
    yield layout.heading("Against")
    against = match.differing()
    yield from _facts(against, "-")
    if item.refused:
        yield _wrapped(f"{'records':<12} a rule would merge them, but {item.refused}")
    if not against and not item.refused:
        yield "  nothing that both sources state"
    unknown = [fact.what for fact in match.facts if fact.agreement.name == "UNKNOWN"]
    if unknown:
        yield layout.heading("Decides nothing")
        yield _wrapped(", ".join(dict.fromkeys(unknown)))
    yield from columns_text(beside)
    yield layout.heading("Sources")
    for source in beside.sources:
        yield layout.source_text(source)


def columns_text(beside: SideBySide, widest: int = WIDEST) -> Iterator[str]:
    """Yield two entities in two columns; nothing is cut, whatever does not fit is wrapped.

    Args:
        beside: The two.
        widest: Columns to use at most, 40 or more.
    """
    width = (min(layout.width(), widest) - len(_BETWEEN)) // 2
    yield layout.heading("Side by side")
    one, other = beside.sides
    yield from _row(_head(one), _head(other), width)
    for heading in beside.headings():
        left, right = one.sections.get(heading, ()), other.sections.get(heading, ())
        yield style(_ruled(section_words(heading), width), dim=True)
        yield from _row(_lines(left), _lines(right), width)
    yield style(_ruled("Where it stands", width), dim=True)
    yield from _row(_places(one), _places(other), width)


def _ruled(heading: str, width: int) -> str:
    return f"{heading.upper()} ".ljust(width, "-") + "-+-" + "-" * width


def _unlike(explanation: str) -> str:
    """Return what of an explanation is more than the same word on both sides."""
    parts = [part for part in explanation.split("; ") if not part.endswith(" (the same)")]
    return "; ".join(parts) if any(parts) else "the same words"


def _places(side: Side) -> list[str]:
    """Return where in each source the lines of a side stand."""
    found = {
        (said.source, said.place or said.document)
        for lines in side.sections.values()
        for line in lines
        for said in line.said
    }
    return [f"{citation.mark(source)} {place}" for source, place in sorted(found)]


def _head(side: Side) -> list[str]:
    others = [record for record in side.records if record != side.entity]
    return [side.caption, side.entity, *(f"= {record}" for record in others)]


def _lines(lines: Iterable[Line]) -> list[str]:
    found = []
    for line in lines:
        label = label_of(line.kind)
        found.append(f"{label}{line.text} {citation.marks_of([line])}")
    return found or ["-"]


def label_of(kind: str) -> str:
    """Return what stands before a line of a kind, or nothing where the heading says it."""
    from linchpin.match.compare.facts import LABELS

    label = line_label(kind) or LABELS.get(kind)
    return "" if label is None else f"{label}: "


def _row(left: list[str], right: list[str], width: int) -> Iterator[str]:
    columns = [[part for text in side for part in _fold(text, width)] for side in (left, right)]
    for one, other in zip_longest(*columns, fillvalue=""):
        yield (one.ljust(width) + _BETWEEN + other).rstrip()


def _fold(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, subsequent_indent="  ", break_on_hyphens=False) or [""]


def _facts(facts: Iterable[Fact], sign: str) -> Iterator[str]:
    for fact in facts:
        weight = f"({sign}{fact.rate:.0%})" if fact.rate else ""
        yield _wrapped(f"{fact.what:<12} {fact.words} {weight}".rstrip())


def _wrapped(text: str) -> str:
    return textwrap.fill(
        text,
        min(layout.width(), WIDEST),
        initial_indent="  ",
        subsequent_indent=" " * 15,
        break_on_hyphens=False,
    )
