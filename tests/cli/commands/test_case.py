"""`linchpin case`: begin one, say all that is wrong, follow changes, give the schema."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from linchpin.cli import run as run_line
from linchpin.workspace.cases import changes

Run = Callable[..., Result]

BRIEF = """\
Yesterday the ministry named Jose Luis Ruelas Torres, and with him Ana Nobody Prueba.
Agricola Ruelas, S.P.R. de R.I. was named too.
"""


def test_names_of_the_archive_are_proposed_and_nothing_is_stated(ready: Run) -> None:
    Path("release.txt").write_text(BRIEF, "utf-8")
    said = ready("case", "new", "release.txt").output
    assert "nothing is stated of anybody yet" in said
    text = Path("release/case.yaml").read_text("utf-8")
    (line,) = (one for one in text.splitlines() if "PROPOSAL" in one and "18957" in one)
    assert line.lstrip().startswith("# PROPOSAL, likeness 1.00 (SOURCE1, line 5)")
    assert "jose-luis-ruelas-torres: {schema: Person" in text
    assert "ana-nobody-prueba" in text
    for one in text.partition("entities:")[2].partition("claims:")[0].splitlines()[1:]:
        assert one.lstrip().startswith("#") or not one.strip()
    assert BRIEF.splitlines()[0] in Path("release/brief.md").read_text("utf-8")


def test_a_kept_proposal_and_the_empty_fields_make_a_case(ready: Run) -> None:
    Path("release.txt").write_text(BRIEF, "utf-8")
    ready("case", "new", "release.txt")
    path = Path("release/case.yaml")
    wrong = ready("case", "check", "release", fails=True)
    assert wrong.exit_code == 1
    for field in ("title", "publisher", "subject", "published", "entities"):
        assert f"'{field}'" in wrong.output
    text = path.read_text("utf-8")
    for old, new in (
        ("    title:", "    title: A release"),
        ("    publisher:", "    publisher: A ministry"),
        ("    published:", "    published: 2024-03-03"),
        ("\ntitle:", "\ntitle: A case"),
        ("\npublisher:", "\npublisher: Us"),
        ("\nsubject:", "\nsubject: jose-luis-ruelas-torres"),
        ("  # jose-luis-ruelas-torres", "  jose-luis-ruelas-torres"),
    ):
        text = text.replace(old, new, 1)
    head = text.partition("\nclaims:")[0]
    claim = (
        "{key: named, document: SOURCE1, quote: the ministry named Jose Luis Ruelas Torres, "
        "speaker: A ministry, standing: stated, statement: jose-luis-ruelas-torres}"
    )
    path.write_text(f"{head}\nclaims:\n  - {claim}\n", "utf-8")
    assert (
        "no mistakes. 1 marked claim from 1 document on 1 entity"
        in ready("case", "check", "release").output
    )
    assert "added" in ready("add", "case", "release").output


def test_no_file_is_written_over(run: Run) -> None:
    run("case", "new", "harbour")
    before = Path("harbour/case.yaml").read_bytes()
    result = run("case", "new", "harbour", fails=True)
    assert "is there already and is kept" in str(result.exception)
    assert Path("harbour/case.yaml").read_bytes() == before
    missing = run("case", "new", "no/such/text.txt", fails=True)
    assert "no such text" in str(missing.exception)


@pytest.mark.parametrize("place", ["/etc/harbour/case.yaml", "linchpin-archive/x/case.yaml"])
def test_nothing_is_begun_in_an_archive_or_among_the_systems_files(run: Run, place: str) -> None:
    run("add", "case", "jalisco")
    result = run("case", "new", "harbour", "-o", place, fails=True)
    assert "-o would lie" in str(result.exception)
    assert not Path(place).parent.exists()


def test_a_brief_with_sections_stays_where_it_is(run: Run) -> None:
    Path("quay").mkdir()
    Path("quay/brief.md").write_text(
        "# Quay\n\n## NEWS1 The Gazette, 2024\n\nIt rained.\n", "utf-8"
    )
    run("case", "new", "quay/brief.md")
    text = Path("quay/case.yaml").read_text("utf-8")
    assert "  NEWS1:     # The Gazette, 2024" in text
    assert Path("quay/brief.md").read_text("utf-8").startswith("# Quay")


def test_mistakes_are_json_with_their_place(run: Run) -> None:
    run("case", "new", "harbour")
    result = run("case", "check", "harbour", "ruelas", "--json", fails=True)
    assert result.exit_code == 1
    wrong, right = json.loads(result.stdout)["cases"]
    assert (wrong["right"], right["right"], right["mistakes"]) == (False, True, [])
    places = [(item["line"], item["column"]) for item in wrong["mistakes"]]
    assert places == sorted(places)
    assert right["roles"]


def test_what_is_no_case_is_said_and_the_others_are_checked(run: Run) -> None:
    result = run("case", "check", "nowhere", "jalisco", fails=True)
    assert result.exit_code == 1
    assert "nowhere: no such folder" in result.output
    assert "jalisco: no mistakes." in result.output


def test_watching_checks_at_each_change_and_ctrl_c_ends_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("case", "new", "harbour")
    path, pauses = Path("harbour/case.yaml"), 0

    def pause(_: float) -> None:
        nonlocal pauses
        pauses += 1
        if pauses == 2:
            path.write_text(path.read_text("utf-8").replace("title:", "title: A case", 1), "utf-8")
        if pauses == 5:
            raise KeyboardInterrupt

    monkeypatch.setattr("linchpin.cli.commands.case.time.sleep", pause)
    assert run_line(["case", "check", "harbour", "--watch"]) == 130
    printed = capsys.readouterr()
    assert printed.out.count("--- changed ---") == 1
    before, after = printed.out.split("--- changed ---")
    assert "case: 'title' is empty" in before
    assert "case: 'title' is empty" not in after
    assert "Traceback" not in printed.err


def test_a_file_that_comes_and_goes_is_a_change(tmp_path: Path) -> None:
    watched = changes([str(tmp_path)], lambda: None)
    next(watched)
    steps = iter(
        [lambda: (tmp_path / "case.yaml").write_text("a"), (tmp_path / "case.yaml").unlink]
    )

    def pause() -> None:
        next(steps)()

    watched = changes([str(tmp_path)], pause)
    assert [next(watched) for _ in range(3)] == [None, None, None]


def test_the_schema_is_printed_and_written(run: Run) -> None:
    printed = json.loads(run("case", "schema").output)
    assert printed["required"][0] == "name"
    run("case", "schema", "-o", "case.schema.json")
    assert json.loads(Path("case.schema.json").read_text("utf-8")) == printed
