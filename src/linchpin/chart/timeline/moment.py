"""One dated thing of a timeline."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.chart.errors import ChartError
from linchpin.network.answer import Line


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated thing.

    Attributes:
        key: Unique in the timeline.
        date: EDTF date, month, year, circa or interval.
        text: What is said.
        kind: Kind of event as badges have it, or `relation`, `listed`, `dated`, `statement`.
        lines: Evidence.
    """

    key: str
    date: str
    text: str
    kind: str
    lines: tuple[Line, ...]

    def __post_init__(self) -> None:
        if not any(line.said for line in self.lines):
            raise ChartError(f"{self.text}: no claim stands behind it; it is not drawn")

    @property
    def legal(self) -> bool:
        """Say whether it is a legal event."""
        return self.kind not in ("statement", "relation", "listed", "dated", "event")

    @property
    def done(self) -> bool:
        """Say whether it is a legal event that a source tells as a fact."""
        return self.legal and self.kind != "reported"
