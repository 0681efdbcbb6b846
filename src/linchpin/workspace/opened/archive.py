"""An archive opened to be read: one object that answers what the commands answer."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from dataclasses import asdict
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from linchpin.claims.errors import ArchiveError, LinchpinError
from linchpin.workspace.open import counted_claims, network_of_counted
from linchpin.workspace.opened import verbs
from linchpin.workspace.opened.days import Day, day_of
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.network.names import Candidate
    from linchpin.network.network import Network
    from linchpin.screen.watchlist.watchlist import Watchlist
    from linchpin.workspace.open import Counted
    from linchpin.workspace.opened.chains import Chains
    from linchpin.workspace.opened.changes import Changes
    from linchpin.workspace.opened.table import AnswerTable
    from linchpin.workspace.opened.who import Who
    from linchpin.workspace.opened.whole_network import WholeNetwork


class OpenArchive:
    """An archive as it was when it was opened, with what people decided until then.

    Nothing is written. Whoever is asked for by a name that several bear is not picked: `Several`
    is raised, with everybody who may be meant.
    """

    def __init__(self, settings: Settings, counted: Counted, notes: Sequence[str] = ()) -> None:
        """Keep what counts; `of` opens it.

        Args:
            settings: Where archive and ledger are, and what day it is.
            counted: The editions that count, and what was decided.
            notes: What is told of the archive.
        """
        self.settings = settings
        self._counted = counted
        self._notes = notes
        self._open = True

    @classmethod
    def of(
        cls,
        settings: Settings,
        as_of: datetime.date | None = None,
        *,
        notes: Sequence[str] = (),
    ) -> Self:
        """Return the archive of some settings, opened.

        Args:
            settings: Where archive and ledger are, and what day it is.
            as_of: What sources published by that day said; None for everything known.
            notes: Filled by whoever is told what is to be known of the archive.

        Raises:
            LinchpinError: There is no archive, or it is damaged.
        """
        return cls(settings, counted_claims(settings, as_of), notes)

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what is to be known of the archive, such as a decision that is set aside."""
        return tuple(dict.fromkeys(self._notes))

    @property
    def as_of(self) -> datetime.date | None:
        """Return the day up to which sources count; None for everything known."""
        return self._counted.snapshot.as_of

    @cached_property
    def graph(self) -> Network:
        """Return the network itself; see `linchpin.network.network.Network`."""
        return network_of_counted(self.settings, self.ready())

    @cached_property
    def watchlist(self) -> Watchlist:
        """Return everybody who is watched for in a screening."""
        from linchpin.workspace.open_watchlist import watchlist_of_counted

        day = self.as_of or self.settings.today()
        return watchlist_of_counted(self.settings, self.ready(), day)

    def at(self, day: Day) -> OpenArchive:
        """Return the same archive as of a day; None for everything known.

        Args:
            day: The day.

        Raises:
            LinchpinError: It is no date.
        """
        return OpenArchive.of(self.settings, day_of(day), notes=self._notes)

    def ask(self, who: str) -> Who:
        """Return everything the sources say about somebody.

        Args:
            who: A name (case and accents do not matter), an alias, a list's entry number, an id,
                or a number: passport, tax, identity, IMO, wallet.

        Raises:
            Several: Several fit; none is picked.
            NetworkError: Nobody fits; names like it, and who was listed before, are told.
        """
        from linchpin.network.ask import ask
        from linchpin.network.delistings import explain_absence
        from linchpin.workspace.opened.who import Who

        explain_absence(self.ready().archive, self.graph, who)
        return Who(ask(self.graph, who))

    def candidates(self, who: str) -> list[Candidate]:
        """Return everybody a question may mean; none where nobody fits.

        Args:
            who: As for `ask`.
        """
        self.ready()
        return self.graph.candidates(who)

    def history(self, who: str) -> AnswerTable:
        """Return when each list held somebody: on, off, on again, as far as its editions tell.

        Args:
            who: A name, an entry number, or an id.

        Raises:
            NetworkError: No edition of any list names them.
        """
        from linchpin.network.listing_history import listing_history
        from linchpin.workspace.opened.table import AnswerTable

        columns = ("list", "entity", "name", "on", "first", "last", "editions", "names")
        rows = [
            [one.title, one.entity, one.caption, *asdict(period).values()]
            for one in listing_history(self.ready().archive, self.graph, who)
            for period in one.periods
        ]
        return AnswerTable.of(f"When lists held {who}", columns, rows)

    def paths(self, first: str, second: str) -> Chains:
        """Return every shortest chain of relations between two; denied ties never connect.

        Args:
            first: As for `ask`.
            second: As for `ask`.

        Raises:
            Several: Several fit one of them; none is picked.
            NetworkError: Nobody fits, or both are the same.
        """
        from linchpin.network.paths import paths
        from linchpin.workspace.opened.chains import Chains

        self.ready()
        found = paths(self.graph, first, second)
        caption = self.graph.names.caption
        return Chains(found, (caption(found.start), caption(found.end)))

    screen = verbs.screen
    chart = verbs.chart
    strike = verbs.strike
    export = verbs.export

    def claims(self, about: str | None = None) -> AnswerTable:
        """Return claims with whom they are about, all their evidence, and the document's address.

        Args:
            about: As for `ask`; None for all claims.

        Raises:
            Several: Several fit; none is picked.
            NetworkError: Nobody fits.
        """
        from linchpin.workspace.opened.tables import claims_table

        self.ready()
        return claims_table(self.graph, None if about is None else self.graph.one(about))

    def changes(self, since: Day, until: Day = None) -> Changes:
        """Return what every source says that it did not say on an earlier day.

        Args:
            since: The earlier day.
            until: The later one; None for what is known to this archive.

        Raises:
            LinchpinError: One is no date, or they are in the wrong order.
        """
        from linchpin.network.changes import changes_since
        from linchpin.workspace.opened.changes import Changes

        first, last = day_of(since, "since"), day_of(until, "until")
        if first is None:
            raise LinchpinError("changes need a day to compare with; give since=YYYY-MM-DD")
        if last is not None and last < first:
            raise LinchpinError(f"until {last} is before since {first}; exchange them")
        later = self if last is None else self.at(last)
        lists, cases = changes_since(self.ready().archive, later.graph, first)
        span = f"since {first}" if last is None else f"from {first} to {last}"
        return Changes(span, tuple(lists), tuple(cases))

    def sql(self, query: str, parameters: Sequence[Any] = ()) -> AnswerTable:
        """Return the rows of a query over `claims`, `asserted`, `documents` and `findings`.

        The query reads the editions that count and nothing else: no other file, no network.

        Args:
            query: In DuckDB's SQL.
            parameters: Values for its question marks.

        Raises:
            ArchiveError: It cannot be answered; DuckDB's words say why.
        """
        from linchpin.workspace.opened.tables import query_table

        return query_table(self.ready(), query, parameters)

    def network(self) -> WholeNetwork:
        """Return who is in the sources and who is tied to whom, as tables and as a graph."""
        from linchpin.workspace.opened.whole_network import WholeNetwork

        self.ready()
        return WholeNetwork(self.graph)

    def editions(self) -> AnswerTable:
        """Return every edition of every source in the archive, oldest first."""
        from linchpin.workspace.opened.tables import editions_table

        return editions_table(self.ready())

    def close(self) -> None:
        """Let go of the files; nothing can be asked afterwards."""
        if self._open:
            self._open = False
            self._counted.snapshot.close()

    def __enter__(self) -> Self:
        """Return the archive itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the files."""
        self.close()

    def __repr__(self) -> str:
        """Return where it is and as of when."""
        day = "everything known" if self.as_of is None else f"as of {self.as_of.isoformat()}"
        closed = "" if self._open else ", closed"
        return f"<OpenArchive {os.fspath(self.settings.archive)}, {day}{closed}>"

    def _repr_html_(self) -> str:
        """Return what it holds as HTML."""
        from linchpin.workspace.opened.html import list_html, paragraph

        title = paragraph(repr(self).strip("<>")) + list_html(self.notes)
        return title + (self.editions()._repr_html_() if self._open else "")

    def ready(self) -> Counted:
        """Return what counts here.

        Raises:
            ArchiveError: The archive was closed.
        """
        if not self._open:
            raise ArchiveError(f"{self.settings.archive}: is closed; open it again")
        return self._counted
