"""The database of a process: in memory, opened once, for queries over files of editions."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import count
from weakref import finalize

import duckdb

_OPEN: dict[int, duckdb.DuckDBPyConnection] = {}
"""The database of each process. One that was forked has its parent's, too, without the threads
that work for it, and leaves it alone."""
_numbers = count(1)


def cursor() -> duckdb.DuckDBPyConnection:
    """Return a cursor of this process's database: to open one takes longer than most queries.

    It keeps nothing of the files it reads: what is read next is what stands there then.
    """
    process = os.getpid()
    if process not in _OPEN:
        made = duckdb.connect(":memory:", config={"enable_external_file_cache": False})
        _OPEN.setdefault(process, made)
    return _OPEN[process].cursor()


@dataclass(frozen=True, slots=True, weakref_slot=True)
class OwnTables:
    """Tables and views that only those see who ask here; they go when nobody holds this.

    Attributes:
        name: What the database calls the place they stand in.
        connection: The database.
    """

    name: str
    connection: duckdb.DuckDBPyConnection

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return a cursor that sees them."""
        made = self.connection.cursor()
        made.execute(f"USE {self.name}")
        return made

    def close(self) -> None:
        """Let go of them; nothing can be asked here afterwards."""
        _remove(self.connection, self.name, os.getpid())


def own_tables() -> OwnTables:
    """Return a place for tables and views of one's own, empty."""
    connection, name = cursor(), f"own_{next(_numbers)}"
    connection.execute(f"ATTACH ':memory:' AS {name}")
    made = OwnTables(name, connection)
    finalize(made, _remove, connection, name, os.getpid()).atexit = False
    return made


def _remove(connection: duckdb.DuckDBPyConnection, name: str, process: int) -> None:
    if process == os.getpid():
        connection.execute(f"DETACH DATABASE IF EXISTS {name}")
