"""Rows that fit a definition: which rows, what they add up to, by which authority."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linchpin.claims.finding import Finding

Row = Mapping[str, object]
"""A row of a table as its typology reads it: its columns by name, and `row`, `file`, `line`."""
Roles = Mapping[str, Sequence[Row]]
"""Rows by the part they play in a finding, such as `in` and `out`."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a finding's arithmetic.

    Attributes:
        label: What it counts, such as `paid in`.
        value: How much; cents where the unit is a currency.
        unit: A currency (`USD`), or a plain noun: `rows`, `places`, `hours`, `percent`.
    """

    label: str
    value: int
    unit: str

    def say(self) -> str:
        """Return it in words.

        >>> Figure("paid in", 1234500, "USD").say(), Figure("places", 3, "places").say()
        ('paid in: USD 12,345.00', 'places: 3')
        """
        return f"{self.label}: {self.shown}"

    @property
    def shown(self) -> str:
        """Return the figure with its unit."""
        if len(self.unit) == 3 and self.unit.isupper():
            return money(self.value, self.unit)
        return f"{self.value:,}" + ("" if self.unit in self.label else f" {self.unit}")


def money(cents: int, currency: str) -> str:
    """Return an amount in words.

    >>> money(-105, "USD")
    'USD -1.05'
    """
    sign = "-" if cents < 0 else ""
    return f"{currency} {sign}{abs(cents) // 100:,}.{abs(cents) % 100:02}"


@dataclass(frozen=True, slots=True)
class Derived:
    """What a definition says of some rows, from these rows alone.

    Attributes:
        subject: Whom the finding is about, as the table writes it.
        sums: Its arithmetic.
        says: The definition with these figures, in one sentence.
    """

    subject: str
    sums: tuple[Figure, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Fit:
    """Rows that fit the definition of a typology: a finding before anybody looked at it.

    Attributes:
        typology: Name of the typology.
        kind: Kind of the table its rows are of.
        derived: What its definition says of the rows.
        witness: Numbers of the rows, by the part they play.
        parties: All who take part, as the table writes them.
        authorities: What held on the days of the rows, in words.
        compared: How it stands beside others of the table; not derived from the witness alone.
        first: Day of the first row, ISO.
        last: Day of the last row, ISO.
        content: SHA-256 of what the rows hold: the same in whatever order the table is.
        set_aside: Why it is no finding, such as that the account always did so; empty for one.
        exposure: Who of the parties is listed or near a listed one, in words; raises its rank.
        rank: 0..1, by which findings are put in order; no probability.
    """

    typology: str
    kind: str
    derived: Derived
    witness: tuple[tuple[str, tuple[int, ...]], ...]
    parties: tuple[str, ...]
    authorities: tuple[str, ...]
    compared: tuple[str, ...]
    first: str
    last: str
    content: str
    set_aside: str = ""
    exposure: tuple[str, ...] = ()
    rank: float = 0.5

    @property
    def id(self) -> str:
        """Return what names the finding: the same for the same rows in any order."""
        text = json.dumps([self.typology, self.derived.subject, self.content])
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @property
    def rows(self) -> tuple[int, ...]:
        """Return the numbers of all its rows, each once, sorted."""
        return tuple(sorted({number for _, numbers in self.witness for number in numbers}))

    def finding(self, places: Mapping[int, str]) -> Finding:
        """Return it as a finding of Linchpin.

        Args:
            places: Where each row stands, by its number.
        """
        return Finding(
            method=f"trace: {self.typology}",
            subject=None,
            because=self.derived.says,
            rows=tuple(places[number] for number in self.rows),
            score=self.rank,
        )


_NOT_CONTENT = frozenset({"row", "file", "line", "sheet", "number"})


def content_of(roles: Roles) -> str:
    """Return the SHA-256 of what rows hold and which part they play, in no order.

    >>> one = {"in": [{"row": 1, "cents": 5}, {"row": 2, "cents": 6}]}
    >>> other = {"in": [{"row": 9, "cents": 6}, {"row": 1, "cents": 5}]}
    >>> content_of(one) == content_of(other)
    True
    """
    said = sorted(
        json.dumps(
            [role, sorted((k, str(v)) for k, v in row.items() if k not in _NOT_CONTENT)],
            ensure_ascii=False,
        )
        for role, rows in roles.items()
        for row in rows
    )
    return hashlib.sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()
