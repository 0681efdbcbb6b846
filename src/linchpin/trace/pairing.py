"""Whether every row of one kind has a row of another kind for itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_bipartite_matching

Item = TypeVar("Item")


def each_has_its_own(
    ones: Sequence[Item], others: Sequence[Item], fits: Callable[[Item, Item], bool]
) -> bool:
    """Say whether each of some can be given one of others that fits, none of these twice.

    Args:
        ones: Those that need one.
        others: What they may be given.
        fits: Whether one may be given another.

    Returns:
        Whether there is such a matching (Hopcroft and Karp, 1973).

    >>> each_has_its_own([1, 2], [2, 3], lambda one, other: one < other)
    True
    >>> each_has_its_own([2, 2], [1, 3], lambda one, other: one < other)
    False
    """
    if not ones:
        return True
    pairs = [
        (at, to)
        for at, one in enumerate(ones)
        for to, other in enumerate(others)
        if fits(one, other)
    ]
    if not pairs:
        return False
    rows, columns = zip(*pairs, strict=True)
    graph = csr_matrix(([True] * len(pairs), (rows, columns)), (len(ones), len(others)))
    return bool((maximum_bipartite_matching(graph, perm_type="column") >= 0).all())
