"""List the evidence of an organisation chart, box by box and line by line."""

from __future__ import annotations

from collections.abc import Iterator

from linchpin.chart.check import CheckEntry, unique_entries
from linchpin.chart.organisation.model import OrganisationChart, Tie, TieKind
from linchpin.chart.words import Words


def organisation_entries(chart: OrganisationChart) -> tuple[CheckEntry, ...]:
    """Return every box and line of a chart with what is said, in reading order."""
    return tuple(unique_entries(_entries(chart, Words(chart.lang))))


def _entries(chart: OrganisationChart, words: Words) -> Iterator[CheckEntry]:
    names = {card.key: card.name for card in chart.cards()}
    names |= {box.key: box.name for box in chart.beside}
    names[chart.key] = chart.name
    if not chart.around_person:
        yield CheckEntry(chart.key, "box", chart.name, chart.lines)
    for card in chart.cards():
        yield CheckEntry(card.key, "box", card.name, card.lines)
    for box in chart.beside:
        yield CheckEntry(box.key, "box", f"{box.name}: {box.text}", box.lines)
        if box.tie is not None:
            yield tie_entry(box.tie, names)
    for _, tie in chart.leaders:
        if tie is not None:
            yield tie_entry(tie, names)
    for panel in chart.panels:
        for tie in panel.ties:
            yield tie_entry(tie, names)
        for unit in panel.units:
            for _, tie in unit.below:
                yield tie_entry(tie, names)
    for tie in chart.links:
        yield tie_entry(tie, names)


def tie_entry(tie: Tie, names: dict[str, str]) -> CheckEntry:
    """Return the evidence for one line, its title reading from one end to the other."""
    source = names.get(tie.source, tie.source)
    target = names.get(tie.target, tie.target)
    join = "–" if tie.kind in (TieKind.LINKED, TieKind.ALLIED, TieKind.RIVAL) else "→"
    return CheckEntry(tie.key, "line", f"{source} {join} {target}: {tie.text}", tie.lines)
