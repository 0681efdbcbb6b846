"""Trace tables: read, find, check each finding from its rows alone, say who is who, write."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from linchpin.claims.errors import LinchpinError, ReadError
from linchpin.claims.progress import Progress
from linchpin.workspace.listed_wallets import listed_wallets, wallets_digest
from linchpin.workspace.settings import Settings
from linchpin.workspace.tracing_order import TracingOrder, trace_record_path
from linchpin.workspace.write_whole import write_bytes_whole, write_whole

if TYPE_CHECKING:
    from linchpin.trace.engine.joiners import Joiner
    from linchpin.trace.intake.joining import Intake
    from linchpin.trace.intake.reading import ReadingOrder
    from linchpin.trace.run import Traced


@dataclass(frozen=True, slots=True)
class TraceOutcome:
    """What a surface shows of a run.

    Attributes:
        intake: What was read.
        traced: What was found.
        gaps: What was not read, compared or known.
        exit_code: How the run ends.
        record: Where its record is.
    """

    intake: Intake
    traced: Traced
    gaps: list[dict[str, Any]]
    exit_code: int
    record: Path


def trace_files(settings: Settings, order: TracingOrder, progress: Progress) -> TraceOutcome:
    """Write down and return what fits the definition of a typology in some tables.

    Args:
        settings: Where archive and ledger are, and what day it is.
        order: What is asked.
        progress: Told what is done.

    Raises:
        ReadError: A table or record cannot be read, or a run that is repeated comes to another
            result.
        LinchpinError: A finding does not come out of its own rows, or a file cannot be written.
    """
    from linchpin.trace.checker import faults
    from linchpin.trace.fuel.papers import with_papers
    from linchpin.trace.intake.joining import TRANSFERS, read_all
    from linchpin.trace.intake.listings import with_listings
    from linchpin.trace.registry import TYPOLOGIES, typology_named
    from linchpin.trace.results.finding_rows import check_finding_file
    from linchpin.trace.results.run_record import (
        check_trace_replay,
        check_trace_result,
        exit_code,
        read_trace_record,
        trace_record,
        unseen_of,
    )  # fmt: skip
    from linchpin.trace.run import trace_tables

    if order.output is not None:
        check_finding_file(order.output)
    old = None if order.replay is None else read_trace_record(order.replay)
    if old is not None:
        order = recorded_order(order, old)
    wanted = [typology_named(name) for name in order.typologies] or list(TYPOLOGIES)
    wallets, lists = listed_wallets(settings, order)
    made = _settings_of(order, [one.name for one in wanted], wallets_digest(wallets))
    if old is not None and order.replay is not None:
        check_trace_replay(old, made, order.replay)
    record = trace_record_path(order)
    progress("reading", 0, 0)
    judged = _judged_on(settings, order, old)
    made["judged_on"] = judged.isoformat()
    intake = read_all(order.tables, asked_of(order), order.as_of)
    if order.with_archive:
        from linchpin.workspace.tracing_lists import with_lists

        intake = with_lists(settings, intake, judged)
    by_kind = dict(intake.tables.by_kind)
    if wallets and TRANSFERS in by_kind:
        by_kind[TRANSFERS] = with_listings(by_kind[TRANSFERS], wallets)
    tables = replace(intake.tables, by_kind=by_kind, wallets=wallets, notes=lists)
    intake = replace(intake, tables=with_papers(tables))
    with joiner_of(order) as joiner:
        intake = replace(intake, tables=replace(intake.tables, joiner=joiner))
        traced = trace_tables(intake, wanted, progress)
    for bad in faults((*traced.fits, *traced.set_aside), intake.tables):
        raise LinchpinError(
            f"{bad.fit.typology}, {bad.fit.derived.subject}: {bad.fault}; this is a fault of "
            "Linchpin's: report it"
        )
    if old is not None and order.replay is not None:
        check_trace_result(old, traced, order.replay)
        settings.tell(f"same result as record {order.replay}")
    if order.with_archive:
        from linchpin.workspace.tracing_parties import with_parties

        traced = with_parties(settings, traced, order.as_of, progress)
    wrote = _write(settings, order, intake, traced)
    at = (settings.now(), settings.user())
    told = trace_record(intake, traced, made, allowed=order.allow_gaps, wrote=wrote, at=at)
    with write_whole(record) as stream:
        stream.write(json.dumps(told, indent=2, ensure_ascii=False) + "\n")
    gaps = unseen_of(intake, traced)
    return TraceOutcome(intake, traced, gaps, exit_code(traced, gaps, order.allow_gaps), record)


@contextmanager
def joiner_of(order: TracingOrder) -> Iterator[Joiner]:
    """Yield what evaluates the joins of a run.

    Raises:
        ReadError: Spark is asked for and is not there.
    """
    from linchpin.trace.engine.joiners import OnDuckDB, opened_spark

    if order.engine == "spark":
        with opened_spark(order.master) as joiner:
            yield joiner
    else:
        yield OnDuckDB(order.jobs)


def asked_of(order: TracingOrder) -> ReadingOrder:
    """Return how tables are to be read, as the reader takes it.

    Raises:
        ReadError: There is no such zone.
    """
    from linchpin.tabular.dates import DateOrder
    from linchpin.trace.intake.reading import ReadingOrder
    from linchpin.trace.intake.table_kinds import kind_named

    zone = None
    if order.zone is not None:
        try:
            zone = ZoneInfo(order.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ReadError(
                f"--zone {order.zone!r} is no time zone known here; write it as America/Denver"
            ) from error
    orders = {"day": DateOrder.DAY_FIRST, "month": DateOrder.MONTH_FIRST}
    return ReadingOrder(
        None if order.kind is None else kind_named(order.kind),
        order.given,
        order.currency,
        None if order.order is None else orders[order.order],
        zone,
    )


def recorded_order(order: TracingOrder, record: Mapping[str, Any]) -> TracingOrder:
    """Return what a recorded run was asked, for the tables that are named now.

    Args:
        order: What is asked now: tables and outputs are taken from it.
        record: The record.
    """
    asked = record["asked"]
    day = record["as_of"]
    return replace(
        order,
        kind=asked.get("kind"),
        given=dict(asked["given"]),
        currency=str(asked.get("currency")),
        order=asked.get("order"),
        zone=asked.get("zone"),
        typologies=tuple(record["typologies"]),
        as_of=None if day is None else datetime.date.fromisoformat(day),
    )


def _judged_on(
    settings: Settings, order: TracingOrder, record: Mapping[str, Any] | None
) -> datetime.date:
    """Return the day on which what is open is judged: as asked or recorded, else today."""
    recorded = None if record is None else record.get("judged_on")
    if recorded is not None:
        return datetime.date.fromisoformat(recorded)
    return order.as_of or settings.today()


def _settings_of(order: TracingOrder, typologies: list[str], wallets: str) -> dict[str, Any]:
    """Return what a result depends on."""
    return {
        "files": [{"name": path.name, "sha256": _hash(path)} for path in order.tables],
        "asked": order.asked(),
        "as_of": None if order.as_of is None else order.as_of.isoformat(),
        "typologies": typologies,
        "wallets_sha256": wallets,
    }


def _hash(path: Path) -> str:
    if path.is_dir():
        raise ReadError(f"{path}: is a directory; name a file in it")
    try:
        with open(path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}") from error


def _write(
    settings: Settings, order: TracingOrder, intake: Intake, traced: Traced
) -> tuple[str, str] | None:
    """Write the findings, whole or not at all; return the name and SHA-256 of the file."""
    import tempfile

    from linchpin.trace.results.finding_rows import write_finding_rows
    from linchpin.trace.results.page import write_page

    if order.output is None:
        return None
    kind = order.output.suffix.lower()
    with tempfile.TemporaryDirectory() as folder:
        aside = Path(folder) / f"findings{kind}"
        if kind == ".html":
            write_page(intake, traced, aside, settings.now())
        else:
            write_finding_rows((*traced.fits, *traced.set_aside), intake.tables, aside, kind)
        content = aside.read_bytes()
    write_bytes_whole(order.output, content)
    return order.output.name, hashlib.sha256(content).hexdigest()
