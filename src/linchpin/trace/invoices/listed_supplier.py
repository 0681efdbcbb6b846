"""Invoices whose issuer stood on SAT's list of Article 69-B on the day of the invoice, or later."""

from __future__ import annotations

import datetime
from collections import defaultdict

import numpy as np

from linchpin.claims.counted import counted
from linchpin.trace.authority import Authority, Force, day_of_number
from linchpin.trace.fit import Derived, Figure, Roles, Row
from linchpin.trace.invoices.situations import Procedure, Situation, Step, procedures_of
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

ARTICLE_69B = Authority(
    "CFF art. 69-B",
    "presumption that the operations of an issuer of invoices do not exist",
    Force.STATUTE,
    datetime.date(2014, 1, 1),
    None,
    "https://www.diputados.gob.mx/LeyesBiblio/pdf/CFF.pdf",
    "Código Fiscal de la Federación, decree of 9 December 2013; who received such invoices may "
    "prove to the authority that the goods or services were real",
)
COLUMN = "issuer_69b"
"""Column with the procedures of the issuer, as the list in the archive tells them."""
BLOCKED = "issuer_blocked"
"""Column with who on OFAC's list has the issuer's number."""
_INVOICES = "invoices"


def _day(row: Row) -> datetime.date:
    return day_of_number(int(str(row["day"])))


def issuer_of(row: Row) -> str:
    """Return the number of an issuer as the invoice has it."""
    return str(row.get("issuer") or "").strip()


def named(row: Row) -> str:
    """Return an issuer by name and number."""
    name = str(row.get("issuer_name") or "").strip()
    return f"{name} ({issuer_of(row)})" if name and name != issuer_of(row) else issuer_of(row)


def standing_on(row: Row) -> tuple[Procedure, Step] | None:
    """Return the procedure and step that weigh most against an issuer on the day of an invoice.

    Args:
        row: An invoice with a day.
    """
    steps = [(one, step) for one in _procedures(row) if (step := one.on(_day(row))) is not None]
    against = [pair for pair in steps if not pair[1].situation.clears]
    return max(against, key=lambda p: (p[1].situation is Situation.DEFINITIVE, p[1].days),
               default=None)  # fmt: skip


def _procedures(row: Row) -> tuple[Procedure, ...]:
    return procedures_of(str(row.get(COLUMN) or ""))


def _definitive_after(row: Row) -> tuple[Procedure, Step] | None:
    """Return the procedure that was found definitive after the day of an invoice, if it stands."""
    later = [
        (one, step)
        for one in _procedures(row)
        for step in one.steps
        if step.situation is Situation.DEFINITIVE
        and step.days
        and step.days[0] > _day(row)
        and one.stands is Situation.DEFINITIVE
    ]
    return min(later, key=lambda pair: pair[1].days, default=None)


def one_issuer(roles: Roles) -> list[Row] | None:
    """Return the invoices of one issuer in one currency; None for any others."""
    rows = list(roles.get(_INVOICES, ()))
    keys = {(issuer_of(row), row.get("currency")) for row in rows}
    return rows if set(roles) == {_INVOICES} and len(keys) == 1 else None


def figures_of(rows: list[Row]) -> tuple[Figure, ...]:
    """Return how many invoices there are, and what they add up to."""
    total = sum(int(str(row["cents"])) for row in rows if row.get("cents") is not None)
    currency = str(rows[0].get("currency") or "")
    amount = (Figure("invoiced", total, currency),) if len(currency) == 3 else ()
    return (Figure("invoices", len(rows), "invoices"), *amount)


def _derive_listed(roles: Roles) -> Derived | None:
    rows = one_issuer(roles)
    found = None if rows is None else [standing_on(row) for row in rows]
    if not rows or not found or None in found:
        return None
    steps = {(pair[1].situation, pair[1].days) for pair in found if pair is not None}
    stood = " and ".join(
        f"{situation.value} since {days[0].isoformat()}{_later(days)}"
        for situation, days in sorted(steps, key=lambda one: (one[1], one[0].value))
    )
    now = sorted(
        {f"{one.stands.value} by the edition of {one.edition}" for one in _procedures(rows[0])}
    )
    days = sorted(_day(row) for row in rows)
    return Derived(
        named(rows[0]),
        figures_of(rows),
        f"{named(rows[0])} issued {counted(len(rows), 'invoice')} from {days[0].isoformat()} to "
        f"{days[-1].isoformat()} while SAT's list of Article 69-B said of it: {stood}; it stands "
        f"as {', '.join(now)}: fits the definition of a supplier listed on the day of the invoice",
    )


def _later(days: tuple[datetime.date, ...]) -> str:
    """Return the day of the second publication in words; empty where there was one day only."""
    if days[-1] == days[0]:
        return ""
    return f" (in the Diario Oficial since {days[-1].isoformat()})"


def _derive_later(roles: Roles) -> Derived | None:
    rows = one_issuer(roles)
    found = None if rows is None else [_definitive_after(row) for row in rows]
    if not rows or not found or None in found or any(map(standing_on, rows)):
        return None
    first = min(pair[1].days[0] for pair in found if pair is not None)
    days = sorted(_day(row) for row in rows)
    return Derived(
        named(rows[0]),
        figures_of(rows),
        f"{named(rows[0])} issued {counted(len(rows), 'invoice')} from {days[0].isoformat()} to "
        f"{days[-1].isoformat()}, before SAT's list said anything of it, and has been definitive "
        f"since {first.isoformat()}: Article 69-B denies effect to invoices of before too; fits "
        f"the definition of a supplier found definitive after the invoice",
    )


def _search(tables: TracedTables, *, later: bool) -> Search:
    search = Search()
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    unread = undated = 0
    rows = _rows(tables, search)
    for row in rows:
        procedures = _procedures(row)
        undated += sum(not any(step.days for step in one.steps) for one in procedures)
        if not procedures:
            continue
        if row.get("day") is None:
            unread += 1
            continue
        against = standing_on(row)
        if against is not None if not later else against is None and _definitive_after(row):
            groups[issuer_of(row), str(row.get("currency") or "")].append(row)
    if unread and not later:
        search.unseen.append(
            f"{counted(unread, 'invoice')} of listed suppliers without a day, not compared"
        )
    if undated and not later:
        search.unseen.append(
            f"{counted(undated, 'procedure')} of which the list tells no day, not compared"
        )
    for _, group in sorted(groups.items()):
        numbers = tuple(sorted(int(str(row["row"])) for row in group))
        search.proposals.append(
            WitnessRows(
                "invoices", ((_INVOICES, numbers),), (), _cleared(group), 0.6 if later else 0.8
            )
        )
    return search


def _cleared(rows: list[Row]) -> str:
    """Return how the issuer was cleared of all that stood against it; empty where it was not."""
    found = [one for row in rows if (pair := standing_on(row)) is not None for one in pair[:1]]
    if not found or not all(one.stands.clears for one in found):
        return ""
    one = found[0]
    days = [step.days[0] for step in one.steps if step.situation is one.stands and step.days]
    since = f" since {days[0].isoformat()}" if days else ""
    return f"the supplier was cleared of it later: {one.stands.value}{since}"


def _rows(tables: TracedTables, search: Search) -> list[Row]:
    table = tables.by_kind.get("invoices")
    if table is None:
        return []
    if COLUMN not in table.column_names:
        search.unseen.append(
            "no edition of SAT's list of Article 69-B is here (linchpin add sat-69b): no supplier "
            "was looked up"
        )
        return []
    listed = np.flatnonzero(np.asarray(table[COLUMN].is_valid()))
    return tables.rows("invoices", listed.tolist())


_REAL = (
    "the goods or services were real, and who received them can prove it to the authority",
    "the taxpayer refuted the presumption or a court ruled for it after the edition in use",
)
LISTED_SUPPLIER = Definition(
    "listed-supplier",
    ("invoices",),
    (ARTICLE_69B,),
    _REAL,
    _derive_listed,
    lambda tables: _search(tables, later=False),
)
"""The issuer was presumed or definitive on the day of the invoice."""
LATER_DEFINITIVE = Definition(
    "supplier-definitive-later",
    ("invoices",),
    (ARTICLE_69B,),
    _REAL,
    _derive_later,
    lambda tables: _search(tables, later=True),
)
"""The issuer was found definitive after the day of the invoice."""
