"""Organisations in a list of ties: two readings, because "linked to" may mean "belongs to".

On a sanctions list "Linked To: ORGANISATION" says that somebody belongs to an organisation, not
whom they talk to. The organisation's own entry is then the hub, and cutting it finds the format of
the list. An organisation is therefore never a removable actor, and every answer is given twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations

from linchpin.claims.counted import counted
from linchpin.strike.graph.sourced_ties import SourcedTie

LARGEST_EXPANDED = 60
HYPOTHESIS_STANDING = 0.3


@dataclass(frozen=True, slots=True)
class ListReading:
    """One way to read a list of ties.

    Attributes:
        name: "as listed" or "members expanded".
        words: what the reading supposes, one sentence.
        ties: the ties under it.
        organisations: names that must stay in this reading.
        alone: names that belong to the network but have no tie under this reading.
        notes: what could not be done, in words.
    """

    name: str
    words: str
    ties: tuple[SourcedTie, ...]
    organisations: frozenset[str]
    alone: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()


def both_readings(
    ties: Sequence[SourcedTie], organisations: Collection[str]
) -> tuple[ListReading, ListReading]:
    """Return the ties as listed, and with every organisation expanded to its members.

    Args:
        ties: as the sources have them.
        organisations: names that are organisations, not people.
    """
    named = frozenset(organisations)
    as_listed = ListReading(
        name="as listed",
        words=(
            "Every tie as the sources state it. Organisations stay in the network and cannot be "
            "chosen."
        ),
        ties=tuple(ties),
        organisations=named,
    )
    return as_listed, expanded(ties, named)


def expanded(ties: Sequence[SourcedTie], organisations: frozenset[str]) -> ListReading:
    """Return the reading in which members of one organisation are supposed to know each other.

    Every pair of members gets a hypothesis tie with low standing; organisations leave. An
    organisation with more than 60 members is not expanded: a clique of hundreds says nothing.
    """
    members: dict[str, dict[str, SourcedTie]] = defaultdict(dict)
    kept = []
    for tie in ties:
        ends = {tie.a, tie.b}
        inside = ends & organisations
        if not inside:
            kept.append(tie)
        elif len(inside) == 1 and len(ends) == 2 and tie.belongs:
            (organisation,) = inside
            (person,) = ends - inside
            before = members[organisation].get(person)
            if before is None or (tie.firm and not before.firm):
                members[organisation][person] = tie
    notes = []
    for organisation, people in sorted(members.items()):
        if len(people) > LARGEST_EXPANDED:
            notes.append(
                f"{organisation} has {len(people)} listed members; who of them knows whom is not "
                "stated, and it was not guessed"
            )
            continue
        for one, other in combinations(sorted(people), 2):
            kept.append(_supposed(one, other, people[one], people[other]))
    tied = {name for tie in kept for name in (tie.a, tie.b)}
    people_listed = {name for tie in ties for name in (tie.a, tie.b)} - organisations
    return ListReading(
        name="members expanded",
        words=(
            "Organisations are taken out and their members are supposed to know each other. These "
            "ties are hypotheses: no source states them."
        ),
        ties=tuple(kept),
        organisations=frozenset(),
        alone=frozenset(people_listed - tied),
        notes=tuple(notes),
    )


def _supposed(one: str, other: str, first: SourcedTie, second: SourcedTie) -> SourcedTie:
    """Return the tie supposed between two members, resting on both memberships."""
    return SourcedTie(
        one,
        other,
        tuple(dict.fromkeys((*first.sources, *second.sources))),
        HYPOTHESIS_STANDING,
        hypothesis=True,
        firm=first.firm and second.firm,
        claims=tuple(dict.fromkeys((*first.claims, *second.claims))),
    )


def what_the_list_states(
    name: str, ties: Sequence[SourcedTie], organisations: Collection[str]
) -> str:
    """Return in words what the ties say about one person, where they say too little to strike.

    Args:
        name: the person.
        ties: as the sources have them.
        organisations: names that are organisations.

    Example:
        >>> what_the_list_states("Ana", [SourcedTie("Ana", "Club")], ["Club"])
        'Ana: the sources state a tie to 1 organisation (Club) and to no person; that says they \
belong to it and nothing of rank. What would change without Ana cannot be told from this list.'
    """
    near = {tie.b if tie.a == name else tie.a for tie in ties if name in (tie.a, tie.b)} - {name}
    groups = sorted(near & frozenset(organisations))
    people = sorted(near - frozenset(organisations))
    ending = f"What would change without {name} cannot be told from this list."
    if not near:
        return f"{name}: the sources state no tie at all, and nothing of rank. {ending}"
    if not people:
        return (
            f"{name}: the sources state a tie to {counted(len(groups), 'organisation')} "
            f"({', '.join(groups)}) and to no person; that says they belong to it "
            f"and nothing of rank. {ending}"
        )
    return (
        f"{name}: the sources state a tie to "
        f"{counted(len(people), 'person', 'people')} and "
        f"{counted(len(groups), 'organisation')}; they state nothing of rank."
    )
