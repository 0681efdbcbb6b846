"""Trade statistics of two countries that part: months that stand out, and a break that stays."""

from __future__ import annotations

from collections import defaultdict

from linchpin.claims.counted import counted
from linchpin.match.name_keys import name_key
from linchpin.trace.fit import Derived, Figure, Roles, Row
from linchpin.trace.fuel.authorities import NO_RULE
from linchpin.trace.fuel.cargoes import text
from linchpin.trace.fuel.mirror import LEAST_MONTHS, Mirrored, Month, mirrored
from linchpin.trace.fuel.papers import month_of
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

_MONTHS = "months"


def _key(row: Row) -> tuple[str, ...]:
    ends = (name_key(text(row, "exporter")), name_key(text(row, "importer")))
    return (text(row, "goods")[:6], *ends)


def _series(rows: list[Row]) -> Mirrored | None:
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for row in rows:
        if not month_of(row):
            return None
        for at, column in enumerate(("exported", "imported")):
            value = row.get(column)
            sums[month_of(row)][at] += 0.0 if value is None else float(str(value))
    return mirrored([Month(m, round(x), round(i)) for m, (x, i) in sorted(sums.items())])


def _derive(roles: Roles) -> Derived | None:
    rows = list(roles.get(_MONTHS, ()))
    if set(roles) != {_MONTHS} or not rows or len({_key(row) for row in rows}) != 1:
        return None
    found = _series(rows)
    if found is None or (found.alarm is None and not found.outliers):
        return None
    goods = _key(rows[0])[0]
    ends = " to ".join(
        min(text(row, end) for row in rows) or f"{end} not told" for end in ("exporter", "importer")
    )
    subject = f"HS {goods}, {ends}"
    parts = []
    if found.alarm is not None:
        parts.append(f"a change that stays from {found.broke}, seen by {found.alarm}")
    if found.outliers:
        months = ", ".join(f"{month} (z {z:+.1f})" for month, z in found.outliers[:12])
        parts.append(f"{counted(len(found.outliers), 'month')} that stand out: {months}")
    return Derived(
        subject,
        (
            Figure("months", len({month_of(row) for row in rows}), "months"),
            Figure("months that stand out", len(found.outliers), "months"),
            Figure("months told by one side only", len(found.one_sided), "months"),
        ),
        f"{subject}: exports over imports, with freight and insurance taken off, show "
        f"{'; '.join(parts)}: fits the definition of statistics that part",
    )


def _search(tables: TracedTables) -> Search:
    search = Search()
    table = tables.by_kind.get("mirror")
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in [] if table is None else tables.rows("mirror", range(table.num_rows)):
        groups[_key(row)].append(row)
    short = 0
    for _, group in sorted(groups.items()):
        found = _series(group)
        short += found is None
        if found is not None and (found.alarm is not None or found.outliers):
            numbers = tuple(sorted(int(str(row["row"])) for row in group))
            rank = 0.6 if found.alarm is not None else 0.4
            search.proposals.append(WitnessRows("mirror", ((_MONTHS, numbers),), (), "", rank))
    if short:
        search.unseen.append(
            f"{counted(short, 'series', 'series')} of fewer than {LEAST_MONTHS} months that both "
            f"sides tell, not compared"
        )
    return search


MIRROR_GAP = Definition(
    "mirror-gap",
    ("mirror",),
    (NO_RULE,),
    (
        "cargoes that leave in one month and arrive in the next",
        "goods that are classed otherwise on the other side, or pass through a third country",
        "freight dearer or cheaper than the part that is taken off",
    ),
    _derive,
    _search,
)
"""Trade statistics of two countries that part."""
