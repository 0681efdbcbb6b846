"""One run of a watch: what is asked, what its books share, and what was seen in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.progress import Progress
from linchpin.workspace.list_news import ListNews
from linchpin.workspace.screening_order import ScreeningOrder
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.archive import Archive, Manifest
    from linchpin.ledger.decision import Decision
    from linchpin.network.network import Network
    from linchpin.watch.alerts import Decided, Outcome, WatchAlert
    from linchpin.watch.subject_change import Changes
    from linchpin.workspace.delivering import Courier
    from linchpin.workspace.watched_books import OpenedBook, Screened


@dataclass(frozen=True, slots=True)
class WatchOrder:
    """What a user asks of a watch.

    Attributes:
        books: What each book is called, and what is asked of it.
        folder: Where the watch keeps what it knows.
        since: Day or edition with which the lists are compared; None for the last run.
        key: What the record is signed with; None for nothing.
        allow_gaps: Why what could not be looked at is accepted; None where it is not.
        courier: Queues what is to be delivered; None where nothing is.
    """

    books: tuple[tuple[str, ScreeningOrder], ...]
    folder: Path
    since: str | None = None
    key: bytes | None = None
    allow_gaps: str | None = None
    courier: Courier | None = None


@dataclass(frozen=True, slots=True)
class BookRun:
    """What a run saw in one book.

    Attributes:
        name: What the user calls it.
        book: The book; None where it could not be read.
        screened: What was seen; None where it could not be screened.
        outcome: What is told.
        whole: Why all of it was screened; None where what is new was enough.
        passed: Alerts on subjects that came and went between two runs.
        problem: Why it could not be screened; None where it was.
    """

    name: str
    book: OpenedBook | None = None
    screened: Screened | None = None
    outcome: Outcome | None = None
    whole: str | None = None
    passed: tuple[WatchAlert, ...] = ()
    problem: str | None = None

    @property
    def alerts(self) -> tuple[WatchAlert, ...]:
        """Return everything that is told of the book."""
        return (*self.passed, *(() if self.outcome is None else self.outcome.alerts))


@dataclass
class Watch:
    """One run over some books, with what they share.

    Attributes:
        settings: Where archive and ledger are, and what day it is.
        order: What is asked.
        progress: Told what is done.
    """

    settings: Settings
    order: WatchOrder
    progress: Progress
    _news: dict[str, ListNews] = field(default_factory=dict)
    _told: list[ListNews] = field(default_factory=list)

    @cached_property
    def archive(self) -> Archive:
        """Return the archive."""
        from linchpin.workspace.open import opened_archive

        return opened_archive(self.settings)

    @cached_property
    def network(self) -> Network:
        """Return the network of the current editions."""
        from linchpin.workspace.open import open_network

        return open_network(self.settings)

    @cached_property
    def decided(self) -> list[Decision]:
        """Return what people decided about who is who."""
        from linchpin.workspace.open import decided_pairs

        return decided_pairs(self.settings)

    @cached_property
    def on_alerts(self) -> list[Decision]:
        """Return what people decided on alerts, oldest first."""
        from linchpin.workspace.alert_decisions import alert_decisions

        return alert_decisions(self.settings)

    def news(self, before: Mapping[str, Manifest]) -> ListNews:
        """Return what the lists have new since the editions of the run, and keep it to be told."""
        found = self._news_since(before)
        if found not in self._told:
            self._told.append(found)
        return found

    def _news_since(self, before: Mapping[str, Manifest]) -> ListNews:
        """Return what the lists have new since some editions; looked up once."""
        from linchpin.workspace.list_news import list_news

        key = "\x1f".join(f"{name}/{item.folder}" for name, item in sorted(before.items()))
        if key not in self._news:
            self._news[key] = list_news(self.archive, self.network, before)
        return self._news[key]

    def compared(self) -> tuple[str, ...]:
        """Return the editions that were compared, in words."""
        return tuple(dict.fromkeys(line for news in self._told for line in news.lists))

    def told_notes(self) -> tuple[str, ...]:
        """Return what limits the comparisons."""
        return tuple(dict.fromkeys(line for news in self._told for line in news.notes))

    def network_of(self, editions: Mapping[str, str]) -> Network:
        """Return the network of other editions than the current ones.

        Args:
            editions: Content id by source.
        """
        from linchpin.archive import take_snapshot
        from linchpin.network.network import network_of
        from linchpin.workspace.open import who_is_who

        snapshot = take_snapshot(self.archive, editions=editions)
        return network_of(snapshot, who_is_who(snapshot, self.decided, {}))

    def decisions(self) -> Decided:
        """Return what people decided on alerts, and what changed since each decision."""
        from linchpin.archive.since import edition_at
        from linchpin.watch.alerts import Decided
        from linchpin.watch.subject_change import by_entity
        from linchpin.workspace.list_news import lists_of

        def since(decision: Decision) -> Changes:
            then = {
                edition.dataset: found
                for edition in lists_of(self.network)
                if (found := edition_at(self.archive.editions(edition.dataset), decision.at))
                is not None
            }
            return by_entity(self._news_since(then).changes)

        return Decided(self.on_alerts, since)
