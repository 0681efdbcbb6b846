"""What changed between two days: events of lists, and what newer documents of cases say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from linchpin.claims.counted import counted
from linchpin.claims.dates import say_date
from linchpin.network.changes import CaseNews, ListChange
from linchpin.workspace.opened.html import heading, list_html, paragraph
from linchpin.workspace.opened.table import AnswerTable

if TYPE_CHECKING:
    import pyarrow as pa

EVENT_COLUMNS = (
    "list", "older", "newer", "kind", "entity", "caption", "can_alter",
    "gained", "lost", "others", "because", "said", "unsaid",
)  # fmt: skip
"""Columns of what happened to entries; `said` and `unsaid` are ids of claims."""
CASE_COLUMNS = ("case", "entity", "prop", "value", "standing", "speaker", "quote", "document")


@dataclass(frozen=True, slots=True, repr=False)
class Changes:
    """What every source says that it did not say on an earlier day.

    Attributes:
        span: The two days, in words.
        lists: What changed on each list, with what limits the comparison.
        cases: Claims of documents that came out in between.
    """

    span: str
    lists: tuple[ListChange, ...]
    cases: tuple[CaseNews, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what limits the comparison: no change told is no proof that nothing changed."""
        return tuple(f"{one.title}: {note}" for one in self.lists for note in one.notes)

    @property
    def events(self) -> AnswerTable:
        """Return what happened to each entry of a list, a row for each event."""
        rows = [
            [one.title, one.older, one.newer, event.kind.value, event.entity, event.caption,
             sorted(item.value for item in event.matters), list(event.gained), list(event.lost),
             list(event.others), event.because or None, [c.id for c in event.said],
             [c.id for c in event.unsaid]]
            for one in self.lists
            for event in one.events
        ]  # fmt: skip
        return AnswerTable.of(f"What happened on lists, {self.span}", EVENT_COLUMNS, rows)

    @property
    def claims(self) -> AnswerTable:
        """Return what documents of cases say that came out in between, a row for each claim."""
        rows = [
            [case.title, claim.entity_id, claim.prop, claim.value, claim.evidence.standing.value,
             claim.evidence.speaker, claim.evidence.quote, claim.evidence.document]
            for case in self.cases
            for claim in case.claims
        ]  # fmt: skip
        return AnswerTable.of(f"What cases say, {self.span}", CASE_COLUMNS, rows)

    def to_arrow(self) -> pa.Table:
        """Return `events` as an Arrow table."""
        return self.events.to_arrow()

    def to_pandas(self) -> Any:
        """Return `events` as a pandas DataFrame; see `AnswerTable.to_pandas`."""
        return self.events.to_pandas()

    def __len__(self) -> int:
        """Return how many events of lists there are."""
        return sum(len(one.events) for one in self.lists)

    def __repr__(self) -> str:
        """Return the span and how much changed."""
        return f"<Changes {self.span}: {counted(len(self), 'event')} of lists>"

    def _repr_html_(self) -> str:
        """Return counts by kind, what limits the comparison, and the events."""
        parts = [f"<h3>Changes {self.span}</h3>"]
        for one in self.lists:
            older = "no edition" if one.older is None else f"the edition of {say_date(one.older)}"
            parts.append(heading(f"{one.title}: {older} against that of {say_date(one.newer)}"))
            parts.append(list_html(_counts(one)))
        parts += [heading("What limits this"), list_html(self.notes)] if self.notes else []
        parts.append(self.events._repr_html_() if len(self) else paragraph("No event of a list."))
        return "".join(parts) + (self.claims._repr_html_() if self.cases else "")


def _counts(change: ListChange) -> Sequence[str]:
    found = Counter(event.kind.value for event in change.events)
    return [f"{kind}: {count:,}" for kind, count in sorted(found.items())]
