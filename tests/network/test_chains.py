"""Shortest chains, held against the plain definition."""

from __future__ import annotations

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from linchpin.network.chains import built_ways, shortest_chains

NODES = "abcdef"
PAIRS = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=14)


def plainly(pairs: list[tuple[str, str]], start: str, end: str) -> list[list[str]]:
    """Return all shortest chains, by trying every order of nodes."""
    tied = {*pairs, *((b, a) for a, b in pairs)}
    between = [node for node in NODES if node not in (start, end)]
    for length in range(len(between) + 1):
        chains = [[start, *middle, end] for middle in permutations(between, length)]
        found = [chain for chain in chains if all(step in tied for step in pairwise(chain))]
        if found:
            return sorted(found)
    return []


@given(pairs=PAIRS, most=st.integers(1, 4))
def test_they_are_all_shortest_chains_in_order(pairs: list[tuple[str, str]], most: int) -> None:
    ways = built_ways([end for pair in pairs for end in pair], pairs)
    for start, end in permutations(NODES, 2):
        expected = plainly(pairs, start, end)
        found, more = shortest_chains(ways, start, end, most)
        assert found == expected[:most]
        assert more == len(expected) - len(found)


def test_two_ties_of_the_same_two_are_one_chain() -> None:
    pairs = [("a", "b"), ("a", "b"), ("b", "c")]
    assert shortest_chains(built_ways(list("abc"), pairs), "a", "c", 5) == ([["a", "b", "c"]], 0)
