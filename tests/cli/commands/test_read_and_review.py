"""`linchpin read` and `linchpin review`: from a text to a case, and nothing a fact on the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from linchpin.claims.errors import LinchpinError
from linchpin.cli import app
from prose_files import SAID, files, pdf_file
from walked_commands import command_at

Run = Callable[..., Result]
STORY = (
    "COLIMA. Juan Ortega Lara, leader of the Grupo Norte Cartel, was arrested on Monday, the "
    "prosecutor said. His brother Pedro Ortega Lara owns Colima Norte Trading S.A. de C.V., "
    "according to the indictment. Marta Nava Cruz denied that she works for the Grupo Norte "
    "Cartel.\n"
)
READ = ("read", "story.txt", "--date", "2021-05-04", "--publisher", "Diario Inventado")


@pytest.fixture
def story(run: Run, tmp_path: Path) -> Run:
    """Return a way to run the command where a story was read."""
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    run(*READ)
    return run


def numbers(run: Run) -> dict[str, int]:
    """Return the number of each claim of the story by its kind."""
    found = json.loads(run("review", "story", "--json", fails=True).output)
    return {item["proposed"]["type"]: item["number"] for item in found["claims"]}


def test_every_kind_of_file_is_read_and_written_in_the_form_that_is_scored(
    run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in files().items():
        (folder / name).write_bytes(data)
    run("read", "in", "-o", "out")
    run("read", "in", "-o", "out", "--again")
    written = sorted((tmp_path / "out").iterdir())
    assert [one.stem for one in written] == ["letter", "mail", "marked", "page", "paper", "plain"]
    for one in written:
        found = json.loads(one.read_text("utf-8"))
        assert {"entities", "facts", "places", "money"} <= found.keys()
        ids = {entity["id"] for entity in found["entities"]}
        assert any(fact["type"] == "arrested" for fact in found["facts"]), one.name
        assert found["made_by"] == "linchpin read"
        for fact in found["facts"] + found["not_facts"] + found["other_facts"]:
            assert found["text"][fact["start"] : fact["end"]] == fact["quote"]
            assert {fact["subject"], fact["object"] or fact["subject"]} <= ids


def test_what_cannot_be_read_is_said_counted_and_in_the_exit_code(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(SAID, "utf-8")
    (folder / "b.pdf").write_bytes(pdf_file(2, text=False, picture=True))
    result = run("read", "in", fails=True)
    assert result.exit_code == 5
    assert "2 pages and no text: a scan" in result.output
    assert "1 file not read" in result.output
    assert run("read", "in", "--allow-gaps", "asked for").exit_code == 0
    assert run("read", "in/b.pdf", fails=True).exit_code == 1
    found = json.loads(run("read", "in", "--json", fails=True).stdout)
    assert (found["documents"], found["not_read"], found["exit"]) == (1, 1, 5)
    with pytest.raises(LinchpinError, match="no such file"):
        raise_(run("read", "nowhere", fails=True))


def test_a_file_of_another_in_the_folder_is_kept_unless_it_may_be_replaced(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "story.txt").write_text(SAID, "utf-8")
    (tmp_path / "out").mkdir()
    mine = tmp_path / "out" / "story.json"
    mine.write_text('{"mine": 1}', "utf-8")
    with pytest.raises(LinchpinError, match="did not write"):
        raise_(run("read", "story.txt", "-o", "out", fails=True))
    assert mine.read_text("utf-8") == '{"mine": 1}'
    run("read", "story.txt", "-o", "out", "--overwrite")
    assert "facts" in mine.read_text("utf-8")


def raise_(result: Result) -> None:
    """Raise what a run ended with."""
    assert result.exception is not None
    raise result.exception


def test_there_is_no_way_to_accept_many_at_once() -> None:
    options = [one for one in command_at(("review",)).params if isinstance(one, click.Option)]
    assert not [one for one in options for name in one.opts if "all" in name]
    claim = next(one for one in options if one.name == "claim")
    assert not claim.multiple


def test_a_sitting_by_keys_decides_and_goes_on_where_it_ended(story: Run) -> None:
    run = story
    count = len(numbers(run))
    assert count >= 4
    keys = "w\nx he was not\ns\nb\na\n?\nq\n"
    result = CliRunner().invoke(app, ["review", "story"], input=keys)
    assert result.exit_code == 4
    assert "«" in result.output
    assert "why so:" in result.output
    shown = run("review", "story", "--list", fails=True).output.split("\n\n")
    family = next(text for text in shown if "is family of" in text)
    assert "Juan Ortega Lara, leader of the Grupo Norte Cartel, was arrested" in family
    listed = run("review", "story", "--list", fails=True)
    assert listed.exit_code == 4
    assert "1 accepted" in listed.output
    assert "rejected" not in listed.output.replace("rejected by", "")
    assert "taken back at once" in run("audit").output


def test_from_a_text_to_a_case_and_to_the_network(story: Run, tmp_path: Path) -> None:
    run, of = story, numbers(story)
    run("review", "story", "--claim", str(of["arrested"]), "--accept")
    one = ("review", "story", "--claim", str(of["owns"]))
    run(*one, "--reject", "--because", "of his cousin")
    change = ("--correct", "standing=charged", "--correct", "speaker=the indictment")
    of_family = ("review", "story", "--claim", str(of["family"]))
    run(*of_family, *change, "--because", "the sentence ends so")
    result = run("review", "story", "--case", "norte")
    assert "Wrote 2 accepted claims" in result.output
    assert "no mistakes" in run("case", "check", "norte").output
    run("add", "case", "norte")
    answer = json.loads(run("ask", "Juan Ortega Lara", "--json").output)
    assert {one["proposed"]["type"] for one in answer["unreviewed"]} >= {"member_of"}
    text = run("ask", "Juan Ortega Lara").output
    own, heading, machine = text.partition("READ BY MACHINE, REVIEWED BY NOBODY")
    assert heading
    assert "Diario Inventado, stated" in own
    tied = {line["entity"] for lines in answer["sections"].values() for line in lines}
    assert tied <= {None, "norte-pedro-ortega-lara"}
    assert "Grupo Norte" in machine
    assert "document story, owns of Pedro Ortega Lara" in run("audit").output


def test_nobody_known_is_answered_with_what_a_machine_read_and_says_so(story: Run) -> None:
    text = story("ask", "Pedro Ortega Lara").output
    assert text.startswith("No source says anything")
    assert "READ BY MACHINE, REVIEWED BY NOBODY" in text
    with pytest.raises(LinchpinError):
        raise_(story("ask", "Nobody Whatsoever", fails=True))


def test_no_chart_screening_or_strike_has_it_unless_asked_and_then_it_is_marked(
    story: Run, tmp_path: Path
) -> None:
    run = story
    for command in (
        ("chart", "Grupo Norte Cartel", "-o", "a.svg"),
        ("strike", "Grupo Norte Cartel", "--best", "1"),
    ):
        with pytest.raises(LinchpinError):
            raise_(run(*command, fails=True))
    result = run("chart", "Grupo Norte Cartel", "--unreviewed", "-o", "a.svg")
    assert "nobody reviewed; they are marked so" in result.output
    picture = (tmp_path / "a.svg").read_text("utf-8")
    assert "reviewed by" in picture
    assert "alleged" in picture
    asked = ("strike", "Grupo Norte Cartel", "--best", "1", "--unreviewed", "--json")
    assert "unreviewed1" in run(*asked).output
    assert "unreviewed" not in run("editions", fails=True).output


def test_a_kept_document_that_was_changed_is_found_by_the_check(story: Run, tmp_path: Path) -> None:
    found = json.loads(story("archive", "check", "--json").output)
    assert (found["sound"], found["documents"], found["document_faults"]) == (True, 1, [])
    kept = next((tmp_path / "linchpin-archive" / "documents" / "story").glob("*.txt"))
    kept.write_text("something else", "utf-8")
    with pytest.raises(LinchpinError, match="1 fault"):
        raise_(story("archive", "check", fails=True))


@pytest.mark.parametrize(
    "arguments",
    [
        ("--claim", "1"),
        ("--accept",),
        ("--claim", "1", "--accept", "--reject"),
        ("--claim", "1", "--reject"),
        ("--claim", "99", "--accept"),
        ("--claim", "1", "--correct", "standing"),
        ("--claim", "1", "--correct", "standing=sure", "--because", "so"),
        ("--merge", "Nobody", "Juan Ortega Lara", "--because", "so"),
        ("--case", "norte"),
    ],
)
def test_what_is_no_whole_decision_decides_nothing(story: Run, arguments: tuple[str, ...]) -> None:
    result = story("review", "story", *arguments, fails=True)
    assert result.exception is not None
    assert "No decisions yet" in story("audit").output
