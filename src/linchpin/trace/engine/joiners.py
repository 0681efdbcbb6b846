"""What evaluates an expression over tables: DuckDB on this computer, or Apache Spark."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

import pyarrow as pa

from linchpin.claims.errors import ReadError

Expression = Callable[..., Any]
"""Makes an Ibis table of Ibis tables, which it takes by name."""


class Joiner(Protocol):
    """Evaluates one expression, the same for every engine, over tables."""

    def evaluated(self, expression: Expression, tables: Mapping[str, pa.Table]) -> pa.Table:
        """Return what an expression gives; its rows are in no order.

        Args:
            expression: See `Expression`.
            tables: Arrow tables by name.
        """
        ...


class OnDuckDB:
    """DuckDB in this process: what is used where nothing else is asked for."""

    def __init__(self, jobs: int = 2, memory: str = "3GB") -> None:
        """Take the threads that share the work, and the memory beyond which it goes to disk."""
        self.jobs, self.memory = jobs, memory

    def evaluated(self, expression: Expression, tables: Mapping[str, pa.Table]) -> pa.Table:
        """Return what an expression gives; see `Joiner`."""
        import ibis

        connection: Any = ibis.duckdb.connect(
            ":memory:", threads=self.jobs, memory_limit=self.memory
        )
        try:
            for name, table in tables.items():
                connection.con.register(name, table)
            made = expression(**{name: connection.table(name) for name in tables})
            return made.to_pyarrow()
        finally:
            connection.disconnect()


class OnSpark:
    """Apache Spark, by a session that is open."""

    def __init__(self, session: Any) -> None:
        """Take the session."""
        self.session = session

    def evaluated(self, expression: Expression, tables: Mapping[str, pa.Table]) -> pa.Table:
        """Return what an expression gives; see `Joiner`."""
        import ibis

        connection: Any = ibis.pyspark.connect(self.session)
        try:
            for name, table in tables.items():
                self.session.createDataFrame(table).createOrReplaceTempView(name)
            made = expression(**{name: connection.table(name) for name in tables})
            return self.session.sql(str(ibis.to_sql(made, dialect="pyspark"))).toArrow()
        finally:
            for name in tables:
                self.session.catalog.dropTempView(name)


_LACKING = (
    "the engine spark needs PySpark 4.0 and Java 17 or later: install `linchpin[spark]` and, on "
    "Debian, default-jre-headless"
)


@contextmanager
def opened_spark(master: str) -> Iterator[OnSpark]:
    """Yield a joiner of Spark, whose session is stopped afterwards.

    On this computer alone, nothing listens to any other.

    Args:
        master: Where the work is done, such as `local[2]`.

    Raises:
        ReadError: PySpark or Java is not there, or the master cannot be reached.
    """
    try:
        import pandas  # noqa: F401 - Spark asks for it, though only Arrow is handed over
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise ReadError(f"{_LACKING} ({error})") from error
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "4",
        "spark.sql.session.timeZone": "UTC",
    }
    if master.startswith("local"):
        here = ("spark.driver.bindAddress", "spark.driver.host")
        settings |= dict.fromkeys(here, "127.0.0.1")
    builder = SparkSession.builder.appName("linchpin trace").master(master)
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except (PySparkException, OSError, RuntimeError) as error:
        raise ReadError(f"{_LACKING} ({error})") from error
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield OnSpark(session)
    finally:
        session.stop()
