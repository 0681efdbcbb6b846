"""Several wires a day from one payer to a firm of the oil business, on several days."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from linchpin.claims.counted import counted
from linchpin.match.name_keys import name_key
from linchpin.tabular.heading_words import plain
from linchpin.trace.fit import Derived, Figure, Roles, Row, money
from linchpin.trace.fuel.authorities import FISCAL_FUEL
from linchpin.trace.fuel.cargoes import days_of, is_crude, is_fuel, is_mexico, text
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

A_DAY = 2
"""Wires on one day, at least."""
DAYS, WITHIN = 3, 30
"""Such days, at least, within so many days."""
_WIRES = "wires"
_OIL = re.compile(
    r"\boil\b|\bpetrol\w*|\bfuels?\b|\bgas (?:station|wholesal\w*)|\benergy\b|\bcombustibl\w*|"
    r"\brefin\w*|\bhidrocarbur\w*"
)


def is_oil_business(row: Row) -> bool:
    """Say whether the payee is in the oil business by its kind or name, or the memo tells fuel.

    >>> is_oil_business({"payee_business": "petroleum wholesaler"})
    True
    """
    told = plain(f"{text(row, 'payee_business')} {text(row, 'payee')} {text(row, 'payee_name')}")
    memo = text(row, "memo")
    return bool(_OIL.search(told)) or is_fuel(memo) or is_crude(memo)


def _counts(row: Row) -> bool:
    place = text(row, "payer_place")
    return (
        bool(text(row, "payer") and text(row, "payee"))
        and not text(row, "cash")
        and is_oil_business(row)
        and (not place or is_mexico(place))
    )


def _key(row: Row) -> tuple[str, str, str]:
    pair = (name_key(text(row, "payer")), name_key(text(row, "payee")))
    return (*pair, text(row, "currency"))


def _derive(roles: Roles) -> Derived | None:
    rows = list(roles.get(_WIRES, ()))
    if set(roles) != {_WIRES} or not rows or len({_key(row) for row in rows}) != 1:
        return None
    days = Counter(int(str(row["day"])) for row in rows)
    if not all(map(_counts, rows)) or min(days.values()) < A_DAY or len(days) < DAYS:
        return None
    if max(days) - min(days) >= WITHIN:
        return None
    payer, payee = (min(text(row, column) for row in rows) for column in ("payer", "payee"))
    total, currency = sum(int(str(row["cents"])) for row in rows), text(rows[0], "currency")
    first, last = days_of(rows)
    place = "of Mexico" if text(rows[0], "payer_place") else "whose country is not told"
    return Derived(
        payer,
        (
            Figure("wires", len(rows), "wires"),
            Figure("days", len(days), "days"),
            Figure("paid", total, currency),
        ),
        f"{payer}, {place}, sent {payee} {counted(len(rows), 'wire')} of {money(total, currency)} "
        f"together on {counted(len(days), 'day')} from {first} to {last}, at least {A_DAY} on "
        f"each: fits the definition of several wires a day from one payer for fuel",
    )


def _search(tables: TracedTables) -> Search:
    search = Search()
    table = tables.by_kind.get("transfers")
    if table is None:
        return search
    pairs: dict[tuple[str, str, str], dict[int, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in _oil_rows(tables):
        if _counts(row):
            pairs[_key(row)][int(str(row["day"]))].append(row)
    for _, by_day in sorted(pairs.items()):
        days = sorted(day for day, rows in by_day.items() if len(rows) >= A_DAY)
        last_end = 0
        for begin in range(len(days)):
            end = begin
            while end < len(days) and days[end] - days[begin] < WITHIN:
                end += 1
            if end - begin >= DAYS and end > last_end:
                last_end = end
                rows = [row for day in days[begin:end] for row in by_day[day]]
                numbers = tuple(sorted(int(str(row["row"])) for row in rows))
                rank = round(min(0.8, 0.4 + 0.03 * (end - begin)), 2)
                search.proposals.append(
                    WitnessRows("transfers", ((_WIRES, numbers),), (), "", rank)
                )
    return search


def _oil_rows(tables: TracedTables) -> list[Row]:
    """Return the transfers in which a word of the oil business stands, without reading all."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    table = tables.by_kind["transfers"]
    words = r"(?i)oil|petrol|fuel|gas|energ|combustib|refin|hidrocarb|diesel|crud|naft|naph|turbos"
    hits = np.zeros(table.num_rows, np.bool_)
    for column in ("payee", "payee_name", "payee_business", "memo"):
        if column not in table.column_names:
            continue
        cells = table[column].combine_chunks() if table.num_rows else table[column]
        plain_cells = pc.cast(cells, pa.string())
        found = pc.fill_null(pc.match_substring_regex(plain_cells, words), False)
        hits |= np.asarray(found)
    return tables.rows("transfers", np.flatnonzero(hits).tolist())


WIRES_A_DAY = Definition(
    "several-wires-a-day",
    ("payments",),
    (FISCAL_FUEL,),
    (
        "a buyer who pays each cargo or truck as it is loaded",
        "a bank's limit on the amount of one wire",
    ),
    _derive,
    _search,
)
"""Several wires a day from one payer for fuel."""
