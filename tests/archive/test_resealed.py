"""An archive changed by somebody who wrote the list of editions anew: errors, no tracebacks."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from invented import Written, keep
from linchpin.archive import create_archive, open_archive, take_snapshot
from linchpin.archive.index import INDEX, FileSeal, Index, index_text, read_index
from linchpin.archive.queries.cited import cited_documents
from linchpin.archive.tables import claims_of
from linchpin.claims.errors import ArchiveError


def resealed(place: Path, name: str, change: Callable[[pa.Table], pa.Table]) -> Path:
    """Write an archive in which a table of an edition was changed and sealed anew."""
    written = Written()
    for number in range(1, 4):
        written.entry(number, f"Some NAME {number}")
    keep(create_archive(place), written.edition("2021-07"))
    index = Index()
    for seal in read_index(place).seals:
        path = place / "sources" / seal.dataset / seal.folder / name
        pq.write_table(change(pq.read_table(path)), path, compression="zstd", store_schema=False)
        content = path.read_bytes()
        made = FileSeal(len(content), hashlib.sha256(content).hexdigest())
        index = index.with_seal(replace(seal, files={**seal.files, name: made}))
    (place / INDEX).write_text(index_text(index))
    return place


def test_a_document_that_claims_cite_and_is_not_there_is_said(tmp_path: Path) -> None:
    place = resealed(tmp_path, "documents.parquet", lambda table: table.slice(1))
    snapshot = take_snapshot(open_archive(place))
    claims = list(claims_of(snapshot.table("SELECT * FROM claims")))
    assert len({claim.evidence.document for claim in claims}) > 2
    with pytest.raises(ArchiveError, match=r"cites the document .* which is not there"):
        cited_documents(snapshot, claims)


@pytest.mark.parametrize(
    ("name", "column"),
    [("claims", "value"), ("documents", "title"), ("findings", "because"), ("documents", "id")],
)
def test_a_column_of_another_type_is_an_error(tmp_path: Path, name: str, column: str) -> None:
    def change(table: pa.Table) -> pa.Table:
        at = table.schema.get_field_index(column)
        return table.set_column(at, column, table.column(column).cast(pa.binary()))

    place = resealed(tmp_path, f"{name}.parquet", change)
    with pytest.raises(ArchiveError, match=rf"{name}\.parquet has other columns"):
        take_snapshot(open_archive(place))


def test_a_column_more_is_an_error(tmp_path: Path) -> None:
    place = resealed(
        tmp_path,
        "documents.parquet",
        lambda table: table.append_column("more", pa.array(["x"] * len(table))),
    )
    with pytest.raises(ArchiveError, match="other columns"):
        take_snapshot(open_archive(place))


def test_an_edition_without_a_later_column_is_read(tmp_path: Path) -> None:
    place = resealed(
        tmp_path, "documents.parquet", lambda table: table.drop_columns(["summarised_by"])
    )
    assert take_snapshot(open_archive(place)).rows("SELECT DISTINCT summarised_by FROM documents")
