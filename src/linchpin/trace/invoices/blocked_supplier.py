"""Invoices of suppliers whose RFC is that of somebody on OFAC's list, or begins as their CURP."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from linchpin.claims.counted import counted
from linchpin.trace.authority import Authority, Force
from linchpin.trace.fit import Derived, Figure, Roles, Row
from linchpin.trace.invoices.listed_supplier import BLOCKED
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

BLOCKED_PERSONS = Authority(
    "31 CFR chapter V",
    "dealings of US persons with those on OFAC's list of Specially Designated Nationals",
    Force.REGULATION,
    None,
    None,
    "https://www.ecfr.gov/current/title-31/subtitle-B/chapter-V",
    "which part applies is told by the program",
)
_INVOICES = "invoices"


def _text(row: Row, column: str) -> str:
    value = row.get(column)
    return "" if value is None else str(value).strip()


def _derive(roles: Roles) -> Derived | None:
    rows = list(roles.get(_INVOICES, ()))
    keys = {(_text(row, "issuer"), _text(row, "currency")) for row in rows}
    if set(roles) != {_INVOICES} or len(keys) != 1 or not all(_text(r, BLOCKED) for r in rows):
        return None
    issuer, currency = keys.pop()
    name = min((_text(row, "issuer_name") for row in rows), default="")
    figures = [Figure("invoices", len(rows), "invoices")]
    if len(currency) == 3:
        total = sum(int(str(row["cents"])) for row in rows if row.get("cents") is not None)
        figures.append(Figure("invoiced", total, currency))
    return Derived(
        f"{name} ({issuer})" if name else issuer,
        tuple(figures),
        f"{name or 'a supplier'} ({issuer}) issued {counted(len(rows), 'invoice')}; "
        f"{_text(rows[0], BLOCKED)}: fits the definition of a supplier with a number of "
        f"somebody on OFAC's list",
    )


def _search(tables: TracedTables) -> Search:
    search = Search()
    table = tables.by_kind.get("invoices")
    if table is None:
        return search
    if BLOCKED not in table.column_names:
        search.unseen.append("OFAC's list is not here (linchpin add ofac): no supplier looked up")
        return search
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    listed = np.flatnonzero(np.asarray(table[BLOCKED].is_valid()))
    for row in tables.rows("invoices", listed.tolist()):
        groups[_text(row, "issuer"), _text(row, "currency")].append(int(str(row["row"])))
    search.proposals += [
        WitnessRows("invoices", ((_INVOICES, tuple(sorted(rows))),), (), "", 0.9)
        for _, rows in sorted(groups.items())
    ]
    return search


BLOCKED_SUPPLIER = Definition(
    "blocked-supplier",
    ("invoices",),
    (BLOCKED_PERSONS,),
    (
        "only the first ten characters are the same, and the two are namesakes born on one day",
        "the list names another under the number by an error",
        "a licence of OFAC allows the dealing",
    ),
    _derive,
    _search,
)
"""The issuer's number is that of somebody on OFAC's list."""
