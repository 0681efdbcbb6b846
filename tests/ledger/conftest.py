"""Places for a ledger, one for each kind of database that is registered."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from linchpin.ledger.backends import BACKENDS

POSTGRES = os.environ.get("LINCHPIN_TEST_POSTGRES")


@contextmanager
def a_file(folder: Path) -> Iterator[str]:
    yield str(folder / "ledger.sqlite")


@contextmanager
def a_database(folder: Path) -> Iterator[str]:
    """Yield the URL of a database of its own, on the server that LINCHPIN_TEST_POSTGRES names."""
    if POSTGRES is None:
        pytest.skip(
            "no PostgreSQL: set LINCHPIN_TEST_POSTGRES to the URL of a server on which databases "
            "may be made, or run scripts/with_postgresql.py"
        )
    import psycopg
    from sqlalchemy.engine import make_url

    name = f"linchpin_test_{os.getpid()}"
    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    yield make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)
    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


PLACES: dict[str, Callable[[Path], AbstractContextManager[str]]] = {
    "sqlite": a_file,
    "postgresql": a_database,
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture(params=sorted(BACKENDS))
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Yield a place without a ledger, of every kind that is registered."""
    with PLACES[request.param](tmp_path) as found:
        yield found
