"""Tables straight from the archive: claims, editions, and whatever SQL asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import duckdb

from linchpin.archive.queries.everything import claims_with_documents
from linchpin.archive.queries.guarded import guarded_views
from linchpin.claims.errors import ArchiveError
from linchpin.network.network import Network
from linchpin.workspace.opened.table import AnswerTable

if TYPE_CHECKING:
    import pyarrow as pa

    from linchpin.workspace.open import Counted

EDITION_COLUMNS = (
    "dataset", "title", "kind", "date", "entries", "claims", "counts_here", "id", "publisher",
    "added", "version", "warnings", "accepted",
)  # fmt: skip
"""Columns of the editions; `counts_here` is whether the edition is the one that is asked."""


def claims_table(network: Network, entity: str | None) -> AnswerTable:
    """Return claims with the entity they are about after merging, and where they were published.

    Args:
        network: The network.
        entity: Canonical id of whom they are about; None for all.
    """
    members = None if entity is None else network.resolution.members(entity)
    found = claims_with_documents(network.snapshot, members)
    caption = network.names.caption
    heads = {one: network.resolution.of(one) for one in _distinct(found, "entity_id")}
    shown = {one: caption(head) for one, head in heads.items()}
    for name, values in (("caption", shown), ("entity", heads)):
        found = found.add_column(0, name, _mapped(found.column("entity_id"), values))
    return AnswerTable("Claims" if entity is None else f"Claims about {caption(entity)}", found)


def _distinct(table: pa.Table, column: str) -> list[str]:
    return [one for one in table.column(column).unique().to_pylist() if one is not None]


def _mapped(column: pa.ChunkedArray, values: dict[str, str]) -> pa.ChunkedArray:
    """Return a column of texts, each put for another; what is null stays so."""
    import pyarrow as pa

    chunks = []
    for chunk in column.dictionary_encode().chunks:
        found = pa.array([values[one] for one in chunk.dictionary.to_pylist()], pa.string())
        chunks.append(found.take(chunk.indices))
    return pa.chunked_array(chunks, pa.string())


def editions_table(counted: Counted) -> AnswerTable:
    """Return every edition of every source, oldest first.

    Args:
        counted: What counts.
    """
    here = {(one.dataset, one.folder) for one in counted.snapshot.editions}
    rows = [
        [
            (item.dataset, item.folder) in here if name == "counts_here" else getattr(item, name)
            for name in EDITION_COLUMNS
        ]
        for dataset in counted.archive.datasets()
        for item in counted.archive.editions(dataset)
    ]
    return AnswerTable.of("Editions", EDITION_COLUMNS, rows)


def query_table(counted: Counted, query: str, parameters: Sequence[Any]) -> AnswerTable:
    """Return the rows of a query that may read the editions that count and nothing else.

    Args:
        counted: What counts.
        query: In DuckDB's SQL.
        parameters: Values for its question marks.

    Raises:
        ArchiveError: It cannot be answered; DuckDB's words say why.
    """
    snapshot = counted.snapshot
    with guarded_views(counted.archive, snapshot.editions, snapshot.as_of) as connection:
        try:
            found = connection.execute(query, list(parameters)).to_arrow_table()
        except duckdb.Error as error:
            raise ArchiveError(f"the query cannot be answered: {error}") from error
    return AnswerTable("Rows of the query", found)
