"""All faults of one edition of a list, against the editions before and after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linchpin.archive import Archive, Manifest
from linchpin.claims.dates import say_date
from linchpin.network.lacking import missing_parts
from linchpin.network.list_faults.dates import impossible_dates
from linchpin.network.list_faults.fault import FaultKind, ListFault
from linchpin.network.list_faults.vanished import named, out_of_place, vanished


@dataclass(frozen=True, slots=True)
class CheckedEdition:
    """What a look at an edition showed.

    Attributes:
        edition: The edition.
        older: The one it was compared with; None where there is none.
        after: The one after it; None where there is none.
        faults: What may be wrong with it, facts gone first.
        not_compared: What could not be compared, in words.
    """

    edition: Manifest
    older: Manifest | None
    after: Manifest | None
    faults: tuple[ListFault, ...]
    not_compared: tuple[str, ...]


def check_edition_of(archive: Archive, edition: Manifest) -> CheckedEdition:
    """Return what may be wrong with an edition as it was published.

    Args:
        archive: Where the edition and its neighbours are.
        edition: An edition of a list.
    """
    editions = archive.editions(edition.dataset)
    at = [item.folder for item in editions].index(edition.folder)
    older = next((item for item in reversed(editions[:at]) if item.date != edition.date), None)
    after = next((item for item in editions[at + 1 :] if item.date != edition.date), None)
    faults: list[ListFault] = []
    not_compared = []
    if older is None:
        not_compared.append("there is no older edition: what it lost cannot be told")
    else:
        faults += vanished(archive, older, edition, after)
        not_compared += _lacking(older, edition)
    faults += out_of_place(archive, older, edition)
    faults += _counts(edition)
    faults += _order(edition, editions)
    faults += impossible_dates(archive, edition)
    return CheckedEdition(edition, older, after, tuple(faults), tuple(not_compared))


def _lacking(older: Manifest, edition: Manifest) -> Iterator[str]:
    """Yield the files that one or both editions were read without, and what is missing so."""
    parts = missing_parts(older), missing_parts(edition)
    for name in sorted({*parts[0], *parts[1]}):
        where = [word for word, found in zip(("the older", "this"), parts, strict=True)
                 if name in found]  # fmt: skip
        which = "neither edition has" if len(where) == 2 else f"{where[0]} edition lacks"
        yield f"{which} {name}: {(parts[1] or parts[0]).get(name) or parts[0][name]}"


def _counts(edition: Manifest) -> Iterator[ListFault]:
    """Yield counts the edition states, or its source must have, that were overridden at adding."""
    for reason in edition.accepted:
        yield ListFault(FaultKind.COUNT_UNFULFILLED, named(edition), "", reason)


def _order(edition: Manifest, editions: Sequence[Manifest]) -> Iterator[ListFault]:
    """Yield that an edition came after one of a later day, or is one of several of its day."""
    later = [
        item
        for item in editions
        if item.sequence < edition.sequence and item.known_by > edition.known_by
    ]
    if later:
        newest = max(later, key=lambda item: item.known_by)
        says = (
            f"it came when the edition of {say_date(newest.date)} was here already; that one "
            "stays current, and this one counts for its own day"
        )
        yield ListFault(FaultKind.OLDER, named(edition), "", says)
    twins = [
        item for item in editions if item.date == edition.date and item.folder != edition.folder
    ]
    for twin in twins:
        same = "the same claims" if twin.id == edition.id else "other claims"
        says = (
            f"another edition of {say_date(edition.date)} is here, with {same} "
            f"({twin.id[:12]}); the one added last counts"
        )
        yield ListFault(FaultKind.SAME_DAY, named(edition), twin.id[:12], says)
