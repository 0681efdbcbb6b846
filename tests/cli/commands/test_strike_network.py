"""`linchpin strike WHO`: what the sourced network can and cannot tell."""

from __future__ import annotations

import json
import re
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
  - {key: k4, document: A, quote: "Dos Dos was arrested", speaker: X, standing: stated,
     event: {kind: arrested, involved: two}}
"""


def add_case(run: Run, tmp_path: Path, text: str) -> None:
    """Add an invented case; its brief is every quote of it."""
    folder = tmp_path / "inv"
    folder.mkdir()
    (folder / "case.yaml").write_text(text, "utf-8")
    said = (*re.findall(r'quote: "([^"]*)"', text), *re.findall(r"name: ([^}]*)}", text))
    quotes = " ".join(f"{quote}." for quote in said)
    (folder / "brief.md").write_text(f"# Invented\n\n## A A page\n\n{quotes}\n", "utf-8")
    run("add", "case", str(folder))


def test_people_without_a_legal_event_are_left_out_unless_asked_for(
    run: Run, tmp_path: Path
) -> None:
    add_case(run, tmp_path, CASE)
    question = ("strike", "Ana Centro", "--best", "1", "--worlds", "10")
    plain = run(*question)
    assert "1 person has no legal event in our sources" in words_of(plain)
    found = json.loads(run(*question, "--json").stdout)
    assert found["readings"][0]["observed"]["order"][0] in (
        "Uno Uno (inv-one)",
        "Dos Dos (inv-two)",
    )
    anybody = json.loads(run(*question, "--anybody", "--json").stdout)
    assert anybody["readings"][0]["observed"]["order"] == ["Ana Centro (inv-hub)"]
    assert "On the ties around Ana Centro (inv-hub)" in anybody["brief"]
    finding = anybody["findings"][0]
    assert (finding["method"], finding["subject"]) == ("linchpin", "inv-hub")
    assert len(finding["claims"]) >= 2
    assert 0 <= finding["score"] <= 1


def test_where_everybody_who_may_be_named_would_be_it_refuses(run: Run, tmp_path: Path) -> None:
    add_case(run, tmp_path, CASE)
    found = run("strike", "Ana Centro", "--best", "2", "--worlds", "10")
    assert "only 2 people may be named under this reading, and 2 were asked for" in words_of(found)
    assert "would say nothing" in words_of(found)
    assert "What holds it up" not in found.output
    assert (
        json.loads(run("strike", "Ana Centro", "--best", "2", "--worlds", "10", "--json").stdout)[
            "findings"
        ]
        == []
    )


PAST = """\
name: inv
title: Invented
publisher: Nobody
subject: hub
documents: {A: {title: A page, publisher: Nobody, published: 2020-01-01}}
entities:
  hub: {schema: Person, name: Ana Centro}
  one: {schema: Person, name: Uno Uno}
  two: {schema: Person, name: Dos Dos}
  three: {schema: Person, name: Tres Tres}
  four: {schema: Person, name: Cuatro Cuatro}
  gone: {schema: Person, name: Muerto Uno}
  left: {schema: Person, name: Ido Dos}
  wife: {schema: Person, name: Rosa Tres}
  club: {schema: Organization, name: Club Cuatro}
claims:
"""


def tie(key: str, kind: str, ends: str, more: str = "", standing: str = "stated") -> str:
    return (
        f'  - {{key: {key}, document: A, quote: "Words of {key}", speaker: X, '
        f"standing: {standing},\n     relation: {{kind: {kind}, {ends}{more}}}}}\n"
    )


def event(key: str, kind: str, who: str, more: str = "") -> str:
    return (
        f'  - {{key: {key}, document: A, quote: "Words of {key}", speaker: X, standing: stated,\n'
        f"     event: {{kind: {kind}, involved: {who}{more}}}}}\n"
    )


def past_case(*more: str) -> str:
    """Return a case in which the three who hold most are dead, gone, and a wife."""
    text = PAST
    for number, one in enumerate(("hub", "one", "two", "three", "four")):
        text += tie(
            f"g{number}", "Associate", f"person: gone, associate: {one}", ", relationship: friend"
        )
        text += tie(
            f"l{number}", "Associate", f"person: left, associate: {one}", ", relationship: friend"
        )
        text += tie(
            f"w{number}", "Family", f"person: wife, relative: {one}", ", relationship: aunt"
        )
        text += event(f"e{number}", "arrested", one)
    for number, one in enumerate(("one", "two", "three", "four")):
        text += tie(
            f"h{number}", "Associate", f"person: hub, associate: {one}", ", relationship: friend"
        )
    text += tie(
        "m", "Membership", "member: left, organization: club", ", role: member, endDate: 2015"
    )
    text += tie("n", "Membership", "member: hub, organization: club", ", role: member")
    for who in ("gone", "left", "wife"):
        text += event(f"a{who}", "arrested", who)
    return text + "".join(more)


def named(result: Result) -> str:
    """Return every name of every set and comparison of an answer."""
    found = json.loads(result.stdout)
    return " ".join(
        name
        for reading in found["readings"]
        for key in ("observed", "expected")
        if reading[key] is not None
        for name in (
            *reading[key]["order"],
            *(one for row in reading[key]["comparisons"] for one in row["removed"]),
        )
    )


def test_the_dead_those_who_left_and_relatives_are_never_named(run: Run, tmp_path: Path) -> None:
    add_case(run, tmp_path, past_case(event("d", "killed", "gone", ", date: 2018-05-01")))
    question = ("strike", "Ana Centro", "--best", "3", "--worlds", "10")
    for more in ((), ("--anybody",)):
        names = named(run(*question, *more, "--json"))
        assert "Ana Centro" in names
        for who in ("Muerto", "Ido", "Rosa", "Club"):
            assert who not in names
    told = words_of(run(*question))
    assert (
        "Muerto Uno (inv-gone) is dead (01 May 2018) in these sources and cannot be named" in told
    )
    assert "Ido Dos (inv-left) has left what they belonged to" in told
    assert "Rosa Tres (inv-wife) is tied to others by family alone and cannot be named" in told
    assert "5 ties lead to people who had died by then" in told
    assert "1 tie is over by " in told
    dead = run("strike", "Muerto Uno", "--best", "1", fails=True)
    assert "is dead (01 May 2018) in these sources" in str(dead.exception)


def test_alleged_ties_are_not_firm(run: Run, tmp_path: Path) -> None:
    add_case(
        run,
        tmp_path,
        past_case(
            tie(
                "r",
                "Associate",
                "person: one, associate: three, relationship: friend",
                standing="alleged",
            )
        ),
    )
    told = words_of(run("strike", "Ana Centro", "--best", "1", "--worlds", "10"))
    assert "1 tie is alleged, charged or somebody's opinion, and never counted as firm" in told


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
