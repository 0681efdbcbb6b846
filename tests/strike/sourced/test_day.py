"""Which relations hold on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from linchpin.claims.claim import Standing
from linchpin.network.edges import Edge
from linchpin.strike.sourced.day import holds

MEMBER = Edge(
    id="r",
    schema="Membership",
    source="ana",
    target="club",
    role=None,
    standing=Standing.STATED,
    opinion=False,
    dataset="inv",
    claims=("c",),
)


@pytest.mark.parametrize(
    ("start", "end", "role", "there"),
    [
        (None, None, None, True),
        ("2015", None, None, True),
        ("2021", None, None, False),
        (None, "2019", None, False),
        (None, "2020", None, True),
        (None, "2020-05-31", None, False),
        (None, "2020-06-01", None, True),
        (None, None, "former leader", False),
        (None, None, "antiguo líder", False),
        (None, None, "expert", True),
    ],
)
def test_a_relation_holds_from_its_first_to_its_last_day(
    start: str | None, end: str | None, role: str | None, there: bool
) -> None:
    assert holds(replace(MEMBER, start=start, end=end, role=role), date(2020, 6, 1)) is there
