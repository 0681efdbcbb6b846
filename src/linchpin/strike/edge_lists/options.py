"""What a user says about an edge file, and what was found in it."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class EdgeOptions:
    """What a user says about a file that cannot be told from it.

    Attributes:
        columns: headings or numbers (from 1) of the two ends and, third, the weight; empty to
            find them.
        header: whether the first row is headings, or None to find out.
    """

    columns: tuple[str, ...] = ()
    header: bool | None = None


@dataclass(slots=True)
class Damage:
    """What of a file could not be read, counted by kind, with the first places.

    Attributes:
        counts: how many rows or cells, by kind.
        examples: places and values, by kind; at most three each.
    """

    counts: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, place: str, value: str) -> None:
        """Count one more.

        Args:
            kind: what is wrong, in words that follow a number.
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
        return sum(self.counts.values())

    def said(self) -> tuple[str, ...]:
        """Return one sentence for each kind, with places."""
        return tuple(
            f"{count:,} {kind} ({'; '.join(self.examples[kind])}"
            f"{'; ...' if count > MOST_EXAMPLES else ''})"
            for kind, count in self.counts.items()
        )
