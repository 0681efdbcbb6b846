"""A question about a sourced network, and its answer under one reading of the list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from linchpin.claims.progress import Progress, silent
from linchpin.strike.report.answer import StrikeAnswer
from linchpin.strike.solve.question import Objective
from linchpin.strike.sourced.organisations import ListReading
from linchpin.strike.uncertainty.tipping_sources import Tipping


@dataclass(frozen=True, slots=True)
class SourcedQuestion:
    """What is asked of a sourced network.

    Attributes:
        best: what may be spent; with unit costs, how many names, >= 0.
        proposable: names that may be proposed (such as people with a legal event in our sources),
            or None for everybody.
        leader: a name to compare with, or None.
        objective: "pairwise" or "lcc".
        seed: 1 to 2**31 - 2.
        worlds: how many plausible versions to try; 0 for none.
        costs: cost of a name, > 0; names that are not here cost 1.
        protected: names that must stay.
        remove: names that are taken out as asked; empty to find the best ones.
        missing: share of ties that nobody has reported, or None to estimate it.
        progress: told what is being done.
        priced: whether the answer says what every name costs.
    """

    best: float
    proposable: frozenset[str] | None = None
    leader: str | None = None
    objective: Objective = "pairwise"
    seed: int = 1
    worlds: int = 40
    costs: Mapping[str, float] = field(default_factory=dict)
    protected: frozenset[str] = frozenset()
    remove: tuple[str, ...] = ()
    missing: float | None = None
    progress: Progress = silent
    priced: bool = False


@dataclass(frozen=True, slots=True)
class SourcedAnswer:
    """The answer under one reading of the list.

    Attributes:
        reading: how the list was read.
        observed: the best set of the firm ties.
        expected: the set with the least expected connected pairs over plausible worlds, or None
            where the network is too large for them.
        tipping: sources whose loss would change the observed answer, weakest footing first.
        cannot_tell: why this reading has no answer, in words, or None.
        unlinked: how many people could be named but for this: no firm tie links them to a
            person, so this reading neither proposes them nor compares with them.
    """

    reading: ListReading
    observed: StrikeAnswer | None
    expected: StrikeAnswer | None = None
    tipping: tuple[Tipping, ...] = ()
    cannot_tell: str | None = None
    unlinked: int = 0

    @property
    def shown(self) -> StrikeAnswer | None:
        """The answer a reader is given: the expected one where there is one."""
        return self.expected or self.observed
