"""Papers of one cargo that say different things: manifest and declaration, wires and value."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from linchpin.claims.counted import counted
from linchpin.match.name_keys import name_key
from linchpin.trace.fit import Derived, Figure, Roles, Row, money
from linchpin.trace.fuel.authorities import FISCAL_FUEL
from linchpin.trace.fuel.cargoes import is_fuel, is_other_oil, litres_of, text
from linchpin.trace.fuel.papers import MANIFEST, WIRES, month_of, oil_rows
from linchpin.trace.fuel.permits_and_tanks import goes_south
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

SHORT = 0.95
"""Declared litres below this part of the manifested ones are fewer."""
MORE = 1.25
"""Wires from this multiple of the declared value on are more."""
_CARGO, _CARGOES = "cargo", "cargoes"


def _manifest(row: Row) -> list[dict[str, Any]]:
    cell = text(row, MANIFEST)
    return json.loads(cell) if cell else []


def apart(row: Row) -> list[str]:
    """Return how a declaration differs from the manifest of its document, in words.

    Args:
        row: A row of trade with its manifest.

    >>> told = '[{"place": "m line 2", "cargo": "ULSD diesel", "litres": 100.0}]'
    >>> apart({"goods": "base oil", "quantity": 60.0, "unit": "l", "manifest": told})
    ['a fuel on the manifest (ULSD diesel), none in the declaration', '60 litres declared, 100 on \
the manifest']
    """
    manifested = _manifest(row)
    found = []
    fuels = sorted({one["cargo"] for one in manifested if is_fuel(one["cargo"])})
    if fuels and is_other_oil(text(row, "goods")):
        found.append(f"a fuel on the manifest ({'; '.join(fuels)}), none in the declaration")
    litres, all_litres = litres_of(row), [one["litres"] for one in manifested]
    if litres is not None and all_litres and None not in all_litres:
        whole = sum(all_litres)
        if litres < SHORT * whole:
            found.append(f"{litres:,.0f} litres declared, {whole:,.0f} on the manifest")
    return found


def _derive_manifest(roles: Roles) -> Derived | None:
    rows = list(roles.get(_CARGO, ()))
    if set(roles) != {_CARGO} or len(rows) != 1 or not goes_south(rows[0]):
        return None
    words = apart(rows[0])
    if not words:
        return None
    places = ", ".join(sorted(one["place"] for one in _manifest(rows[0])))
    importer = text(rows[0], "importer")
    return Derived(
        importer,
        (Figure("differences", len(words), "differences"),),
        f"{importer}, document {text(rows[0], 'document')}, declared "
        f"{text(rows[0], 'goods')}: {'; '.join(words)} ({places}): fits the definition of a "
        f"declaration that differs from the manifest",
    )


def _search_manifest(tables: TracedTables) -> Search:
    search = Search()
    table = tables.by_kind.get("trade")
    rows = [] if table is None else tables.rows("trade", oil_rows(table))
    south = [row for row in rows if goes_south(row)]
    without = sum(not text(row, MANIFEST) for row in south)
    if without:
        search.unseen.append(
            f"{counted(without, 'cargo', 'cargoes')} of fuel or oils without a manifest of the "
            f"document, not compared (add a table of manifests)"
        )
    several: dict[str, int] = defaultdict(int)
    for row in south:
        several[text(row, "document")] += 1
    for row in south:
        if apart(row):
            shared = several[text(row, "document")] > 1
            aside = "several declarations share the document: litres may be parts" if shared else ""
            number = (int(str(row["row"])),)
            search.proposals.append(WitnessRows("trade", ((_CARGO, number),), (), aside, 0.7))
    return search


def _wires(row: Row) -> list[dict[str, Any]] | None:
    cell = row.get(WIRES)
    return None if cell is None else json.loads(str(cell))


def _key(row: Row) -> tuple[str, ...]:
    names = (name_key(text(row, "importer")), name_key(text(row, "exporter")))
    return (*names, month_of(row), text(row, "currency"))


def _derive_wires(roles: Roles) -> Derived | None:
    rows = list(roles.get(_CARGOES, ()))
    if set(roles) != {_CARGOES} or len({_key(row) for row in rows}) != 1 or not month_of(rows[0]):
        return None
    wires = _wires(rows[0])
    if not wires or not all(goes_south(row) for row in rows):
        return None
    paid = sum(int(wire["cents"]) for wire in wires)
    declared = sum(int(str(row["cents"])) for row in rows)
    if paid < MORE * declared:
        return None
    importer, exporter = (min(text(row, c) for row in rows) for c in ("importer", "exporter"))
    currency, places = text(rows[0], "currency"), ", ".join(wire["place"] for wire in wires[:20])
    return Derived(
        importer,
        (
            Figure("paid", paid, currency),
            Figure("declared", declared, currency),
            Figure("paid over declared", round(100 * paid / declared), "percent"),
        ),
        f"{importer} paid {exporter} {money(paid, currency)} in {month_of(rows[0])} by "
        f"{counted(len(wires), 'transfer')} ({places}) and declared {money(declared, currency)} in "
        f"{counted(len(rows), 'cargo', 'cargoes')}: fits the definition of wires above the "
        f"declared value",
    )


def _search_wires(tables: TracedTables) -> Search:
    search = Search()
    table = tables.by_kind.get("trade")
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    unpaid = 0
    for row in [] if table is None else tables.rows("trade", oil_rows(table)):
        if not goes_south(row) or row.get("day") is None or not text(row, "exporter"):
            continue
        unpaid += not _wires(row)
        groups[_key(row)].append(row)
    if unpaid:
        search.unseen.append(
            f"{counted(unpaid, 'cargo', 'cargoes')} of fuel or oils without a payment from the "
            f"importer to the exporter in the month, not compared (add a table of payments)"
        )
    for _, group in sorted(groups.items()):
        numbers = tuple(sorted(int(str(row["row"])) for row in group))
        search.proposals.append(WitnessRows("trade", ((_CARGOES, numbers),), (), "", 0.6))
    return search


MANIFEST_APART = Definition(
    "manifest-apart",
    ("trade",),
    (FISCAL_FUEL,),
    (
        "several declarations share one manifest, and the table holds only some of them",
        "a manifest that was put right later",
        "litres at another temperature than the manifest's",
    ),
    _derive_manifest,
    _search_manifest,
)
"""A declaration that differs from the manifest."""
WIRES_ABOVE = Definition(
    "wires-above-value",
    ("trade",),
    (FISCAL_FUEL,),
    (
        "payments of earlier months' invoices, or in advance",
        "payments for goods and services that are not in the table of trade",
        "freight and insurance that are paid to the exporter",
    ),
    _derive_wires,
    _search_wires,
)
"""Wires above the declared value."""
