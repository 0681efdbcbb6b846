"""The shortest chains of relations between two, found from both ends at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


class Ways(Protocol):
    """Who stands beside whom; a contract test runs over every implementation."""

    def number(self, entity: str) -> int | None:
        """Return the number of an entity; None where it has no relation."""
        ...

    def entity(self, number: int) -> str:
        """Return the id of a number; numbers are in the order of their ids."""
        ...

    def beside(self, number: int) -> Sequence[int]:
        """Return the numbers of those an entity has a clear relation with, in order."""
        ...


@dataclass(frozen=True, slots=True)
class BuiltWays:
    """Who stands beside whom, in dictionaries; fulfils `Ways`.

    Attributes:
        entities: Everybody who has a relation, in order.
        numbers: The place of each.
        others: Neighbours of each that has a clear relation.
    """

    entities: Sequence[str]
    numbers: Mapping[str, int]
    others: Mapping[int, Sequence[int]]

    def number(self, entity: str) -> int | None:
        """Return the number of an entity; None where it has no relation."""
        return self.numbers.get(entity)

    def entity(self, number: int) -> str:
        """Return the id of a number."""
        return self.entities[number]

    def beside(self, number: int) -> Sequence[int]:
        """Return the numbers of those an entity has a clear relation with, in order."""
        return self.others.get(number, ())


def built_ways(ends: Sequence[str], pairs: Sequence[tuple[str, str]]) -> BuiltWays:
    """Return who stands beside whom.

    Args:
        ends: Everybody who has a relation.
        pairs: Both ends of each clear relation.
    """
    entities = sorted(set(ends))
    numbers = {entity: at for at, entity in enumerate(entities)}
    others: dict[int, set[int]] = {}
    for one, other in pairs:
        others.setdefault(numbers[one], set()).add(numbers[other])
        others.setdefault(numbers[other], set()).add(numbers[one])
    return BuiltWays(entities, numbers, {at: sorted(found) for at, found in others.items()})


def shortest_chains(ways: Ways, start: str, end: str, most: int) -> tuple[list[list[str]], int]:
    """Return the first shortest chains from one entity to another, in order, and how many more.

    Args:
        ways: Who stands beside whom.
        start: Canonical id.
        end: Another.
        most: How many chains are wanted at most.
    """
    first, last = ways.number(start), ways.number(end)
    if first is None or last is None:
        return [], 0
    layers = _layers(ways, first, last)
    if not layers:
        return [], 0
    counts = {last: 1}
    after: dict[int, list[int]] = {}
    for layer, following in zip(layers[-2::-1], layers[:0:-1], strict=True):
        for node in layer:
            after[node] = [other for other in ways.beside(node) if other in following]
            counts[node] = sum(counts[other] for other in after[node])
    chains = []
    for chain in _walks(first, last, after):
        chains.append([ways.entity(node) for node in chain])
        if len(chains) == most:
            break
    return chains, counts[first] - len(chains)


def _walks(node: int, last: int, after: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    if node == last:
        yield [node]
        return
    for other in after[node]:
        for rest in _walks(other, last, after):
            yield [node, *rest]


def _layers(ways: Ways, first: int, last: int) -> list[set[int]]:
    """Return the nodes of all shortest chains, by distance from the first; none where none."""
    sides = ([{first}], [{last}])
    seen = ({first}, {last})
    while not (meeting := sides[0][-1] & sides[1][-1]):
        nearer = 0 if len(sides[0][-1]) <= len(sides[1][-1]) else 1
        found: set[int] = set()
        for node in sides[nearer][-1]:
            found.update(ways.beside(node))
        found -= seen[nearer]
        if not found:
            return []
        seen[nearer].update(found)
        sides[nearer].append(found)
    halves = []
    for layers in sides:
        half = [meeting]
        for layer in layers[-2::-1]:
            half.append({node for node in layer if not half[-1].isdisjoint(ways.beside(node))})
        halves.append(half)
    return [*halves[0][:0:-1], meeting, *halves[1][1:]]
