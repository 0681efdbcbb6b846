"""`linchpin judge` as a user meets it: the queue, the evidence, the answers and their traces."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from invented import CASE, LIST, Written, keep
from linchpin.archive import create_archive
from linchpin.cli import app
from linchpin.cli.commands.judge import PAIRS_LEFT

Judge = Callable[..., Result]

LONG = "Fundación Internacional de la Prueba y del Ensayo para el Desarrollo Sostenible de Ejemplos"


def listed(*, oscar: str = "1965-05-05") -> Written:
    """Return an invented list of three entries."""
    source = Written(LIST)
    source.entry(1, "Ana Ejemplo", birthDate="1970", birthPlace="Culiacan, Sinaloa, Mexico")
    source.entry(2, "Óscar Muestra Wolf", birthDate=oscar, nationality="mx")
    source.entry(3, LONG, "Organization")
    return source


@pytest.fixture
def judge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Judge:
    """Return a function that runs `linchpin judge` on a small invented archive, with input."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("LINCHPIN_ARCHIVE", raising=False)
    archive = create_archive(tmp_path / "linchpin-archive")
    keep(archive, listed().edition("2021-07"))
    case = Written(CASE, published="2022-01-01", speaker="A court")
    case.say("case-ana", "Person", name="Ana Ejemplo", birthDate="1970~")
    case.say("case-oscar", "Person", name="Oscar Muestra Wolf", nationality="mx")
    case.say("case-firm", "Organization", name=LONG.replace("Prueba", "Prueva"))
    keep(archive, case.edition("2022-01-01"), most_lost=1)

    def call(*arguments: str, answers: str = "", command: str = "judge") -> Result:
        return CliRunner().invoke(app, [command, *arguments], input=answers)

    return call


def queue_of(judge: Judge) -> list[dict[str, object]]:
    """Return the queue as data."""
    return json.loads(judge("--list", "--json").output)


def pairs_of(judge: Judge) -> list[tuple[object, object]]:
    """Return the pairs of the queue, in order."""
    return [(item["first"], item["second"]) for item in queue_of(judge)]


ANA, OSCAR, FIRM = ("case-ana", "ofac-1"), ("case-oscar", "ofac-2"), ("case-firm", "ofac-3")


def test_the_queue_is_listed_with_reasons_and_an_exit_code(judge: Judge) -> None:
    found = judge("--list")
    assert found.exit_code == PAIRS_LEFT
    assert "3 pairs are uncertain" in found.output
    assert "birth date 1970 and circa 1970: can be the same" in " ".join(found.output.split())
    assert pairs_of(judge) == [ANA, OSCAR, FIRM]
    first = queue_of(judge)[0]
    assert {fact["what"] for fact in first["speaks_for"]} == {"birth date"}  # type: ignore[attr-defined]
    assert first["listed"] is True


def test_both_sides_stand_beside_each_other_and_nothing_is_cut(judge: Judge) -> None:
    output = judge("--pair", *FIRM, answers="q\n").output
    rows = [line for line in output.splitlines() if " | " in line]
    assert max(len(line) for line in output.splitlines()) <= 100
    left = " ".join(" ".join(row.split(" | ")[0].split()) for row in rows)
    right = " ".join(" ".join(row.split(" | ")[-1].split()) for row in rows)
    assert LONG.replace("Prueba", "Prueva") in left
    assert LONG in right
    assert "FOR ONE AND THE SAME" in output
    assert "AGAINST" in output
    assert "SOURCES" in output
    assert "…" not in output


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_the_columns_fit_the_terminal(
    judge: Judge, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for pair in (ANA, FIRM):
        output = judge("--pair", *pair, answers="q\n").output
        widest = max(60, min(int(columns), 100))
        assert all(len(line) <= widest for line in output.splitlines()), output


def test_answers_are_decisions_and_the_network_follows(judge: Judge) -> None:
    found = judge("--by", "A. Analyst", answers="s\nher file\na\n\n\nanother man\nq\n")
    assert found.exit_code == 0
    assert "Recorded as decision 1: case-ana and ofac-1 are the same." in found.output
    assert "Recorded as decision 2: case-oscar and ofac-2 are not the same." in found.output
    assert "1 left to judge." in found.output
    assert pairs_of(judge) == [FIRM]
    answer = json.loads(judge("ofac-1", "--json", command="ask").output)
    assert [record for record, _ in answer["records"]] == ["case-ana", "ofac-1"]
    assert "A. Analyst decided so: her file" in answer["records"][0][1]
    audit = judge(command="audit").output
    assert "A. Analyst: case-oscar and ofac-2: not same" in audit
    assert "because another man" in audit


def test_unsure_goes_to_the_end_and_comes_up_again_with_new_evidence(
    judge: Judge, tmp_path: Path
) -> None:
    assert judge("--pair", *OSCAR, "--unsure", "--because", "no birth date").exit_code == 0
    assert pairs_of(judge) == [ANA, FIRM, OSCAR]
    assert [item["unsure"] for item in queue_of(judge)] == [False, False, True]
    assert "unsure" in judge("--list").output
    archive = create_archive(tmp_path / "linchpin-archive")
    later = listed().edition("2021-08")
    keep(archive, _added(later, "2999-01-01T00:00:00+00:00"))
    assert pairs_of(judge) == [ANA, FIRM, OSCAR]
    newer = listed(oscar="1966-06-06").edition("2021-09")
    keep(archive, _added(newer, "2999-01-02T00:00:00+00:00"))
    assert pairs_of(judge) == [ANA, OSCAR, FIRM]


def _added(edition, at):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    return replace(edition, manifest=replace(edition.manifest, added=at))


def test_unsure_takes_an_earlier_judgement_back(judge: Judge) -> None:
    assert judge("--pair", *ANA, "--apart", "--because", "two women").exit_code == 0
    assert ANA not in pairs_of(judge)
    assert judge("--pair", *ANA, "--unsure", "--because", "on reflection").exit_code == 0
    assert pairs_of(judge)[-1] == ANA


def test_every_pair_once_and_then_it_ends(judge: Judge) -> None:
    found = judge(answers="u\nx\nu\ny\nu\nz\n")
    assert found.exit_code == 0
    assert "Nothing more to judge." in found.output
    assert found.output.count("Recorded as decision") == 3
    for pair in (ANA, OSCAR, FIRM):
        judge("--pair", *pair, "--apart", "--because", "seen both")
    empty = judge("--list")
    assert empty.exit_code == 0
    assert "Nothing to judge" in empty.output
    assert judge("--list", "--json").output.strip() == "[]"
    assert "Nothing to judge" in judge().output


def test_the_end_of_the_input_is_the_end_of_the_work(judge: Judge) -> None:
    for answers in ("", "s\n"):
        found = judge(answers=answers)
        assert found.exit_code == 0
        assert "3 left to judge." in found.output
    assert "No decisions yet" in judge(command="audit").output


def test_a_pair_as_data(judge: Judge) -> None:
    found = json.loads(judge("--pair", *ANA, "--json").output)
    assert (found["first"], found["second"]) == ANA
    sides = found["sides"]["sides"]
    assert [side["entity"] for side in sides] == list(ANA)
    said = sides[1]["sections"]["Facts"][0]["said"][0]
    assert said["quote"] == "birthDate is 1970"


def test_a_pair_outside_the_queue_can_be_judged(judge: Judge) -> None:
    strange = ("case-ana", "ofac-2")
    assert judge("--pair", *strange, "--same", "--because", "her old name").exit_code == 0
    answer = json.loads(judge("ofac-2", "--json", command="ask").output)
    assert [record for record, _ in answer["records"]] == ["case-ana", "ofac-2"]
    assert judge("--pair", *strange, "--apart", "--because", "a slip").exit_code == 0
    parted = json.loads(judge("ofac-2", "--json", command="ask").output)
    assert [record for record, _ in parted["records"]] == ["ofac-2"]
    entries = judge("--pair", "ofac-1", "ofac-2", answers="q\n").output
    assert f"both are records of {LIST}" in entries
    twice = judge("--pair", "ofac-2", "ofac-2", "--same", "--because", "x")
    assert twice.exit_code == 1


def test_a_record_that_left_every_source(judge: Judge, tmp_path: Path) -> None:
    assert judge("--pair", *OSCAR, "--same", "--because", "his file").exit_code == 0
    without = Written(CASE, published="2022-01-01", speaker="A court")
    without.say("case-ana", "Person", name="Ana Ejemplo")
    keep(create_archive(tmp_path / "linchpin-archive"), without.edition("2022-02-02"), most_lost=1)
    gone = judge("--pair", *OSCAR, answers="q\n")
    assert gone.exit_code == 1
    assert "case-oscar" in str(gone.exception)
    assert judge("--list").exit_code == PAIRS_LEFT


@pytest.mark.parametrize(
    "arguments",
    [
        ["--same"],
        ["--same", "--because", "x"],
        ["--pair", *ANA, "--same"],
        ["--pair", *ANA, "--because", "x"],
        ["--pair", *ANA, "--list"],
        ["--pair", "case-ana"],
    ],
)
def test_wrong_use(judge: Judge, arguments: list[str]) -> None:
    assert judge(*arguments).exit_code == 2


@pytest.mark.parametrize("because", ["", "   "])
def test_a_reason_is_required(judge: Judge, because: str) -> None:
    assert judge("--pair", *ANA, "--same", "--because", because).exit_code == 1
    assert pairs_of(judge)[0] == ANA


def test_two_verdicts_at_once_are_refused(judge: Judge) -> None:
    two = ("--same", "--apart", "--because", "a slip of the hand")
    assert judge("--pair", "case-ana", "ofac-1", *two).exit_code == 2
    both = ("case-ana", "ofac-1", "--yes", "--no", "--because", "a slip of the hand")
    assert judge(*both, command="same").exit_code == 2
    assert len(queue_of(judge)) == 3
