"""Invoices whose issuer has no RFC that can have been given out."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from linchpin.claims.counted import counted
from linchpin.match.mexico.rfc import parse_rfc, why_no_rfc
from linchpin.trace.authority import Authority, Force
from linchpin.trace.fit import Derived, Roles, Row
from linchpin.trace.invoices.listed_supplier import figures_of, issuer_of, named, one_issuer
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

ARTICLES_27_29A = Authority(
    "CFF art. 27 and 29-A",
    "register of taxpayers; an invoice names the RFC of its issuer",
    Force.STATUTE,
    None,
    None,
    "https://www.diputados.gob.mx/LeyesBiblio/pdf/CFF.pdf",
)
GENERIC = frozenset({"XAXX010101000", "XEXX010101000"})
"""RFC for the public at large and for foreigners, whose bearers issue no invoice."""
_INVOICES = "invoices"


def _why_none(row: Row) -> str | None:
    """Return why the issuer of an invoice has no RFC that was given out; None where it may have."""
    issuer = issuer_of(row)
    rfc = parse_rfc(issuer)
    if rfc is not None and rfc.text in GENERIC:
        return "it is a generic RFC, for the public at large or for foreigners"
    why = why_no_rfc(issuer)
    if why is None and (rfc is None or rfc.checks is None):
        why = "its last three characters are missing"
    return why


def _derive_none(roles: Roles) -> Derived | None:
    rows = one_issuer(roles)
    why = None if not rows else _why_none(rows[0])
    if not rows or why is None:
        return None
    return Derived(
        named(rows[0]),
        figures_of(rows),
        f"{named(rows[0])} issued {counted(len(rows), 'invoice')} under the RFC "
        f"{issuer_of(rows[0])}; {why}: fits the definition of an issuer without an RFC that was "
        f"given out",
    )


def _search_none(tables: TracedTables) -> Search:
    search = Search()
    table = tables.by_kind.get("invoices")
    if table is None or not table.num_rows:
        return search
    coded = table["issuer"].combine_chunks().dictionary_encode()
    issuers = [str(cell or "") for cell in coded.dictionary.to_pylist()]
    counts = np.bincount(np.asarray(coded.indices.fill_null(0)), minlength=len(issuers))
    words = failing = 0
    bad: set[str] = set()
    for issuer, count in zip(issuers, counts.tolist(), strict=True):
        rfc = parse_rfc(issuer)
        if not any(map(str.isdecimal, issuer)):
            words += count
        elif _why_none({"issuer": issuer}) is not None:
            bad.add(issuer)
        elif rfc is not None and rfc.checks is False:
            failing += count
    if words:
        search.unseen.append(
            f"{counted(words, 'invoice')} whose issuer is no number: not compared as an RFC"
        )
    if failing:
        search.notes.append(
            f"{counted(failing, 'invoice')} whose RFC fails its check character: no finding, as "
            f"the register itself gave out such numbers"
        )
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    hits = np.flatnonzero(np.isin(np.array(issuers, object)[coded.indices.fill_null(0)], [*bad]))
    for row in tables.rows("invoices", hits.tolist()) if bad else ():
        groups[issuer_of(row), str(row.get("currency") or "")].append(int(str(row["row"])))
    search.proposals += [
        WitnessRows("invoices", ((_INVOICES, tuple(sorted(numbers))),), (), "", 0.5)
        for _, numbers in sorted(groups.items())
    ]
    return search


NO_SUCH_RFC = Definition(
    "invalid-rfc",
    ("invoices",),
    (ARTICLES_27_29A,),
    (
        "the number was copied with an error",
        "the issuer is abroad and has a number of another country",
    ),
    _derive_none,
    _search_none,
)
"""The issuer's RFC cannot have been given out."""
