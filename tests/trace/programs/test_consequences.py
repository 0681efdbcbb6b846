"""Programs to consequences: each rule from its day, none for what is not kept."""

from __future__ import annotations

import datetime

import pytest

from linchpin.trace.programs.consequences import (
    all_consequences,
    consequences_on,
    without_consequences,
)

DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize("one", all_consequences(), ids=lambda c: f"{c.program}-{c.authority[:24]}")
def test_each_holds_from_its_day_and_names_its_source(one: object) -> None:
    assert one in consequences_on([one.program], one.since)  # type: ignore[attr-defined]
    assert one not in consequences_on([one.program], one.since - DAY)  # type: ignore[attr-defined]
    assert one.source.startswith("https://")  # type: ignore[attr-defined]


def test_the_programs_of_the_story_are_kept() -> None:
    programs = ["SDNTK", "ILLICIT-DRUGS-EO14059", "SDGT", "FTO", "TCO"]
    assert without_consequences(programs) == ()
    assert without_consequences([*programs, "BELARUS"]) == ("BELARUS",)


def test_a_consequence_follows_from_the_later_of_rule_and_designation() -> None:
    (secondary,) = [one for one in all_consequences() if one.authority == "Executive Order 13886"]
    assert secondary.say(datetime.date(2025, 2, 20)).endswith("since 2025-02-20")
    assert secondary.say(datetime.date(2002, 1, 1)).endswith("since 2019-09-10")
    assert "which no source here states" in secondary.say(None)
