"""Signs of a shell company: each at its boundary, none where nothing is told."""

from __future__ import annotations

from typing import Any

import pytest
from laid_out import day, found, laid_out

from linchpin.trace.ownership.shares import HALF
from linchpin.trace.ownership.shells import SHELL_SIGNS

FIRM: dict[str, Any] = {
    "on": "2026-01-15", "owner": "Ana Gil", "owned": "Uno SA", "share": "50%", "share_low": HALF,
    "share_high": HALF, "owned_employees": 0.0, "owned_founded_day": day("2025-01-15"),
    "owned_address": None, "owned_country": None, "owner_country": None, "owned_agent": None,
}  # fmt: skip


def _fits(*rows: dict[str, Any]) -> list[Any]:
    return found(SHELL_SIGNS, laid_out({"ownership": list(rows)}))


@pytest.mark.parametrize(
    ("changed", "fits"),
    [
        ({}, True),  # no employees, young, half told
        ({"owned_employees": 1.0}, False),
        ({"owned_employees": None}, False),
        ({"owned_founded_day": day("2025-01-14")}, False),
        ({"owned_founded_day": None}, False),
        ({"share_low": HALF + 1, "share_high": HALF + 1}, False),
        ({"owned_employees": 1.0, "owned_agent": "Agents Inc"}, True),
        ({"owned_employees": 1.0, "owned_country": "BZ", "owner_country": "MX"}, True),
        ({"owned_employees": 1.0, "owned_country": "MX", "owner_country": "mx"}, False),
        ({"owned_employees": 1.0, "owner": "Uno, S.A."}, True),
    ],
    ids=range(10),
)
def test_three_signs_that_hold(changed: dict[str, Any], fits: bool) -> None:
    assert bool(_fits(FIRM | changed)) is fits


@pytest.mark.parametrize(("others", "fits"), [(4, True), (3, False)])
def test_five_firms_at_one_address(others: int, fits: bool) -> None:
    at = {"owned_address": "12 Elm St", "owned_employees": 1.0}
    rest = [
        FIRM | at | {"owned": f"F{n} SA", "owned_founded_day": day("2001-01-01")}
        for n in range(others)
    ]
    subjects = {fit.derived.subject for fit in _fits(FIRM | at, *rest)}
    assert ("Uno SA" in subjects) is fits


def test_signs_that_are_not_told_are_named() -> None:
    (fit,) = _fits(FIRM)
    assert "not told: 5 firms or more at its address; all owners of other" in fit.derived.says
