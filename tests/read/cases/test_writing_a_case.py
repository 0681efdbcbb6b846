"""docs/writing-a-case.md is complete, and its example works as printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from harbour_case import read_case

from linchpin.claims.claim import Standing
from linchpin.claims.quantity import BOUNDS
from linchpin.read.cases.marked_claims import FORMS
from linchpin.read.cases.mistakes import CaseError
from linchpin.read.cases.vocabulary import (
    ENTITY_SCHEMATA,
    EVENT_KINDS,
    RELATION_ENDS,
    SANCTION_KINDS,
    role_property,
)

PAGE = (Path(__file__).parents[3] / "docs" / "writing-a-case.md").read_text("utf-8")


def example(language: str) -> str:
    match = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert match is not None
    return match[1]


def test_worked_example_is_read(tmp_path: Path) -> None:
    (tmp_path / "brief.md").write_text(example("markdown"), "utf-8")
    (tmp_path / "case.yaml").write_text(example("yaml"), "utf-8")
    reading = read_case(tmp_path)
    assert (reading.dataset, reading.entries, reading.warnings) == ("case_marlinbay", 7, [])
    assert {claim.evidence.standing for claim in reading.claims} == {
        Standing.STATED,
        Standing.ALLEGED,
        Standing.CHARGED,
        Standing.DENIED,
    }
    assert [finding.subject for finding in reading.findings] == ["marlinbay-aurelio"]


def test_mistakes_shown_are_those_of_the_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = example("yaml")
    for old, new in (
        ("standing: alleged", "standing: accused"),
        ("He denies that he works for", "He denied to work for"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    (tmp_path / "brief.md").write_text(example("markdown"), "utf-8")
    (tmp_path / "case.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CaseError) as caught:
        read_case(Path("."))
    marked = PAGE.partition("<!-- from: the worked example with two slips -->")[2]
    shown = marked.partition("```text\n")[2].partition("```")[0].splitlines()
    assert [str(item) for item in caught.value.mistakes] == shown


WORDS = [
    *Standing,
    *BOUNDS,
    *FORMS,
    *ENTITY_SCHEMATA,
    *EVENT_KINDS,
    *SANCTION_KINDS,
    *RELATION_ENDS,
    *(prop for ends in RELATION_ENDS.values() for prop, _ in ends),
    *(role_property(kind) for kind in RELATION_ENDS),
]


@pytest.mark.parametrize("word", dict.fromkeys(WORDS))
def test_every_word_of_the_format_is_explained(word: str) -> None:
    assert f"`{word}`" in PAGE
