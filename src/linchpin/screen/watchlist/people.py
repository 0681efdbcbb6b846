"""The people and organisations of a watchlist: who they are called, and what is known of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from linchpin.archive.queries.facts import fact_values
from linchpin.archive.queries.names import NOT_WHO, name_claims
from linchpin.claims.dates import PartialDate, parse_date
from linchpin.claims.errors import ClaimError
from linchpin.match.name_keys import name_key
from linchpin.match.search.name_list import ListedName, NameClass
from linchpin.network.network import Network
from linchpin.screen.watchlist.exposure import Exposure
from linchpin.screen.watchlist.nicknames import SurnamedName, hidden_nicknames
from linchpin.screen.watchlist.watched import Watched

_COUNTRIES = ("nationality", "citizenship", "country", "jurisdiction")
_ACRONYMS = ("Organization", "Company", "PublicBody")
NameRow = tuple[ListedName, tuple[str, ...]]
"""A name, and the claims behind it."""


@dataclass(slots=True)
class NamedPeople:
    """Who is watched for, by number: in the order in which they are first named.

    Attributes:
        numbers: Their numbers by canonical id.
        schemata: The schema of each.
        editions: Source and date of every list's edition that names each; of a case where no list
            does.
        rows: Their names.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    schemata: list[str] = field(default_factory=list)
    editions: list[str] = field(default_factory=list)
    rows: list[NameRow] = field(default_factory=list)


def named_people(
    network: Network, kept: Callable[[str], bool], about: Collection[str] | None = None
) -> NamedPeople:
    """Return who is watched for, with their names.

    Args:
        network: Where they come from.
        kept: Says of a canonical id whether it is watched for.
        about: Records that name them, before any merge; None for all.
    """
    people = NamedPeople()
    dates = {e.dataset: f"{e.dataset} {e.date}" for e in network.snapshot.editions}
    lists = {e.dataset for e in network.snapshot.editions if e.kind == "list"}
    naming: list[dict[str, None]] = []
    nicknamed: dict[int, tuple[list[tuple[str, str]], list[tuple[str, str]]]] = {}
    surnamed: dict[int, list[SurnamedName]] = {}
    for entity, schema, prop, value, original, dataset, claim in name_claims(
        network.snapshot, about
    ):
        who = network.resolution.of(entity)
        if not kept(who):
            continue
        number = people.numbers.setdefault(who, len(people.numbers))
        if number == len(people.schemata):
            people.schemata.append(schema)
            naming.append({})
        naming[number][dataset] = None
        surnames = ""
        if schema == "Person" and original is not None and "," in original:
            surnames = original.split(",")[0]
        weak = prop == "weakAlias"
        kind = NameClass.WEAK if weak else NameClass.NAME
        name = ListedName(number, value, surnames, kind, schema in _ACRONYMS)
        people.rows.append((name, (claim,)))
        if surnames:
            one = SurnamedName(surnames, value, prop == "name", claim)
            surnamed.setdefault(number, []).append(one)
        if schema == "Person" and (weak or (surnames and prop == "name")):
            aliases, families = nicknamed.setdefault(number, ([], []))
            (aliases if weak else families).append((value if weak else surnames, claim))
    for datasets in naming:
        named = sorted(set(datasets) & lists) or sorted(datasets)[:1]
        people.editions.append(", ".join(dates[dataset] for dataset in named))
    people.rows += _composites(nicknamed)
    people.rows += [
        (ListedName(number, text, "", NameClass.WEAK), claims)
        for number, names in surnamed.items()
        for text, claims in hidden_nicknames(names)
    ]
    return people


def _composites(
    people: dict[int, tuple[list[tuple[str, str]], list[tuple[str, str]]]],
) -> Iterator[NameRow]:
    """Yield each nickname with the surname."""
    for number, (aliases, families) in people.items():
        for alias, claim in aliases:
            for surname, other in families[:1]:
                text = f"{alias} {surname}"
                yield ListedName(number, text, surname, NameClass.COMPOSITE), (claim, other)


def watched_people(
    network: Network,
    people: NamedPeople,
    programs: Mapping[str, tuple[str, ...]],
    exposed: Mapping[str, Exposure],
    about: Collection[str] | None = None,
) -> Iterator[Watched]:
    """Yield who is watched for, in the order of their numbers.

    Args:
        network: Where they come from.
        people: Who they are.
        programs: The programs of the listed, by canonical id.
        exposed: How those who are not listed are tied to them, by canonical id.
        about: Their records, before any merge; None for all.
    """
    facts = _Facts.of(network, people.numbers, about)
    captions = {who: name for who, name in network.names.captions() if who in people.numbers}
    for (entity, number), schema, edition in zip(
        people.numbers.items(), people.schemata, people.editions, strict=True
    ):
        yield Watched(
            entity=entity,
            caption=captions.get(entity, entity),
            exposure=exposed.get(entity),
            schema=schema,
            programs=programs.get(entity, ()),
            edition=edition,
            births=tuple(facts.births.get(number, ())),
            genders=frozenset(facts.genders.get(number, ())),
            countries=frozenset(facts.countries.get(number, ())),
        )


@dataclass(frozen=True, slots=True)
class _Facts:
    """Facts by number."""

    births: dict[int, list[PartialDate]]
    genders: dict[int, list[str]]
    countries: dict[int, list[str]]

    @classmethod
    def of(
        cls, network: Network, numbers: Mapping[str, int], about: Collection[str] | None
    ) -> _Facts:
        found = cls({}, {}, {})
        props = ("birthDate", "gender", *_COUNTRIES)
        for entity, prop, value in fact_values(network.snapshot, props, apart=NOT_WHO, about=about):
            number = numbers.get(network.resolution.of(entity))
            if number is None:
                continue
            if prop == "gender":
                found.genders.setdefault(number, []).append(value.casefold())
            elif prop != "birthDate":
                found.countries.setdefault(number, []).append(value[:2].casefold())
            else:
                try:
                    found.births.setdefault(number, []).append(parse_date(value))
                except ClaimError:
                    continue
        return found


def stubs(
    network: Network, listed: Set[str], about: Collection[str] | None = None
) -> frozenset[str]:
    """Return those whom a list only names beside its entries, by no name but a listed one's.

    "Iran Air", the operator of an aircraft, is the Iran Air of the list: hits are on the entry.

    Args:
        network: Where they come from.
        listed: Canonical ids of the listed.
        about: Records to look at, before any merge; None for all.
    """
    lists = {edition.dataset for edition in network.snapshot.editions if edition.kind == "list"}
    names: dict[str, set[str]] = {}
    others: set[str] = set()
    for entity, _, _, value, _, dataset, _ in name_claims(network.snapshot, about):
        who = network.resolution.of(entity)
        if who not in listed:
            names.setdefault(who, set()).add(name_key(value))
            if dataset not in lists:
                others.add(who)
    return frozenset(
        who
        for who, keys in names.items()
        if who not in others
        and all(not listed.isdisjoint(network.names.bearers(key)) for key in keys)
    )


def with_claims(rows: Iterable[NameRow], names: Iterable[ListedName]) -> Iterator[tuple[str, ...]]:
    """Yield the claims behind each name of a list.

    Args:
        rows: The names the list was made of, with their claims.
        names: Its names: those of the same that hold a word, in their order.
    """
    left = iter(names)
    one = next(left, None)
    for name, claims in rows:
        if name is one:
            yield claims
            one = next(left, None)
