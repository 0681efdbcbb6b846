"""What the foot of a page must explain: statuses, lines, letters, sources, portraits."""

from __future__ import annotations

from linchpin.chart.organisation.foot_drawing import (
    Shown,
    marks_of,
)
from linchpin.chart.organisation.model import OrganisationChart, TieKind
from linchpin.chart.organisation.places import Places


def shown_on(chart: OrganisationChart, places: Places | None) -> Shown:
    """Return what a page's foot must explain; without places, what that of the chart must."""
    cards = (
        list(chart.cards())
        if places is None
        else [
            *(card for card, _ in chart.leaders),
            *(placed.card for placed in places.cards.values()),
        ]
    )
    kinds = {"" if chart.around_person else "tree", *(tie.style for tie in chart.links)}
    for panel in chart.panels:
        kinds.add("tree" if panel.anchor == chart.tree_root else panel.kind.value)
        kinds.update(tie.style for unit in panel.units for _, tie in unit.below)
    kinds.update(box.tie.kind.value for box in chart.beside if box.tie is not None)
    kinds -= {"leads", "role"} if TieKind.ROLE.value not in kinds else {"leads"}
    names = {card.key: card.name for card in chart.cards()}
    return Shown(
        statuses=frozenset(card.status for card in cards),
        kinds=frozenset(kinds),
        marks=marks_of(chart.ties()),
        dead=any(card.dead for card in cards),
        action=chart.action,
        sources=chart.sources,
        source_count=len(chart.sources),
        told=(),
        names={**names, chart.key: chart.name},
        credits=tuple((card.name, card.credit) for card in cards if card.portrait is not None),
    )
