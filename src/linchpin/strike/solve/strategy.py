"""The seam every engine stands behind, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from linchpin.claims.progress import Progress
from linchpin.strike.graph.arrays import Ints
from linchpin.strike.graph.graph import Graph
from linchpin.strike.solve.question import Question


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """A set of actors in order, and how good it is known to be.

    Attributes:
        order: nodes, int32, distinct; the first matters most.
        engine: name of the strategy.
        proven: True when no affordable set is better.
        lower_bound: no affordable set leaves less of the objective than this (connected pairs, or
            nodes in the largest component), or None when nothing was proven.
    """

    order: Ints
    engine: str
    proven: bool = False
    lower_bound: float | None = None


class Strategy(Protocol):
    """One way of finding what holds a network up.

    Every strategy keeps these promises, and one contract test checks them: protected nodes are
    never chosen, the budget is kept, a larger budget never leaves more, and the same question
    gets the same answer.
    """

    @property
    def name(self) -> str:
        """Short name, as it stands in answers."""
        ...

    @property
    def authority(self) -> str:
        """The published methods it follows."""
        ...

    def suits(self, graph: Graph, question: Question) -> bool:
        """Return whether this strategy can answer in reasonable time."""
        ...

    def targets(self, graph: Graph, question: Question, progress: Progress = ...) -> Choice:
        """Return the set it finds; `suits` must hold. Long work tells `progress`."""
        ...
