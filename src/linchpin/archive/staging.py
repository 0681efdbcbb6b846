"""The tables of an edition, written part by part as its reader gives them, in bounded memory."""

from __future__ import annotations

import binascii
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from linchpin.archive.sorted_runs import SortedRuns
from linchpin.archive.tables import (
    CLAIMS,
    DOCUMENTS,
    FINDINGS,
    NOT_UNDERSTOOD,
    claims_table,
    documents_table,
    findings_table,
    not_understood_table,
)
from linchpin.claims.claim import Claim, Document, check_quotes
from linchpin.claims.errors import ClaimError
from linchpin.claims.finding import Finding
from linchpin.claims.ftm import check_model
from linchpin.claims.source_part import NotUnderstood, SourcePart

ROW_GROUP = 8_192
"""Rows a group: small, so that a question about one entity reads one group of the sorted rows."""
_AT_ONCE = 32_768
"""Claims that are made a table at once, and hashes that are put together at once."""
_CLAIM_ORDER = ("entity_id", "id", "document", "start")
_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class Staged:
    """What the tables of an edition hold.

    Attributes:
        id: Content id of the claims.
        claims: How many claims there are, each once for each place.
    """

    id: str
    claims: int


def write_parts(folder: Path, parts: Iterable[SourcePart]) -> Staged:
    """Write the tables of an edition into a folder.

    Args:
        folder: An empty folder.
        parts: All that is read of the source.

    Returns:
        What the tables hold; no claims where the parts hold none.

    Raises:
        ClaimError: A claim or quote is not what it says, or two documents have one id.
        OSError: A file cannot be written.
    """
    with tempfile.TemporaryDirectory(dir=folder, prefix=".runs-") as place:
        runs = Path(place)
        (runs / "claims").mkdir()
        (runs / "documents").mkdir()
        claims = SortedRuns(runs / "claims", _CLAIM_ORDER)
        documents = SortedRuns(runs / "documents", ["id"])
        with (
            RowGroups(folder / "findings.parquet", FINDINGS) as findings,
            RowGroups(folder / "not_understood.parquet", NOT_UNDERSTOOD) as not_understood,
        ):
            for held in _held_together(parts):
                claims.add(claims_table(held.claims))
                documents.add(documents_table(held.documents))
                findings.write(findings_table(held.findings))
                not_understood.write(not_understood_table(held.not_understood))
        ids = bytearray()
        with RowGroups(folder / "claims.parquet", CLAIMS) as out:
            for table in _each_once(claims.in_order()):
                ids += binascii.unhexlify("".join(table.column("id").to_pylist()))
                out.write(table)
        with RowGroups(folder / "documents.parquet", DOCUMENTS) as out:
            for table in _all_different(documents.in_order()):
                out.write(table)
    return Staged(content_id_of(ids), len(ids) // _ID_BYTES)


@dataclass(slots=True)
class _Held:
    """Parts that are in memory."""

    documents: list[Document]
    claims: list[Claim]
    findings: list[Finding]
    not_understood: list[NotUnderstood]


def _held_together(parts: Iterable[SourcePart]) -> Iterator[_Held]:
    """Yield parts, checked, some thousand claims at a time."""
    held = _Held([], [], [], [])
    for part in parts:
        check_model(part.claims)
        check_quotes(part.claims, part.documents)
        held.documents += part.documents
        held.claims += part.claims
        held.findings += part.findings
        held.not_understood += part.not_understood
        if len(held.claims) >= _AT_ONCE or len(held.not_understood) >= _AT_ONCE:
            yield held
            held = _Held([], [], [], [])
    yield held


def _each_once(tables: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """Yield rows of claims, in order, without repeats."""
    before: tuple[object, ...] | None = None
    for table in tables:
        if table.num_rows == 0:
            continue
        columns = [table.column(name).combine_chunks() for name in ("id", "document", "start")]
        same = [pc.equal(column[1:], column[:-1]) for column in columns]
        repeated = np.zeros(table.num_rows, np.bool_)
        repeated[1:] = np.logical_and.reduce([np.asarray(part) for part in same])
        repeated[0] = before == tuple(column[0].as_py() for column in columns)
        before = tuple(column[-1].as_py() for column in columns)
        yield table.filter(pa.array(~repeated)) if repeated.any() else table


def _all_different(tables: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """Yield rows of documents, in order.

    Raises:
        ClaimError: Two have one id.
    """
    before: str | None = None
    for table in tables:
        ids = table.column("id").to_pylist()
        for one in ids:
            if one == before:
                raise ClaimError(f"two documents of one edition bear the same id ({one!r})")
            before = one
        yield table


class RowGroups:
    """A Parquet file of whole row groups, however the rows come.

    Args:
        path: The file.
        schema: Its columns.
    """

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._writer = pq.ParquetWriter(path, schema, compression="zstd")
        self._schema = schema
        self._held: list[pa.Table] = []
        self._rows = 0

    def __enter__(self) -> RowGroups:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._flush(self._rows)
        self._writer.close()

    def write(self, table: pa.Table) -> None:
        """Take more rows.

        Raises:
            OSError: They cannot be written.
        """
        self._held.append(table)
        self._rows += table.num_rows
        self._flush(self._rows - self._rows % ROW_GROUP)

    def _flush(self, rows: int) -> None:
        if rows == 0:
            return
        whole = pa.concat_tables(self._held).combine_chunks()
        self._writer.write_table(whole.slice(0, rows), row_group_size=ROW_GROUP)
        self._held = [whole.slice(rows)]
        self._rows -= rows


def content_id_of(ids: bytes | bytearray) -> str:
    """Return the content id of claims, see `linchpin.claims.edition.content_id`.

    Args:
        ids: Their ids, 16 bytes each, in any order.
    """
    pairs = np.frombuffer(ids, ">u8").reshape(-1, 2).astype(np.uint64)
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    if len(pairs):
        first = np.concatenate([[True], (pairs[1:] != pairs[:-1]).any(axis=1)])
        pairs = pairs[first]
    digest = blake2b(digest_size=16)
    whole = memoryview(pairs.astype(">u8").tobytes())
    step = _AT_ONCE * _ID_BYTES
    for begin in range(0, len(whole), step):
        digest.update(binascii.hexlify(whole[begin : begin + step]))
    return digest.hexdigest()
