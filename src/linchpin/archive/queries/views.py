"""The views `claims`, `asserted`, `documents` and `findings` over the editions that count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb
import pyarrow as pa

from linchpin.archive.manifest import Manifest
from linchpin.archive.queries.asserted import make_asserted
from linchpin.archive.queries.database import OwnTables, own_tables
from linchpin.archive.queries.parquet import edition_table, reading
from linchpin.archive.store import Archive
from linchpin.archive.tables import CLAIMS, DOCUMENTS, FINDINGS
from linchpin.claims.errors import ArchiveError

_CLAIM_COLUMNS = ", ".join(f"c.{field.name}" for field in CLAIMS)


def connect_views(archive: Archive, editions: Sequence[Manifest], as_of: date | None) -> OwnTables:
    """Return the views over some editions.

    Args:
        archive: Where the editions are.
        editions: One for each source.
        as_of: The day; documents that came out later, and a case's claims from them, are left
            out. None for everything.

    Raises:
        ArchiveError: A file is missing, damaged or not of our making.
    """
    with reading():
        views = own_tables()
        make_views(views.cursor(), archive, editions, as_of)
    return views


def make_views(
    connection: duckdb.DuckDBPyConnection,
    archive: Archive,
    editions: Sequence[Manifest],
    as_of: date | None,
) -> None:
    """Make the views over some editions.

    Args:
        connection: Where they are to stand.
        archive: Where the editions are.
        editions: One for each source.
        as_of: The day; None for everything.

    Raises:
        ArchiveError: A file is missing, damaged or not of our making.
    """
    with reading():
        for name, parts, schema in (
            ("claims", [_claims(archive, item, as_of) for item in editions], CLAIMS),
            ("documents", [_documents(archive, item, as_of) for item in editions], DOCUMENTS),
            ("findings", [_findings(archive, item) for item in editions], FINDINGS),
        ):
            # An empty table with every column first: an older edition may lack one.
            connection.execute(f"CREATE TABLE no_{name} ({_columns(schema)})")
            found = " UNION ALL BY NAME ".join([f"SELECT * FROM no_{name}", *parts])
            connection.execute(f"CREATE VIEW {name} AS {found}")
            ours, there = (
                connection.execute(f"DESCRIBE {one}").fetchall() for one in (f"no_{name}", name)
            )
            if ours != there:
                raise ArchiveError(
                    f"{archive.path}: a file {name}.parquet has other columns than Linchpin "
                    "writes; `linchpin archive check` says which edition it is"
                )
        make_asserted(connection)


def _columns(schema: pa.Schema) -> str:
    """Return columns as DuckDB's SQL declares them; to hand it a table takes a third of a start."""
    return ", ".join(f'"{field.name}" {_TYPES[str(field.type)]}' for field in schema)


_TYPES = {
    "string": "VARCHAR",
    "int32": "INTEGER",
    "bool": "BOOLEAN",
    "date32[day]": "DATE",
    "double": "DOUBLE",
    "list<item: string>": "VARCHAR[]",
}


def _claims(archive: Archive, edition: Manifest, as_of: date | None) -> str:
    rows = edition_table(archive, edition, "claims")
    if as_of is None or edition.kind == "list":
        return f"SELECT {_CLAIM_COLUMNS} FROM {rows} c"
    visible = _documents(archive, edition, as_of, columns="id")
    return f"SELECT {_CLAIM_COLUMNS} FROM {rows} c JOIN ({visible}) d ON c.document = d.id"


def _documents(
    archive: Archive, edition: Manifest, as_of: date | None, *, columns: str = "*"
) -> str:
    sql = f"SELECT {columns} FROM {edition_table(archive, edition, 'documents')}"
    if as_of is None:
        return sql
    return f"{sql} WHERE visible_from IS NULL OR visible_from <= '{as_of}'"


def _findings(archive: Archive, edition: Manifest) -> str:
    return f"SELECT * FROM {edition_table(archive, edition, 'findings')}"
