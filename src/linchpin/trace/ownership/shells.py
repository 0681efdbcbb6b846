"""Signs of a shell company, each shown by itself: what the rows tell, and what they do not."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence

from linchpin.claims.counted import counted
from linchpin.tabular.heading_words import plain
from linchpin.trace.authority import Authority, Force, day_of_number
from linchpin.trace.fit import Derived, Figure, Roles, Row
from linchpin.trace.ownership.rows import party_key, text
from linchpin.trace.ownership.shares import HALF
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

SHELL_GUIDANCE = Authority(
    "FIN-2006-G014",
    "guidance on money laundering risks of shell companies",
    Force.ADVISORY,
    datetime.date(2006, 11, 9),
    None,
    "https://www.fincen.gov/resources/statutes-regulations/guidance/"
    "potential-money-laundering-risks-related-shell-companies",
)
AT_ADDRESS = 5
"""Firms at one address from which on it may be that of an agent."""
YOUNG_DAYS = 365
"""A firm is young that was founded at most so many days before the day that is asked."""
LEAST_SIGNS = 3
"""Signs that hold, at least, of those that the rows tell."""
_OF, _BESIDE = "firm", "same address"


def signs_of(rows: Sequence[Row], beside: Sequence[Row]) -> dict[str, bool | None]:
    """Return each sign: whether it holds, or None where the rows do not tell.

    Args:
        rows: The rows of one firm's owners.
        beside: Rows of other firms at its address.

    >>> row = {"owned": "Uno SA", "owner": "Dos SA", "owned_employees": 0.0}
    >>> [sign for sign, holds in signs_of([row], []).items() if holds]
    ['no employees']
    """
    firm = party_key(text(rows[0], "owned"))
    address = _address(rows[0])
    firms = {party_key(text(row, "owned")) for row in (*rows, *beside) if _address(row) == address}
    staff = [row["owned_employees"] for row in rows if row.get("owned_employees") is not None]
    ages = [_age(row) for row in rows]
    known = sum(int(str(row["share_low"])) for row in rows if row.get("share_low") is not None)
    countries = {plain(text(row, "owner_country")) for row in rows} - {""}
    home = plain(text(rows[0], "owned_country"))
    agents = {plain(text(row, "owned_agent")) for row in rows} - {""}
    owners = {party_key(text(row, "owner")) for row in rows}
    return {
        "no employees": None if not staff else max(float(str(one)) for one in staff) == 0,
        f"{AT_ADDRESS} firms or more at its address": len(firms) >= AT_ADDRESS if address else None,
        "founded within a year": None
        if None in ages
        else all(age is not None and 0 <= age <= YOUNG_DAYS for age in ages),
        "no owner told of half or more": None
        if all(row.get("share_low") is None for row in rows)
        else known <= HALF,
        "all owners of other countries": None
        if not home or len(countries) == 0
        else home not in countries,
        "represented by an agent": True if agents else None,
        "owns itself": firm in owners,
    }


def _address(row: Row) -> str:
    words = plain(text(row, "owned_address"))
    return words if any(map(str.isdecimal, words)) else ""


def _age(row: Row) -> int | None:
    founded, on = row.get("owned_founded_day"), row.get("day")
    return None if founded is None or on is None else int(str(on)) - int(str(founded))


def _derive(roles: Roles) -> Derived | None:
    rows = list(roles.get(_OF, ()))
    if not rows or not set(roles) <= {_OF, _BESIDE}:
        return None
    if len({party_key(text(row, "owned")) for row in rows}) != 1 or rows[0].get("day") is None:
        return None
    signs = signs_of(rows, list(roles.get(_BESIDE, ())))
    holding, not_so, untold = (
        [sign for sign, holds in signs.items() if holds is wanted] for wanted in (True, False, None)
    )
    if len(holding) < LEAST_SIGNS:
        return None
    name = min(text(row, "owned") for row in rows)
    day = day_of_number(int(str(rows[0]["day"]))).isoformat()
    return Derived(
        name,
        (
            Figure("signs that hold", len(holding), "signs"),
            Figure("signs that do not", len(not_so), "signs"),
            Figure("signs that are not told", len(untold), "signs"),
        ),
        f"{name} on {day}: {'; '.join(holding)}; not so: {'; '.join(not_so) or 'none'}; not told: "
        f"{'; '.join(untold) or 'none'}: fits the definition of {LEAST_SIGNS} signs of a shell "
        f"company or more",
    )


def _search(tables: TracedTables) -> Search:
    search = Search()
    table = tables.by_kind.get("ownership")
    told = ("owned_address", "owned_founded", "owned_employees", "owned_agent", "owned_country")
    if table is None:
        return search
    if "day" not in table.column_names:
        search.unseen.append("no day is asked (run with --archive): no signs of shells looked for")
        return search
    if all(name not in table.column_names or not table[name].is_valid().to_numpy().any()
           for name in told):  # fmt: skip
        search.notes.append(
            "the table tells nothing of firms but their owners: no signs looked for"
        )
        return search
    rows = tables.rows("ownership", range(table.num_rows))
    firms: dict[str, list[Row]] = defaultdict(list)
    places: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        firms[party_key(text(row, "owned"))].append(row)
        if _address(row):
            places[_address(row)].append(row)
    for firm, own in sorted(firms.items()):
        beside = _others(firm, own, places)
        holding = sum(bool(holds) for holds in signs_of(own, beside).values())
        if holding >= LEAST_SIGNS:
            parts = [(_OF, _numbers(own))]
            if beside:
                parts.append((_BESIDE, _numbers(beside)))
            rank = round(min(0.6, 0.2 + 0.08 * holding), 2)
            search.proposals.append(WitnessRows("ownership", tuple(parts), (), "", rank))
    short = sum(all(_age(row) is None for row in own) for own in firms.values())
    if short:
        search.notes.append(f"{counted(short, 'firm')} of which no day of founding is told")
    return search


def _others(firm: str, own: Sequence[Row], places: Mapping[str, list[Row]]) -> list[Row]:
    """Return a row of each of the next other firms at an address, as many as the sign needs."""
    found: dict[str, Row] = {}
    for row in places.get(_address(own[0]), ()):
        other = party_key(text(row, "owned"))
        if other != firm:
            best = found.get(other)
            if best is None or _content(row) < _content(best):
                found[other] = row
    return [found[name] for name in sorted(found)][: AT_ADDRESS - 1]


def _content(row: Row) -> tuple[str, ...]:
    return tuple(text(row, column) for column in ("owner", "share", "since", "until"))


def _numbers(rows: Sequence[Row]) -> tuple[int, ...]:
    return tuple(sorted(int(str(row["row"])) for row in rows))


SHELL_SIGNS = Definition(
    "shell-signs",
    ("ownership",),
    (SHELL_GUIDANCE,),
    (
        "a holding company, or one that owns a single house or ship, has no employees by design",
        "small firms use the address of their accountant",
        "a group founds firms abroad for plain reasons of tax or law",
    ),
    _derive,
    _search,
)
"""Three signs of a shell company or more, each shown."""
