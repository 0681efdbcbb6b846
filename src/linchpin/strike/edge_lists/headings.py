"""Whether the first row of an edge list is its headings, by its words and by what is below."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from itertools import islice

SAMPLE = 1000


def is_header(
    first: Sequence[str],
    names: Collection[str],
    *,
    known: bool,
    weight: str | None,
    number: Callable[[str], bool],
) -> bool | None:
    """Return whether a first row is headings; None where it cannot be told.

    A row whose two cells never occur again as names is headings where its words are those of
    headings, where its weight is no number, or where all other names are numbers and these are
    not. A row with a name that occurs again is a tie, unless its words say otherwise.

    Args:
        first: the two cells of the first row that would be names.
        names: every name below.
        known: whether its words are those of headings.
        weight: its cell in the column of weights, or None where there is none.
        number: says whether a text is a number.
    """
    again = any(cell in names for cell in first)
    if not names:
        return known
    if again and all(len(cell) == 1 for cell in first):
        return False
    if again:
        return None if known and not _alike(first, names) else False
    if known and not _alike(first, names):
        return True
    if weight is not None and weight != "":
        return not number(weight)
    if any(number(cell) for cell in first) or _alike(first, names):
        return False
    if all(number(name) for name in islice(names, SAMPLE)):
        return True
    return None


def _alike(first: Sequence[str], names: Collection[str]) -> bool:
    """Say whether the first cells are of one pattern with most names ("n17", "Person 3")."""
    sample = list(islice(names, SAMPLE))
    shapes = {_shape(cell) for cell in first}
    patterned = all(re.search(r"\d", cell) for cell in first)
    same = sum(_shape(name) in shapes for name in sample)
    return patterned and 2 * same > len(sample)


def _shape(name: str) -> str:
    return re.sub(r"\d+", "0", name.casefold())
