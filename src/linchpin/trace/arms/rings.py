"""Buyers who share an address, a telephone or a payer and bought the same model.

The definition is ours: no statute counts buyers. It is what the reports on straw purchases
describe, several people who each buy one or two of a kind for one who is not there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from linchpin.claims.counted import counted
from linchpin.match.name_keys import name_key
from linchpin.tabular.heading_words import plain
from linchpin.trace.arms.authorities import ACTUAL_BUYER, STRAW_PURCHASES
from linchpin.trace.arms.sales import by_day, day_of, pieces, sales_of, text
from linchpin.trace.fit import Derived, Figure, Roles, Row
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

DAYS = 90
"""Days within which the sales lie."""
LEAST_BUYERS = 2
"""Buyers that are linked, at least."""
LEAST_PIECES = 4
"""Firearms of the model that they bought together, at least."""
MOST_SHARING = 8
"""Buyers who may share an address, a telephone or a payer before it tells nothing of them."""
_SALES = "sales"
_FILLERS = frozenset("unknown none na n a not given same general delivery po box".split())


def links_of(row: Row) -> frozenset[tuple[str, str]]:
    """Return what of a sale others may share: kind of link, and its value.

    >>> row = {"buyer": "Ana", "address": "12 Elm St., Apt 4", "phone": "(602) 555-0142"}
    >>> sorted(links_of(row | {"payer": "Ana"}))
    [('address', '12 elm st apt 4'), ('payer', 'ana'), ('telephone', '6025550142')]
    """
    found = set()
    address = " ".join(plain(text(row, "address")).split())
    if len(address) >= 6 and any(map(str.isdecimal, address)) and address not in _FILLERS:
        found.add(("address", address))
    digits = re.sub(r"\D", "", text(row, "phone"))[-10:]
    if len(digits) >= 7 and len(set(digits)) > 2:
        found.add(("telephone", digits))
    payer = name_key(text(row, "payer")) or name_key(text(row, "buyer"))
    if payer and payer not in _FILLERS:
        # Who paid for oneself is linked to those for whom one paid too.
        found.add(("payer", payer))
    return frozenset(found)


def model_of(row: Row) -> str:
    """Return maker and model of a sale, as they can be compared; empty where no model is told."""
    model = plain(text(row, "model"))
    if not model:
        return ""
    maker = plain(text(row, "maker"))
    return model if maker in model else f"{maker} {model}"


def groups_of(rows: Sequence[Row]) -> list[list[Row]]:
    """Return sales in groups whose buyers are linked, directly or through one another.

    Args:
        rows: Sales of one model.
    """
    group = list(range(len(rows)))

    def top(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    first: dict[tuple[str, str], int] = {}
    for at, row in enumerate(rows):
        for link in (*links_of(row), ("buyer", name_key(text(row, "buyer")))):
            other = first.setdefault(link, at)
            group[top(at)] = top(other)
    gathered: dict[int, list[Row]] = {}
    for at, row in enumerate(rows):
        gathered.setdefault(top(at), []).append(row)
    return list(gathered.values())


def _buyers(rows: Iterable[Row]) -> list[str]:
    named: dict[str, str] = {}
    for row in rows:
        key, name = name_key(text(row, "buyer")), text(row, "buyer")
        named[key] = min(named.get(key, name), name)
    return [named[key] for key in sorted(named)]


def shared_links(rows: Iterable[Row]) -> list[tuple[str, str, int]]:
    """Return what two or more buyers of some sales share: kind, value, how many buyers."""
    sharing: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        for link in links_of(row):
            sharing.setdefault(link, set()).add(name_key(text(row, "buyer")))
    return sorted((*link, len(who)) for link, who in sharing.items() if len(who) > 1)


def _derive(roles: Roles) -> Derived | None:
    rows = by_day(roles.get(_SALES, ()))
    if set(roles) != {_SALES} or not rows or len({model_of(row) for row in rows}) != 1:
        return None
    days = (day_of(rows[-1]) - day_of(rows[0])).days
    buyers, total = _buyers(rows), sum(pieces(row) for row in rows)
    if not model_of(rows[0]) or days >= DAYS or total < LEAST_PIECES:
        return None
    if len(buyers) < LEAST_BUYERS or len(groups_of(rows)) != 1:
        return None
    shared = shared_links(rows)
    words = "; ".join(f"{counted(who, 'buyer')} with {kind} {value}" for kind, value, who in shared)
    return Derived(
        buyers[0],
        (
            Figure("buyers", len(buyers), "buyers"),
            Figure("firearms", total, "firearms"),
            Figure("days", days + 1, "days"),
        ),
        f"{', '.join(buyers)} bought {counted(total, 'firearm')} of the model "
        f"{text(rows[0], 'model')} within {counted(days + 1, 'day')} and share: {words}: fits the "
        f"definition of linked buyers of one model",
    )


def _search(tables: TracedTables) -> Search:
    sales, found = sales_of(tables), Search()
    found.unseen += sales.unseen
    models: dict[str, list[Row]] = {}
    sharing: dict[tuple[str, str], set[str]] = {}
    without = 0
    for row in sales.rows:
        model = model_of(row)
        without += not model
        if model:
            models.setdefault(model, []).append(row)
        for link in links_of(row):
            sharing.setdefault(link, set()).add(name_key(text(row, "buyer")))
    if without:
        found.unseen.append(f"{counted(without, 'sale')} without a model, not compared for rings")
    crowded = {link: len(who) for link, who in sharing.items() if len(who) > MOST_SHARING}
    for _, rows in sorted(models.items()):
        for window in _windows(by_day(rows)):
            for group in groups_of(window):
                _propose(found, group, crowded)
    return found


def _windows(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the sales that lie within the days, none of them part of another."""
    end = last_end = 0
    for begin in range(len(rows)):
        while end < len(rows) and (day_of(rows[end]) - day_of(rows[begin])).days < DAYS:
            end += 1
        if end > last_end:
            last_end = end
            yield list(rows[begin:end])


def _propose(found: Search, group: list[Row], crowded: dict[tuple[str, str], int]) -> None:
    total, buyers = sum(pieces(row) for row in group), len(_buyers(group))
    if buyers < LEAST_BUYERS or total < LEAST_PIECES:
        return
    links = Counter(link for row in group for link in links_of(row))
    many = sorted((link, crowded[link]) for link in links if link in crowded)
    aside = ""
    if many and all((kind, value) in crowded for kind, value, _ in shared_links(group)):
        (kind, value), who = many[0]
        aside = f"{who} buyers of the table have {kind} {value}, so that it tells nothing of them"
    numbers = tuple(sorted(int(str(row["row"])) for row in group))
    rank = min(1.0, 0.3 + 0.1 * buyers + 0.02 * total)
    found.proposals.append(
        WitnessRows("purchases", ((_SALES, numbers),), (), aside, round(rank, 2))
    )


RINGS = Definition(
    "linked-buyers",
    ("purchases",),
    (STRAW_PURCHASES, ACTUAL_BUYER),
    (
        "members of a household or a club who each buy for themselves",
        "a house of many flats whose numbers are not in the table",
        "one who pays for a gift to somebody who may own it",
    ),
    _derive,
    _search,
)
"""Buyers who share an address, a telephone or a payer and bought the same model."""
