"""Nicknames that a list gives as if they were given names: `GUZMAN, Chapo`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from linchpin.match.name_keys import name_tokens


class SurnamedName(NamedTuple):
    """A name of which the list marks the surnames, whether it is the main one, and its claim."""

    surnames: str
    text: str
    is_main: bool
    claim: str


def hidden_nicknames(names: Iterable[SurnamedName]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the nicknames that a person's aliases hold, each with the claims it rests on.

    A word is one where an alias has it alone in place of the given names (`GUZMAN, Chapo`), and
    another has it beside the given name of the main name (`GUZMAN, Joaquin Chapo`).

    Args:
        names: Every name of one person.

    >>> main = SurnamedName("GUZMAN LOERA", "Joaquin GUZMAN LOERA", True, "a")
    >>> some = [main, SurnamedName("GUZMAN", "Chapo GUZMAN", False, "b"),
    ...         SurnamedName("GUZMAN", "Joaquin Chapo GUZMAN", False, "c"),
    ...         SurnamedName("GUZMAN", "Archibaldo GUZMAN", False, "d")]
    >>> list(hidden_nicknames(some))
    [('Chapo', ('b', 'c'))]
    """
    known = list(names)
    main: set[str] = set()
    for one in known:
        if one.is_main:
            main.update(name_tokens(one.text))
    alone: dict[str, str] = {}
    beside: dict[str, str] = {}
    for one in known:
        given = _given(one)
        extra = [word for word in given if word not in main]
        if len(extra) != 1 or len(extra[0]) < 3:
            continue
        (alone if len(given) == 1 else beside).setdefault(extra[0], one.claim)
    for word in sorted(alone.keys() & beside.keys()):
        yield word.capitalize(), (alone[word], beside[word])


def _given(one: SurnamedName) -> list[str]:
    surnames = set(name_tokens(one.surnames))
    return [word for word in name_tokens(one.text) if word not in surnames]
