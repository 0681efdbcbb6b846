"""Claims are asked in one place, and what is denied is left out by one rule."""

from __future__ import annotations

import ast
import gc
import importlib
import os
import pkgutil
import re
from collections.abc import Callable, Iterator
from inspect import isfunction, signature
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import linchpin
from invented import CASE, Written, keep
from linchpin.archive import Archive, Snapshot, create_archive, queries, take_snapshot
from linchpin.archive.queries.everything import claim_rows
from linchpin.archive.queries.facts import fact_claims, fact_values, record_facts
from linchpin.archive.queries.names import given_names, name_claims, names_of, record_names
from linchpin.archive.queries.parquet import parquet_rows, query_rows, query_table
from linchpin.archive.queries.relations import linked_from, mentions, percentages
from linchpin.archive.queries.sanctions import (
    entry_numbers,
    listed_programs,
    listings,
    with_legal_event,
)
from linchpin.claims.claim import Standing
from linchpin.claims.errors import ArchiveError

SOURCE = Path(linchpin.__file__).parent
_SQL = re.compile(
    r"\bSELECT\s|\bJOIN\s+\w+\s|\bread_parquet\(|\bFROM \w|\bWHERE \w|\bCREATE (TABLE|VIEW)"
    r""
)

_OPENED = re.compile(r"(?<!ibis\.)duckdb\.connect")
_OURS = ("archive/queries/", "ledger/", "screen/queries/")
"""Where SQL stands: over claims, over decisions, and over a table of those searched for."""


def texts(source: str) -> Iterator[str]:
    """Yield every text in a module, its docstrings too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_no_other_module_asks_claims() -> None:
    asking = set()
    for path in SOURCE.rglob("*.py"):
        text = path.read_text("utf-8")
        if _OPENED.search(text) or any(map(_SQL.search, texts(text))):
            asking.add(path.relative_to(SOURCE).as_posix())
    assert asking
    assert {name for name in asking if not name.startswith(_OURS)} == set()


def test_what_is_denied_is_written_once() -> None:
    found = [
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        for _ in re.findall(r"standing\s*(?:<>|!=|==|=)\s*'denied'", path.read_text("utf-8"))
    ]
    assert found == ["archive/queries/asserted.py"]


def snapshot(path: Path) -> Snapshot:
    """Return a snapshot in which every kind of claim is denied once and said once."""
    archive = create_archive(path)
    listed = Written()
    listed.entry(1, "Ana EJEMPLO", birthDate="1970-01-01")
    keep(archive, listed.edition("2021-07"))
    case = Written(dataset=CASE, published="2020-01-01")
    for standing, name in ((Standing.STATED, "said"), (Standing.DENIED, "denied")):
        case.say(name, "Person", standing=standing, name=f"Name {name}", birthDate="1970-01-01")
        case.say(f"{name}-owns", "Ownership", standing=standing, owner=name, asset=f"{name}-firm")
        case.say(f"{name}-owns", "Ownership", standing=standing, percentage="60")
        case.say(f"{name}-event", "Event", standing=standing, involved=name, keywords="indicted")
        case.say(
            f"{name}-on", "Sanction", standing=standing, entity=name, authorityId="9", authority="A"
        )
        case.say(f"{name}-on", "Sanction", standing=standing, program="P")
    keep(archive, case.edition("2021-01-01"))
    return take_snapshot(archive)


def test_no_query_of_what_is_said_gives_what_is_denied(tmp_path: Path) -> None:
    asked = snapshot(tmp_path / "archive")
    everybody = ("ofac-1", "said", "denied")
    results = [
        given_names(asked),
        name_claims(asked),
        record_names(asked, ("name",)),
        names_of(asked, everybody, ("name",)),
        fact_claims(asked, ("birthDate",)),
        fact_values(asked, ("birthDate",), apart=("Event",)),
        percentages(asked),
        linked_from(asked, everybody),
        listed_programs(asked, (CASE,)),
        with_legal_event(asked, ("indicted",)),
        entry_numbers(asked, everybody),
        listings(asked, (CASE,)),
    ]
    for result in results:
        assert "said" in repr(result)
        assert "denied" not in repr(result)


def test_what_is_denied_is_kept_where_everything_is_wanted(tmp_path: Path) -> None:
    asked = snapshot(tmp_path / "archive")
    assert "denied" in {row[2] for row in claim_rows(asked)}
    assert {fact.standing for fact in record_facts(asked, ("denied",))} == {"denied"}
    things = {item.thing for item in mentions(asked, ("denied",), ("Ownership",))}
    assert things == {"denied-owns", "denied-event", "denied-on"}


_ALSO_ON_A_LIST = {"every_mention", "with_legal_event"}
"""They are about everybody on a list, and whom else some kinds name."""


def about_some() -> Iterator[tuple[str, Callable[..., Any], list[str]]]:
    """Yield every query of a snapshot that is about given ids or properties alone."""
    for module in pkgutil.iter_modules(queries.__path__, f"{queries.__name__}."):
        for name, function in vars(importlib.import_module(module.name)).items():
            if getattr(function, "__module__", "") != module.name or not isfunction(function):
                continue
            takes = signature(function).parameters
            given = [key for key, item in takes.items() if "Iterable[" in str(item.annotation)]
            if given and "snapshot" in takes and name not in _ALSO_ON_A_LIST:
                yield name, function, given


def test_nobody_asked_about_gives_nothing(tmp_path: Path) -> None:
    asked = snapshot(tmp_path / "archive")
    found = list(about_some())
    assert {"record_facts", "claims_by_id", "listed_programs"} <= {name for name, _, _ in found}
    for name, query, given in found:
        answer = query(asked, **dict.fromkeys(given, ()))
        rows = answer.to_pylist() if isinstance(answer, pa.Table) else list(answer)
        assert rows == [], name


def test_nothing_left_out_leaves_all(tmp_path: Path) -> None:
    asked = snapshot(tmp_path / "archive")
    assert fact_values(asked, ("birthDate",), apart=()) != []
    assert len(record_names(asked, ("name",), apart=())) > len(
        record_names(asked, ("name",), apart=("Person",))
    )


def _archive(place: Path, name: str = "Ana") -> Archive:
    archive, source = create_archive(place), Written()
    source.entry(1, name)
    keep(archive, source.edition("2021-07"))
    return archive


def test_two_snapshots_see_their_own_editions_and_leave_nothing(tmp_path: Path) -> None:
    def asked(snapshot: Snapshot) -> list[tuple[str]]:
        return snapshot.rows("SELECT value FROM claims WHERE prop = 'name'")

    def places() -> int:
        return len(query_rows("SELECT 1 FROM duckdb_databases() WHERE database_name LIKE 'own_%'"))

    gc.collect()
    before = places()
    ana, luis = (take_snapshot(_archive(tmp_path / name, name)) for name in ("Ana", "Luis"))
    assert asked(ana) == [("Ana",)]
    assert asked(luis) == [("Luis",)]
    batches = ana.tables("SELECT value FROM claims WHERE prop = 'name'")
    assert asked(luis) == [("Luis",)]
    assert [row for table in batches for row in table.column("value").to_pylist()] == ["Ana"]
    assert places() == before + 2
    del ana, luis, batches
    gc.collect()
    assert places() == before


def test_what_is_read_again_is_what_stands_there_now(tmp_path: Path) -> None:
    path, sql = tmp_path / "t.parquet", f"SELECT * FROM {parquet_rows(tmp_path / 't.parquet')}"
    for value in ("one", "two"):
        pq.write_table(pa.table({"v": [value]}), path)
        os.utime(path, (0, 0))
        assert query_rows(sql) == [(value,)]
        assert query_table(sql).to_pylist() == [{"v": value}]
    path.write_bytes(b"PAR1 nothing PAR1")
    with pytest.raises(ArchiveError, match="cannot be read"):
        query_rows(sql)


def test_a_process_that_was_forked_asks_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"v": ["here"]}), path)
    assert query_rows(f"SELECT * FROM {parquet_rows(path)}") == [("here",)]
    child = os.fork()
    if child == 0:
        gc.disable()
        found = query_rows(f"SELECT * FROM {parquet_rows(path)}")
        os._exit(0 if found == [("here",)] else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
