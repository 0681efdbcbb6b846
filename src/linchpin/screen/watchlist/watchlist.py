"""Who is watched for: the listed, and those the network ties to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from linchpin.archive.queries.facts import fact_values
from linchpin.archive.queries.names import NOT_WHO, name_claims
from linchpin.archive.queries.sanctions import listed_programs
from linchpin.claims.dates import PartialDate, parse_date
from linchpin.claims.errors import ClaimError
from linchpin.match.name_keys import name_key
from linchpin.match.search.name_list import ListedName, NameClass, NameList, make_list
from linchpin.network.network import Network
from linchpin.screen.watchlist.exposure import Exposure, exposures
from linchpin.screen.watchlist.identifiers import Address, Identifier, addresses_of, identifiers_of
from linchpin.screen.watchlist.nicknames import SurnamedName, hidden_nicknames

_COUNTRIES = ("nationality", "citizenship", "country", "jurisdiction")


@dataclass(slots=True)
class Watched:
    """Somebody who is watched for.

    Attributes:
        entity: Canonical id.
        exposure: How the network ties them to a listed one; None for the listed themselves.
        schema: FollowTheMoney schema.
        programs: Sanctions programs, sorted.
        edition: Source and date of the edition that names them.
        births: Birth dates.
        genders: Genders.
        countries: Countries of nationality, citizenship or registration, ISO 3166 lower case.
    """

    entity: str
    exposure: Exposure | None = None
    schema: str = "LegalEntity"
    programs: tuple[str, ...] = ()
    edition: str = ""
    births: list[PartialDate] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Watchlist:
    """The watched, their names ready for searching, their identifiers and addresses.

    Attributes:
        network: Where they come from.
        watched: By number.
        numbers: Their numbers by canonical id.
        names: Their names; bearers are numbers.
        claims: Ids of the claims behind each listed name, as the names are numbered.
        identifiers: Identifiers of the watched, by letters and digits.
        addresses: Addresses of the listed among them, by key.
        day: The day of which embargoes are taken.
        after: Only embargoes that began after this day are screened for; None for all.
    """

    network: Network
    watched: tuple[Watched, ...]
    numbers: dict[str, int]
    names: NameList
    claims: tuple[tuple[str, ...], ...]
    identifiers: dict[str, list[Identifier]]
    addresses: dict[str, list[Address]]
    day: date
    after: date | None = None


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
    programs = _programs(network)
    identifiers, addresses = identifiers_of(network), addresses_of(network)
    exposed = exposures(network, frozenset(programs), addresses, identifiers)
    stubs = _stubs(network, programs.keys())

    def kept(who: str) -> bool:
        if who in programs:
            return only is None or who in only
        exposure = exposed.get(who)
        if exposure is None or who in stubs:
            return False
        return only is None or who in only or not only.isdisjoint(exposure.entities)

    watched, rows = _people(network, kept, programs)
    numbers = {one.entity: number for number, one in enumerate(watched)}
    for one in watched:
        one.exposure = exposed.get(one.entity)
    _learn_facts(network, numbers, watched)
    names = make_list(item for item, _ in rows)
    by_name = {id(item): claims for item, claims in rows}
    listed = programs.keys() & numbers.keys()
    return Watchlist(
        network,
        tuple(watched),
        numbers,
        names,
        tuple(by_name[id(item)] for item in names.names),
        _kept(identifiers, numbers.keys()),
        _kept(addresses, listed),
        day or _newest(network),
        after,
    )


def _stubs(network: Network, listed: Set[str]) -> frozenset[str]:
    """Return those whom a list only names beside its entries, by no name but a listed one's.

    "Iran Air", the operator of an aircraft, is the Iran Air of the list: hits are on the entry.
    """
    lists = {edition.dataset for edition in network.snapshot.editions if edition.kind == "list"}
    names: dict[str, set[str]] = {}
    only_lists: dict[str, bool] = {}
    for entity, _, prop, value, _, dataset, _ in name_claims(network.snapshot):
        who = network.resolution.of(entity)
        only_lists[who] = only_lists.get(who, True) and dataset in lists
        if who not in listed or prop != "weakAlias":
            names.setdefault(who, set()).add(name_key(value))
    borne = set().union(*(keys for who, keys in names.items() if who in listed))
    return frozenset(
        who
        for who, keys in names.items()
        if who not in listed and only_lists[who] and keys <= borne
    )


Item = TypeVar("Item", Address, Identifier)


def _kept(found: dict[str, list[Item]], entities: Set[str]) -> dict[str, list[Item]]:
    chosen = {key: [one for one in items if one.entity in entities] for key, items in found.items()}
    return {key: items for key, items in chosen.items() if items}


def _people(
    network: Network, kept: Callable[[str], bool], programs: dict[str, tuple[str, ...]]
) -> tuple[list[Watched], list[tuple[ListedName, tuple[str, ...]]]]:
    """Return the watched, and their names with the claims behind each."""
    numbers: dict[str, int] = {}
    watched: list[Watched] = []
    dates = {e.dataset: f"{e.dataset} {e.date}" for e in network.snapshot.editions}
    rows: list[tuple[ListedName, tuple[str, ...]]] = []
    people: dict[int, tuple[list[tuple[str, str]], list[tuple[str, str]]]] = {}
    surnamed: dict[int, list[SurnamedName]] = {}
    for entity, schema, prop, value, original, dataset, claim in name_claims(network.snapshot):
        who = network.resolution.of(entity)
        if not kept(who):
            continue
        number = numbers.setdefault(who, len(numbers))
        if number == len(watched):
            found = programs.get(who, ())
            watched.append(Watched(who, None, schema, found, dates[dataset]))
        if entity in programs or watched[number].edition.startswith("case_"):
            watched[number].edition = dates[dataset]
        surnames = ""
        if schema == "Person" and original is not None and "," in original:
            surnames = original.split(",")[0]
        weak = prop == "weakAlias"
        kind = NameClass.WEAK if weak else NameClass.NAME
        acronym = schema in ("Organization", "Company", "PublicBody")
        rows.append((ListedName(number, value, surnames, kind, acronym), (claim,)))
        if surnames:
            one = SurnamedName(surnames, value, prop == "name", claim)
            surnamed.setdefault(number, []).append(one)
        if schema == "Person" and (weak or (surnames and prop == "name")):
            aliases, families = people.setdefault(number, ([], []))
            (aliases if weak else families).append((value if weak else surnames, claim))
    hidden = [
        (ListedName(number, text, "", NameClass.WEAK), claims)
        for number, names in surnamed.items()
        for text, claims in hidden_nicknames(names)
    ]
    return watched, [*rows, *_composites(people), *hidden]


def _composites(
    people: dict[int, tuple[list[tuple[str, str]], list[tuple[str, str]]]],
) -> Iterator[tuple[ListedName, tuple[str, ...]]]:
    """Yield each nickname with the surname."""
    for number, (aliases, families) in people.items():
        for alias, claim in aliases:
            for surname, other in families[:1]:
                text = f"{alias} {surname}"
                yield ListedName(number, text, surname, NameClass.COMPOSITE), (claim, other)


def _newest(network: Network) -> date:
    snapshot = network.snapshot
    return snapshot.as_of or max((e.known_by for e in snapshot.editions), default=date.min)


def _programs(network: Network) -> dict[str, tuple[str, ...]]:
    """Return everybody a list names, with the programs."""
    lists = [e.dataset for e in network.snapshot.editions if e.kind == "list"]
    found: dict[str, set[str]] = {}
    for entity, programs in listed_programs(network.snapshot, lists):
        who = network.resolution.of(entity)
        found.setdefault(who, set()).update(programs)
    return {who: tuple(sorted(programs)) for who, programs in found.items()}


def _learn_facts(network: Network, numbers: dict[str, int], watched: list[Watched]) -> None:
    props = ("birthDate", "gender", *_COUNTRIES)
    for entity, prop, value in fact_values(network.snapshot, props, apart=NOT_WHO):
        number = numbers.get(network.resolution.of(entity))
        if number is None:
            continue
        if prop == "gender":
            watched[number].genders.add(value.casefold())
        elif prop != "birthDate":
            watched[number].countries.add(value[:2].casefold())
        else:
            try:
                watched[number].births.append(parse_date(value))
            except ClaimError:
                continue
