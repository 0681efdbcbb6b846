"""What the archive says as of a day, read through DuckDB by any number of processes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from linchpin.archive.chosen import editions_named
from linchpin.archive.manifest import Manifest
from linchpin.archive.queries.database import OwnTables
from linchpin.archive.queries.parquet import reading
from linchpin.archive.queries.views import connect_views
from linchpin.archive.store import Archive
from linchpin.claims.errors import ArchiveError

_BATCH = 16_384
"""Rows of a result that are in memory at once."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The editions that count as of a day, with what reads them.

    Attributes:
        editions: One for each source.
        too_early: Sources whose first edition is later than the day.
        as_of: The day, or None for everything known.
        views: `claims` and `documents`, in DuckDB, and `asserted`: the claims that nobody denies.
    """

    editions: tuple[Manifest, ...]
    too_early: tuple[Manifest, ...]
    as_of: date | None
    views: OwnTables

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query over `claims` and `documents`."""
        with reading():
            return self.views.cursor().execute(sql, list(parameters)).fetchall()

    def table(self, sql: str, parameters: Sequence[Any] = ()) -> pa.Table:
        """Return the result of a query as an Arrow table."""
        with reading():
            return self.views.cursor().execute(sql, list(parameters)).to_arrow_table()

    def tables(self, sql: str) -> Iterator[pa.Table]:
        """Yield the result of a query as Arrow tables, one after another, in bounded memory."""
        with reading():
            result = self.views.cursor().execute(sql)
            for batch in result.to_arrow_reader(_BATCH):
                yield pa.Table.from_batches([batch])

    def close(self) -> None:
        """Let go of the files; nothing can be asked afterwards."""
        self.views.close()


def take_snapshot(
    archive: Archive, *, as_of: date | None = None, editions: Mapping[str, str] | None = None
) -> Snapshot:
    """Return what the archive says as of a day.

    A list counts with its last edition that was surely out by that day; a case counts with its
    last edition, less the claims whose documents were published later.

    Args:
        archive: What to read.
        as_of: The day; None for everything.
        editions: Content ids of the editions to take, by source, and no others; None for the
            last ones.

    Raises:
        ArchiveError: The archive holds no edition at all, or not one that is to be taken.
    """
    if editions is not None:
        return _snapshot(archive, editions_named(archive, editions), [], as_of)
    chosen: list[Manifest] = []
    too_early: list[Manifest] = []
    for dataset in archive.datasets():
        held = archive.editions(dataset)
        fitting = [
            edition
            for edition in held
            if as_of is None or edition.kind == "case" or edition.known_by <= as_of
        ]
        if fitting:
            chosen.append(fitting[-1])
        else:
            too_early.append(held[0])
    if not chosen and not too_early:
        raise ArchiveError(f"{archive.path}: holds no edition yet; see `linchpin add --help`")
    return _snapshot(archive, chosen, too_early, as_of)


def _snapshot(
    archive: Archive, chosen: list[Manifest], too_early: list[Manifest], as_of: date | None
) -> Snapshot:
    views = connect_views(archive, chosen, as_of)
    return Snapshot(tuple(chosen), tuple(too_early), as_of, views)
