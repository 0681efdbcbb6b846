"""Oil from Mexico declared as waste or hazardous material, by young importers or carriers."""

from __future__ import annotations

import datetime
from collections import defaultdict

from linchpin.claims.counted import counted
from linchpin.match.name_keys import name_key
from linchpin.trace.authority import day_of_number
from linchpin.trace.fit import Derived, Figure, Roles, Row
from linchpin.trace.fuel.authorities import OIL_SMUGGLING
from linchpin.trace.fuel.cargoes import days_of, is_crude, is_mexico, is_waste, price_of, text
from linchpin.trace.fuel.papers import CRUDE, oil_rows
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

YOUNG_DAYS = 730
"""An importer or carrier is young that was founded at most so many days before the cargo."""
DISCOUNT = 0.90
"""Crude is discounted that is declared below this part of the benchmark of its day."""
_CARGOES = "cargoes"


def _age(row: Row, column: str) -> int | None:
    founded, on = row.get(f"{column}_founded_day"), row.get("day")
    return None if founded is None or on is None else int(str(on)) - int(str(founded))


def _youngest(rows: list[Row], column: str) -> int | None:
    """Return the least age of an importer or carrier at a cargo; None where none is told."""
    return min((age for row in rows if (age := _age(row, column)) is not None), default=None)


def _young(row: Row) -> bool | None:
    ages = [_age(row, "importer"), _age(row, "carrier")]
    if any(age is not None and 0 <= age <= YOUNG_DAYS for age in ages):
        return True
    return None if None in ages else False


def ratio_of(row: Row) -> float | None:
    """Return the declared price over that of crude on the day; None where one is not told."""
    price, crude = price_of(row), row.get(CRUDE)
    return None if price is None or crude is None else price / float(str(crude))


def fits(row: Row) -> bool | None:
    """Say whether a cargo fits; None where the row does not tell enough.

    Args:
        row: A row of trade with the price of crude.
    """
    goods, origin = text(row, "goods"), text(row, "origin")
    ratio = ratio_of(row)
    crude = is_crude(goods)
    if not (is_waste(goods) or crude) or (origin and not is_mexico(origin)):
        return False
    discounted = None if ratio is None else ratio < DISCOUNT
    parts = (True if origin else None, _young(row), discounted if crude else True)
    if False in parts:
        return False
    return None if None in parts else True


def _derive(roles: Roles) -> Derived | None:
    rows = list(roles.get(_CARGOES, ()))
    if set(roles) != {_CARGOES} or len({name_key(text(row, "importer")) for row in rows}) != 1:
        return None
    if not all(fits(row) for row in rows):
        return None
    importer = min(text(row, "importer") for row in rows)
    first, last = days_of(rows)
    ages = [
        (who, age) for who in ("importer", "carrier") if (age := _youngest(rows, who)) is not None
    ]
    ratios = sorted(ratio for row in rows if (ratio := ratio_of(row)) is not None)
    price = f"; at {100 * ratios[0]:.0f} to {100 * ratios[-1]:.0f} % of crude" if ratios else ""
    founded = ", ".join(f"the {who} {counted(age, 'day')} old" for who, age in ages)
    goods = sorted({text(row, "goods") for row in rows})
    figures = [Figure("cargoes", len(rows), "cargoes")]
    if len({text(row, "currency") for row in rows}) == 1:
        total = sum(int(str(row["cents"])) for row in rows)
        figures.append(Figure("declared", total, text(rows[0], "currency")))
    return Derived(
        importer,
        tuple(figures),
        f"{importer} brought {counted(len(rows), 'cargo', 'cargoes')} from Mexico from {first} to "
        f"{last}, declared as {'; '.join(goods)}; at the first, {founded}{price}: fits the "
        f"definition of oil declared as waste, or below crude, by a young importer or carrier",
    )


def _search(tables: TracedTables) -> Search:
    search = Search()
    table = tables.by_kind.get("trade")
    groups: dict[str, list[Row]] = defaultdict(list)
    open_ = 0
    for row in [] if table is None else tables.rows("trade", oil_rows(table)):
        fit = fits(row) if row.get("day") is not None else None
        open_ += fit is None
        if fit:
            groups[name_key(text(row, "importer"))].append(row)
    if open_:
        search.unseen.append(
            f"{counted(open_, 'cargo', 'cargoes')} of waste oil or crude without an origin, a day "
            f"of founding, or a price beside crude: not judged"
        )
    for _, group in sorted(groups.items()):
        numbers = tuple(sorted(int(str(row["row"])) for row in group))
        rank = min(0.9, 0.5 + 0.05 * len(group))
        search.proposals.append(
            WitnessRows("trade", ((_CARGOES, numbers),), _after(group), "", round(rank, 2))
        )
    return search


def _after(rows: list[Row]) -> tuple[str, ...]:
    since = OIL_SMUGGLING.since or datetime.date.min
    before = sum(day_of_number(int(str(row["day"]))) < since for row in rows)
    return (f"{counted(before, 'cargo', 'cargoes')} of before the alert",) if before else ()


CRUDE_NORTH = Definition(
    "crude-north",
    ("trade",),
    (OIL_SMUGGLING,),
    (
        "a refiner of used oil in its first two years, with permits for waste",
        "crude of low quality that is sold below the benchmark everywhere",
        "a firm that was founded anew after a merger",
    ),
    _derive,
    _search,
)
"""Oil from Mexico declared as waste, or crude below the benchmark, by young firms."""
