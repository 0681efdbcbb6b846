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


def flat(result: Result) -> str:
    """Return what was printed, without the breaks a terminal's width makes."""
    return " ".join(result.output.split())


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
        assert words in flat(result)
    assert "What holds it up" in flat(asked(tmp_path, "--best", "1", "--worlds", "0"))
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
    assert "How sure: 40 plausible versions" in flat(said)
    assert "about 10% of all ties are taken to be unreported (assumed" in flat(said)
    assert "on average" in flat(said)
    assert "ipping tie" in flat(said)
    assert "How sure" not in flat(asked(tmp_path, "--best", "1", "--worlds", "0"))
    given = asked(tmp_path, "--best", "1", "--missing", "0.3", "--worlds", "10")
    assert "10 plausible versions" in flat(given)
    assert "about 30% of all ties are taken to be unreported (as you gave it)" in flat(given)
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
    assert "how sure this is was not tried" in flat(result)
    assert "How sure" not in flat(result)


def test_given_names_costs_and_protected_names(tmp_path: Path) -> None:
    result = asked(tmp_path, "--remove", "cy", "--remove", "dee")
    assert "Without cy and dee" in flat(result)
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
    assert "linchpin strike --edges calls.csv --best 3" in flat(invoked("--help"))
    assert invoked("--best", "1").exit_code == 2
    missing = invoked("--best", "1", "--edges", "nothing.csv")
    assert missing.exit_code == 1
    assert "cannot be opened" in said(missing)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--best", "0"), "a budget of 0 pays for nobody"),
        (
            ("--budget", "0.5"),
            "a budget of 0.5 pays for nobody; the cheapest who may leave costs 1",
        ),
        (("--best", "1", "--protect", "all.txt"), "everybody is protected"),
    ],
)
def test_where_nobody_is_chosen_the_true_reason_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "all.txt").write_text("\n".join(ALL))
    told = flat(asked(tmp_path, *arguments))
    assert f"Nobody was chosen: {says}" in told
    assert "Proven" not in told
    assert "nothing affordable" not in told
    values = json.loads(asked(tmp_path, *arguments, "--json").stdout)
    assert values["proof"] == "nobody chosen"
    assert says in values["why_nobody"]


def test_a_set_that_leaves_no_connected_pair_is_proven(tmp_path: Path) -> None:
    hubs = "".join(f"h{i},l{i}x{j}\n" for i in range(20) for j in range(10))
    (tmp_path / "hubs.csv").write_text(hubs)
    question = ("--edges", str(tmp_path / "hubs.csv"), "--best", "20", "--worlds", "0")
    told = flat(invoked(*question))
    assert "Proven: no affordable set leaves fewer" in told
    assert "fewer than 0" not in told
    assert json.loads(invoked(*question, "--json").stdout)["engine"] != "exhaustive"
    fewer = flat(invoked(*question[:3], "19", *question[4:]))
    assert "Heuristic" in fewer
    assert "fewer than 0" not in fewer


def test_the_best_connected_actor_is_named_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "keep.txt").write_text("cy\ndee\n")
    told = flat(asked(tmp_path, "--best", "1", "--protect", str(tmp_path / "keep.txt")))
    assert "the best-connected of those who may leave: " in told
    assert "the best-connected actor" not in told
    (tmp_path / "keep.txt").write_text("ana\n")
    told = flat(asked(tmp_path, "--best", "1", "--protect", str(tmp_path / "keep.txt")))
    assert "the best-connected actor: " in told


def test_few_versions_are_refused_and_given_names_are_not_asked(tmp_path: Path) -> None:
    for few in ("1", "9"):
        refused = asked(tmp_path, "--best", "1", "--worlds", few)
        assert refused.exit_code == 2
        assert "give 0, or at least 10" in flat(refused)
    for option in (("--worlds", "20"), ("--missing", "0.2")):
        assert "is not asked of names that are given" in (
            asked(tmp_path, "--remove", "cy", *option).output
        )
    assert "is not asked" not in flat(asked(tmp_path, "--remove", "cy"))


def test_a_budget_shows_what_each_name_costs(tmp_path: Path) -> None:
    costs = tmp_path / "costs.csv"
    costs.write_text("".join(f"{name},{2.5 if name == 'cy' else 4}\n" for name in ALL))
    question = ("--budget", "3", "--costs", str(costs), "--worlds", "0")
    told = flat(asked(tmp_path, *question))
    assert "1. cy (cost 2.5)" in told
    assert "Cost 2.5 of budget 3." in told
    values = json.loads(asked(tmp_path, *question, "--json").stdout)
    assert (values["budget"], values["costs"]) == (3, [2.5])
    assert "cost" not in asked(tmp_path, "--best", "1", "--worlds", "0").output.casefold()


def test_shares_near_all_and_single_names_read_well(tmp_path: Path) -> None:
    told = flat(asked(tmp_path, "--best", "1", "--missing", "0.9999", "--worlds", "10"))
    assert "and over 99% of all ties are taken to be unreported" in told
    (tmp_path / "star.csv").write_text("h,a\nh,b\nh,c\nh,d\n")
    told = flat(invoked("--edges", str(tmp_path / "star.csv"), "--best", "1", "--worlds", "0"))
    assert "falls from 5 names to 1." in told


def test_the_older_form_is_the_newer_one(tmp_path: Path) -> None:
    older = json.loads(asked(tmp_path, "--best", "2", "--json").stdout)
    newer = json.loads(invoked("edges", str(tmp_path / "ties.csv"), "--best", "2", "--json").stdout)
    glued = invoked("--best", "2", f"--edges={tmp_path / 'ties.csv'}", "--json")
    for found in (newer, json.loads(glued.stdout)):
        assert {**found, "seconds": 0} == {**older, "seconds": 0}
    for finding, name in zip(newer["findings"], newer["order"], strict=True):
        assert (finding["method"], finding["subject"]) == ("linchpin", name)
        assert 0 <= finding["score"] <= 1
        assert finding["rows"] == [f"ties.csv: every row that names {name!r}"]


@pytest.mark.parametrize("words", [(), ("network",), ("edges",), ("population",)])
def test_every_form_has_help_with_examples(words: tuple[str, ...]) -> None:
    told = invoked(*words, "--help")
    assert told.exit_code == 0
    assert "Examples:" in told.output
    assert f"linchpin strike {words[0] if words[1:] else ''}".strip() in told.output


def test_an_answer_begins_with_one_paragraph(tmp_path: Path) -> None:
    told = flat(asked(tmp_path, "--best", "1"))
    assert told.startswith(
        "On the ties of ties.csv (6 names, 7 ties), the name it hangs on most is"
    )
    assert "of the pairs that are connected now would still be connected" in told
    assert "It does not say who leads" in told


def test_the_picture_is_written_and_overwrites_nothing_that_is_read(tmp_path: Path) -> None:
    drawn = tmp_path / "two.svg"
    assert asked(tmp_path, "--best", "1", "-o", str(drawn)).exit_code == 0
    assert drawn.read_text("utf-8").startswith("<svg")
    wrong = asked(tmp_path, "--best", "1", "-o", str(tmp_path / "two.png"))
    assert "ends in .svg" in said(wrong)
    over = asked(tmp_path, "--best", "1", "-o", str(tmp_path / "ties.csv"))
    assert over.exit_code != 0
    assert (tmp_path / "ties.csv").read_text() == TIES


def test_rows_that_cannot_be_read_are_said_and_leave_with_five(tmp_path: Path) -> None:
    (tmp_path / "cut.csv").write_text("ana,bo\nbo,cy\ncy\n")
    question = ("edges", str(tmp_path / "cut.csv"), "--best", "1", "--worlds", "0")
    found = invoked(*question)
    assert found.exit_code == 5
    assert "Not read: 1 row with fewer cells than two names need (line 3: 'cy')." in flat(found)
    assert json.loads(invoked(*question, "--json").stdout)["gaps"]
    allowed = invoked(*question, "--allow-gaps", "seen on 2 May")
    assert allowed.exit_code == 0
    assert "these gaps were allowed: seen on 2 May" in flat(allowed)
