"""What a kind of table is: its columns, what each holds, and how headings call it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Holds(Enum):
    """What a column of a table holds."""

    TEXT = "text"
    PARTY = "somebody who takes part"
    MONEY = "an amount"
    TIME = "a day, or a day and time"
    SHARE = "a share"
    NUMBER = "a number"


@dataclass(frozen=True, slots=True)
class Field:
    """A column that a kind of table may have.

    Attributes:
        name: What it is called here. A time also gives `NAME_day`; a share gives `NAME_low` and
            `NAME_high` in units (see `ownership.shares`); the time and amount of a row are
            `time`, `day`, `cents`.
        holds: What it holds.
        headings: How tables call it, in small letters without accents, the usual names first.
        needed: Whether a table is of the kind only with it.
    """

    name: str
    holds: Holds
    headings: tuple[str, ...]
    needed: bool = False


@dataclass(frozen=True, slots=True)
class TableKind:
    """A kind of table.

    Attributes:
        name: What it is called.
        fields: Its columns.
    """

    name: str
    fields: tuple[Field, ...]

    @property
    def needed(self) -> tuple[Field, ...]:
        """Return the columns without which no table is of this kind."""
        return tuple(field for field in self.fields if field.needed)


def heads(text: str) -> tuple[str, ...]:
    """Return headings written between bars.

    >>> heads("date|value date")
    ('date', 'value date')
    """
    return tuple(one.strip() for one in text.split("|"))
