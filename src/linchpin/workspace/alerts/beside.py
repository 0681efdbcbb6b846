"""What stands beside a hit: the customer's rows, and what sources say of the entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from linchpin.claims.safe_text import safe_text
from linchpin.workspace.alerts.queued import BookRow, QueuedAlert, SaidOfEntry

if TYPE_CHECKING:
    from linchpin.archive import Snapshot
    from linchpin.screen.book.columns import Mapping as Columns
    from linchpin.screen.book.storage import BookIndex
    from linchpin.watch.pair import Pair

_LONGEST = 2_000
_ROLES = {
    "texts": "text",
    "places": "address",
    "names": "name",
    "parts": "name",
    "births": "birth date",
    "identifiers": "identifier",
    "genders": "gender",
    "countries": "country",
}
_KINDS = {
    "name": "name",
    "alias": "alias",
    "previousName": "former name",
    "weakAlias": "weak alias",
    "birthDate": "birth date",
    "birthPlace": "birth place",
    "deathDate": "death date",
    "gender": "gender",
    "nationality": "country",
    "citizenship": "country",
    "country": "country",
    "jurisdiction": "country",
    "flag": "country",
    "address": "address",
    "topics": "topic",
}
"""What the properties of an entry are called beside a customer's cells."""


def make_alerts(
    run: str,
    pairs: Iterable[Pair],
    book: tuple[Columns, BookIndex, Mapping[str, list[int]]],
    snapshot: Snapshot,
) -> list[QueuedAlert]:
    """Return pairs as alerts, firmest first.

    Args:
        run: Name of the run.
        pairs: The pairs.
        book: What its columns hold, its index, and the rows of each customer, from 0.
        snapshot: The claims behind the entries.
    """
    from linchpin.watch.pair import by_weight

    ordered = by_weight(pairs)
    facts, schemata, lists = facts_of(
        snapshot, {record for pair in ordered for record in pair.records}
    )
    mapping, index, numbers = book
    shown = _rows(mapping, index, numbers)
    found = []
    for pair in ordered:
        known = [fact for record in pair.records for fact in facts.get(record, ())]
        known += [SaidOfEntry("program", name) for name in pair.programs]
        found.append(
            QueuedAlert(
                run,
                pair,
                next((schemata[one] for one in pair.records if one in schemata), "LegalEntity"),
                shown.get(pair.customer.id) or _beside(pair),
                _merged(known),
                tuple(sorted({lists[one] for one in pair.records if one in lists})),
            )
        )
    return found


def _merged(facts: Iterable[SaidOfEntry]) -> tuple[SaidOfEntry, ...]:
    """Return facts with each value once, and the claims of all that say it."""
    found: dict[tuple[str, str], list[str]] = {}
    for fact in facts:
        found.setdefault((fact.what, fact.value), []).extend(fact.claims)
    return tuple(
        SaidOfEntry(what, value, tuple(dict.fromkeys(claims)))
        for (what, value), claims in found.items()
    )


def facts_of(
    snapshot: Snapshot, records: Iterable[str]
) -> tuple[dict[str, list[SaidOfEntry]], dict[str, str], dict[str, str]]:
    """Return what is said of some records that a customer can be compared by.

    Args:
        snapshot: The editions that count.
        records: Entity ids, before any merge.

    Returns:
        Facts, schema and source of each.
    """
    from linchpin.archive.queries.facts import fact_claims
    from linchpin.match.compare.identifiers import IDENTIFIERS
    from linchpin.match.compare.profile import make_profiles

    wanted = sorted(set(records))
    facts: dict[str, list[SaidOfEntry]] = defaultdict(list)
    kinds = {**_KINDS, **dict.fromkeys(IDENTIFIERS, "identifier")}
    for claim in fact_claims(snapshot, sorted(kinds), wanted):
        facts[claim.entity].append(SaidOfEntry(kinds[claim.prop], claim.value, (claim.claim,)))
    profiles = make_profiles(snapshot, wanted)
    for record, profile in profiles.items():
        given = {fact.value for fact in facts[record]}
        facts[record] += [
            SaidOfEntry("address", place) for place in sorted(profile.places) if place not in given
        ]
        keys = {_bare(value) for value in given}
        facts[record] += [
            SaidOfEntry("identifier", key.upper())
            for _, key in sorted(profile.identifiers)
            if _bare(key) not in keys
        ]
    schemata = {record: profile.schema for record, profile in profiles.items()}
    lists = {record: profile.dataset for record, profile in profiles.items()}
    return facts, schemata, lists


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _rows(
    mapping: Columns, index: BookIndex, rows: Mapping[str, list[int]]
) -> dict[str, tuple[BookRow, ...]]:
    import numpy as np

    roles = {
        column: role
        for name, role in _ROLES.items()
        for column in getattr(mapping, name)
    }  # fmt: skip
    found = {}
    for customer, numbers in rows.items():
        piece = index.piece(np.array(numbers[:20], np.int64))
        found[customer] = tuple(
            BookRow(
                piece.numbers[at],
                piece.place(at),
                tuple(
                    (column, roles.get(column, "key"), safe_text(cells[at], _LONGEST))
                    for column, cells in piece.columns.items()
                ),
            )
            for at in range(piece.rows)
        )
    return found


def _beside(pair: Pair) -> tuple[BookRow, ...]:
    touch = pair.touches[0]
    return (BookRow(0, touch.where, (("", "text", touch.value),)),)
