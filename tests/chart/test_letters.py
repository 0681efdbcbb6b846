"""Letters the typeface lacks are written in Latin, never as empty boxes, and that is said."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from linchpin.chart.letters import drawable, is_drawable, known_letters
from linchpin.chart.render.svg import to_svg
from linchpin.chart.scene import Group, Page, Text
from linchpin.chart.typeface import break_lines, measure
from linchpin.cli import app

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@given(WORDS)
def test_whatever_is_drawn_has_a_shape(text: str) -> None:
    assert is_drawable(drawable(text))
    assert known_letters().issuperset(Text(0, 0, text, 8, "#000").text)
    assert all(known_letters().issuperset(line) for line in break_lines(text, 8, 60))


@given(WORDS)
def test_drawing_twice_changes_nothing_and_widths_agree(text: str) -> None:
    assert drawable(drawable(text)) == drawable(text)
    assert measure(text, 8) == measure(drawable(text), 8)


@given(st.text(st.sampled_from(sorted(known_letters()))))
def test_what_can_be_drawn_stays_as_it_is(text: str) -> None:
    assert drawable(text) == text


CASE = """\
name: letters
title: Letters
publisher: Nobody
subject: org
documents:
  DOC: {title: Page, publisher: Nobody, published: 2026-01-01}
entities:
  org: {schema: Organization, name: Grey Heron group}
  one: {schema: Person, name: "รัก ไทย"}
claims:
  - key: member
    document: DOC
    quote: "รัก ไทย is a member of the Grey Heron group"
    speaker: Nobody
    standing: stated
    relation: {kind: Membership, member: one, organization: org, role: member}
"""


def test_the_reader_is_told_and_the_title_keeps_the_letters(tmp_path: Path) -> None:
    case = tmp_path / "case"
    case.mkdir()
    (case / "case.yaml").write_text(CASE, "utf-8")
    brief = "# Letters\n\n## DOC Page\n\nรัก ไทย is a member of the Grey Heron group.\n"
    (case / "brief.md").write_text(brief, "utf-8")
    archive, svg = ["--archive", str(tmp_path / "a")], tmp_path / "out.svg"
    runner = CliRunner()
    assert runner.invoke(app, [*archive, "add", "case", str(case)]).exit_code == 0
    result = runner.invoke(app, [*archive, "chart", "Grey Heron group", "-o", str(svg)])
    assert result.exit_code == 0
    assert "Latin form" in result.stderr
    assert "รัก" in result.stderr
    drawn = svg.read_text("utf-8")
    assert 'aria-label="รัก ไทย' in drawn
    shown = drawn.split("<text")[1:]
    assert not any("รัก" in part.split("</text>")[0] for part in shown)


@given(st.text(max_size=20))
def test_no_name_makes_an_ill_formed_picture(name: str) -> None:
    group = Group("card", name, (Text(5, 9, name, 8, "#000"),))
    page = Page(100, 50, 1, title=name, description=name, lang="en", items=(group,))
    drawn = ElementTree.fromstring(to_svg(page, font=False))
    assert drawn.tag.endswith("svg")
