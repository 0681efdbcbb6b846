"""Which relations hold on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from linchpin.claims.claim import Standing
from linchpin.network.edges import Edge

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
    edge = replace(MEMBER, start=start, end=end, role=role)
    assert edge.holds(date(2020, 6, 1), date(2024, 1, 1)) is there


@pytest.mark.parametrize(("on", "there"), [("2019", True), ("2020-06-01", True), ("2021", False)])
def test_a_payment_counts_from_its_day_on(on: str, there: bool) -> None:
    paid = replace(MEMBER, schema="Payment", on=on)
    assert paid.holds(date(2020, 6, 1), date(2024, 1, 1)) is there
