"""The organisations of an archive: who has members, how many, and what became of the leaders."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linchpin.workspace.served import State


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation.

    Attributes:
        id: Canonical entity id.
        name: Its name.
        people: People tied to it.
        firms: Firms and other organisations tied to it.
        bars: Heights of a small picture of it, by kind of tie.
    """

    id: str
    name: str
    people: int
    firms: int
    bars: tuple[int, ...]


_KEPT: dict[str, list[Organisation]] = {}


def organisations(state: State) -> list[Organisation]:
    """Return the organisations with ties, those with most first.

    Args:
        state: The archive as it is.
    """
    found = _KEPT.get(state.name)
    if found is None:
        found = _organisations(state)
        _KEPT.clear()
        _KEPT[state.name] = found
    return found


def _organisations(state: State) -> list[Organisation]:
    names = state.network.names
    around: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for edge in state.network.edges:
        for end, other in ((edge.source, edge.target), (edge.target, edge.source)):
            around[end].add(other)
            kinds[end][edge.schema] += 1
    schemata = {entity: names.schemata(entity) for entity in around}
    found = []
    for entity, others in around.items():
        if not schemata[entity] & {"Organization"} or len(others) < 2:
            continue
        people = sum("Person" in schemata.get(other, ()) for other in others)
        bars = tuple(sorted(kinds[entity].values(), reverse=True)[:5])
        found.append(
            Organisation(entity, names.caption(entity), people, len(others) - people, bars)
        )
    return sorted(found, key=lambda one: (-one.people - one.firms, one.name))
