"""What a user asks of a network, in the words of the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from linchpin.strike.solve.question import Objective


@dataclass(frozen=True, slots=True)
class StrikeRequest:
    """One question about a network: who holds it up, or what would change without some.

    Attributes:
        best: how many names to find, or None.
        remove: names that are given; empty to find them.
        budget: what may be spent, or None.
        costs: file of NAME,COST lines, or None where every name costs one.
        protect: file of names that must stay, one a line, or None.
        leader: a name to compare with, or None.
        objective: "pairwise" or "lcc".
        worlds: plausible versions to try; 0 for none, None for as many as are affordable.
        missing: share of ties nobody has reported, or None to estimate it.
        seed: 1 to 2**31 - 2.
        anybody: whether, in the archive, people without a legal event may be named too.
    """

    best: int | None = None
    remove: tuple[str, ...] = ()
    budget: float | None = None
    costs: Path | None = None
    protect: Path | None = None
    leader: str | None = None
    objective: Objective = "pairwise"
    worlds: int | None = None
    missing: float | None = None
    seed: int = 1
    anybody: bool = False

    @property
    def spends(self) -> float:
        """What may be spent: the budget, or one for each name asked for."""
        return self.budget if self.budget is not None else float(self.best or 0)

    def about_given(self) -> tuple[str, ...]:
        """Return that a given set is not asked how sure it is, where that was asked for."""
        if not self.remove or (not self.worlds and self.missing is None):
            return ()
        return (
            "how sure this is is not asked of names that are given, so --worlds and --missing "
            "change nothing here",
        )
