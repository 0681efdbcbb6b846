"""Colours pass WCAG AA and survive greyscale; the typeface is measured as it is; words agree."""

from __future__ import annotations

import io
import json
import string
from importlib.resources import files
from itertools import combinations

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from linchpin.chart import palette
from linchpin.chart.organisation.card_drawing import edge_shapes
from linchpin.chart.organisation.model import Status
from linchpin.chart.scene import Frame, Rect
from linchpin.chart.typeface import LEAST, break_lines, fit, font_bytes, measure
from linchpin.chart.vocabulary import PHRASES
from linchpin.chart.words import Words
from linchpin.claims.events import LEGAL_EVENTS, OTHER_EVENTS, SANCTION_EVENTS


@pytest.mark.parametrize("colour", ["INK", "TEXT", "QUIET", "LINK", "NAVY"])
def test_text_passes_aa_on_white_and_on_panels(colour: str) -> None:
    for ground in (palette.WHITE, palette.PANEL):
        assert palette.contrast(getattr(palette, colour), ground) >= 4.5


def test_badges_lines_and_edges_pass_aa() -> None:
    assert all(palette.contrast(colour, "#ffffff") >= 4.5 for colour in palette.BADGES.values())
    for stroke in palette.STROKES.values():
        assert palette.contrast(stroke.colour, palette.PANEL) >= 3
    for colour in palette.EDGES.values():
        assert palette.contrast(colour, palette.PANEL) >= 3


def test_without_colour_statuses_and_lines_still_differ() -> None:
    frame = Frame(0, 0, 100, 60)
    looks = set()
    for status in Status:
        shapes = [item for item in edge_shapes(frame, status) if isinstance(item, Rect)]
        looks.add(tuple((i.frame, i.dash, i.fill in ("#ffffff", "none")) for i in shapes))
    assert len(looks) == len(Status)
    tree = ("tree", "leads")
    others = {name: stroke for name, stroke in palette.STROKES.items() if name not in tree}
    for first, second in combinations([*others.values(), palette.STROKES["tree"]], 2):
        assert (first.dash, first.arrow) != (second.dash, second.arrow)


@pytest.mark.parametrize("weight", ["regular", "bold"])
@pytest.mark.parametrize("form", ["otf", "woff2"])
def test_the_widths_are_those_of_the_font(weight: str, form: str) -> None:
    font = TTFont(io.BytesIO(font_bytes(weight, form)))
    text = files("linchpin.chart.fonts").joinpath("widths.json").read_text("utf-8")
    table = json.loads(text)[weight]
    per_em = font["head"].unitsPerEm
    widths = {
        chr(code): -(-font["hmtx"].metrics[glyph][0] * 1000 // per_em)
        for code, glyph in font.getBestCmap().items()
    }
    assert table == widths
    assert not {"GPOS", "kern", "GSUB"} & set(font.keys())
    names = "María de los Ángeles Ñáñez Güereña – “José” · → ¿Ł ş Ж Ω"
    assert set(names) <= set(widths)


@given(st.text(string.ascii_letters + " áéíóúñÑ.,", min_size=1, max_size=200), st.floats(20, 300))
def test_text_always_fits_and_is_never_cut(text: str, width: float) -> None:
    fitted = fit(text, width=width, lines=2, sizes=(9.0, 8.0))
    letters = "".join(text.split())
    assert "".join("".join(fitted.lines).split()) == letters
    assert fitted.size >= LEAST
    for lines, size in ((fitted.lines, fitted.size), (break_lines(text, 9.0, width), 9.0)):
        assert "".join("".join(lines).split()) == letters
        assert all(len(line) == 1 or measure(line, size) <= width for line in lines)


def test_both_languages_have_the_same_gaps() -> None:
    for key, pair in PHRASES.items():
        gaps = [sorted(name for _, name, _, _ in string.Formatter().parse(t) if name) for t in pair]
        assert gaps[0] == gaps[1], key
        assert all(pair), key


def test_every_kind_of_event_has_a_word() -> None:
    for kind in (*LEGAL_EVENTS, *OTHER_EVENTS, *SANCTION_EVENTS):
        assert Words("es")(kind)
