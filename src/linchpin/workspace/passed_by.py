"""Who came onto a list and left it between two runs, told from the edition that held them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from linchpin.claims.dates import say_date
from linchpin.workspace.list_news import lists_of
from linchpin.workspace.watch_run import Watch

if TYPE_CHECKING:
    from linchpin.archive import Manifest
    from linchpin.watch.alerts import Outcome, WatchAlert
    from linchpin.workspace.watched_books import OpenedBook


def passed_by(
    watch: Watch, book: OpenedBook, before: Mapping[str, Manifest], outcome: Outcome
) -> tuple[WatchAlert, ...]:
    """Return an alert for each customer who was like somebody on a list between two runs only.

    Args:
        watch: The run.
        book: The book.
        before: The editions of the run before, by source.
        outcome: What is told already.
    """
    from linchpin.watch.alerts import AlertKind, WatchAlert
    from linchpin.workspace.watched_books import screen_some

    told = {(one.pair.subject, one.pair.customer.id) for one in outcome.alerts}
    told |= {(pair.subject, pair.customer.id) for pair in outcome.known}
    alerts = []
    current = {edition.dataset: edition.id for edition in watch.network.snapshot.editions}
    day = watch.settings.today()
    for edition, entities in _between(watch, before):
        network = watch.network_of({**current, edition.dataset: edition.id})
        only = frozenset(map(network.resolution.of, entities))
        seen = screen_some(book, network, only, (day, day), watch.progress)
        why = (
            f"it stood on {edition.title} in the edition of {say_date(edition.date)} and is gone "
            "again: it came and went between two runs"
        )
        for pair in seen.pairs:
            place = (pair.subject, pair.customer.id)
            if place not in told and entities & {*pair.records, *pair.through}:
                told.add(place)
                alerts.append(WatchAlert(AlertKind.GONE, pair, (), (why,)))
    return tuple(alerts)


def _between(watch: Watch, before: Mapping[str, Manifest]) -> list[tuple[Manifest, frozenset[str]]]:
    """Return editions that came and were replaced between two runs, with whom they alone hold."""
    from linchpin.archive.queries.editions import listed_names

    found = []
    for newer in lists_of(watch.network):
        older = before.get(newer.dataset)
        if older is None:
            continue
        editions = watch.archive.editions(newer.dataset)
        at = {edition.folder: place for place, edition in enumerate(editions)}
        passed = editions[at[older.folder] + 1 : at[newer.folder]]
        if not passed:
            continue
        ends = {entity for end in (older, newer) for entity, _ in listed_names(watch.archive, end)}
        for edition in passed:
            held = {entity for entity, _ in listed_names(watch.archive, edition)}
            alone = frozenset(held - ends)
            ends |= held  # each is told from the first edition that holds it
            if alone:
                found.append((edition, alone))
    return found
