"""Cargoes of a table of trade: what goods they are by their words, litres, price per litre."""

from __future__ import annotations

import re
from collections.abc import Iterable

from linchpin.tabular.heading_words import plain
from linchpin.trace.authority import day_of_number
from linchpin.trace.fit import Row

_LITRES = (
    (re.compile(r"\bm3\b|\bcubic met\w+|\bmetros? cubicos?\b|\bcbm\b"), 1000.0),
    (re.compile(r"\bbbls?\b|\bbarrels?\b|\bbarril(?:es)?\b"), 158.987294928),
    (re.compile(r"\bgal\b|\bgals\b|\bgallons?\b|\bgalon(?:es)?\b"), 3.785411784),
    (re.compile(r"\bl\b|\blts?\b|\blit(?:re|er|ro)s?\b"), 1.0),
)
"""Litres of a unit; a gallon is the US liquid gallon, a barrel 42 of them."""
_FUEL = re.compile(
    r"\bdiesel\b|\bgas ?oil\b|\bgasoleo\b|\bgasolin[ea]s?\b|\bnaphthas?\b|\bnaftas?\b|\bulsd\b|"
    r"\bjet fuel\b|\bturbosina\b|\bmotor fuel\b"
)
_OTHER_OIL = re.compile(
    r"\blubric\w*|\bbase oils?\b|\baceites?\b|\badditives?\b|\baditivos?\b|\bmineral oils?\b|"
    r"\bhydraulic\b|\bwhite oils?\b|\bprocess oils?\b|\bpreparacion\w*|\bgrasas?\b"
)
_WASTE = re.compile(
    r"\bwaste oils?\b|\bused oils?\b|\baceites? (?:usado|gastado|residual)\w*|\boil wastes?\b|"
    r"\bhaz ?mat\b|\bhazardous (?:material|waste|substance)s?\b|\bresiduos? peligros\w*|"
    r"\brecycled oils?\b|\bslop(?:s| oil)?\b|\bsludge\b"
)
_CRUDE = re.compile(r"\bcrude\b|\bcrudo\b|\bpetroleum oils? crude\b|\bcondensates?\b")
_MEXICO = re.compile(r"\bmex(?:ico|icana?|ican)?\b|\bmx\b|\bestados unidos mexicanos\b")


def text(row: Row, column: str) -> str:
    """Return a cell as text; empty where there is none."""
    value = row.get(column)
    return "" if value is None else str(value).strip()


def is_fuel(goods: str) -> bool:
    """Say whether goods are declared as a fuel.

    >>> is_fuel("ULSD diesel"), is_fuel("lubricant base oil")
    (True, False)
    """
    return bool(_FUEL.search(plain(goods)))


def is_other_oil(goods: str) -> bool:
    """Say whether goods are declared as a lubricant, base oil or additive, and not as a fuel.

    >>> is_other_oil("Aceite lubricante"), is_other_oil("diesel with additives")
    (True, False)
    """
    return bool(_OTHER_OIL.search(plain(goods))) and not is_fuel(goods)


def is_waste(goods: str) -> bool:
    """Say whether goods are declared as waste oil or hazardous material.

    >>> is_waste("Waste oil, UN 3082"), is_waste("crude oil")
    (True, False)
    """
    return bool(_WASTE.search(plain(goods)))


def is_crude(goods: str) -> bool:
    """Say whether goods are declared as crude."""
    return bool(_CRUDE.search(plain(goods))) and not is_waste(goods)


def is_mexico(place: str) -> bool:
    """Say whether a place is Mexico, by its words.

    >>> is_mexico("MX"), is_mexico("New Mexico, US"), is_mexico("Texas")
    (True, False, False)
    """
    words = plain(place)
    return bool(_MEXICO.search(words)) and "new mexico" not in words


def litres_of(row: Row) -> float | None:
    """Return the litres of a row; None where quantity or unit does not tell.

    >>> litres_of({"quantity": 10.0, "unit": "bbl"}), litres_of({"quantity": 10.0, "unit": "kg"})
    (1589.87294928, None)
    """
    factor = litres_in(text(row, "unit"))
    quantity = row.get("quantity")
    if factor is None or quantity is None:
        return None
    litres = float(str(quantity)) * factor
    return litres if litres > 0 else None


def litres_in(unit: str) -> float | None:
    """Return the litres of a unit; None where it is none of volume.

    >>> litres_in("USD per gallon"), litres_in("tonnes")
    (3.785411784, None)
    """
    words = plain(unit)
    return next((litres for pattern, litres in _LITRES if pattern.search(words)), None)


def price_of(row: Row) -> float | None:
    """Return the declared price in USD per litre; None for other currencies, or no litres."""
    litres, cents = litres_of(row), row.get("cents")
    if litres is None or cents is None or text(row, "currency") != "USD":
        return None
    price = int(str(cents)) / 100 / litres
    return price if price > 0 else None


def days_of(rows: Iterable[Row]) -> tuple[str, str]:
    """Return the first and the last day of some rows, ISO."""
    days = sorted(day_of_number(int(str(row["day"]))) for row in rows)
    return days[0].isoformat(), days[-1].isoformat()
