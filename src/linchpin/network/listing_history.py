"""When a list held somebody: on, off, on again, as far as its editions tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linchpin.archive import Archive, Manifest
from linchpin.archive.queries.editions import names_listed
from linchpin.claims.counted import counted
from linchpin.claims.dates import say_date
from linchpin.claims.errors import NetworkError
from linchpin.network.former_names import former_names, matching
from linchpin.network.network import Network


@dataclass(frozen=True, slots=True)
class ListingPeriod:
    """Editions one after the other that all hold an entry, or all do not.

    Attributes:
        on: Whether they hold it.
        first: EDTF date of the first of them.
        last: EDTF date of the last.
        editions: How many they are.
        names: The strong names they give it, sorted; empty where they do not hold it.
    """

    on: bool
    first: str
    last: str
    editions: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListingHistory:
    """The periods of one entry on one list.

    Attributes:
        title: The list.
        entity: Entity id of the entry.
        caption: The last name the list gave it.
        periods: Oldest first, from the first edition here to the last.
    """

    title: str
    entity: str
    caption: str
    periods: tuple[ListingPeriod, ...]

    @property
    def came_back(self) -> bool:
        """Say whether it was on the list, went, and was on it again."""
        return sum(period.on for period in self.periods) > 1

    def say(self) -> str:
        """Return the periods in one sentence."""
        parts = []
        for at, period in enumerate(self.periods):
            word = "on the list" if period.on else "not on it"
            if period.on and at and any(one.on for one in self.periods[:at]):
                word = "on it again"
            span = f"in the edition of {say_date(period.first)}"
            if period.editions > 1:
                count = counted(period.editions, "edition")
                span = f"in {count} of {say_date(period.first)} to {say_date(period.last)}"
            parts.append(f"{word} {span}")
        return "; ".join(parts)


def listing_history(archive: Archive, network: Network, who: str) -> list[ListingHistory]:
    """Return when each list of the archive held somebody, whoever they are called now.

    What happened between two editions is not known. In which order editions were added does
    not matter.

    Args:
        archive: Where the editions are.
        network: Of the current editions.
        who: A name, an entry number, or an id.

    Raises:
        NetworkError: No edition of any list names them.
    """
    now = {
        record
        for one in network.candidates(who)
        for record in network.resolution.members(one.entity)
    }
    found = []
    for dataset in archive.datasets():
        editions = archive.editions(dataset)
        if editions[-1].kind != "list":
            continue
        named = former_names(archive, dataset)
        wanted = {item.entity for item in matching(named, who)}
        wanted |= {item.entity for item in named} & now
        found += _histories(archive, editions, sorted(wanted))
    if not found:
        raise NetworkError(
            f"no edition of a list here names {who!r}; `linchpin editions` shows which there are"
        )
    return found


def _histories(
    archive: Archive, editions: Sequence[Manifest], entities: Iterable[str]
) -> list[ListingHistory]:
    wanted = list(entities)
    held = [(edition, names_listed(archive, edition, wanted)) for edition in editions]
    found = []
    for entity in wanted:
        periods: list[ListingPeriod] = []
        caption = entity
        for edition, names in held:
            own = tuple(sorted(names.get(entity, ())))
            caption = own[0] if own else caption
            periods = _with(periods, edition.date, own)
        found.append(ListingHistory(editions[-1].title, entity, caption, tuple(periods)))
    return found


def _with(periods: list[ListingPeriod], date: str, names: tuple[str, ...]) -> list[ListingPeriod]:
    """Return periods with one more edition."""
    on = bool(names)
    if periods and periods[-1].on == on:
        last = periods[-1]
        both = tuple(sorted({*last.names, *names}))
        return [*periods[:-1], ListingPeriod(on, last.first, date, last.editions + 1, both)]
    return [*periods, ListingPeriod(on, date, date, 1, names)]
