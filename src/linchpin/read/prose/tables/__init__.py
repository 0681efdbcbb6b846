"""Words as data: names, places, bodies, roles, frames."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def lines(name: str) -> list[str]:
    """Return the lines of a table that hold something; `#` begins a remark."""
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def word_sets() -> dict[str, frozenset[str]]:
    """Return the sets of `words.txt`: a line `name: word word ...`, `_` joins words of a phrase."""
    found: dict[str, frozenset[str]] = {}
    for line in lines("words.txt"):
        name, _, words = line.partition(":")
        found[name] = found.get(name, frozenset()) | frozenset(
            word.replace("_", " ") for word in words.split()
        )
    return found


def word_set(name: str) -> frozenset[str]:
    """Return one set of words, folded."""
    return word_sets()[name]


@cache
def names(name: str) -> frozenset[str]:
    """Return a list of single names, folded: `given_names`, `surnames`, `common_words`."""
    return frozenset(word for line in lines(f"{name}.txt") for word in line.split())


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table of cells parted by `|`."""
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines(f"{name}.psv"))
