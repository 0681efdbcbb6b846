"""Families of hostile inputs make tries that can be repeated, and a few of them end well."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from fuzz.case import Case
from fuzz.families import FAMILIES
from fuzz.judge import Judge
from fuzz.mutation import mutate

from effort import times

QUICK = ("ties", "ofac-csv", "ofac-xml", "cases", "books", "documents")
"""Families whose own folder is made without running the command."""


@pytest.mark.slow
@pytest.mark.parametrize("name", QUICK)
def test_a_few_tries_end_well(name: str, tmp_path: Path) -> None:
    base = tmp_path / "base"
    base.mkdir()
    FAMILIES[name].prepare(base)
    judge = Judge(tmp_path)
    for number in range(times(2)):
        case = FAMILIES[name].make(random.Random(number), base)
        assert case == FAMILIES[name].make(random.Random(number), base)
        assert judge.wrong(base, case) is None
    judge.close()


def test_what_goes_wrong_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = tmp_path / "base"
    base.mkdir()
    judge = Judge(tmp_path)
    assert judge.wrong(base, Case(["--version"])) is None
    assert (
        judge.wrong(base, Case(["--version"], answer="another")) == "another answer, and no error"
    )
    assert "Traceback" in str(judge.wrong(base, Case([7])))  # type: ignore[list-item]
    judge.close()


def test_damage_is_the_same_for_the_same_chance() -> None:
    damaged = [mutate(random.Random(number), b"name,birth\nAna,1970\n") for number in range(300)]
    assert damaged == [
        mutate(random.Random(number), b"name,birth\nAna,1970\n") for number in range(300)
    ]
    assert len(set(damaged)) > 200
