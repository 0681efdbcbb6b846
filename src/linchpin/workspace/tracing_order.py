"""What a user asks of tables, and where a run of it writes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from linchpin.workspace.outputs import can_write_beside


@dataclass(frozen=True, slots=True)
class TracingOrder:
    """What a user asks of tables.

    Attributes:
        tables: The files.
        kind: Kind of table; None for the one each fits best.
        given: Headings, by field.
        currency: Currency of amounts that name none.
        order: `day` or `month`, what stands first in dates of numbers; None to see it.
        zone: Zone of times that name none; None to leave them as the clock showed them.
        typologies: Names of those to look for; none for all.
        wallets: File of listed wallets; None for those of the archive.
        as_of: Day up to which rows count; None for all.
        output: File for the findings.
        record: File for the record; None for one beside the findings or the first table.
        replay: Record of a run that is repeated.
        allow_gaps: Why what could not be compared is accepted; None where it is not.
        with_archive: Whether parties are screened against the archive.
        jobs: Threads that share the joins.
        engine: What evaluates them: `local`, or `spark`.
        master: Where Spark works.
    """

    tables: tuple[Path, ...]
    kind: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    currency: str = "USD"
    order: str | None = None
    zone: str | None = None
    typologies: tuple[str, ...] = ()
    wallets: Path | None = None
    as_of: datetime.date | None = None
    output: Path | None = None
    record: Path | None = None
    replay: Path | None = None
    allow_gaps: str | None = None
    with_archive: bool = True
    jobs: int = 1
    engine: str = "local"
    master: str = "local[*]"

    def asked(self) -> dict[str, Any]:
        """Return how the tables are to be read, in values that JSON can hold."""
        return {
            "kind": self.kind,
            "given": dict(self.given),
            "currency": self.currency,
            "order": self.order,
            "zone": self.zone,
        }


def trace_record_path(order: TracingOrder) -> Path:
    """Return where the record of a run goes: as asked, else beside the findings or the table.

    A record that is there stays: the new one gets a number.

    Args:
        order: What the user asked.
    """
    if order.record is not None:
        return order.record
    first = order.tables[0]
    near = first if can_write_beside(first) else Path(first.name)
    stem = near.with_name(near.name + ".trace") if order.output is None else order.output
    if order.replay is not None:
        stem = stem.with_name(stem.name + ".replay")
    record, number = stem.with_name(stem.name + ".run.json"), 2
    while record.exists():
        record = stem.with_name(f"{stem.name}.{number}.run.json")
        number += 1
    return record
