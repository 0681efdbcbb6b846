"""Dates that cannot be: a birth after the edition, a death before the birth."""

from __future__ import annotations

from collections.abc import Iterator

from linchpin.archive import Archive, Manifest
from linchpin.archive.queries.held_facts import DateSaid, dates_said
from linchpin.claims.dates import PartialDate, parse_date, say_date
from linchpin.claims.errors import ClaimError
from linchpin.network.list_faults.fault import FaultKind, ListFault
from linchpin.network.list_faults.vanished import named, say_fact

OLDEST_BIRTH = 1850
"""Year before which nobody listed was born: lists are of living people and of firms."""
_PAST = frozenset({
    "birthDate", "deathDate", "incorporationDate", "buildDate", "registrationDate",
    "Passport.startDate", "Identification.startDate", "Sanction.listingDate",
})  # fmt: skip
"""What can only have been before an edition speaks of it."""
_NOT_BEFORE = {"deathDate": "birthDate", "Sanction.listingDate": "birthDate"}


def impossible_dates(archive: Archive, edition: Manifest) -> Iterator[ListFault]:
    """Yield each date of an edition that cannot be, with the entry.

    Args:
        archive: Where the edition is.
        edition: The edition.
    """
    out_by = edition.known_by
    said: dict[str, list[tuple[DateSaid, PartialDate]]] = {}
    for one in dates_said(archive, edition):
        try:
            said.setdefault(one.entity, []).append((one, parse_date(one.value)))
        except ClaimError:
            continue  # the reader reports what it does not understand
    for entity, dates in said.items():
        births = [date for one, date in dates if one.fact == "birthDate"]
        for one, date in dates:
            why = ""
            if one.fact in _PAST and date.earliest > out_by:
                why = f"is after the edition, {say_date(edition.date)}"
            elif one.fact == "birthDate" and date.latest.year < OLDEST_BIRTH:
                why = f"is before {OLDEST_BIRTH}"
            elif one.fact in _NOT_BEFORE and births:
                first = min(birth.earliest for birth in births)
                if date.latest < first:
                    why = "is before the birth"
            if why:
                says = f"{entity}: {say_fact(one.fact)} {say_date(one.value)} {why}"
                yield ListFault(
                    FaultKind.IMPOSSIBLE_DATE, named(edition), one.fact, says, (entity,),
                    (one.claim,),
                )  # fmt: skip
