"""What holds a network up, as a terminal shows it and as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from linchpin.claims.counted import counted
from linchpin.cli.text import layout

if TYPE_CHECKING:
    from linchpin.strike.report.answer import StrikeAnswer
    from linchpin.strike.sourced.ask import NetworkAnswer
    from linchpin.strike.sourced.question import SourcedAnswer
    from linchpin.strike.uncertainty.tipping_sources import Tipping

_START = re.compile(r"\s*(\d+\. |[-–] )?")
_COLUMNS = re.compile(r"\S {2,}\S")
"""Where more than one blank stands within a line, it is a row of a table."""


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
        yield from wrapped(in_words(one.shown))
    if one.observed is not None and one.expected is not None:
        same = set(one.observed.order) == set(one.expected.order)
        names = ", ".join(one.observed.order)
        yield layout.paragraph(
            "On the firm ties exactly as recorded, the same names are found."
            if same
            else f"On the firm ties exactly as recorded, others are found: {names}."
        )
    yield from (layout.hanging(_tipping(tip), "", "  ") for tip in one.tipping)


def _tipping(tip: Tipping) -> str:
    ties = f"{counted(tip.ties, 'tie')} only it states"
    if not tip.instead:
        return (
            f"Every answer here rests on one source: without {tip.source} ({ties}) there is none."
        )
    return (
        f"Tipping source: without {tip.source} ({ties}), the answer would be "
        f"{', '.join(tip.instead)}."
    )


def edges_text(found: StrikeAnswer, file: str, gaps: Sequence[str]) -> Iterator[str]:
    """Yield the answer about a file of ties: one paragraph, what was not read, then all of it.

    Args:
        found: The answer.
        file: Name of the file.
        gaps: What of it could not be read.
    """
    from linchpin.strike.report.answer_text import in_words
    from linchpin.strike.report.brief import brief

    yield layout.paragraph(brief(found, f"the ties of {file}"))
    yield ""
    yield from (layout.hanging(f"Not read: {gap}.", "", "  ") for gap in gaps)
    yield from wrapped(in_words(found))


def edges_data(found: StrikeAnswer, file: str, gaps: Sequence[str]) -> dict[str, Any]:
    """Return the answer about a file of ties as plain data, for JSON.

    Args:
        found: The answer.
        file: Name of the file.
        gaps: What of it could not be read.
    """
    from linchpin.strike.report.findings import edge_list_findings

    findings = [asdict(one) for one in edge_list_findings(found, file)]
    return {**found.as_json(), "findings": findings, "gaps": list(gaps)}


def wrapped(text: str) -> Iterator[str]:
    """Yield lines wrapped to the terminal; those that are set in columns stay as they are.

    Args:
        text: Lines; what is indented stays so, a number or mark at the start hangs.
    """
    for line in text.splitlines():
        start = _START.match(line)
        margin = " " * (start.end() if start else 0)
        yield line if _COLUMNS.search(line) else layout.hanging(line.strip(), _first(line), margin)


def _first(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
