"""Joins what stands in other tables of a run to rows of trade: prices, permits, storage, manifests.

It is written into columns of the rows, so that a finding follows from them alone. What a table
would tell and none is there stays empty, and typologies say that they could not compare.
"""

from __future__ import annotations

import bisect
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from linchpin.match.name_keys import name_key
from linchpin.tabular.heading_words import plain
from linchpin.trace.authority import day_of_number
from linchpin.trace.fit import Row
from linchpin.trace.fuel.cargoes import (
    is_crude,
    is_fuel,
    is_other_oil,
    is_waste,
    litres_in,
    litres_of,
    text,
)
from linchpin.trace.tables import TracedTables

DIESEL, BASE_OIL, CRUDE = "price_diesel", "price_base_oil", "price_crude"
"""Columns with the price of a benchmark on the day of a row, USD per litre."""
PERMIT = "permit_on_day"
"""Column with the permits of the importer on the day (`;`), empty for none; null where no table of
permits is there."""
STORAGE = "storage_litres"
"""Column with what the importer can store on the day, litres."""
MANIFEST = "manifest"
"""Column with what the manifest of a row's document says, as JSON."""
WIRES = "wires"
"""Column with what the importer paid the exporter in the month, as JSON."""
OLDEST_QUOTE = 7
"""Days that a price of a benchmark holds for."""
_SERIES = {
    DIESEL: ("diesel", "ulsd", "gasoil", "gas oil"),
    BASE_OIL: ("base oil", "lubricant", "lubricante", "aceite basico"),
    CRUDE: ("crude", "crudo", "wti", "maya", "brent"),
}


def with_papers(tables: TracedTables) -> TracedTables:
    """Return tables whose rows of trade hold what the other tables say of them.

    Args:
        tables: What was read.
    """
    trade = tables.by_kind.get("trade")
    if trade is None or not trade.num_rows:
        return tables
    at = oil_rows(trade)
    rows = tables.rows("trade", at)
    columns: dict[str, pa.Array] = {
        column: pa.array(_quotes(rows, _read(tables, "prices"), words), pa.float64())
        for column, words in _SERIES.items()
    }
    columns[PERMIT] = pa.array(_permits(rows, _read(tables, "permits")), pa.string())
    columns[STORAGE] = pa.array(_storage(rows, _read(tables, "storage")), pa.float64())
    columns[MANIFEST] = pa.array(_manifests(rows, _read(tables, "manifests")), pa.string())
    columns[WIRES] = pa.array(_wires(rows, _read(tables, "transfers")), pa.string())
    place = np.full(trade.num_rows, -1, dtype=np.int64)
    place[at] = np.arange(len(at))
    taken = pa.array(place, mask=place < 0)
    for name, array in columns.items():
        trade = trade.append_column(name, array.take(taken))
    return replace(tables, by_kind={**tables.by_kind, "trade": trade})


def oil_rows(trade: pa.Table) -> list[int]:
    """Return the rows, by number, whose goods or tariff line are those of an oil or fuel.

    Args:
        trade: A table of trade.
    """
    coded = trade["goods"].combine_chunks().dictionary_encode()
    oils = np.array([_is_oil(str(cell or "")) for cell in coded.dictionary.to_pylist()], np.bool_)
    hits = oils[np.asarray(coded.indices.fill_null(0))] if len(oils) else np.zeros(0, np.bool_)
    if "tariff" in trade.column_names:
        line = pc.starts_with(pc.cast(trade["tariff"], pa.string()), "2710")
        hits = hits | np.asarray(pc.fill_null(line, False))
    found: list[int] = np.flatnonzero(hits).tolist()
    return found


def _is_oil(goods: str) -> bool:
    return any(test(goods) for test in (is_fuel, is_other_oil, is_waste, is_crude))


def _read(tables: TracedTables, kind: str) -> list[Row] | None:
    table = tables.by_kind.get(kind)
    return None if table is None else tables.rows(kind, range(table.num_rows))


def _day(row: Row, column: str = "day") -> int | None:
    value = row.get(column)
    return None if value is None else int(str(value))


def _quotes(
    rows: Sequence[Row], prices: list[Row] | None, words: Iterable[str]
) -> list[float | None]:
    """Return the last price of a benchmark on or before the day of each row, USD per litre."""
    series: dict[int, float] = {}
    for row in prices or ():
        named, day, price = plain(text(row, "product")), _day(row), row.get("price")
        litres = litres_in(text(row, "unit"))
        in_dollars = text(row, "currency") in ("", "USD")
        if any(word in named for word in words) and None not in (day, price, litres) and in_dollars:
            assert day is not None
            assert litres is not None
            series[day] = float(str(price)) / litres
    days = sorted(series)
    found: list[float | None] = []
    for row in rows:
        on = _day(row)
        at = bisect.bisect_right(days, on) - 1 if on is not None else -1
        recent = at >= 0 and on is not None and on - days[at] <= OLDEST_QUOTE
        found.append(series[days[at]] if recent else None)
    return found


def _holding(row: Row, day: int) -> bool:
    since, until = _day(row, "since_day"), _day(row, "until_day")
    return (since is None or since <= day) and (until is None or day <= until)


def _permits(rows: Sequence[Row], permits: list[Row] | None) -> list[str | None]:
    if permits is None:
        return [None] * len(rows)
    held: dict[str, list[Row]] = defaultdict(list)
    for row in permits:
        held[name_key(text(row, "holder"))].append(row)
    found: list[str | None] = []
    for row in rows:
        day = _day(row)
        valid = [
            text(one, "permit")
            for one in held.get(name_key(text(row, "importer")), ())
            if day is not None and _holding(one, day)
        ]
        found.append("; ".join(sorted(set(valid))))
    return found


def _storage(rows: Sequence[Row], storage: list[Row] | None) -> list[float | None]:
    held: dict[str, list[Row]] = defaultdict(list)
    for row in storage or ():
        held[name_key(text(row, "holder"))].append(row)
    found: list[float | None] = []
    for row in rows:
        day, tanks = _day(row), held.get(name_key(text(row, "importer")), ())
        litres = [litres_of(one) for one in tanks if day is not None and _holding(one, day)]
        told = [one for one in litres if one is not None]
        found.append(sum(told) if told and len(told) == len(litres) else None)
    return found


def _manifests(rows: Sequence[Row], manifests: list[Row] | None) -> list[str | None]:
    by_document: dict[str, list[Row]] = defaultdict(list)
    for row in manifests or ():
        by_document[plain(text(row, "document"))].append(row)
    found: list[str | None] = []
    for row in rows:
        told = by_document.get(plain(text(row, "document")), []) if text(row, "document") else []
        said = [
            {"place": _place(one), "cargo": text(one, "cargo"), "litres": litres_of(one)}
            for one in told
        ]
        found.append(_json(said) if said else None)
    return found


def month_of(row: Row) -> str:
    """Return the month of a row; empty where it has no day."""
    day = _day(row)
    return "" if day is None else day_of_number(day).isoformat()[:7]


def _wires(rows: Sequence[Row], transfers: list[Row] | None) -> list[str | None]:
    if transfers is None:
        return [None] * len(rows)
    paid: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in transfers:
        names = {text(row, "payer"), text(row, "payer_name")} - {""}
        others = {text(row, "payee"), text(row, "payee_name")} - {""}
        wire = {"place": _place(row), "day": _day(row), "cents": row.get("cents")}
        for payer in names:
            for payee in others:
                key = (name_key(payer), name_key(payee), month_of(row), text(row, "currency"))
                if wire not in paid[key]:
                    paid[key].append(wire)
    found: list[str | None] = []
    for row in rows:
        names_of = (name_key(text(row, "importer")), name_key(text(row, "exporter")))
        key = (*names_of, month_of(row), text(row, "currency"))
        found.append(_json(sorted(paid.get(key, []), key=lambda one: str(one["place"]))))
    return found


def _place(row: Row) -> str:
    return f"{text(row, 'file')} line {text(row, 'line')}"


def _json(value: Sequence[Mapping[str, Any]]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
