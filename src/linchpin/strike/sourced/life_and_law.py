"""Who had a legal event, and who is dead as of a day, as the sources state it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from linchpin.archive.queries import sanctions
from linchpin.archive.queries.deaths import death_claims
from linchpin.claims.claim import Standing
from linchpin.claims.dates import parse_date, say_date
from linchpin.claims.errors import LinchpinError
from linchpin.claims.events import DEATHS, LEGAL_EVENTS
from linchpin.network.standing_of import is_plain

if TYPE_CHECKING:
    from linchpin.network.network import Network


@dataclass(frozen=True, slots=True)
class Death:
    """That somebody is dead, as a source says.

    Attributes:
        date: EDTF date, or None where the source gives none.
        firm: Whether it is stated as a fact, and not alleged or an opinion.
    """

    date: str | None
    firm: bool

    @property
    def words(self) -> str:
        """Whether and when, for a sentence: `dead (22 February 2026)`."""
        said = "dead" if self.firm else "said to be dead"
        return said if self.date is None else f"{said} ({say_date(self.date)})"


def deaths(network: Network, day: date) -> dict[str, Death]:
    """Return who is dead as of a day, by canonical id, a firm word before an alleged one.

    Args:
        network: Of the archive; what is denied does not count.
        day: A death dated wholly after it has not happened yet.
    """
    found: dict[str, Death] = {}
    for entity, when, standing, opinion in death_claims(network.snapshot, DEATHS):
        if when is not None and begins(when) > day:
            continue
        who = network.resolution.of(entity)
        death = Death(when, firm=is_plain(Standing(standing), bool(opinion)))
        if who not in found or (death.firm, death.date is not None) > (
            found[who].firm,
            found[who].date is not None,
        ):
            found[who] = death
    return found


def with_legal_event(network: Network) -> set[str]:
    """Return everybody on a list, or with a legal event in a dated source, by canonical id."""
    found = sanctions.with_legal_event(network.snapshot, LEGAL_EVENTS)
    return {network.resolution.of(who) for who in found}


def begins(text: str) -> date:
    """Return the first day a date may mean; the first of all days where it says none."""
    try:
        return parse_date(text).earliest
    except LinchpinError:
        return date.min
