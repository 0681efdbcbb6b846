"""Laws of ego networks, timelines and maps: no text clashes, nothing leaves the page."""

from __future__ import annotations

from random import Random

from geometry import overlapping, texts_of
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import evidence, firm_name, make_tie, person_name

from effort import times
from linchpin.chart.ego.build import Ego, Node
from linchpin.chart.ego.page import draw_ego
from linchpin.chart.map.build import Flow, PlaceMap, Spot
from linchpin.chart.map.gazetteer import place_of_address, places, places_in_text
from linchpin.chart.map.page import draw_map
from linchpin.chart.organisation.model import Status, TieKind
from linchpin.chart.paper import PAPERS
from linchpin.chart.scene import Frame, Page
from linchpin.chart.timeline.build import Timeline
from linchpin.chart.timeline.moment import Moment
from linchpin.chart.timeline.page import draw_timeline
from linchpin.chart.typeface import LEAST
from linchpin.network.answer import CitedSource

SOURCES = (CitedSource(1, "d", "A made-up release", "Nobody", "2018", None, False),)
DATES = ("2017", "2017-05", "2017-05-24", "1960~", "2014-03/2015-02", "1994", "2026-02-22")
seeds = st.integers(0, 10**6)


papers = st.sampled_from(sorted(PAPERS))


def check(pages: tuple[Page, ...], paper: str) -> None:
    """Check the laws every picture keeps."""
    for page in pages:
        assert page.width * page.scale <= PAPERS[paper].width + 0.5
        assert page.height * page.scale <= PAPERS[paper].height + 0.5
        assert min(text.size * page.scale for text in texts_of(page)) >= LEAST
        whole = Frame(0, 0, page.width, page.height)
        texts = texts_of(page)
        assert [text.text for text in texts if not whole.holds(text.frame)] == []
        clash = overlapping([text.frame for text in texts], 0.4)
        assert not [(texts[one].text, texts[two].text) for one, two in clash]


def make_node(random: Random, key: str, ties: int) -> Node:
    """Return a made-up neighbour."""
    kinds = random.sample(list(TieKind), ties)
    return Node(
        key=key,
        form="person",
        name=random.choice((person_name, firm_name))(random),
        badge="designated 6 Mar 2018",
        status=random.choice(list(Status)),
        lines=(evidence(random.randrange(10**9)),),
        ties=tuple(make_tie(random, *random.choice((("me", key), (key, "me"))), k) for k in kinds),
    )


@settings(max_examples=times(20))
@given(st.integers(1, 40), seeds, papers)
def test_an_ego_network_of_any_size_is_readable(size: int, seed: int, paper: str) -> None:
    random = Random(seed)
    nodes = tuple(
        make_node(random, f"n{place}", random.choice((1, 1, 2, 3))) for place in range(size)
    )
    ego = Ego(make_node(random, "me", 0), nodes, 0, None, ("A list",), SOURCES, "es")
    pages = draw_ego(ego, PAPERS[paper])
    check(pages, paper)
    boxes = [[group.frame for group in page.groups("node") if group.frame] for page in pages]
    assert sum(map(len, boxes)) == size + len(pages)
    assert not any(overlapping(found, 0.01) for found in boxes)
    lines = [group.key for page in pages for group in page.groups("line")]
    assert len(lines) == sum(len(node.ties) for node in nodes)


@settings(max_examples=times(30))
@given(st.integers(1, 60), seeds, papers)
def test_a_timeline_of_any_length_is_readable(size: int, seed: int, paper: str) -> None:
    random = Random(seed)
    moments = tuple(
        Moment(
            key=f"m{place}",
            date=random.choice(DATES),
            text=" ".join(person_name(random) for _ in range(random.randint(1, 12))),
            kind=random.choice(("designated", "died", "statement")),
            lines=(evidence(place),),
        )
        for place in range(size)
    )
    found = Timeline("x", "Quienquiera", moments, "2020-01-01", ("A list",), SOURCES, "en")
    pages = draw_timeline(found, PAPERS[paper])
    check(pages, paper)
    assert sum(1 for page in pages for _ in page.groups("event")) == size


@settings(max_examples=times(20))
@given(st.integers(1, 45), seeds, papers)
def test_a_map_of_many_places_has_no_clashing_names(size: int, seed: int, paper: str) -> None:
    random = Random(seed)
    chosen = random.sample(places(), size)
    spots = tuple(
        Spot(place, (person_name(random),), (evidence(number),))
        for number, place in enumerate(chosen)
    )
    flows = ()
    if size > 1:
        flows = (Flow(chosen[0], chosen[1], "money", random.random() < 0.5, (evidence(10**6),)),)
    found = PlaceMap("x", "Quienquiera", spots, flows, None, ("A list",), SOURCES, "en")
    check(draw_map(found, PAPERS[paper]), paper)


def test_places_are_found_where_they_are_clear_and_nowhere_else() -> None:
    found = place_of_address("Calle 10 Sin Numero, Guasave, Sinaloa C.P. 81000, Mexico")
    assert found is not None
    assert (found.name, found.state) == ("Guasave", "Sinaloa")
    for nowhere in ("Guasave", "Bogota, Colombia", "", "Sinaloa, Colombia, South America"):
        assert place_of_address(nowhere) is None, nowhere
    state = place_of_address("Un Pueblo, Michoacan de Ocampo, Mexico")
    assert state is not None
    assert state.kind == "state"
    named = [place.name for place, _, _ in places_in_text("a man called Durango rode to Ohio")]
    assert named == ["Ohio"] or named == ["Durango", "Ohio"]
    assert places_in_text("in the month of may, from here to there") == []
