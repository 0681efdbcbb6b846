"""One line of a chart: what joins two, in words, with its time and its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from linchpin.chart.errors import ChartError
from linchpin.chart.standing import Firmness, firmness
from linchpin.network.answer import Line


class TieKind(StrEnum):
    """What a source says joins two."""

    LEADS = "leads"
    ROLE = "role"
    FAMILY = "family"
    OWNS = "owns"
    DIRECTS = "directs"
    LINKED = "linked"
    ALLIED = "allied"
    RIVAL = "rival"
    SUCCESSION = "succession"
    PAYS = "pays"


@dataclass(frozen=True, slots=True)
class Tie:
    """One line of the chart.

    Attributes:
        source: Entity id of the end the source names first.
        target: Entity id of the other end.
        kind: What joins them.
        label: In words, such as `son` or `linked to`.
        lines: What is said, with its evidence; never empty.
        period: The time it holds for, in words; empty where none is stated.
        ended: True where it is over, or began later than what else is drawn.
        payments: Of payments, amount and EDTF date of each, as far as they are stated.
    """

    source: str
    target: str
    kind: TieKind
    label: str
    lines: tuple[Line, ...]
    period: str = ""
    ended: bool = False
    payments: tuple[tuple[str | None, str | None], ...] = ()

    def __post_init__(self) -> None:
        if not any(line.said for line in self.lines):
            raise ChartError(
                f"no source says what joins {self.source} and {self.target}; "
                "a line without a claim is not drawn"
            )

    @property
    def key(self) -> str:
        """Return the id of the line."""
        over = "--ended" if self.ended else ""
        return f"{self.kind.value}--{self.source}--{self.target}{over}"

    @property
    def text(self) -> str:
        """Return what joins the two, with the time it holds for."""
        if not self.period:
            return self.label
        return f"{self.label}{' ' if self.period.startswith('(') else ', '}{self.period}"

    @property
    def style(self) -> str:
        """Return the kind of line it is drawn as; what has ended is drawn apart."""
        return "ended" if self.ended else self.kind.value

    @property
    def claims(self) -> tuple[str, ...]:
        """Return the ids of the claims it rests on."""
        return claims_in(self.lines)

    @property
    def firmness(self) -> Firmness:
        """Return how firmly it is said."""
        return firmness(self.lines)

    @property
    def ends(self) -> frozenset[str]:
        """Return both ends."""
        return frozenset((self.source, self.target))

    def other(self, entity: str) -> str:
        """Return the end that is not `entity`."""
        return self.target if entity == self.source else self.source


def claims_in(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Return the ids of the claims some lines rest on, each once, in order."""
    return tuple(dict.fromkeys(said.claim for line in lines for said in line.said))
