"""What a source alleges, charges or denies is drawn as that, in words, on every kind of card."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from linchpin.cli import app

BRIEF = """\
# Standing

## BLOG The River Blog, 3 May 2024

Ana Luz leads the Grey Heron group. Berto Sol is said to be a member of the Grey Heron group. His
lawyer denies that Berto Sol belongs to it. The Grey Heron group may be allied with the Blue Jay
group.

## IND Indictment, 5 June 2024

Carla Mar is charged as a member of the Grey Heron group. The Heron One belongs to the Grey Heron
group.
"""
CASE = """\
name: stand
title: Standing
publisher: Nobody
subject: org
documents:
  BLOG: {title: The River Blog, publisher: River Blog, published: 2024-05-03}
  IND: {title: Indictment, publisher: District court, published: 2024-06-05}
entities:
  org: {schema: Organization, name: Grey Heron group}
  jay: {schema: Organization, name: Blue Jay group}
  ana: {schema: Person, name: Ana Luz}
  berto: {schema: Person, name: Berto Sol}
  carla: {schema: Person, name: Carla Mar}
  ship: {schema: Vessel, name: Heron One}
claims:
  - {key: a, document: BLOG, quote: Ana Luz leads the Grey Heron group, speaker: River Blog,
     standing: stated, relation: {kind: Membership, member: ana, organization: org, role: leader}}
  - {key: b, document: BLOG, quote: Berto Sol is said to be a member of the Grey Heron group,
     speaker: River Blog, standing: alleged,
     relation: {kind: Membership, member: berto, organization: org, role: member}}
  - {key: c, document: BLOG, quote: His lawyer denies that Berto Sol belongs to it,
     speaker: his lawyer, standing: denied,
     relation: {kind: Membership, member: berto, organization: org, role: member}}
  - {key: d, document: IND, quote: Carla Mar is charged as a member of the Grey Heron group,
     speaker: the indictment, standing: charged,
     relation: {kind: Membership, member: carla, organization: org, role: member}}
  - {key: e, document: BLOG, quote: The Grey Heron group may be allied with the Blue Jay group,
     speaker: River Blog, standing: alleged,
     relation: {kind: UnknownLink, subject: org, object: jay, role: allied with}}
  - {key: h, document: IND, quote: The Heron One belongs to the Grey Heron group,
     speaker: the indictment, standing: charged,
     relation: {kind: Ownership, owner: org, asset: ship, role: owner}}
"""
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("standing")
    (folder / "case.yaml").write_text(CASE, "utf-8")
    (folder / "brief.md").write_text(BRIEF, "utf-8")
    assert run(folder, "add", "case", str(folder)).exit_code == 0
    return folder


def run(folder: Path, *words: str):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(app, ["--archive", str(folder / "a"), *words])


def draw(folder: Path, *options: str) -> ElementTree.Element:
    path = folder / "out.svg"
    result = run(folder, "chart", "Grey Heron group", "-o", str(path), *options)
    assert result.exit_code == 0, result.output
    return ElementTree.fromstring(path.read_text("utf-8"))


def group_of(drawn: ElementTree.Element, key: str) -> ElementTree.Element:
    return next(item for item in drawn.iter(f"{SVG}g") if item.get("id") == f"stand-{key}")


def words_of(item: ElementTree.Element) -> str:
    return " ".join(text.text or "" for text in item.iter(f"{SVG}text"))


@pytest.mark.parametrize(
    ("key", "standing", "words"),
    [
        ("ana", "stated", "Leader (says River Blog)"),
        ("berto", "alleged", "Member (alleged: River Blog)"),
        ("carla", "charged", "Member (charged: the indictment)"),
        ("ship", "charged", "Owned by the organisation (charged: the indictment)"),
    ],
)
def test_a_card_says_how_firmly(archive: Path, key: str, standing: str, words: str) -> None:
    card = group_of(draw(archive), key)
    assert card.get("data-standing") == standing
    assert words in words_of(card)


def test_a_denial_stands_on_the_card_of_whom_it_concerns(archive: Path) -> None:
    drawn = draw(archive)
    assert "denied: his lawyer [1]" in words_of(group_of(drawn, "berto"))
    assert "denied" not in words_of(group_of(drawn, "carla"))
    spanish = draw(archive, "--lang", "es")
    assert "lo niega: his lawyer [1]" in words_of(group_of(spanish, "berto"))


def test_headings_are_no_firmer_than_the_ties_below(archive: Path) -> None:
    drawn = draw(archive)
    heads = [words_of(item) for item in drawn.iter(f"{SVG}g") if item.get("class") == "panel"]
    assert any("ALLEGED OR CHARGED" in head for head in heads)


def test_the_key_explains_each_letter_that_is_drawn(archive: Path) -> None:
    for options in ((), ("--kind", "ego")):
        drawn = draw(archive, *options)
        legend = next(item for item in drawn.iter(f"{SVG}g") if item.get("class") == "legend")
        assert "alleged, not proven" in words_of(legend)
        assert "in a filed charge, not proven" in words_of(legend)
        assert "view" not in words_of(legend)


def test_a_vessel_is_counted_and_headed_as_a_vessel(archive: Path) -> None:
    drawn = draw(archive)
    assert "1 vessel" in words_of(drawn)
    assert "company" not in words_of(drawn).lower()
