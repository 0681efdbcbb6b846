"""Whom a reading may name, and in words why others are left out or nobody is left to choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from linchpin.claims.counted import counted, several
from linchpin.strike.graph.arrays import Bools, Floats
from linchpin.strike.graph.sourced_ties import linked_people
from linchpin.strike.sourced.organisations import ListReading
from linchpin.strike.sourced.question import SourcedQuestion


@dataclass(frozen=True, slots=True, eq=False)
class Choosable:
    """Who may be named in a reading.

    Attributes:
        names: every name of the network, in its order.
        linked: names that a firm tie links to a person.
        fixed: bool, shape (n,); True for names that may not be proposed.
        costs: float64, shape (n,), > 0.
        unlinked: how many people could be named but for the want of a firm tie to a person.
    """

    names: tuple[str, ...]
    linked: frozenset[str]
    fixed: Bools
    costs: Floats
    unlinked: int

    @property
    def open(self) -> tuple[str, ...]:
        """The names that may be proposed."""
        return tuple(self.names[place] for place in np.flatnonzero(~self.fixed))


def choosable(reading: ListReading, names: Sequence[str], asked: SourcedQuestion) -> Choosable:
    """Return who may be named in a reading.

    Args:
        reading: the ties and organisations.
        names: every name of the network.
        asked: who may be proposed, who must stay, and costs.
    """
    linked = linked_people(reading.ties, reading.organisations)
    named = np.array([_may_be_named(name, reading, asked) for name in names], np.bool_)
    tied = np.array([name in linked for name in names], np.bool_)
    return Choosable(
        names=tuple(names),
        linked=linked,
        fixed=~(named & tied),
        costs=np.array([asked.costs.get(name, 1.0) for name in names]),
        unlinked=int((named & ~tied).sum()),
    )


def no_choice(found: Choosable, asked: SourcedQuestion) -> str | None:
    """Return why nobody can be named: nobody may be, or all who may be would be; else None."""
    if found.fixed.all():
        return _nobody_left(found.unlinked)
    price = float(found.costs[~found.fixed].sum())
    if price > asked.best + 1e-9:
        return None
    count = len(found.open)
    who = counted(count, "person may", "people may")
    wanted = (
        f"a budget of {asked.best:,.10g} pays for all of them"
        if asked.priced
        else f"{asked.best:,.0f} {several(int(asked.best), 'was', 'were')} asked for"
    )
    left_out = f" {_unlinked_words(found.unlinked)}" if found.unlinked else ""
    return (
        f"Nobody is named: only {who} be named under this reading, and {wanted}, so that being "
        f"named would say nothing.{left_out}"
    )


def notes_on_choice(found: Choosable, asked: SourcedQuestion) -> tuple[str, ...]:
    """Return what has to be said about the choice: who was left out, how many were open."""
    notes = []
    if found.unlinked:
        notes.append(
            f"{_unlinked_words(found.unlinked).removesuffix('.')}, so what would change without "
            "them cannot be told"
        )
    notes.append(f"{counted(len(found.open), 'person', 'people')} could be chosen")
    if asked.leader is not None and asked.leader not in found.linked:
        notes.append(
            f"no comparison with {asked.leader}: under this reading no stated tie links them to "
            "a person"
        )
    return tuple(notes)


def _may_be_named(name: str, reading: ListReading, asked: SourcedQuestion) -> bool:
    if name in reading.organisations or name in asked.protected:
        return False
    return asked.proposable is None or name in asked.proposable


def _nobody_left(unlinked: int) -> str:
    if not unlinked:
        return "Under this reading nobody may be named: everybody is protected or left out."
    people = counted(unlinked, "person", "people")
    return (
        f"{people} could be named, but no stated tie links them to a person, so they are "
        "left out. Nobody else may be named, so this reading gives no answer."
    )


def _unlinked_words(unlinked: int) -> str:
    people = counted(unlinked, "person was", "people were")
    return (
        f"{people} left out, neither proposed nor compared with: no stated tie links them "
        "to a person."
    )
