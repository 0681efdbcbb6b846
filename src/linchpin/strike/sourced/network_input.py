"""The way from the sourced network to `strike`: the ties of a day, and who may be named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from linchpin.archive.queries.cited import cited_documents, claims_by_id
from linchpin.claims.claim import Standing
from linchpin.claims.dates import say_date
from linchpin.claims.errors import NetworkError
from linchpin.claims.ftm import is_a
from linchpin.network.edges import Edge
from linchpin.network.network import Network
from linchpin.network.roles import is_over
from linchpin.network.standing_of import is_plain
from linchpin.strike.graph.sourced_ties import SourcedTie
from linchpin.strike.sourced.life_and_law import Death, deaths, with_legal_event

CHANCES = {
    Standing.ALLEGED: 0.5,
    Standing.CHARGED: 0.6,
    Standing.STATED: 0.85,
    Standing.ADMITTED: 0.95,
    Standing.PROVEN: 1.0,
}
"""Chance (0 to 1) that a tie of one source is real, by its standing: an assumption of ours."""

OPINION = 0.4
"""The same for a tie that is somebody's opinion."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The part of the network that hangs together with one entity on a day.

    Attributes:
        who: Label of the entity.
        person: Whether it is a person.
        ids: Canonical id of every label.
        ties: Every tie of the day, with the sources that state it.
        listed: Those of them that an official list states.
        organisations: Labels of everything that is no person; never proposed.
        with_event: Labels of people with a legal event in our sources.
        dead: Labels of people tied to them who are dead, with what is said; never proposed.
        departed: Labels of people whose every belonging has ended; never proposed.
        relatives: Labels of people whose every tie is one of family; never proposed.
        ended: How many ties around them are over, or not begun.
        of_the_dead: How many ties of people who are dead do not count.
    """

    who: str
    person: bool
    ids: dict[str, str]
    ties: tuple[SourcedTie, ...]
    listed: tuple[SourcedTie, ...]
    organisations: frozenset[str]
    with_event: frozenset[str]
    dead: dict[str, Death]
    departed: frozenset[str]
    relatives: frozenset[str]
    ended: int
    of_the_dead: int

    @property
    def people(self) -> frozenset[str]:
        """Labels of everybody around who is a person."""
        return frozenset(self.ids) - self.organisations

    def proposable(self, *, anybody: bool) -> frozenset[str]:
        """Return the labels of people who may be named.

        Args:
            anybody: also people without a legal event in our sources.
        """
        barred = self.dead.keys() | self.departed | self.relatives
        return (self.people if anybody else self.people & self.with_event) - barred


def surroundings(network: Network, who: str, day: date) -> Surroundings:
    """Return the ties around an entity on a day; relations of unclear ends are left out.

    Args:
        network: Of the archive.
        who: Name, entry number or id.
        day: Ties that had ended by then, and those of people dead by then, do not count.

    Raises:
        NetworkError: Nobody fits, several do, or no tie of the day is left.
    """
    entity = network.one(who)
    dead = deaths(network, day)
    gone = {item for item, death in dead.items() if death.firm}

    def holds(edge: Edge) -> bool:
        return edge.holds(day, network.newest)

    def counts(edge: Edge) -> bool:
        return edge.one_of == 1 and holds(edge) and not {edge.source, edge.target} & gone

    around = _component(network, entity, counts)
    touching = [
        edge for edge in network.edges if edge.one_of == 1 and {edge.source, edge.target} & around
    ]
    edges = [edge for edge in touching if counts(edge)]
    if not edges:
        raise NetworkError(_no_tie(network, entity, touching, dead.get(entity), day))
    over = [edge for edge in touching if not holds(edge)]
    sources = _sources(network, edges)
    lists = {item.dataset for item in network.snapshot.editions if item.kind == "list"}
    people = {item for item in around if _is_person(network, item)}
    met = {end for edge in touching if holds(edge) for end in (edge.source, edge.target)}
    ties = {edge.id + edge.source + edge.target: _tie(network, edge, sources) for edge in edges}
    listed = [edge.id + edge.source + edge.target for edge in edges if edge.dataset in lists]

    def labels(items: Iterable[str]) -> frozenset[str]:
        return frozenset(label(network, item) for item in items)

    return Surroundings(
        who=label(network, entity),
        person=entity in people,
        ids={label(network, item): item for item in around},
        ties=tuple(ties.values()),
        listed=tuple(ties[key] for key in listed),
        organisations=labels(around - people),
        with_event=labels(people & with_legal_event(network)),
        dead={label(network, item): dead[item] for item in sorted(met & dead.keys())},
        departed=labels(_departed(people, edges, over)),
        relatives=labels(_relatives(people, edges)),
        ended=len(over),
        of_the_dead=len(touching) - len(over) - len(edges),
    )


def label(network: Network, entity: str) -> str:
    """Return a name that no other entity has: the caption with the id."""
    return f"{network.names.caption(entity)} ({entity})"


def _component(network: Network, entity: str, counts: Callable[[Edge], bool]) -> set[str]:
    found, waiting = {entity}, [entity]
    while waiting:
        one = waiting.pop()
        for edge in network.ties.get(one, ()):
            other = edge.other(one)
            if other not in found and counts(edge):
                found.add(other)
                waiting.append(other)
    return found


def _no_tie(
    network: Network, entity: str, touching: list[Edge], death: Death | None, day: date
) -> str:
    who, when = label(network, entity), say_date(day.isoformat())
    if death is not None and death.firm:
        return (
            f"{who} is {death.words} in these sources, so no tie of theirs counts on {when}; ask "
            "about somebody else, or with --as-of a day before"
        )
    if touching:
        return f"{who}: every tie these sources state had ended by {when} or leads to the dead"
    return f"{who}: these sources state no tie, so nothing can be told"


def _is_person(network: Network, entity: str) -> bool:
    return any(is_a(schema, "Person") for schema in network.names.schemata(entity))


def _departed(people: set[str], edges: list[Edge], over: list[Edge]) -> set[str]:
    """Return the people who once belonged to something that is no person and now to nothing."""

    def members(ties: list[Edge]) -> set[str]:
        return {
            end
            for edge in ties
            if edge.belongs or is_over(edge.role)
            for end in (edge.source, edge.target)
            if end in people and edge.other(end) not in people
        }

    return members(over) - members(edges)


def _relatives(people: set[str], edges: list[Edge]) -> set[str]:
    """Return the people all of whose ties are of family."""
    kinds: dict[str, set[str]] = {}
    for edge in edges:
        for end in (edge.source, edge.target):
            kinds.setdefault(end, set()).add(edge.schema)
    return {item for item in people if kinds.get(item) == {"Family"}}


def _sources(network: Network, edges: list[Edge]) -> dict[str, tuple[str, ...]]:
    """Return the titles of the sources of each relation; all entries of a list are one source."""
    lists = {
        item.dataset: f"{item.title}, edition of {say_date(item.date)}"
        for item in network.snapshot.editions
        if item.kind == "list"
    }
    dated = [edge for edge in edges if edge.dataset not in lists]
    claims = claims_by_id(network.snapshot, (item for edge in dated for item in edge.claims))
    documents = cited_documents(network.snapshot, claims.values())
    found: dict[str, tuple[str, ...]] = {
        edge.id: (lists[edge.dataset],) for edge in edges if edge.dataset in lists
    }
    for edge in dated:
        titles = {documents[claims[item].evidence.document].title for item in edge.claims}
        found[edge.id] = tuple(sorted(titles))
    return found


def _tie(network: Network, edge: Edge, sources: dict[str, tuple[str, ...]]) -> SourcedTie:
    return SourcedTie(
        label(network, edge.source),
        label(network, edge.target),
        sources[edge.id],
        OPINION if edge.opinion else CHANCES[edge.standing],
        belongs=edge.belongs,
        firm=is_plain(edge.standing, edge.opinion),
        claims=edge.claims,
    )
