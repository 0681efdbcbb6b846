"""Who is watched for: the listed, and those the network ties to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from linchpin.archive import Manifest, Snapshot
from linchpin.archive.queries.sanctions import listed_programs
from linchpin.match.search.name_list import NameList, make_list
from linchpin.network.network import Network
from linchpin.screen.watchlist.exposure import exposures
from linchpin.screen.watchlist.glued_names import GluedNames
from linchpin.screen.watchlist.identifiers import Address, Identifier, addresses_of, identifiers_of
from linchpin.screen.watchlist.people import named_people, stubs, watched_people, with_claims
from linchpin.screen.watchlist.watched import Watched


@dataclass(frozen=True, slots=True)
class Watchlist:
    """The watched, their names ready for searching, their identifiers and addresses.

    Built in memory, or mapped from columns on the disk; see `linchpin.screen.watchlist.stored`.

    Attributes:
        editions: Where they come from.
        as_of: The day up to which editions count; None for everything known.
        watched: By number.
        numbers: Their numbers by canonical id.
        names: Their names; bearers are numbers.
        claims: Ids of the claims behind each listed name, as the names are numbered.
        identifiers: Identifiers of the watched, by letters and digits.
        addresses: Addresses of the listed among them, by key.
        day: The day of which embargoes are taken.
        after: Only embargoes that began after this day are screened for; None for all.
        glued: The names as they stand inside a run of letters; None where they are not made yet.
        dropped: Canonical ids of those among them who are watched for no more, or as `more` says.
        more: Whom later editions brought, or say something else of.
    """

    editions: tuple[Manifest, ...]
    as_of: date | None
    watched: Sequence[Watched]
    numbers: Mapping[str, int]
    names: NameList
    claims: Sequence[tuple[str, ...]]
    identifiers: Mapping[str, list[Identifier]]
    addresses: Mapping[str, list[Address]]
    day: date
    after: date | None = None
    glued: GluedNames | None = None
    dropped: frozenset[str] = frozenset()
    more: Watchlist | None = None

    @property
    def count(self) -> int:
        """Return how many are watched for."""
        more = 0 if self.more is None else self.more.count
        return len(self.watched) - len(self.dropped) + more

    def parts(self) -> Iterator[Watchlist]:
        """Yield itself, and what later editions brought."""
        yield self
        if self.more is not None:
            yield from self.more.parts()

    def glued_names(self) -> GluedNames:
        """Return the names as they stand inside a run of letters."""
        return GluedNames.of(self.names.names) if self.glued is None else self.glued


def make_watchlist(
    network: Network,
    only: frozenset[str] | None = None,
    *,
    day: date | None = None,
    after: date | None = None,
) -> Watchlist:
    """Return who is watched for in a network.

    Args:
        network: The network.
        only: Canonical ids to keep (those that changed, say), and whoever is tied to a listed
            one through them; None for all.
        day: The day of which embargoes are taken; None for that of the newest edition.
        after: Keep embargoes that began after this day; None for all.
    """
    programs = programs_of(network)
    identifiers, addresses = identifiers_of(network), addresses_of(network)
    exposed = exposures(network, frozenset(programs), addresses, identifiers)
    apart = stubs(network, programs.keys())

    def kept(who: str) -> bool:
        if who in programs:
            return only is None or who in only
        exposure = exposed.get(who)
        if exposure is None or who in apart:
            return False
        return only is None or who in only or not only.isdisjoint(exposure.entities)

    people = named_people(network, kept)
    names = make_list(item for item, _ in people.rows)
    return Watchlist(
        editions=network.snapshot.editions,
        as_of=network.snapshot.as_of,
        watched=tuple(watched_people(network, people, programs, exposed)),
        numbers=people.numbers,
        names=names,
        claims=tuple(with_claims(people.rows, names.names)),
        identifiers=items_of(identifiers, people.numbers.keys()),
        addresses=items_of(addresses, programs.keys() & people.numbers.keys()),
        day=day or newest_day_of(network.snapshot),
        after=after,
    )


Item = TypeVar("Item", Address, Identifier)


def items_of(found: dict[str, list[Item]], entities: Set[str]) -> dict[str, list[Item]]:
    """Return the addresses or identifiers of some, by key.

    Args:
        found: Those of everybody.
        entities: Canonical ids.
    """
    chosen = {key: [one for one in items if one.entity in entities] for key, items in found.items()}
    return {key: items for key, items in chosen.items() if items}


def newest_day_of(snapshot: Snapshot) -> date:
    """Return the day of which embargoes are taken where none is asked for.

    Args:
        snapshot: The editions that count.
    """
    return snapshot.as_of or max((e.known_by for e in snapshot.editions), default=date.min)


def programs_of(network: Network) -> dict[str, tuple[str, ...]]:
    """Return everybody a list names, with the programs.

    Args:
        network: Where they come from.
    """
    lists = [e.dataset for e in network.snapshot.editions if e.kind == "list"]
    found: dict[str, set[str]] = {}
    for entity, programs in listed_programs(network.snapshot, lists):
        who = network.resolution.of(entity)
        found.setdefault(who, set()).update(programs)
    return {who: tuple(sorted(programs)) for who, programs in found.items()}
