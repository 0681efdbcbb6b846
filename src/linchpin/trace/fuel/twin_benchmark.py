"""Importers of declared lubricants, base oils or additives whose prices follow diesel."""

from __future__ import annotations

from collections import defaultdict

from linchpin.claims.counted import counted
from linchpin.match.name_keys import name_key
from linchpin.trace.fit import Derived, Figure, Roles, Row
from linchpin.trace.fuel.authorities import FISCAL_FUEL
from linchpin.trace.fuel.cargoes import days_of, is_other_oil, price_of, text
from linchpin.trace.fuel.papers import BASE_OIL, DIESEL, oil_rows
from linchpin.trace.fuel.twin import LEAST_CARGOES, Quoted, Twin, twin_of
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

_CARGOES = "cargoes"
CANNOT = (
    "importers that declare the price of base oil itself cannot be told by prices: only litres "
    "against storage, permits on the day and joins of papers can"
)
"""What no test of prices can do."""


def quoted_of(row: Row) -> Quoted | None:
    """Return a cargo with the benchmarks of its day; None where one is not told."""
    price, diesel, base_oil = price_of(row), row.get(DIESEL), row.get(BASE_OIL)
    if price is None or diesel is None or base_oil is None or row.get("day") is None:
        return None
    return Quoted(price, float(str(diesel)), float(str(base_oil)))


def _twin(rows: list[Row]) -> Twin | None:
    quoted = [one for row in rows if (one := quoted_of(row)) is not None]
    return twin_of(quoted) if len(quoted) == len(rows) else None


def _derive(roles: Roles) -> Derived | None:
    rows = list(roles.get(_CARGOES, ()))
    if set(roles) != {_CARGOES} or len({name_key(text(row, "importer")) for row in rows}) != 1:
        return None
    twin = _twin(rows)
    if twin is None or not twin.follows_diesel or not all(map(_declared, rows)):
        return None
    importer = min(text(row, "importer") for row in rows)
    first, last = days_of(rows)
    level, other = round(100 * twin.diesel_level), round(100 * twin.base_oil_level)
    return Derived(
        importer,
        (
            Figure("cargoes", twin.cargoes, "cargoes"),
            Figure("natural logarithm of the likelihood ratio", int(twin.ratio), "units"),
            Figure("level beside diesel", level, "percent"),
            Figure("level beside base oil", other, "percent"),
        ),
        f"{importer} declared {counted(twin.cargoes, 'cargo', 'cargoes')} of lubricants, base oil "
        f"or additives from {first} to {last} at prices that follow diesel day by day, at {level} "
        f"% of it (mean distance {100 * twin.diesel_error:.1f} %), and not base oil (mean distance "
        f"{100 * twin.base_oil_error:.1f} %): fits the definition of a price that follows diesel",
    )


def _declared(row: Row) -> bool:
    return is_other_oil(text(row, "goods"))


def _search(tables: TracedTables) -> Search:
    search = Search()
    table = tables.by_kind.get("trade")
    rows = [] if table is None else tables.rows("trade", oil_rows(table))
    declared = [row for row in rows if _declared(row)]
    if not declared:
        return search
    groups: dict[str, list[Row]] = defaultdict(list)
    unquoted = 0
    for row in declared:
        if quoted_of(row) is None:
            unquoted += 1
        else:
            groups[name_key(text(row, "importer"))].append(row)
    if unquoted:
        search.unseen.append(
            f"{counted(unquoted, 'cargo', 'cargoes')} of declared lubricants without a price in "
            f"dollars, litres, or benchmarks of diesel and base oil of the week before: not "
            f"compared (add a table of prices)"
        )
    open_ = few = 0
    for _, group in sorted(groups.items()):
        twin = _twin(group)
        if twin is None:
            continue
        few += twin.cargoes < LEAST_CARGOES
        open_ += twin.undecided and twin.cargoes >= LEAST_CARGOES
        if twin.follows_diesel:
            numbers = tuple(sorted(int(str(row["row"])) for row in group))
            rank = min(0.9, 0.5 + twin.ratio / 200)
            search.proposals.append(
                WitnessRows("trade", ((_CARGOES, numbers),), (CANNOT,), "", round(rank, 2))
            )
    for count, words in (
        (few, f"with fewer than {LEAST_CARGOES} cargoes"),
        (open_, "whose prices are too loose, or benchmarks too alike, to tell"),
    ):
        if count:
            search.unseen.append(f"{counted(count, 'importer')} {words}: not compared")
    search.notes.append(CANNOT)
    return search


TWIN_BENCHMARK = Definition(
    "twin-benchmark",
    ("trade",),
    (FISCAL_FUEL,),
    (
        "a contract whose price is a formula on diesel, agreed for a product that is made from it",
        "a product that is no lubricant and is traded at the price of diesel, such as a solvent",
        "benchmarks of another market than the importer's",
    ),
    _derive,
    _search,
)
"""Declared lubricants whose prices follow diesel."""
