"""The pictures of the bundled cases, in every format; nothing without a claim."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from made_up import evidence, make_chart

from linchpin.chart.check import CheckEntry, check_pages
from linchpin.chart.drawing import Drawing
from linchpin.chart.errors import ChartError
from linchpin.chart.organisation.build import organisation_chart
from linchpin.chart.organisation.model import Status, Tie, TieKind
from linchpin.chart.pack import make_pack
from linchpin.chart.picture import KINDS, Wishes
from linchpin.chart.portraits import read_portrait
from linchpin.chart.render.files import encode, files_of
from linchpin.chart.render.pdf import to_pdf
from linchpin.chart.render.png import to_png
from linchpin.chart.scene import Group, Page
from linchpin.network.network import Network

GROUP = "Ruelas Torres Drug Trafficking Organization"
PICTURES = [
    (GROUP, "organisation"),
    ("Joel Efren Ruelas Avila", "ego"),
    (GROUP, "timeline"),
    (GROUP, "map"),
]


def pdf_text(data: bytes) -> bytes:
    """Return everything a PDF holds, its packed streams unpacked."""
    found = [data]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(found)


def test_the_case_alone_gives_leaders_family_and_ally(cases: Network) -> None:
    chart = organisation_chart(cases, GROUP)
    assert [(card.name, card.dead) for card, _ in chart.leaders] == [
        ("José Luis Ruelas Torres", True),
        ("Joel Efrén Ruelas Avila", False),
    ]
    assert [tie.text for _, tie in chart.leaders if tie] == ["leader (2017)", "leader, since 2017"]
    assert [(box.name, box.kind) for box in chart.beside] == [
        ("Fausto Isidro Meza Flores", TieKind.ALLIED)
    ]
    assert chart.action == "2018-03-06"
    assert sum(1 for _ in chart.cards()) == 27
    family = next(panel for panel in chart.panels if panel.kind is TieKind.FAMILY)
    assert family.anchor == chart.leaders[1][0].key
    assert len(list(family.cards())) == 6


def test_spanish_words_are_spanish_and_the_sources_words_stay(cases: Network) -> None:
    chart = organisation_chart(cases, GROUP, lang="es")
    assert "19 personas" in chart.subtitle
    headings = {panel.heading for panel in chart.panels}
    assert "Familia de Joel Efrén Ruelas Avila" in headings
    assert "One of ten associates designated on 24 May 2017" in headings


@pytest.mark.parametrize(("who", "kind"), PICTURES)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_kind_comes_in_every_format_and_twice_the_same(
    cases: Network, who: str, kind: str, lang: str
) -> None:
    drawing = KINDS[kind](cases, who, Wishes(lang=lang))
    again = KINDS[kind](cases, who, Wishes(lang=lang))
    for suffix in (".svg", ".html", ".pdf"):
        assert encode(drawing, suffix) == encode(again, suffix)
    for text in encode(drawing, ".svg"):
        root = ElementTree.fromstring(text)
        ids = [item.get("id") for item in root.iter() if item.get("id")]
        assert len(ids) == len(set(ids))
        named = [item for item in root.iter() if item.get("role") and item.get("data-claims")]
        assert named
        assert all(item.get("aria-label") for item in named)
    html = encode(drawing, ".html")[0].decode("utf-8")
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'id="([^"]+)"', html))
    assert not re.search(r'(?:src|href)="(?:https?:)?//(?!.*rel="noreferrer")', html)
    assert "<script" not in html


def test_a_pdf_has_letters_and_no_photograph_of_them(cases: Network) -> None:
    drawing = KINDS["organisation"](cases, GROUP, Wishes())
    text = pdf_text(encode(drawing, ".pdf")[0])
    assert b"/ToUnicode" in text
    assert b"/Subtype/Image" not in text.replace(b" ", b"")
    assert b"Inter" in text


def test_a_png_is_as_wide_as_asked(cases: Network) -> None:
    page = KINDS["organisation"](cases, GROUP, Wishes()).pages[0]
    data = to_png(page, width=900)
    assert struct.unpack(">I", data[16:20])[0] == 900
    with pytest.raises(ValueError, match="not drawn"):
        to_png(page, width=100_000)


def test_the_pack_holds_the_picture_and_the_quotes(cases: Network) -> None:
    drawing = KINDS["organisation"](cases, GROUP, Wishes())
    data = make_pack(drawing)
    assert data.startswith(b"%PDF")
    assert data == make_pack(drawing)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf_text(data))) > 5


def test_quotes_with_markup_do_not_break_the_pack() -> None:
    line = evidence(1, text='#import "x"; $a$ \\ "quoted" *bold* _x_ @ref <tag> // note')
    page = Page(100, 100, 1, 'A "title" \\ #x', "d", "en", ())
    drawing = Drawing(
        "#name", (page,), (CheckEntry("a", "box", "#t *x*", (line,)),), (), (), None, "en"
    )
    assert make_pack(drawing).startswith(b"%PDF")


def test_a_line_without_a_claim_refuses_to_be_drawn() -> None:
    with pytest.raises(ChartError, match="without a claim"):
        Tie("a", "b", TieKind.OWNS, "owns", ())
    with pytest.raises(ValueError, match="nothing is said"):
        replace(evidence(1), said=())
    with pytest.raises(ChartError, match="without a claim"):
        replace(next(make_chart(3, 1).cards()), lines=())
    bare = Page(10, 10, 1, "t", "d", "en", (Group("line", "a line", ()),))
    with pytest.raises(ChartError, match="no claim"):
        check_pages([bare], [])
    unlisted = Page(10, 10, 1, "t", "d", "en", (Group("line", "x", (), claims=("c",)),))
    with pytest.raises(ChartError, match="does not list"):
        check_pages([unlisted], [])


def test_without_any_list_nobody_is_called_unlisted(cases: Network) -> None:
    chart = organisation_chart(cases, "Jalisco New Generation Cartel")
    statuses = {card.name: card.status for card in chart.cards()}
    assert statuses["Cristian Gutierrez Ochoa"] is Status.NO_EDITION
    assert Status.NOT_LISTED not in statuses.values()


def test_a_range_of_cities_is_no_flow_and_a_charged_flow_is_dashed(cases: Network) -> None:
    from linchpin.chart.map.build import place_map

    found = place_map(cases, GROUP)
    flows = {(flow.source.name, flow.target.name): flow.firm for flow in found.flows}
    assert flows == {("Colorado", "Sinaloa"): False, ("Sinaloa", "United States"): True}
    assert {"Los Angeles", "New York City"} <= {spot.place.name for spot in found.spots}


def test_portraits_come_from_files_and_are_pictures(tmp_path: Path, cases: Network) -> None:
    page = KINDS["ego"](cases, "Joel Efren Ruelas Avila", Wishes()).pages[0]
    picture = tmp_path / "a.png"
    picture.write_bytes(to_png(page, width=60))
    uri = read_portrait(picture)
    wishes = Wishes(portrait={"ruelas-joel-efren": uri}.get)
    drawing = KINDS["organisation"](cases, GROUP, wishes)
    assert encode(drawing, ".svg")[0].count(b"<image") == 1
    assert b"/Image" in pdf_text(to_pdf(drawing.pages))
    assert b"Joel Efr\xc3\xa9n Ruelas Avila (credit not given)" in encode(drawing, ".svg")[0]
    named = replace(wishes, credit={"ruelas-joel-efren": "Photo: An Agency"}.get, paper="column")
    drawn = b"".join(encode(KINDS["organisation"](cases, GROUP, named), ".svg"))
    assert b"Photo: An" in drawn
    (tmp_path / "b.png").write_text("no picture", "utf-8")
    with pytest.raises(ChartError, match="neither"):
        read_portrait(tmp_path / "b.png")
    with pytest.raises(ChartError, match="cannot be read"):
        read_portrait(tmp_path / "nosuch.png")


def test_a_picture_is_a_file_or_several_and_unknown_formats_are_refused(cases: Network) -> None:
    drawing = KINDS["timeline"](cases, GROUP, Wishes())
    assert list(files_of(drawing, Path("x/a.svg"))) == [Path("x/a.svg")]
    twice = replace(drawing, pages=(*drawing.pages, *drawing.pages))
    assert list(files_of(twice, Path("x/a.svg"))) == [Path("x/a-1.svg"), Path("x/a-2.svg")]
    with pytest.raises(ChartError, match="must end in"):
        files_of(drawing, Path("a.gif"))


@pytest.mark.parametrize("kind", ["organisation", "ego", "map"])
def test_somebody_nobody_speaks_of_gets_an_error_and_no_picture(cases: Network, kind: str) -> None:
    with pytest.raises(ChartError):
        KINDS[kind](cases, "jalisco-special-forces", Wishes())


def test_wishes_that_cannot_be_met_are_told(cases: Network) -> None:
    with pytest.raises(ChartError, match="depth"):
        organisation_chart(cases, GROUP, depth=0)
    with pytest.raises(ChartError, match="paper"):
        KINDS["organisation"](cases, GROUP, Wishes(paper="napkin"))
    with pytest.raises(ChartError, match="language"):
        organisation_chart(cases, GROUP, lang="fr")
