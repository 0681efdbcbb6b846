"""One definition on every engine: the same hops as plain loops, the same findings on Spark."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_boundary_vectors import VECTORS
from traced_tables import payments

from effort import times
from linchpin.claims.progress import silent
from linchpin.compiled import uncompiled
from linchpin.trace.engine.hop_join import HopRules, hops
from linchpin.trace.engine.joiners import OnDuckDB, opened_spark
from linchpin.trace.intake.joining import Intake
from linchpin.trace.kernels.chains import longest_chains, ways_back
from linchpin.trace.registry import TYPOLOGIES
from linchpin.trace.run import trace_tables

HOUR = 3_600
transfer = st.tuples(
    st.integers(0, 200 * HOUR), st.integers(90_000, 130_000), st.integers(0, 5), st.integers(0, 5)
)


def table_of(rows: list[tuple[int, int, int, int]]) -> pa.Table:
    """Return transfers as the join takes them."""
    columns = np.array(rows, np.int64).reshape(-1, 4).T
    names = ("time", "cents", "payer", "payee")
    made = {name: pa.array(column) for name, column in zip(names, columns, strict=True)}
    return pa.table({"item": pa.array(np.arange(len(rows), dtype=np.int64)), **made})


def plain_hops(rows: list[tuple[int, int, int, int]], rules: HopRules) -> set[tuple[int, int]]:
    """Return hops by the definition, pair by pair."""
    return {
        (one, other)
        for one, (time, cents, payer, payee) in enumerate(rows)
        for other, (later, paid, via, target) in enumerate(rows)
        if payee == via
        and payer != target
        and time < later <= time + rules.hold
        and rules.low * cents <= 100 * paid <= rules.high * cents
    }


@settings(max_examples=times(12), deadline=None)
@given(st.lists(transfer, min_size=1, max_size=60))
def test_the_join_is_the_definition(rows: list[tuple[int, int, int, int]]) -> None:
    rules = HopRules()
    joined = OnDuckDB().evaluated(partial(hops, rules=rules), {"transfers": table_of(rows)})
    found = set(zip(joined["first"].to_pylist(), joined["second"].to_pylist(), strict=True))
    assert found == plain_hops(rows, rules)
    assert joined.num_rows == len(found)


@settings(max_examples=times(20), deadline=None)
@given(st.lists(transfer, min_size=2, max_size=40))
def test_kernels_are_what_they_are_written_as(rows: list[tuple[int, int, int, int]]) -> None:
    rows = sorted(rows)
    pairs = sorted(plain_hops(rows, HopRules()))
    first = np.array([one for one, _ in pairs], np.int64)
    second = np.array([other for _, other in pairs], np.int64)
    starts = np.searchsorted(first, np.arange(len(rows) + 1)).astype(np.int64)
    payer = np.array([row[2] for row in rows], np.int32)
    payee = np.array([row[3] for row in rows], np.int32)
    order = np.arange(len(rows) - 1, -1, -1, dtype=np.int64)
    compiled = longest_chains(starts, second, payer, payee, order)
    cycles = ways_back(starts, second, payer, payee, 8)
    with uncompiled():
        plain = longest_chains(starts, second, payer, payee, order)
        assert (ways_back(starts, second, payer, payee, 8) == cycles).all()
    assert (compiled[0] == plain[0]).all()
    assert (compiled[1] == plain[1]).all()
    for cycle in cycles.tolist():
        path = [at for at in cycle if at >= 0]
        assert all(pair in set(pairs) for pair in pairwise(path))
        assert rows[path[-1]][3] == rows[path[0]][2]


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Intake:
    """Return one table in which every typology of money finds something."""
    rows = []
    for number, (name, _, make, count) in enumerate(VECTORS):
        if count:
            for row in make():
                ends = [f"{name} {number} {cell}" if cell else "" for cell in row[2:4]]
                rows.append([*row[:2], *ends, *row[4:]])
    return payments(tmp_path_factory.mktemp("all") / "all.csv", rows)


def told(intake: Intake, joiner: object) -> list[object]:
    """Return everything that is found with an engine."""
    tables = replace(intake.tables, joiner=joiner)
    traced = trace_tables(replace(intake, tables=tables), TYPOLOGIES, silent)
    assert len({fit.typology for fit in traced.fits}) >= 8
    return [traced.fits, traced.set_aside, traced.unseen]


def test_threads_change_nothing(everything: Intake) -> None:
    assert told(everything, OnDuckDB(1)) == told(everything, OnDuckDB(3, "500MB"))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, which is not here")
@pytest.mark.filterwarnings("ignore")
def test_spark_finds_what_duckdb_finds(everything: Intake) -> None:
    pytest.importorskip("pyspark", reason="the extra `spark` is not installed")
    with opened_spark("local[2]") as joiner:
        assert told(everything, joiner) == told(everything, OnDuckDB())


def test_without_spark_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from linchpin.claims.errors import ReadError

    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(ReadError, match="default-jre-headless"), opened_spark("local[1]"):
        pass
