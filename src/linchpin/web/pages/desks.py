"""The desk of alerts that every page shares, and what the head of each page counts of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.errors import LinchpinError
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.workspace.alerts.desk import AlertDesk, DeskAlert


_DESKS: dict[tuple[Path, str | None, Path | None, int], AlertDesk] = {}
_MOST_DESKS = 4


def desk_of(settings: Settings) -> AlertDesk:
    """Return the desk of a server's archive; the same for everybody who asks.

    Args:
        settings: Where archive and ledger are.
    """
    from linchpin.workspace.alerts.desk import AlertDesk
    from linchpin.workspace.alerts.folder import alert_folder

    place = (settings.archive, settings.ledger, settings.alerts, id(settings))
    found = _DESKS.get(place)
    if found is None or found.settings is not settings:
        while len(_DESKS) >= _MOST_DESKS:
            _DESKS.pop(next(iter(_DESKS)))
        found = _DESKS[place] = AlertDesk(settings, alert_folder(settings))
    return found


@dataclass(frozen=True, slots=True)
class AlertCounts:
    """How many alerts wait for what.

    Attributes:
        to_decide: For a decision.
        mine: Those of them that one person looks at.
        due: Those of them that are due by now or today.
        second: For a second look by this person.
        reopened: Those that opened again.
        decided: Decided ones.
        all: All.
    """

    to_decide: int = 0
    mine: int = 0
    due: int = 0
    second: int = 0
    reopened: int = 0
    decided: int = 0
    all: int = 0


def counts_for(settings: Settings, person: str) -> AlertCounts:
    """Return how many alerts wait; none where they cannot be read, which their own page says.

    Args:
        settings: Where archive and ledger are.
        person: Who asks.
    """
    try:
        return counts_of(desk_of(settings).all(), person, settings.now()[:10])
    except LinchpinError:
        return AlertCounts()


def counts_of(items: list[DeskAlert], person: str, today: str) -> AlertCounts:
    """Return how many alerts wait for what.

    Args:
        items: All alerts.
        person: Who asks.
        today: The ISO day.
    """
    from linchpin.workspace.alerts.second_look import waiting

    open_ = [item for item in items if item.state.is_to_decide]
    return AlertCounts(
        len(open_),
        sum(item.standing.assigned == person for item in open_),
        sum(item.due[:10] <= today for item in open_),
        len(waiting(items, person)),
        sum(item.state.value == "reopened" for item in open_),
        sum(item.state.value in ("true match", "false match") for item in items),
        len(items),
    )
