"""What a newspaper prints: legible on every paper, filled pages, Spanish in Spanish, editable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import make_chart
from test_pictures import GROUP, pdf_text

from effort import times
from invented import CASE, Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.chart.errors import ChartError
from linchpin.chart.map.countries import countries, countries_of
from linchpin.chart.organisation.pages import draw_organisation
from linchpin.chart.pack import make_pack
from linchpin.chart.paper import PAPERS
from linchpin.chart.picture import KINDS, Wishes
from linchpin.chart.plain_names import plain_case
from linchpin.chart.render.files import encode
from linchpin.chart.render.svg import id_of, to_svg
from linchpin.chart.scene import Page, Text
from linchpin.chart.timeline.moments import dated_claims
from linchpin.chart.vocabulary import PHRASES
from linchpin.network.entity_claims import gather_all
from linchpin.network.network import Network, build_network

SVG = "{http://www.w3.org/2000/svg}"
LEAST_POINTS = 6.0


def printed_sizes(page: Page) -> Iterator[float]:
    """Yield the size in points of every text of a page as its SVG says it."""
    root = ElementTree.fromstring(to_svg(page, font=False))
    scale = float(root.get("width") or 0) / float((root.get("viewBox") or "").split()[2])
    for text in root.iter(f"{SVG}text"):
        yield float(text.get("font-size") or 0) * scale


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_no_type_is_smaller_than_a_newspaper_prints(cases: Network, kind: str, paper: str) -> None:
    who = "Joel Efren Ruelas Avila" if kind == "ego" else GROUP
    for page in KINDS[kind](cases, who, Wishes(paper=paper, lang="es")).pages:
        assert min(printed_sizes(page)) >= LEAST_POINTS - 0.01
        assert page.width * page.scale <= PAPERS[paper].width + 0.5
        assert page.height * page.scale <= PAPERS[paper].height + 0.5


@settings(max_examples=times(10))
@given(st.integers(1, 120), st.integers(0, 10**6), st.sampled_from(sorted(PAPERS)))
def test_an_organisation_of_any_size_is_legible_and_has_no_page_of_few_cards(
    size: int, seed: int, paper: str
) -> None:
    pages = draw_organisation(make_chart(size, seed), PAPERS[paper])
    assert min(size for page in pages for size in printed_sizes(page)) >= LEAST_POINTS - 0.01
    cards = [sum(1 for _ in page.groups("card")) for page in pages]
    wide = PAPERS[paper].width > 700
    assert sum(cards) >= size
    assert not wide or all(count >= 3 for count in cards[1:-1])
    assert not wide or len(pages) == 1 or cards[-1] != 1 or size < 8


def test_trees_fill_their_page(cases: Network) -> None:
    (page,) = KINDS["organisation"](cases, "Jalisco New Generation Cartel", Wishes()).pages
    frames = [g.frame for role in ("panel", "bar", "card", "legend") for g in page.groups(role)]
    bottom = max(frame.bottom for frame in frames if frame is not None)
    assert page.height - bottom < 160
    right = max(frame.right for frame in frames if frame is not None)
    assert page.width - right < page.width / 4


@pytest.fixture(scope="module")
def spanish(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Return a network whose sources hold no English word."""
    case = Written(CASE, published="2024-01-01", speaker="La Gaceta")
    case.say("g", "Organization", name="Grupo Inventado", incorporationDate="1999")
    case.say("r", "Organization", name="Grupo Contrario")
    people = ("Ana Jefa", "Beto Antes", "Carla Hija", "Dario Cobra", "Elsa Presa", "Fito Muerto")
    for number, name in enumerate(people):
        case.say(f"p{number}", "Person", name=name, birthDate="1960~", birthPlace="Colima")
    roles = {"p0": "leader", "p1": "member", "p4": "accountant", "p5": "member"}
    for key, role in roles.items():
        case.say(f"m-{key}", "Membership", member=key, organization="g", role=role)
    case.say("m-p0", "Membership", startDate="2010-05")
    case.say("m-p1", "Membership", startDate="2001", endDate="2009")
    case.say("kin", "Family", person="p0", relative="p2", relationship="daughter")
    case.say("pay", "Payment", payer="g", beneficiary="p3", amount="500", currency="MXN")
    case.say("pay", "Payment", date="2019-05-03")
    case.say("foe", "UnknownLink", subject="g", object="r", role="rival of")
    for number, (kind, who) in enumerate(
        (("pleaded", "p0"), ("acquitted", "p4"), ("died", "p5"), ("overturned", "p2"))
    ):
        case.say(f"e{number}", "Event", involved=who, keywords=kind, date=f"201{number}-02-03")
    case.say("s", "Sanction", entity="p0", listingDate="2018-03-06", authority="OFAC")
    case.say("a", "Address", full="Calle Uno, Guasave, Sinaloa, Mexico")
    case.say("g", "Organization", addressEntity="a", country="co")
    archive = create_archive(tmp_path_factory.mktemp("spanish") / "archive")
    keep(archive, case.edition("2024-01-01"))
    return build_network(take_snapshot(archive))


def words_of(texts: Iterator[str]) -> set[str]:
    """Return the words of some texts, without what stands in gaps."""
    bare = (re.sub(r"\{\w+\}", " ", text).casefold() for text in texts)
    return {word for text in bare for word in re.findall(r"[^\W\d_]{3,}", text)}


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("who", ["Grupo Inventado", "Ana Jefa"])
def test_no_english_word_stands_in_a_spanish_picture(spanish: Network, kind: str, who: str) -> None:
    english = words_of(pair[0] for pair in PHRASES.values())
    english |= {
        "member",
        "leader",
        "daughter",
        "accountant",
        "since",
        "until",
        "program",
        "summary",
    }
    english |= {"jan", "aug", "dec", "apr"}
    english -= words_of(pair[1] for pair in PHRASES.values())
    english -= {"publisher", "invented"}
    try:
        drawing = KINDS[kind](spanish, who, Wishes(lang="es"))
    except ChartError:
        return
    for page in drawing.pages:
        texts = [
            item.text
            for group in page.groups()
            if group.role != "sources"
            for item in group.items
            if isinstance(item, Text)
        ]
        found = words_of(iter([*texts, page.title, page.description]))
        assert found & english == set()


def test_every_organisation_with_a_dated_claim_has_a_timeline(cases: Network) -> None:
    check_timelines(cases)


@pytest.mark.data
def test_every_organisation_of_a_list_with_a_dated_claim_has_a_timeline(real: Network) -> None:
    assert check_timelines(real) > 20


def check_timelines(network: Network) -> int:
    """Draw the timeline of every organisation; returns how many there are."""
    found = sorted({entity for entity, _ in network.names.everything()})
    chosen = [key for key in found if "Organization" in network.names.schemata(key)][:150]
    drawn = 0
    for key, gathered in gather_all(network, chosen).items():
        dated = any(dated_claims(gathered.everything()))
        try:
            pages = KINDS["timeline"](network, key, Wishes(paper="letter")).pages
        except ChartError:
            assert not dated, key
            continue
        drawn += 1
        assert pages
    assert drawn
    return drawn


def test_groups_have_readable_ids_that_stay(cases: Network) -> None:
    page = KINDS["organisation"](cases, GROUP, Wishes()).pages[0]
    root = ElementTree.fromstring(to_svg(page, font=False))
    ids = [item.get("id") or "" for item in root.iter(f"{SVG}g")]
    named = {"header", "legend", "sources", "notes"}
    assert named <= set(ids) | {"legend", "sources"}
    assert all(re.fullmatch(r"[^\W\d][\w.-]*", name) for name in ids if name)
    for item in root.iter(f"{SVG}g"):
        if item.get("class") in ("card", "line", "panel", "bar"):
            assert item.get("id")
            assert item.find(f"{SVG}title") is not None
    assert (
        b"@font-face"
        not in encode(KINDS["timeline"](cases, GROUP, Wishes()), ".svg", font=False)[0]
    )


@given(st.text(min_size=1))
def test_every_key_makes_an_id_that_xml_takes(key: str) -> None:
    assert re.fullmatch(r"[^\W\d][\w.-]*", id_of(key))


def test_no_control_character_of_a_name_reaches_a_picture(tmp_path: Path) -> None:
    case = Written(CASE, published="2024-01-01", speaker="La\x07 Gaceta")
    case.say("g", "Organization", name="Grupo\x01 In\x1bventado", incorporationDate="1999")
    case.say("p", "Person", name="Ana\x02 \u202eJefa\x9b", birthDate="1960")
    case.say("m", "Membership", member="p", organization="g", role="lea\x03der")
    archive = create_archive(tmp_path / "archive")
    keep(archive, case.edition("2024-01-01"))
    network = build_network(take_snapshot(archive))
    bad = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
    for kind in ("organisation", "ego", "timeline"):
        drawing = KINDS[kind](network, "g", Wishes(paper="column"))
        for suffix in (".svg", ".html"):
            for data in encode(drawing, suffix):
                assert not bad.search(data.decode("utf-8"))
        assert b"/Page" in pdf_text(encode(drawing, ".pdf")[0])
        assert make_pack(drawing).startswith(b"%PDF")


def test_names_of_people_have_one_manner(cases: Network) -> None:
    assert plain_case("RUELAS TORRES, Jose Luis") == "Ruelas Torres, Jose Luis"
    for kind in ("organisation", "ego"):
        page = KINDS[kind](cases, GROUP, Wishes()).pages[0]
        for group in (*page.groups("card"), *page.groups("node")):
            name = group.title.split(".")[0]
            assert plain_case(name) == name or name.isupper() or "S.A" in group.title


def test_countries_are_areas_and_only_named_ones(spanish: Network) -> None:
    page = KINDS["map"](spanish, "Grupo Inventado", Wishes(lang="es")).pages[0]
    areas = {group.title.split(":")[0] for group in page.groups("place")}
    assert {"Colombia", "México"} <= areas
    assert not {"Estados Unidos", "Perú"} & areas
    for country in countries().values():
        west, east, south, north = country.box
        assert -180.1 <= west <= east <= 180.1
        assert -90 <= south <= north <= 90


NO_COUNTRY = ("Atlanta, Georgia", "Los Angeles, CA", "Dover, DE", "Sinaloa", "Quito, 12")


@given(st.sampled_from(["full", "birthPlace"]), st.sampled_from(NO_COUNTRY))
def test_a_place_that_names_no_country_fills_none(prop: str, value: str) -> None:
    claim = Written(CASE).say("a", "Address", **{prop: value})[0]
    assert list(countries_of(claim)) == []
