"""Who came, went and stands in each quarter, by group; each number is a list of entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from linchpin.archive.queries.held_entries import HeldEntry
from linchpin.claims.dates import parse_date
from linchpin.network.list_trends.families import family_of

Held = Mapping[str, HeldEntry]
GROUPINGS: Mapping[str, Callable[[HeldEntry], Iterable[str]]] = {
    "family": lambda entry: map(family_of, entry.programs),
    "program": lambda entry: entry.programs,
    "country": lambda entry: entry.countries or ("not stated",),
    "kind": lambda entry: (entry.schema or "not stated",),
    "all": lambda _: ("all entries",),
}
"""How entries are put into groups, by name; an entry may be in several groups."""


@dataclass(frozen=True, slots=True)
class GroupQuarter:
    """A group in a quarter; what stands at its end follows from the quarter before.

    Attributes:
        group: The group.
        quarter: Such as `2021-Q4`.
        first: EDTF date of the edition it begins with; that of the quarter before, if there is one.
        last: EDTF date of its last edition.
        added: Entries that came onto the list, with an edition each: (entity, date).
        removed: Entries that left the list.
        gained: Entries of the list that came into the group.
        lost: Entries of the list that left the group.
        standing: Entity ids of the group at its end, sorted.
    """

    group: str
    quarter: str
    first: str
    last: str
    added: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]
    gained: tuple[tuple[str, str], ...]
    lost: tuple[tuple[str, str], ...]
    standing: tuple[str, ...]


def quarter_of(date: str) -> str:
    """Return the quarter an edition counts for: that of the last day its date can mean.

    >>> quarter_of("2021-12-30"), quarter_of("2021-07")
    ('2021-Q4', '2021-Q3')
    """
    day = parse_date(date).latest
    return f"{day.year}-Q{(day.month + 2) // 3}"


def groups_of(entry: HeldEntry, by: str) -> frozenset[str]:
    """Return the groups an entry is in.

    Args:
        entry: The entry.
        by: One of `GROUPINGS`.
    """
    return frozenset(GROUPINGS[by](entry))


def trend(editions: Sequence[tuple[str, Held]], by: str) -> list[GroupQuarter]:
    """Return every group in every quarter, in order of group and quarter.

    For each group, what stands is what stood a quarter before, with those added and gained, less
    those removed and lost.

    Args:
        editions: Date and entries of each edition, oldest first.
        by: One of `GROUPINGS`.
    """
    moves: dict[tuple[str, str], _Moves] = {}
    standing: dict[str, dict[str, set[str]]] = {}
    spans: dict[str, tuple[str, str]] = {}
    before: tuple[str, Held] | None = None
    for date, held in editions:
        quarter = quarter_of(date)
        first = spans[quarter][0] if quarter in spans else date if before is None else before[0]
        spans[quarter] = (first, date)
        if before is not None:
            for group, what, entity in _steps(before[1], held, by):
                moved = moves.setdefault((group, quarter), _Moves())
                getattr(moved, what).append((entity, date))
        standing[quarter] = _standing(held, by)
        before = (date, held)
    names = sorted(
        {group for found in standing.values() for group in found} | {g for g, _ in moves}
    )
    rows = []
    for group in sorted(names):
        for quarter, (first, last) in spans.items():
            moved = moves.get((group, quarter), _Moves())
            stands = tuple(sorted(standing[quarter].get(group, ())))
            added, removed = tuple(moved.added), tuple(moved.removed)
            gained, lost = tuple(moved.gained), tuple(moved.lost)
            rows.append(
                GroupQuarter(group, quarter, first, last, added, removed, gained, lost, stands)
            )
    return rows


@dataclass(slots=True)
class _Moves:
    """What happened in a group in a quarter: entities, each with the date of the edition."""

    added: list[tuple[str, str]] = field(default_factory=list)
    removed: list[tuple[str, str]] = field(default_factory=list)
    gained: list[tuple[str, str]] = field(default_factory=list)
    lost: list[tuple[str, str]] = field(default_factory=list)


def _steps(was: Held, now: Held, by: str) -> Iterable[tuple[str, str, str]]:
    """Yield group, what happened, and entity, between two editions."""
    for entity in sorted(was.keys() | now.keys()):
        old = groups_of(was[entity], by) if entity in was else frozenset()
        new = groups_of(now[entity], by) if entity in now else frozenset()
        came = "added" if entity not in was else "gained"
        went = "removed" if entity not in now else "lost"
        for group in sorted(new - old):
            yield group, came, entity
        for group in sorted(old - new):
            yield group, went, entity


def _standing(held: Held, by: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entity, entry in held.items():
        for group in groups_of(entry, by):
            found.setdefault(group, set()).add(entity)
    return found
