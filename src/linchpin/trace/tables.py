"""The tables of a run: columns by kind, rows by number, and where each row stands."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from linchpin.trace.engine.joiners import Joiner, OnDuckDB
from linchpin.trace.fit import Row

if TYPE_CHECKING:
    from linchpin.trace.engine.hops import Hops
    from linchpin.trace.engine.transfers import Transfers


@dataclass(frozen=True, slots=True)
class ListedWallet:
    """A wallet address on a list.

    Attributes:
        address: As the list writes it.
        entity: Whose it is, by the list.
        listed: Day from which the list has it, ISO; empty where that is not known.
        programs: Programs it is listed under.
    """

    address: str
    entity: str
    listed: str
    programs: tuple[str, ...]


@dataclass(frozen=True)
class TracedTables:
    """What was read for a run.

    Attributes:
        by_kind: Arrow tables by kind. Each has `row` (int64, its number in the kind), `file`
            (int32, which of `files`), `line` (int64), and the columns of its kind.
        files: Names of the files.
        as_of: Day up to which rows count, and on which what is open is judged; None for all.
        wallets: Listed wallets.
        notes: What typologies are told besides, by name (such as lists in use).
        joiner: What evaluates joins.
    """

    by_kind: Mapping[str, pa.Table]
    files: tuple[str, ...] = ()
    as_of: datetime.date | None = None
    wallets: tuple[ListedWallet, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    joiner: Joiner = field(default_factory=OnDuckDB)

    def rows(self, kind: str, numbers: Sequence[int]) -> list[Row]:
        """Return rows by their numbers, in the order of the numbers.

        Args:
            kind: Kind of the table.
            numbers: The numbers.
        """
        found: list[dict[str, Any]] = (
            self.by_kind[kind].take(pa.array(numbers, pa.int64())).to_pylist()
        )
        for row in found:
            row["file"] = self.files[row["file"]] if self.files else ""
        return list(found)

    def roles(
        self, kind: str, witness: Sequence[tuple[str, Sequence[int]]]
    ) -> dict[str, list[Row]]:
        """Return the rows of a witness by the part they play.

        Args:
            kind: Kind of the table.
            witness: Numbers of rows by part.
        """
        return {role: self.rows(kind, numbers) for role, numbers in witness}

    def place(self, kind: str, number: int) -> str:
        """Return where a row stands: file and line."""
        row = self.rows(kind, [number])[0]
        return f"{row['file']} line {row['line']}"

    @cached_property
    def transfers(self) -> Transfers:
        """Return payments and cash as transfers between accounts."""
        from linchpin.trace.engine.transfers import transfers_of

        return transfers_of(self)

    @cached_property
    def hops(self) -> Hops:
        """Return which transfers go on with what others brought, habits of accounts left away."""
        from linchpin.trace.engine.hops import hops_of, without_habits
        from linchpin.trace.money.channels import not_daily

        found = hops_of(self.transfers, ~not_daily(self.transfers), self.joiner)
        return without_habits(self.transfers, found)[0]
