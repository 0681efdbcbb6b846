"""The archive as a server holds it: opened once, and swapped when something new stands beside it.

A request takes the state that is current when it begins and keeps it to its end, so that none
fails and none sees two editions mixed. What is new is opened beside it first: a large archive by
another process, which keeps what is made of it on the disk, so that nobody waits.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.errors import LinchpinError
from linchpin.workspace.kept_ahead import keep_ahead
from linchpin.workspace.open import Counted, counted_claims, network_of_counted
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.archive import Archive, Snapshot
    from linchpin.network.network import Network
    from linchpin.screen.queries.weighing import Weigher

EVERY_SECONDS = 2.0
"""How often a server looks whether archive or ledger changed."""
MOST_DAYS = 4
"""States of past days that are kept open."""


class NotReady(LinchpinError):
    """Nothing can be answered yet, or any more."""


@dataclass(frozen=True, slots=True)
class State:
    """Archive and ledger as they were at one moment, open; never changed.

    Attributes:
        name: Names what it follows from: editions, decisions and code.
        at: When it was opened, UTC, ISO 8601.
        counted: The editions and decisions that count.
        network: The network of them.
        settings: Where archive and ledger are.
        weigher: Finds whom an entity that is asked about may be, for one thread; None for the
            state of a past day.
    """

    name: str
    at: str
    counted: Counted
    network: Network
    settings: Settings
    weigher: Weigher | None = None

    @property
    def archive(self) -> Archive:
        """Return the archive."""
        return self.counted.archive

    @property
    def snapshot(self) -> Snapshot:
        """Return the claims."""
        return self.counted.snapshot


def open_state(settings: Settings, as_of: datetime.date | None = None) -> State:
    """Return archive and ledger as they are now.

    Args:
        settings: Where they are.
        as_of: Day up to which sources count; None for everything known.

    Raises:
        LinchpinError: One of them cannot be read.
    """
    return _opened(settings, counted_claims(settings, as_of))


def _opened(settings: Settings, counted: Counted) -> State:
    network = network_of_counted(settings, counted)
    return State(_name(counted), settings.now(), counted, network, settings)


def _with_weigher(state: State) -> State:
    """Return a state that finds who is meant, what it needs loaded: the first is not to wait."""
    from linchpin.screen.queries.entity_query import read_query
    from linchpin.screen.queries.weighing import USUAL_LIKENESS, Weigher, explained
    from linchpin.workspace.open_candidates import open_candidates

    found = open_candidates(state.settings, state.counted, state.network)
    weigher = Weigher.of(found)
    names = [state.network.names.caption(one) for one in list(found.people.numbers)[:1]]
    explained(weigher.weigh([read_query("Thing", {"name": names})], USUAL_LIKENESS)[0])
    return replace(state, weigher=weigher)


def _name(counted: Counted) -> str:
    from linchpin.network.mapped.kept import key_of

    return key_of(counted.archive, counted.snapshot, counted.decided)


@dataclass(slots=True)
class Served:
    """The state that is current, and how it is replaced.

    Attributes:
        settings: Where archive and ledger are.
        prepare: Told a state before it is current, so that nobody waits for what it needs.
        trouble: Why the newest state could not be opened; None where it is the current one.
    """

    settings: Settings
    prepare: Callable[[State], None] = lambda _: None
    trouble: str | None = None
    _state: State | None = None
    _days: dict[tuple[str, datetime.date], State] = field(default_factory=dict)
    _seen: object = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stop: threading.Event = field(default_factory=threading.Event)

    def state(self, as_of: datetime.date | None = None) -> State:
        """Return the current state, or that of a day.

        Args:
            as_of: Day up to which sources count; None for everything known.

        Raises:
            NotReady: None could be opened yet.
            LinchpinError: That of the day cannot be opened.
        """
        current = self._state
        if current is None:
            raise NotReady(self.trouble or "The archive is being opened; ask again in a moment.")
        if as_of is None:
            return current
        key = current.name, as_of
        found = self._days.get(key)
        if found is None:
            found = open_state(self.settings, as_of)
            with self._lock:
                self._days[key] = found
                while len(self._days) > MOST_DAYS:
                    del self._days[next(iter(self._days))]
        return found

    def state_if_any(self) -> State | None:
        """Return the current state; None where there is none yet."""
        return self._state

    def look(self) -> bool:
        """Open what is new beside the current state, and swap; say whether it was swapped.

        What cannot be opened is said in `trouble`, and the state before stays.

        Returns:
            Whether there is a new state.
        """
        with self._lock:
            seen = _stamp(self.settings)
            if seen == self._seen and self.trouble is None:
                return False
            try:
                counted = counted_claims(self.settings)
                new = self._state is None or _name(counted) != self._state.name
                if new:
                    if counted.is_large:
                        keep_ahead(self.settings)
                    state = _with_weigher(_opened(self.settings, counted))
                    self.prepare(state)
                    self._state = state
            except (LinchpinError, OSError, ValueError) as error:
                self.trouble = str(error)
                return False
            self.trouble, self._seen = None, seen
            return new

    def begin(self) -> None:
        """Look now and then again and again, in a thread of its own, until `end`."""
        threading.Thread(target=self._watch, name="linchpin-served", daemon=True).start()

    def end(self) -> None:
        """Look no more."""
        self._stop.set()

    def _watch(self) -> None:
        self.look()
        while not self._stop.wait(EVERY_SECONDS):
            self.look()


def _stamp(settings: Settings) -> object:
    """Return what changes when archive or ledger do; cheap to ask for."""
    found: list[object] = [_file(settings.archive / "archive.json")]
    if settings.ledger is None:
        ledger = settings.archive / "ledger.sqlite"
    elif "://" not in settings.ledger:
        ledger = Path(settings.ledger)
    else:
        from linchpin.workspace.open import open_ledger

        with suppress(LinchpinError):
            found.append(open_ledger(settings).head())
        return found
    return [*found, _file(ledger), _file(ledger.with_name(f"{ledger.name}-wal"))]


def _file(path: Path) -> tuple[int, int, int] | None:
    try:
        what = path.stat()
    except OSError:
        return None
    return what.st_mtime_ns, what.st_size, what.st_ino
