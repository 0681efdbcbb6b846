"""The kinds of databases a ledger can be kept in."""

from __future__ import annotations

from linchpin.ledger.backends.backend import Backend
from linchpin.ledger.backends.postgresql import PostgresqlBackend
from linchpin.ledger.backends.sqlite import SqliteBackend

BACKENDS: dict[str, Backend] = {
    backend.name: backend for backend in (SqliteBackend(), PostgresqlBackend())
}
"""Every kind, by its name in a URL; a new one is a module and a line here."""
