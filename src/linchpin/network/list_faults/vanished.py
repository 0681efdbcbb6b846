"""Facts that vanish from an edition while the entries stay, or stand where they do not belong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linchpin.archive import Archive, Manifest
from linchpin.archive.queries.held_facts import facts_lost, findings_by_method
from linchpin.claims.counted import counted
from linchpin.claims.dates import say_date
from linchpin.network.list_faults.fault import FaultKind, ListFault

MOST_LOST = 0.05
"""Share of the entries that held a kind of fact from which on its loss is no change of a list."""
FEWEST = 5
"""Entries that lost it, at least: where few hold it, one change is a large share."""
_OUT_OF_PLACE = "fact-out-of-place"
_SILENT = frozenset({"modifiedAt", "Sanction.modifiedAt"})


def vanished(
    archive: Archive, older: Manifest, newer: Manifest, after: Manifest | None
) -> Iterator[ListFault]:
    """Yield the kinds of facts that went from many entries which stay, with how many come back.

    What entries gain of the same kind is no excuse: a list that corrects some loses no others.

    Args:
        archive: Where the editions are.
        older: The edition before.
        newer: The one that is looked at.
        after: The one after it; None where there is none.
    """
    back = {} if after is None else _come_back(archive, older, newer, after)
    for fact, held, lost, _ in facts_lost(archive, older, newer):
        if fact in _SILENT or len(lost) < FEWEST or len(lost) < MOST_LOST * held:
            continue
        again = len(back.get(fact, set()) & set(lost))
        later = ""
        if after is not None:
            later = f"; the edition of {say_date(after.date)} holds it of {again:,} of these again"
        says = (
            f"{say_fact(fact)}: {len(lost):,} of {counted(held, 'entry', 'entries')} that held it "
            f"in the edition of {say_date(older.date)} stay and hold it no longer "
            f"({len(lost) / held:.0%}){later}"
        )
        yield ListFault(FaultKind.FACTS_GONE, named(newer), fact, says, lost)


def out_of_place(archive: Archive, older: Manifest | None, newer: Manifest) -> Iterator[ListFault]:
    """Yield that facts stand elsewhere than a list's own format puts them, where that is new.

    Args:
        archive: Where the editions are.
        older: The edition before; None where there is none.
        newer: The one that is looked at.
    """
    found = findings_by_method(archive, newer).get(_OUT_OF_PLACE, [])
    before = [] if older is None else findings_by_method(archive, older).get(_OUT_OF_PLACE, [])
    fresh = sorted({one for one in found if one is not None} - set(before))
    if not fresh:
        return
    was = "" if older is None else f" ({len(before):,} in the edition of {say_date(older.date)})"
    says = (
        f"{counted(len(found), 'fact')} of {counted(len(fresh), 'entry', 'entries')} where the "
        f"list's own format does not put them{was}: they are read, but another program may miss "
        "them"
    )
    yield ListFault(FaultKind.OUT_OF_PLACE, named(newer), "", says, tuple(fresh))


def named(edition: Manifest) -> str:
    """Return what a fault calls an edition."""
    return f"{edition.dataset}/{edition.folder}"


def say_fact(fact: str) -> str:
    """Return a kind of fact in words.

    >>> say_fact("birthDate"), say_fact("Passport.number")
    ('birth date', 'number (Passport)')
    """
    schema, _, prop = fact.rpartition(".")
    words = re.sub("(?<=[a-z])([A-Z])", r" \1", prop).lower()
    return f"{words} ({schema})" if schema else words


def _come_back(
    archive: Archive, older: Manifest, newer: Manifest, after: Manifest
) -> dict[str, set[str]]:
    """Return, by kind of fact, the entries that lost it in one edition and hold it in the next."""
    lost = {one.fact: set(one.lost) for one in facts_lost(archive, older, newer)}
    still = {one.fact: set(one.lost) for one in facts_lost(archive, older, after)}
    return {fact: entities - still.get(fact, set()) for fact, entities in lost.items()}
