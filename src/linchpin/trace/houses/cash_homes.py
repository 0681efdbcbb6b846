"""Homes bought without a loan by a young firm, a shell company or a trust.

The parts are shown one by one: what the row tells, and what it does not. One that surely is not so
decides; what is not told is said and never taken for so.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from linchpin.claims.counted import counted
from linchpin.match.name_keys import name_key
from linchpin.trace.authority import Authority, Force, day_of_number
from linchpin.trace.fit import Derived, Figure, Roles, Row, money
from linchpin.trace.houses.deeds import is_all_cash, is_entity, is_home, is_told_shell, is_trust
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

RESIDENTIAL_RULE = Authority(
    "31 CFR 1031.320",
    "transfers of residential real property to entities and trusts without financing",
    Force.REGULATION,
    datetime.date(2026, 3, 1),
    datetime.date(2026, 3, 18),
    "https://www.govinfo.gov/content/pkg/FR-2024-08-29/html/2024-19198.htm",
    "89 FR 70258; vacated on 19 March 2026, Flowers Title Companies, LLC v. Bessent (E.D. Tex.), "
    "under appeal since May 2026: it asks nobody for anything now",
)
REAL_ESTATE_ADVISORY = Authority(
    "FIN-2017-A003",
    "advisory to financial institutions and real estate firms on all-cash purchases through shell "
    "companies",
    Force.ADVISORY,
    datetime.date(2017, 8, 22),
    None,
    "https://www.fincen.gov/resources/advisories/fincen-advisory-fin-2017-a003",
)
YOUNG_DAYS = 365
"""A firm is young that was registered at most so many days before the purchase."""
_DEED = "deed"
_STEPS = 2
"""Steps of ownership that are looked behind a buyer."""


def _text(row: Row, column: str) -> str:
    value = row.get(column)
    return "" if value is None else str(value).strip()


def _day(row: Row, column: str = "day") -> datetime.date | None:
    value = row.get(column)
    return None if value is None else day_of_number(int(str(value)))


def age_days(row: Row) -> int | None:
    """Return the age of the buyer on the day of the deed; None where it is not told."""
    bought, founded = _day(row), _day(row, "founded_day")
    return None if bought is None or founded is None else (bought - founded).days


def parts_of(row: Row) -> dict[str, bool | None]:
    """Return each part of the pattern: whether it is so, or None where the row does not tell.

    Args:
        row: A deed.

    >>> row = {"buyer": "Lomas Azules LLC", "financing": "none", "property_kind": "condominium"}
    >>> parts_of(row | {"day": 400, "founded_day": 35})
    {'a home': True, 'a firm or a trust buys': True, 'without a loan': True, 'young, a shell or a \
trust': True}
    """
    buyer, kind = _text(row, "buyer"), _text(row, "buyer_kind")
    trust, entity, age = is_trust(buyer, kind), is_entity(buyer, kind), age_days(row)
    young = None if age is None or age < 0 else age <= YOUNG_DAYS
    return {
        "a home": is_home(_text(row, "property_kind")),
        "a firm or a trust buys": True if trust else entity,
        "without a loan": is_all_cash(_text(row, "financing")),
        "young, a shell or a trust": True if trust or is_told_shell(kind) else young,
    }


def _fits(parts: Mapping[str, bool | None], row: Row) -> bool:
    """Say whether no part is contradicted, and it is told: without a loan, or called a shell."""
    told_shell = is_told_shell(_text(row, "buyer_kind"))
    return (
        False not in parts.values()
        and bool(parts["a firm or a trust buys"])
        and bool(parts["young, a shell or a trust"])
        and (bool(parts["without a loan"]) or told_shell)
    )


def _derive(roles: Roles) -> Derived | None:
    rows = list(roles.get(_DEED, ()))
    if set(roles) != {_DEED} or len(rows) != 1:
        return None
    row = rows[0]
    parts = parts_of(row)
    if not _fits(parts, row):
        return None
    told = [part for part, so in parts.items() if so]
    untold = [part for part, so in parts.items() if so is None]
    bought, age = _day(row), age_days(row)
    if bought is None:
        untold.append("the day")
    cents, currency = row.get("cents"), _text(row, "currency")
    price = (
        money(int(str(cents)), currency or "amount") if cents is not None else "a price not told"
    )
    where = f" at {_text(row, 'address')}" if _text(row, "address") else ""
    when = "" if bought is None else f" on {bought.isoformat()}"
    aged = "" if age is None or age < 0 else f", {counted(age, 'day')} after it was registered"
    sums: tuple[Figure, ...] = (Figure("parts told", len(told), "parts"),)
    if cents is not None and len(currency) == 3:
        sums += (Figure("price", int(str(cents)), currency),)
    if age is not None and age >= 0:
        sums += (Figure("age of the buyer", age, "days"),)
    missing = f"; not told: {', '.join(untold)}" if untold else ""
    return Derived(
        _text(row, "buyer"),
        sums,
        f"{_text(row, 'buyer')} bought a home{where} for {price}{when}{aged}; told: "
        f"{', '.join(told)}{missing}: fits the definition of a home bought by a young firm, a "
        f"shell or a trust without a loan, as far as it is told",
    )


def _search(tables: TracedTables) -> Search:
    search = Search()
    table = tables.by_kind.get("deeds")
    rows = [] if table is None else tables.rows("deeds", range(table.num_rows))
    owners = owners_of(tables)
    open_age = open_loan = open_buyer = backwards = 0
    for row in rows:
        parts = parts_of(row)
        age = age_days(row)
        backwards += age is not None and age < 0
        if _fits(parts, row):
            known = sum(bool(so) for so in parts.values())
            rank = round(
                0.2 + 0.15 * known + (0.1 if is_told_shell(_text(row, "buyer_kind")) else 0), 2
            )
            number = (int(str(row["row"])),)
            behind = tuple(behind_buyer(_text(row, "buyer"), owners))
            search.proposals.append(WitnessRows("deeds", ((_DEED, number),), behind, "", rank))
        elif False not in parts.values() and parts["a firm or a trust buys"]:
            open_loan += parts["without a loan"] is None
            open_age += bool(parts["without a loan"])
        elif False not in parts.values():
            open_buyer += bool(parts["without a loan"])
    for count, words in (
        (open_loan, "by a firm or trust of which the table does not tell how it was paid"),
        (open_age, "without a loan by a firm of which no day of registry is told"),
        (open_buyer, "without a loan by a buyer of whom it is not clear whether it is a firm"),
        (backwards, "by a firm that was registered after it, by its row"),
    ):
        if count:
            search.unseen.append(f"{counted(count, 'purchase')} {words}: not judged")
    return search


def owners_of(tables: TracedTables) -> dict[str, list[str]]:
    """Return the owners of each firm by the table of ownership of the same run."""
    table = tables.by_kind.get("ownership")
    found: dict[str, list[str]] = {}
    if table is not None:
        for row in tables.rows("ownership", range(table.num_rows)):
            found.setdefault(name_key(_text(row, "owned")), []).append(_text(row, "owner"))
    return {firm: sorted(set(names)) for firm, names in found.items()}


def behind_buyer(buyer: str, owners: Mapping[str, Sequence[str]]) -> list[str]:
    """Return who stands behind a buyer within two steps of ownership, in words.

    >>> behind_buyer("Casa LLC", {"casallc": ["Uno SA"], "unosa": ["Ana Gil"]})
    ['owned by Uno SA', 'Uno SA is owned by Ana Gil']
    """
    said: list[str] = []
    at = [(buyer, "")]
    for _ in range(_STEPS):
        after: list[tuple[str, str]] = []
        for name, words in at:
            for owner in owners.get(name_key(name), ()):
                said.append(f"{words}owned by {owner}")
                after.append((owner, f"{owner} is "))
        at = after
    return list(dict.fromkeys(said))


CASH_HOMES = Definition(
    "cash-homes",
    ("deeds",),
    (RESIDENTIAL_RULE, REAL_ESTATE_ADVISORY),
    (
        "a family's trust or firm that keeps the home private, or out of probate",
        "a firm that was founded for this purchase, as investors do",
        "a loan that the table does not tell, such as one taken later",
    ),
    _derive,
    _search,
)
"""A home bought without a loan by a young firm, a shell or a trust."""
