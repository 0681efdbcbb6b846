"""Number the sources of a chart from 1, in the order a reader meets them, without gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from linchpin.chart.numbering import SourceNumbers
from linchpin.chart.organisation.model import (
    Beside,
    Card,
    OrganisationChart,
    Panel,
    Tie,
    Unit,
)
from linchpin.network.answer import Line


def chart_lines(chart: OrganisationChart) -> Iterable[Line]:
    """Yield every line of evidence behind a chart, in reading order; some come twice."""
    yield from chart.lines
    for card, tie in chart.leaders:
        yield from card.lines
        if tie is not None:
            yield from tie.lines
    for beside in chart.beside:
        yield from beside.lines
    for panel in chart.panels:
        for tie in panel.ties:
            yield from tie.lines
        for unit in panel.units:
            yield from unit.head.lines
            for card, tie in unit.below:
                yield from (*tie.lines, *card.lines)
    for tie in chart.links:
        yield from tie.lines


class _Numbers:
    def __init__(self, lines: Iterable[Line]) -> None:
        self.numbers = SourceNumbers(lines)

    def lines(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return self.numbers.lines(lines)

    def tie(self, tie: Tie) -> Tie:
        return replace(tie, lines=self.lines(tie.lines))

    def card(self, card: Card) -> Card:
        return replace(card, lines=self.lines(card.lines), denials=self.lines(card.denials))

    def unit(self, unit: Unit) -> Unit:
        below = tuple((self.card(card), self.tie(tie)) for card, tie in unit.below)
        return Unit(self.card(unit.head), below)

    def panel(self, panel: Panel) -> Panel:
        units = tuple(self.unit(unit) for unit in panel.units)
        return replace(panel, units=units, ties=tuple(self.tie(tie) for tie in panel.ties))

    def beside(self, beside: Beside) -> Beside:
        tie = None if beside.tie is None else self.tie(beside.tie)
        return replace(beside, lines=self.lines(beside.lines), tie=tie)


def renumber(chart: OrganisationChart) -> OrganisationChart:
    """Return the chart with the sources it uses, and only these, numbered from 1."""
    numbers = _Numbers(chart_lines(chart))
    return replace(
        chart,
        lines=numbers.lines(chart.lines),
        leaders=tuple(
            (numbers.card(card), None if tie is None else numbers.tie(tie))
            for card, tie in chart.leaders
        ),
        beside=tuple(numbers.beside(item) for item in chart.beside),
        panels=tuple(numbers.panel(panel) for panel in chart.panels),
        links=tuple(numbers.tie(tie) for tie in chart.links),
        sources=numbers.numbers.sources(chart.sources),
    )
