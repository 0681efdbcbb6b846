"""What a user says about an edge file, and what was found in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from linchpin.claims.counted import counted
from linchpin.tabular.coverage import Gap, GapKind, merged_gaps

MOST_EXAMPLES = 3
_SAID = frozenset({GapKind.HIDDEN_SHEET, GapKind.STRAY_BYTES})
_NOT_OF_TIES = frozenset({GapKind.UNSURE_CODE_PAGE})
"""Who is tied to whom is the same in every code page; that its letters are unsure is a note."""
_LOSES = frozenset(kind for kind in GapKind if kind.is_blind) - _NOT_OF_TIES


@dataclass(frozen=True, slots=True)
class EdgeOptions:
    """What a user says about a file that cannot be told from it.

    Attributes:
        columns: headings or numbers (from 1) of the two ends and, third, the weight; empty to
            find them.
        header: whether the first row is headings, or None to find out.
        sheet: name of the table, where a file holds several, or None to find it.
    """

    columns: tuple[str, ...] = ()
    header: bool | None = None
    sheet: str | None = None


@dataclass(slots=True)
class Damage:
    """What of a file could not be read, counted by kind, with the first places.

    Attributes:
        counts: how many rows or cells, by kind.
        examples: places and values, by kind; at most three each.
        gaps: what the reader of the file has to say of its bytes and cells.
    """

    counts: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)

    def add(self, kind: str, place: str, value: str) -> None:
        """Count one more.

        Args:
            kind: what is wrong, its first word a noun in the singular, without a verb.
            place: such as "line 7".
            value: what stands there.
        """
        self.counts[kind] = self.counts.get(kind, 0) + 1
        known = self.examples.setdefault(kind, [])
        if len(known) < MOST_EXAMPLES:
            known.append(f"{place}: {value[:60]!r}")

    @property
    def total(self) -> int:
        """How many rows or cells could not be read."""
        return sum(self.counts.values()) + sum(gap.count for gap in self._lost)

    def said(self) -> tuple[str, ...]:
        """Return one sentence for each kind, with places."""
        found = []
        for kind, count in self.counts.items():
            noun, _, wrong = kind.partition(" ")
            more = "; ..." if count > MOST_EXAMPLES else ""
            found.append(f"{counted(count, noun)} {wrong} ({'; '.join(self.examples[kind])}{more})")
        return (*found, *(gap.say() for gap in self._lost))

    def odd(self) -> tuple[str, ...]:
        """Return what is odd in the file but loses nothing, a sentence for each kind."""
        return tuple(gap.say() for gap in merged_gaps(self.gaps) if gap.kind in _SAID)

    @property
    def _lost(self) -> list[Gap]:
        """The gaps by which ties may be missing or names be taken for one another."""
        return [gap for gap in merged_gaps(self.gaps) if gap.kind in _LOSES]
