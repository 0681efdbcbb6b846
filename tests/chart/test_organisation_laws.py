"""Laws of the organisation chart, on organisations of every size that do not exist."""

from __future__ import annotations

from collections import Counter
from time import process_time
from xml.etree import ElementTree

import pytest
from geometry import crosses, marks_of, overlapping, segments, texts_of
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import make_chart

from effort import times
from linchpin.chart.check import check_pages
from linchpin.chart.organisation.evidence import organisation_entries
from linchpin.chart.organisation.model import Tie
from linchpin.chart.organisation.pages import draw_organisation
from linchpin.chart.paper import PAPERS
from linchpin.chart.render.svg import id_of, to_svg
from linchpin.chart.scene import Frame, Page, Text

sizes = st.one_of(st.integers(1, 30), st.integers(31, 130))
seeds = st.integers(0, 10**6)
papers = st.sampled_from(sorted(PAPERS))
langs = st.sampled_from(["en", "es"])


def _pages(size: int, seed: int, paper: str, lang: str) -> tuple[Page, ...]:
    return draw_organisation(make_chart(size, seed, lang), PAPERS[paper])


@settings(max_examples=times(8))
@given(sizes, seeds, papers, langs)
def test_nothing_overlaps_and_nothing_leaves_its_place(
    size: int, seed: int, paper: str, lang: str
) -> None:
    for page in _pages(size, seed, paper, lang):
        whole = Frame(0, 0, page.width, page.height)
        cards = [group.frame for group in page.groups("card") if group.frame is not None]
        boxes = cards + [
            group.frame
            for role in ("bar", "beside", "stub", "legend")
            for group in page.groups(role)
            if group.frame is not None
        ]
        assert not overlapping(boxes, 0.05)
        texts = texts_of(page)
        clash = overlapping([text.frame for text in texts], 0.4)
        assert not [(texts[one].text, texts[two].text) for one, two in clash]
        assert [text.text for text in texts if not whole.holds(text.frame)] == []
        for role in ("card", "bar", "beside", "panel", "stub", "legend"):
            for group in page.groups(role):
                assert group.frame is not None
                assert whole.holds(group.frame)
                for item in group.items:
                    if isinstance(item, Text):
                        assert group.frame.holds(item.frame, 0.3), (role, item.text)


@settings(max_examples=times(8))
@given(sizes, seeds, papers)
def test_no_line_runs_through_text_or_a_card(size: int, seed: int, paper: str) -> None:
    for page in _pages(size, seed, paper, "en"):
        marks = marks_of(page)
        texts = [text for text in texts_of(page) if text not in marks]
        cards = [group.frame for group in page.groups("card") if group.frame is not None]
        for group, start, end in segments(page):
            assert [t.text for t in texts if crosses(start, end, t.frame)] == [], group.key
            assert not any(crosses(start, end, frame) for frame in cards), group.key


@settings(max_examples=times(8))
@given(sizes, seeds, papers)
def test_every_member_appears_once_with_its_whole_name(size: int, seed: int, paper: str) -> None:
    chart = make_chart(size, seed)
    pages = draw_organisation(chart, PAPERS[paper])
    seen = Counter(group.key for page in pages for group in page.groups("card"))
    assert seen == Counter(card.key for card in chart.cards())
    assert len(seen) == size
    names = {card.key: card.name for card in chart.cards()}
    for page in pages:
        for group in page.groups("card"):
            bold = [item.text for item in group.items if isinstance(item, Text) and item.bold]
            whole = "".join(names[group.key].split())
            assert "".join("".join(bold).split()).startswith(whole)


@settings(max_examples=times(8))
@given(sizes, seeds, papers)
def test_every_box_and_line_has_claims_that_the_fact_check_lists(
    size: int, seed: int, paper: str
) -> None:
    chart = make_chart(size, seed)
    check_pages(draw_organisation(chart, PAPERS[paper]), organisation_entries(chart))


@settings(max_examples=times(8))
@given(sizes, seeds, papers)
def test_the_standing_of_every_line_can_be_read_from_the_picture(
    size: int, seed: int, paper: str
) -> None:
    chart = make_chart(size, seed)
    told = {tie.key: weakest_reading(tie) for tie in chart.ties()}
    for page in draw_organisation(chart, PAPERS[paper]):
        drawn = ElementTree.fromstring(to_svg(page, font=False))
        lines = [item for item in drawn.iter(f"{SVG}g") if item.get("class") == "line"]
        assert lines or not any(page.groups("card"))
        for line in lines:
            shown, key = line.get("data-standing"), line.get("id")
            claims = set((line.get("data-claims") or "").split())
            told_ids = {id_of(name): how for name, how in told.items()}
            if key in told_ids:
                assert shown == told_ids[key]
            else:  # the tree stands for several ties: as firm as the weakest of them
                behind = [tie for tie in chart.ties() if set(tie.claims) <= claims]
                assert ORDER.index(shown) == min(ORDER.index(told[tie.key]) for tie in behind)
            letters = [text.text for text in line.iter(f"{SVG}text")]
            assert (shown in MARKS) == any(letters[-1:] == [MARKS.get(shown)] for _ in [0])


ORDER = ("opinion", "alleged", "charged", "stated", "admitted", "proven")
MARKS = {"alleged": "A", "charged": "C", "opinion": "V"}
SVG = "{http://www.w3.org/2000/svg}"


def weakest_reading(tie: Tie) -> str:
    """Return how firmly a tie may be drawn, told again in plain words."""
    readings = []
    for line in tie.lines:
        words = ["opinion" if said.opinion else said.standing for said in line.said]
        low = min((said.standing for said in line.said), key=ORDER.index)
        readings.append("opinion" if "opinion" in words else low)
    return max(readings, key=ORDER.index)


@settings(max_examples=times(8))
@given(sizes, seeds, papers)
def test_the_same_input_gives_the_same_bytes(size: int, seed: int, paper: str) -> None:
    first = [to_svg(page) for page in _pages(size, seed, paper, "es")]
    assert first == [to_svg(page) for page in _pages(size, seed, paper, "es")]


@settings(max_examples=times(8))
@given(sizes, seeds, papers)
def test_a_page_fits_the_sheet(size: int, seed: int, paper: str) -> None:
    sheet = PAPERS[paper]
    for page in _pages(size, seed, paper, "en"):
        assert page.width * page.scale <= sheet.width + 0.5
        assert page.height * page.scale <= sheet.height + 0.5


@settings(max_examples=times(8))
@given(st.integers(100, 300), seeds)
def test_a_chart_of_many_is_continued_on_the_next_page(size: int, seed: int) -> None:
    pages = _pages(size, seed, "tabloid", "en")
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        stubs = [group.title for group in page.groups("stub")]
        expected = []
        if number > 1:
            expected.append(f"continued from page {number - 1}")
        if number < len(pages):
            expected.append(f"continued on page {number + 1}")
        assert sorted(stubs) == sorted(expected)


@pytest.mark.parametrize("seed", range(3))
def test_three_hundred_members_are_not_laid_out_slowly(seed: int) -> None:
    # A coarse guard; `bench/chart.py` measures (a tenth of a second).
    chart = make_chart(300, seed)
    draw_organisation(chart, PAPERS["tabloid"])
    taken = []
    for _ in range(3):
        start = process_time()
        draw_organisation(chart, PAPERS["tabloid"])
        taken.append(process_time() - start)
    assert min(taken) < 2
