"""Everybody on a chart with the ties between them: what grouping works on."""

from __future__ import annotations

from dataclasses import dataclass, field

from linchpin.chart.organisation.model import Card, Tie, TieKind
from linchpin.chart.words import Words

STRENGTH = (TieKind.OWNS, TieKind.DIRECTS, TieKind.FAMILY, TieKind.ROLE, TieKind.LINKED)
"""Kinds of tie, the most telling first."""


@dataclass(frozen=True, slots=True)
class People:
    """What grouping works on.

    Attributes:
        root: Canonical id of the organisation.
        name: Its name.
        leaders: Ids of who leads, in order.
        cards: Every card but the leaders', by id, in a fixed order.
        ties: Every tie, by each of its ends.
        past: Every tie that is over, by each of its ends.
        names: Name of everybody, root and leaders included.
        words: Language.
    """

    root: str
    name: str
    leaders: tuple[str, ...]
    cards: dict[str, Card]
    ties: dict[str, list[Tie]]
    names: dict[str, str]
    words: Words
    past: dict[str, list[Tie]] = field(default_factory=dict)

    def between(self, entity: str, other: str) -> list[Tie]:
        """Return the ties between two, the most telling first."""
        found = [tie for tie in self.ties.get(entity, ()) if tie.other(entity) == other]
        if not self.ties.get(entity):
            found = [tie for tie in self.past.get(entity, ()) if tie.other(entity) == other]
        return sorted(found, key=lambda tie: (rank(tie), tie.key))


def rank(tie: Tie) -> int:
    """Return how telling a tie is; smaller is more."""
    return STRENGTH.index(tie.kind) if tie.kind in STRENGTH else len(STRENGTH)
