"""The days a page can be asked for: editions, documents, events; and the state of one."""

from __future__ import annotations

import datetime
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linchpin.archive.queries.dated_documents import days_of_documents
from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ClaimError, LinchpinError, NetworkError
from linchpin.network.network import Several

if TYPE_CHECKING:
    from linchpin.web.site import Site
    from linchpin.workspace.served import State


@dataclass(frozen=True, slots=True)
class DayAsked:
    """The day a page is of, among those on which something changed.

    Attributes:
        asked: The ISO day; empty for everything known.
        steps: ISO days on which a source came out, oldest first.
        at: Place of the day among them; their number for everything known.
    """

    asked: str
    steps: tuple[str, ...]
    at: int

    @property
    def before(self) -> str:
        """Return the step before; empty where there is none."""
        return self.steps[self.at - 1] if self.at > 0 and self.steps else ""

    @property
    def after(self) -> str:
        """Return the step after; `now` for everything known, empty where there is none."""
        if self.at >= len(self.steps):
            return ""
        return self.steps[self.at + 1] if self.at + 1 < len(self.steps) else "now"

    @property
    def query(self) -> str:
        """Return what links within the page carry."""
        return f"?as_of={self.asked}" if self.asked else ""


def state_of_day(site: Site, as_of: str, step: str = "") -> tuple[State, DayAsked]:
    """Return the archive as of a day, and the day among those on which something changed.

    Args:
        site: The server.
        as_of: The day; empty or `now` for everything known.
        step: Place of the day among the steps, as a slider sends it; empty for none.

    Raises:
        LinchpinError: It is no day.
    """
    current = site.served.state()
    steps = _steps(current)
    if step.isdecimal():
        at = min(int(step), len(steps))
        as_of = steps[at] if at < len(steps) else ""
    if as_of in ("", "now"):
        return current, DayAsked("", steps, len(steps))
    try:
        day = parse_date(as_of).latest
    except ClaimError as error:
        raise LinchpinError(f"{as_of[:40]!r} is no day; write it as YYYY-MM-DD") from error
    at = max((at for at, one in enumerate(steps) if one <= day.isoformat()), default=0)
    return site.served.state(day), DayAsked(day.isoformat(), steps, at)


def entity_on_day(site: Site, state: State, who: str) -> str:
    """Return the entity that is meant, as of a day: by a record it is known by then.

    Args:
        site: The server.
        state: The archive as of the day.
        who: A name, number or id.

    Raises:
        NetworkError: Nobody fits, or several do; or no source named them by then.
    """
    try:
        return state.network.one(who)
    except Several:
        raise
    except NetworkError:
        today = site.served.state().network
        for record in today.resolution.members(today.one(who)):
            with suppress(NetworkError):
                return state.network.one(record)
        raise


_KEPT: dict[str, tuple[str, ...]] = {}


def _steps(state: State) -> tuple[str, ...]:
    """Return the days on which an edition or a document came out."""
    found = _KEPT.get(state.name)
    if found is None:
        days: set[datetime.date] = set()
        for dataset in state.archive.datasets():
            days |= {one.known_by for one in state.archive.editions(dataset)}
        days |= days_of_documents(state.snapshot)
        found = tuple(sorted(day.isoformat() for day in days))
        _KEPT.clear()
        _KEPT[state.name] = found
    return found
