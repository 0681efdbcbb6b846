"""`linchpin strike WHO`: what the sourced network can and cannot tell."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from linchpin.claims.errors import NetworkError

Run = Callable[..., Result]
Sdn = Callable[..., str]


def words_of(result: Result) -> str:
    """Return what was printed, however the lines were broken."""
    return " ".join(result.output.split())


@pytest.fixture
def ready(run: Run, sdn: Sdn) -> Run:
    """Return the runner with a small list added."""
    run("add", "ofac", "--from", sdn(), "--accept-shrunken")
    return run


def test_of_el_mencho_the_list_states_nothing_of_rank(ready: Run) -> None:
    for arguments in (("--remove", "17674"), ("--best", "1")):
        told = words_of(ready("strike", "17674", *arguments))
        assert "that says they belong to it and nothing of rank" in told
        assert "cannot be told from this list" in told
    removed = words_of(ready("strike", "17674", "--remove", "17674"))
    assert "0%" not in removed.replace("100%", "")
    assert "0.0%" not in removed.replace("100.0%", "")


def test_organisations_are_never_named(ready: Run) -> None:
    ready("add", "case", "ruelas")
    found = json.loads(ready("strike", "18956", "--best", "2", "--worlds", "10", "--json").stdout)
    listed, expanded = found["readings"]
    assert (listed["reading"], expanded["reading"]) == ("as listed", "members expanded")
    for reading in found["readings"]:
        for key in ("observed", "expected"):
            if reading[key] is not None:
                named = " ".join(reading[key]["order"])
                assert "18956" not in named
                for comparison in reading[key]["comparisons"]:
                    assert "18956" not in " ".join(comparison["removed"])
    with pytest.raises(NetworkError, match="an organisation cannot leave its own network"):
        raise ready("strike", "18956", "--remove", "18956", fails=True).exception or AssertionError


CASE = """\
name: inv
title: Invented
publisher: Nobody
subject: hub
documents: {A: {title: A page, publisher: Nobody, published: 2020-01-01}}
entities:
  hub: {schema: Person, name: Ana Centro}
  one: {schema: Person, name: Uno Uno}
  two: {schema: Person, name: Dos Dos}
claims:
  - {key: k1, document: A, quote: "Uno Uno knows Ana Centro", speaker: X, standing: stated,
     relation: {kind: Associate, person: one, associate: hub, relationship: knows}}
  - {key: k2, document: A, quote: "Dos Dos knows Ana Centro", speaker: X, standing: stated,
     relation: {kind: Associate, person: two, associate: hub, relationship: knows}}
  - {key: k3, document: A, quote: "Uno Uno was arrested", speaker: X, standing: stated,
     event: {kind: arrested, involved: one}}
"""


def test_people_without_a_legal_event_are_left_out_unless_asked_for(
    run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "inv"
    folder.mkdir()
    (folder / "case.yaml").write_text(CASE, "utf-8")
    brief = "Uno Uno knows Ana Centro. Dos Dos knows Ana Centro. Uno Uno was arrested."
    (folder / "brief.md").write_text(f"# Invented\n\n## A A page\n\n{brief}\n", "utf-8")
    run("add", "case", str(folder))
    question = ("strike", "Ana Centro", "--best", "1", "--worlds", "10")
    plain = run(*question)
    assert "2 people have no legal event in our sources" in words_of(plain)
    order = json.loads(run(*question, "--json").stdout)["readings"][0]["observed"]["order"]
    assert order == ["Uno Uno (inv-one)"]
    anybody = json.loads(run(*question, "--anybody", "--json").stdout)
    assert anybody["readings"][0]["observed"]["order"] == ["Ana Centro (inv-hub)"]


def test_an_ally_is_no_member(ready: Run) -> None:
    ready("add", "case", "ruelas")
    found = json.loads(ready("strike", "18956", "--best", "1", "--worlds", "10", "--json").stdout)
    assert "Fausto Isidro Meza Flores" not in " ".join(found["readings"][1]["observed"]["order"])
    listed = found["readings"][0]["observed"]["nodes"]
    assert found["readings"][1]["observed"]["nodes"] < listed


def test_the_question_is_checked(ready: Run) -> None:
    assert ready("strike", "17674", fails=True).exit_code == 2
    assert ready("strike", "17674", "--best", "1", "--edges", "x.csv", fails=True).exit_code == 2
    alone = ready("strike", "20109", "--best", "1", fails=True)
    assert "state no tie" in str(alone.exception)


def test_whom_no_stated_tie_links_to_a_person_is_not_proposed(ready: Run) -> None:
    question = ("strike", "17674", "--best", "1", "--worlds", "10")
    found = json.loads(ready(*question, "--json").stdout)
    for reading in found["readings"]:
        assert reading["left_out_without_a_tie_to_a_person"] > 0
        for key in ("observed", "expected"):
            if reading[key] is not None:
                assert "17674" not in " ".join(reading[key]["order"])
    assert "no stated tie links them to a person" in words_of(ready(*question))


def test_a_budget_for_nobody_and_versions_of_a_given_set(ready: Run) -> None:
    ready("add", "case", "ruelas")
    none = words_of(ready("strike", "18956", "--best", "0"))
    assert "Proven" not in none
    assert "a budget of 0 pays for nobody" in none
    given = ready("strike", "17674", "--remove", "17674", "--missing", "0.2")
    assert "is not asked of names that are given" in words_of(given)
