"""`linchpin strike` as a reader meets it: words, JSON, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linchpin.claims.errors import LinchpinError
from linchpin.cli import app

TIES = "ana,bo\nbo,cy\ncy,ana\ncy,dee\ndee,eve\neve,fay\nfay,dee\n"


def asked(folder: Path, *arguments: str) -> Result:
    (folder / "ties.csv").write_text(TIES)
    return invoked("--edges", str(folder / "ties.csv"), *arguments)


def invoked(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["strike", *arguments])


def said(result: Result) -> str:
    """Return what was printed, with the error that `linchpin` would print after it."""
    if isinstance(result.exception, LinchpinError):
        return f"{result.output}\nlinchpin: {result.exception}"
    return result.output


def test_the_best_set_in_words(tmp_path: Path) -> None:
    result = asked(tmp_path, "--best", "1", "--leader", "ana", "--worlds", "10")
    assert result.exit_code == 0, result.output
    for words in (
        "A network of 6 names and 7 ties",
        "No clear linchpin",
        "nobody leaves",
        "the best-connected actor",
        "the leader named: ana",
        "Proven",
        "How sure",
        "What this cannot say",
    ):
        assert words in result.output
    assert "What holds it up" in asked(tmp_path, "--best", "1", "--worlds", "0").output
    for word in ("target", "attack", "kill", "eliminat", "remov", "neutral"):
        assert word not in result.output.replace("removals", "").casefold()


def test_json_holds_set_curve_measures_proof_seconds_and_seed(tmp_path: Path) -> None:
    result = asked(tmp_path, "--best", "2", "--json", "--seed", "5")
    values = json.loads(result.stdout)
    assert len(values["order"]) == 2
    assert len(values["largest_curve"]) == len(values["pairs_curve"]) == 3
    assert values["proof"] == "proven"
    assert values["seed"] == 5
    assert [one["name"] for one in values["comparisons"]] == [
        "nobody leaves",
        "the best-connected actor",
        "this set",
    ]
    assert values["comparisons"][0]["measures"]["connected_pairs"] == 15


def test_small_networks_say_how_sure_unless_told_not_to(tmp_path: Path) -> None:
    said = asked(tmp_path, "--best", "1")
    assert "How sure: 40 plausible versions" in said.output
    assert "about 10% of all ties are taken to be unreported (assumed" in said.output
    assert "on average" in said.output
    assert "ipping tie" in said.output
    assert "How sure" not in asked(tmp_path, "--best", "1", "--worlds", "0").output
    given = asked(tmp_path, "--best", "1", "--missing", "0.3", "--worlds", "10")
    assert "10 plausible versions" in given.output
    assert "about 30% of all ties are taken to be unreported (as you gave it)" in given.output
    assert asked(tmp_path, "--best", "1", "--missing", "1").exit_code == 2
    values = json.loads(asked(tmp_path, "--best", "1", "--json").stdout)["uncertainty"]
    assert values["observed"]["worlds"] == 40
    assert values["observed"]["missing_share"] == 0.1
    assert len(values["order"]) == 1
    assert set(values["expected"]) == set(values["observed"])
    assert values["expected"]["left"] <= values["observed"]["left"]
    assert values["ties_tried"] == 7


def test_large_networks_say_that_it_was_not_tried(tmp_path: Path) -> None:
    ring = "".join(f"n{i},n{(i + 1) % 5_100}\n" for i in range(5_100))
    (tmp_path / "ring.csv").write_text(ring)
    result = invoked("--edges", str(tmp_path / "ring.csv"), "--best", "3")
    assert "how sure this is was not tried" in result.output
    assert "How sure" not in result.output


def test_given_names_costs_and_protected_names(tmp_path: Path) -> None:
    result = asked(tmp_path, "--remove", "cy", "--remove", "dee")
    assert "Without cy and dee" in result.output
    (tmp_path / "costs.csv").write_text("".join(f"{name},2\n" for name in ALL))
    (tmp_path / "keep.txt").write_text("cy\ndee\n")
    costs, keep = str(tmp_path / "costs.csv"), str(tmp_path / "keep.txt")
    result = asked(tmp_path, "--budget", "4", "--costs", costs, "--protect", keep, "--json")
    assert not {"cy", "dee"} & set(json.loads(result.stdout)["order"])


ALL = ("ana", "bo", "cy", "dee", "eve", "fay")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ([], 2, "Ask one thing"),
        (["--best", "1", "--remove", "ana"], 2, "Ask one thing"),
        (["--best", "-1"], 2, "-1"),
        (["--remove", "zoe"], 1, "'zoe'"),
        (["--budget", "-1"], 1, "budget"),
        (["--best", "1", "--leader", "zoe"], 1, "'zoe'"),
        (["--best", "1", "--costs", "c.csv"], 2, "--costs goes with --budget"),
    ],
)
def test_what_cannot_be_asked(tmp_path: Path, arguments: list[str], code: int, says: str) -> None:
    result = asked(tmp_path, *arguments)
    assert result.exit_code == code
    assert says in said(result)
    assert "Traceback" not in said(result)


def test_help_shows_examples_and_no_file_is_a_usage_error() -> None:
    assert "linchpin strike --edges calls.csv --best 3" in invoked("--help").output
    assert invoked("--best", "1").exit_code == 2
    missing = invoked("--best", "1", "--edges", "nothing.csv")
    assert missing.exit_code == 1
    assert "cannot be opened" in said(missing)
