"""The five organisations of the real list of 2021-07 with the bundled cases."""

from __future__ import annotations

import pytest

from linchpin.chart.organisation.build import organisation_chart
from linchpin.chart.organisation.model import Status
from linchpin.chart.picture import KINDS, Wishes
from linchpin.network.network import Network

pytestmark = pytest.mark.data


def test_ruelas_torres_is_drawn_whole(real: Network) -> None:
    chart = organisation_chart(real, "18956")
    cards = list(chart.cards())
    assert len(cards) + 1 == 28
    assert sum(card.form == "person" for card in cards) == 19
    assert chart.subtitle.endswith("16 listed in the action of 6 Mar 2018 · 11 listed earlier")
    assert {card.status for card in cards} == {Status.THIS_ACTION, Status.EARLIER_ACTION}
    alone = next(card for card in cards if card.name.startswith("AGRICOLA RUELAS"))
    kinds = {said.document for line in alone.lines for said in line.said}
    assert len(kinds) > 1
    linked = {tie.ends for panel in chart.panels for tie in panel.ties if tie.kind == "linked"}
    assert frozenset((alone.key, chart.key)) not in linked


@pytest.mark.parametrize(
    ("who", "cards"), [("17672", 22), ("12300", 26), ("15000", 4), ("17671", 16)]
)
def test_the_other_four_fit_on_one_page(real: Network, who: str, cards: int) -> None:
    drawing = KINDS["organisation"](real, who, Wishes())
    (page,) = drawing.pages
    assert sum(1 for _ in page.groups("card")) == cards


@pytest.mark.parametrize("kind", ["ego", "timeline", "map"])
def test_the_other_kinds(real: Network, kind: str) -> None:
    assert KINDS[kind](real, "18960", Wishes(lang="es")).pages
