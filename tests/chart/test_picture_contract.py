"""What every kind of picture in the registry must keep: one contract, no list of examples."""

from __future__ import annotations

import click
import pytest

from linchpin.chart.check import check_pages
from linchpin.chart.drawing import Drawing
from linchpin.chart.picture import KINDS, Wishes
from linchpin.claims.errors import NetworkError
from linchpin.cli.commands.chart import chart
from linchpin.network.network import Network

GROUP = "Ruelas Torres Drug Trafficking Organization"


@pytest.fixture(params=sorted(KINDS), scope="module")
def kind(request: pytest.FixtureRequest) -> str:
    """Return the name of each kind that is registered."""
    return str(request.param)


@pytest.fixture(params=["en", "es"], scope="module")
def drawing(kind: str, cases: Network, request: pytest.FixtureRequest) -> Drawing:
    """Return the picture of one organisation, in each language."""
    return KINDS[kind](cases, GROUP, Wishes(lang=request.param))


def test_every_box_and_line_rests_on_claims_that_are_listed(drawing: Drawing) -> None:
    assert drawing.pages
    assert any(group.claims for page in drawing.pages for group in page.groups())
    check_pages(drawing.pages, drawing.entries)


def test_every_entry_says_who_says_it_and_stands_once(drawing: Drawing) -> None:
    assert drawing.entries
    assert len({entry.key for entry in drawing.entries}) == len(drawing.entries)
    assert all(line.said for entry in drawing.entries for line in entry.lines)
    assert all(entry.lines and entry.sort in ("box", "line") for entry in drawing.entries)


def test_every_source_that_is_cited_is_in_its_list(drawing: Drawing) -> None:
    numbers = {source.number for source in drawing.sources}
    cited = {s.source for e in drawing.entries for line in e.lines for s in line.said}
    assert cited <= numbers
    assert drawing.editions


def test_the_same_question_gives_the_same_picture(kind: str, cases: Network) -> None:
    one, other = (KINDS[kind](cases, GROUP, Wishes()) for _ in range(2))
    assert (one.pages, one.entries, one.sources) == (other.pages, other.entries, other.sources)


def test_nobody_is_drawn_for_a_name_that_nobody_bears(kind: str, cases: Network) -> None:
    with pytest.raises(NetworkError, match="nobody"):
        KINDS[kind](cases, "Zzyzx Nadie", Wishes())


def test_the_command_offers_every_kind() -> None:
    (option,) = (item for item in chart.params if item.name == "kind")
    assert isinstance(option.type, click.Choice)
    assert set(option.type.choices) == KINDS.keys()
