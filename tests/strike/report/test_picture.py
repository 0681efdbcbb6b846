"""The picture before and after: well-formed, the same each time, and true to the network."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from networks import barbell, random_graph

from linchpin.chart.paper import PAPERS
from linchpin.chart.typeface import measure
from linchpin.cli.options.paper import PAPER_NAMES
from linchpin.strike.graph.graph import graph_of_ties
from linchpin.strike.report.picture import Caption, before_and_after

WORDS = Caption("Two cliques & a bridge", ("What it rests on.",))
SVG = "{http://www.w3.org/2000/svg}"


def groups(text: str) -> dict[str, ET.Element]:
    return {one.get("id", ""): one for one in ET.fromstring(text).iter(f"{SVG}g")}


def test_ties_of_those_who_leave_are_gone_after() -> None:
    graph = barbell()
    found = groups(before_and_after(graph, ["bridge"], WORDS))
    lines = {name: len(one.findall(f"{SVG}line")) for name, one in found.items()}
    assert lines == {"before": graph.tie_count, "after": graph.tie_count - 2}
    for one in found.values():
        assert len(one.findall(f"{SVG}circle")) == graph.node_count
        assert "bridge" in [text.text for text in one.findall(f"{SVG}text")]
    dashed = [one for one in found["after"].iter(f"{SVG}circle") if one.get("stroke-dasharray")]
    assert [one.findtext(f"{SVG}title") for one in dashed] == ["bridge"]


def test_the_same_network_gives_the_same_picture_whatever_its_names_hold() -> None:
    graph = graph_of_ties([("<a>\x1b[31m", "b&c"), ("b&c", "\u202edead")])
    text = before_and_after(graph, ["b&c"], WORDS)
    assert text == before_and_after(graph, ["b&c"], WORDS)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert ET.fromstring(text).findtext(f"{SVG}title") == "Two cliques & a bridge"


def test_a_large_network_is_drawn_in_part_and_says_so() -> None:
    graph = random_graph(600, 900, 1)
    text = before_and_after(graph, [graph.name(599)], WORDS)
    assert "Drawn: the 15" in text
    assert graph.name(599) in text


LONG = "Comercializadora y Distribuidora Internacional de Productos Agropecuarios del Pacifico"


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_type_is_legible_and_everything_within_the_sheet(paper: str) -> None:
    sheet = PAPERS[paper]
    graph = graph_of_ties([(LONG, f"Member {n}") for n in range(12)] + [("Member 1", "Member 2")])
    words = Caption("Los Inventados, ties as of 3 May 2019", ("What it rests on. " * 8,))
    root = ET.fromstring(before_and_after(graph, [LONG], words, (sheet.width, sheet.height)))
    width, height = (float(root.get(side, "")) for side in ("width", "height"))
    assert root.get("viewBox") == f"0 0 {width:g} {height:g}"
    assert (width, height) <= (sheet.width + 0.5, sheet.height)
    assert height <= sheet.height + 0.5
    told = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert LONG in told
    for text in root.iter(f"{SVG}text"):
        assert float(text.get("font-size", "0")) >= 6
        long = measure(text.text or "", float(text.get("font-size", "0")), bold=True)
        x = float(text.get("x", "0"))
        left = x - {"start": 0, "middle": long / 2, "end": long}[text.get("text-anchor", "")]
        assert left >= -1
        assert left + long <= width + 1
    for circle in root.iter(f"{SVG}circle"):
        assert 0 < float(circle.get("cx", "0")) < width
        assert 0 < float(circle.get("cy", "0")) < height


def test_the_command_offers_every_paper() -> None:
    assert set(PAPER_NAMES) == PAPERS.keys()
