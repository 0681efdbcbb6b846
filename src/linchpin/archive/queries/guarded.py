"""Views over some editions for a query of somebody else: it reads these files and no others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import duckdb

from linchpin.archive.layers import table_parts
from linchpin.archive.manifest import Manifest
from linchpin.archive.queries.views import make_views
from linchpin.archive.store import Archive

_TABLES = ("claims", "documents", "findings")


@contextmanager
def guarded_views(
    archive: Archive, editions: Sequence[Manifest], as_of: date | None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection with the views that can read the files of the editions and nothing else.

    Neither another file nor the network can be reached from it, nothing can be written, and no
    query can lift that.

    Args:
        archive: Where the editions are.
        editions: One for each source.
        as_of: The day; None for everything.

    Yields:
        The connection, closed afterwards.

    Raises:
        ArchiveError: A file is missing or damaged.
    """
    files = {
        path
        for edition in editions
        for table in _TABLES
        for part in table_parts(archive, edition, table)
        for path in (part.path, part.gone, part.moved)
        if path is not None
    }
    with duckdb.connect(":memory:") as connection:
        make_views(connection, archive, editions, as_of)
        for setting, value in (
            ("allowed_paths", sorted(str(path.absolute()) for path in files)),
            ("enable_external_access", False),
            ("autoinstall_known_extensions", False),
            ("lock_configuration", True),
        ):
            connection.execute(f"SET {setting} = {_literal(value)}")
        yield connection


def _literal(value: list[str] | bool) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "[" + ", ".join("'" + item.replace("'", "''") + "'" for item in value) + "]"
