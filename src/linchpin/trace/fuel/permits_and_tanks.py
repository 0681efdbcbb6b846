"""Fuel and oils that come in without a permit on the day, or beyond what the importer can store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from linchpin.claims.counted import counted
from linchpin.match.name_keys import name_key
from linchpin.trace.authority import day_of_number
from linchpin.trace.fit import Derived, Figure, Roles, Row
from linchpin.trace.fuel.authorities import FISCAL_FUEL, SENER_PERMITS
from linchpin.trace.fuel.cargoes import days_of, is_fuel, is_mexico, is_other_oil, litres_of, text
from linchpin.trace.fuel.papers import PERMIT, STORAGE, oil_rows
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

_CARGOES = "cargoes"


def goes_south(row: Row) -> bool:
    """Say whether a cargo is fuel, or an oil, and goes to Mexico or where the row does not tell."""
    goods, destination = text(row, "goods"), text(row, "destination")
    oil = is_fuel(goods) or is_other_oil(goods) or text(row, "tariff").startswith("2710")
    return oil and (not destination or is_mexico(destination) or destination.isdecimal())


def _one_importer(roles: Roles) -> list[Row]:
    """Return the cargoes of one importer; none for any other rows."""
    rows = list(roles.get(_CARGOES, ()))
    one = len({name_key(text(row, "importer")) for row in rows}) == 1
    return rows if set(roles) == {_CARGOES} and one else []


def _without_permit(row: Row) -> bool:
    return row.get(PERMIT) is not None and not text(row, PERMIT) and goes_south(row)


def _derive_permit(roles: Roles) -> Derived | None:
    rows = _one_importer(roles)
    if not rows or not all(_without_permit(row) and row.get("day") is not None for row in rows):
        return None
    importer = min(text(row, "importer") for row in rows)
    first, last = days_of(rows)
    litres = [litres_of(row) for row in rows]
    figures = [Figure("cargoes", len(rows), "cargoes")]
    if None not in litres:
        figures.append(Figure("brought in", round(sum(filter(None, litres))), "litres"))
    goods = sorted({text(row, "goods") for row in rows})
    return Derived(
        importer,
        tuple(figures),
        f"{importer} brought in {counted(len(rows), 'cargo', 'cargoes')} from {first} to {last} "
        f"({'; '.join(goods)}) and held no permit of the table on those days: fits the definition "
        f"of fuel or oil without a permit on the day; whether the tariff line needs one is not "
        f"judged here",
    )


def _over(rows: list[Row]) -> bool:
    """Say whether the litres of a day are more than what can be stored."""
    litres = [litres_of(row) for row in rows]
    if None in litres or len({row.get("day") for row in rows}) != 1:
        return False
    tanks = {row.get(STORAGE) for row in rows}
    if len(tanks) != 1 or None in tanks:
        return False
    return sum(filter(None, litres)) > float(str(tanks.pop()))


def _derive_storage(roles: Roles) -> Derived | None:
    rows = _one_importer(roles)
    if not rows or rows[0].get("day") is None or not _over(rows):
        return None
    if not all(goes_south(row) for row in rows):
        return None
    importer = min(text(row, "importer") for row in rows)
    litres = round(sum(litres_of(row) or 0 for row in rows))
    room = round(float(str(rows[0][STORAGE])))
    day = day_of_number(int(str(rows[0]["day"]))).isoformat()
    return Derived(
        importer,
        (
            Figure("cargoes", len(rows), "cargoes"),
            Figure("brought in", litres, "litres"),
            Figure("storage", room, "litres"),
        ),
        f"{importer} brought in {litres:,} litres on {day} and can store {room:,}, by the table of "
        f"storage: fits the definition of more litres in a day than can be stored",
    )


def _rows(tables: TracedTables, column: str, why: str, search: Search) -> list[Row]:
    table = tables.by_kind.get("trade")
    rows = [] if table is None else tables.rows("trade", oil_rows(table))
    south = [row for row in rows if goes_south(row)]
    told = [row for row in south if row.get(column) is not None and row.get("day") is not None]
    if len(told) < len(south):
        search.unseen.append(
            f"{counted(len(south) - len(told), 'cargo', 'cargoes')} of fuel or oils {why}"
        )
    return told


def _search_permit(tables: TracedTables) -> Search:
    search = Search()
    groups: dict[str, list[Row]] = defaultdict(list)
    why = "not compared with permits (add a table of permits)"
    for row in _rows(tables, PERMIT, why, search):
        if _without_permit(row):
            groups[name_key(text(row, "importer"))].append(row)
    _propose(search, groups.values(), 0.6)
    return search


def _search_storage(tables: TracedTables) -> Search:
    search = Search()
    groups: dict[tuple[str, object], list[Row]] = defaultdict(list)
    why = "not compared with storage (add a table of storage)"
    unmeasured = 0
    for row in _rows(tables, STORAGE, why, search):
        if litres_of(row) is None:
            unmeasured += 1
        else:
            groups[name_key(text(row, "importer")), row.get("day")].append(row)
    if unmeasured:
        search.unseen.append(
            f"{counted(unmeasured, 'cargo', 'cargoes')} without litres, not compared with storage"
        )
    _propose(search, [group for group in groups.values() if _over(group)], 0.75)
    return search


def _propose(search: Search, groups: Iterable[list[Row]], rank: float) -> None:
    for group in groups:
        numbers = tuple(sorted(int(str(row["row"])) for row in group))
        search.proposals.append(WitnessRows("trade", ((_CARGOES, numbers),), (), "", rank))


NO_PERMIT = Definition(
    "no-permit-on-day",
    ("trade",),
    (SENER_PERMITS, FISCAL_FUEL),
    (
        "the tariff line needs no permit, or did not on that day",
        "the permit is held by another for whom the importer acts",
        "the table of permits is not complete",
    ),
    _derive_permit,
    _search_permit,
)
"""Fuel or oil without a permit on the day."""
OVER_STORAGE = Definition(
    "more-than-storage",
    ("trade",),
    (FISCAL_FUEL,),
    (
        "the cargo went on at once, to customers or another's tanks",
        "tanks that the table does not tell",
        "a day of customs that stands for several days of unloading",
    ),
    _derive_storage,
    _search_storage,
)
"""More litres in a day than can be stored."""
