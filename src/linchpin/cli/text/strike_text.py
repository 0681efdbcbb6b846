"""The answer about the sourced network as a terminal shows it: first words, then both readings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linchpin.cli.text import layout

if TYPE_CHECKING:
    from linchpin.strike.sourced.ask import NetworkAnswer
    from linchpin.strike.sourced.question import SourcedAnswer
    from linchpin.strike.uncertainty.tipping_sources import Tipping


def network_text(found: NetworkAnswer) -> Iterator[str]:
    """Yield the paragraph that says it all, what is said before any number, and both readings."""
    yield layout.paragraph(found.brief)
    yield ""
    yield from (layout.hanging(text, "", "  ") for text in found.first)
    for number, one in enumerate(found.readings, start=1):
        yield layout.heading(f"Reading {number}: {one.reading.name}")
        yield layout.paragraph(one.reading.words, 2)
        yield from _reading(one)


def _reading(one: SourcedAnswer) -> Iterator[str]:
    from linchpin.strike.report.answer_text import in_words

    if one.cannot_tell is not None:
        yield layout.paragraph(one.cannot_tell, 2)
        return
    if one.shown is not None:
        yield in_words(one.shown)
    if one.observed is not None and one.expected is not None:
        same = set(one.observed.order) == set(one.expected.order)
        names = ", ".join(one.observed.order)
        yield (
            "On the firm ties exactly as recorded, the same names are found."
            if same
            else f"On the firm ties exactly as recorded, others are found: {names}."
        )
    yield from (layout.hanging(_tipping(tip), "", "  ") for tip in one.tipping)


def _tipping(tip: Tipping) -> str:
    ties = f"{tip.ties:,} {'tie' if tip.ties == 1 else 'ties'} only it states"
    if not tip.instead:
        return (
            f"Every answer here rests on one source: without {tip.source} ({ties}) there is none."
        )
    return (
        f"Tipping source: without {tip.source} ({ties}), the answer would be "
        f"{', '.join(tip.instead)}."
    )
