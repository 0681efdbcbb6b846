"""docs/writing-a-case.md is complete, and its example works as printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from harbour_case import read_case

from linchpin.claims.claim import Standing
from linchpin.claims.quantity import BOUNDS
from linchpin.read.cases.marked_claims import FORMS
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
