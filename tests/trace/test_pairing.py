"""Each row has a row of its own, as trying every order would say; and of many rows, too."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from linchpin.trace.pairing import each_has_its_own

small = st.lists(st.integers(0, 4), max_size=4)


def near(one: int, other: int) -> bool:
    return abs(one - other) <= 1


@given(small, small)
def test_it_is_what_trying_all_orders_finds(ones: list[int], others: list[int]) -> None:
    tried = any(
        all(near(one, other) for one, other in zip(ones, order, strict=True))
        for order in permutations(others, len(ones))
    )
    assert each_has_its_own(ones, others, near) == tried


def test_a_chain_of_many_rows_ends() -> None:
    """Each but the first must give way to the one before: as deep as there are rows."""
    many = list(range(1_500))
    assert each_has_its_own(many, many, near)
    assert not each_has_its_own([*many, 0], many, near)
