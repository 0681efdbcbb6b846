"""What the rules know of an entity: a few columns of its claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from linchpin.archive import Snapshot
from linchpin.archive.queries.facts import full_addresses, record_facts
from linchpin.archive.queries.relations import linked_from
from linchpin.archive.queries.sanctions import entry_numbers
from linchpin.claims.claim import Standing
from linchpin.claims.dates import PartialDate, parse_date
from linchpin.claims.errors import ClaimError
from linchpin.match.compare.identifiers import IDENTIFIERS, identifier_key
from linchpin.match.name_keys import fold, full_name_key, name_key

STRONG_NAMES = frozenset({"name", "alias", "previousName"})
"""Name properties that may count towards a merge; `weakAlias` never does."""

COUNTRIES = frozenset({"nationality", "citizenship", "country", "jurisdiction", "flag"})
"""Properties whose value is the code of a country somebody or something belongs to."""


@dataclass(slots=True)
class Profile:
    """The facts of one entity that merging looks at.

    Attributes:
        id: Entity id, before any merge.
        dataset: Source it comes from.
        schema: FollowTheMoney schema.
        names: Strong names as published.
        weak_names: Weak aliases as published.
        numbers: The list's own numbers, as `(authority, number)`, folded.
        identifiers: Property and key, see `identifier_key`; none that is given to everybody.
        births: Birth dates.
        birth_places: As published.
        genders: FollowTheMoney genders.
        linked: Ids of the entities it is tied to.
        surnames: For names of which the source marks the surnames: name to surnames.
        countries: Codes of nationality, citizenship, flag, registration or jurisdiction.
        places: Addresses as published.
    """

    id: str
    dataset: str
    schema: str
    names: list[str] = field(default_factory=list)
    weak_names: list[str] = field(default_factory=list)
    numbers: set[tuple[str, str]] = field(default_factory=set)
    identifiers: set[tuple[str, str]] = field(default_factory=set)
    births: list[PartialDate] = field(default_factory=list)
    birth_places: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    linked: set[str] = field(default_factory=set)
    surnames: dict[str, str] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)

    @property
    def full_names(self) -> set[tuple[str, ...]]:
        """Return the strong names of two words or more, in an order-free form."""
        keys = {full_name_key(name) for name in self.names}
        return {key for key in keys if len(key) > 1}


def make_profiles(snapshot: Snapshot, ids: Iterable[str]) -> dict[str, Profile]:
    """Return the profiles of some entities; denied claims are left out.

    Args:
        snapshot: Where their claims are.
        ids: Entity ids, before any merge.
    """
    wanted = sorted(set(ids))
    profiles: dict[str, Profile] = {}
    for entity, dataset, schema, prop, value, original, standing in record_facts(snapshot, wanted):
        found = profiles.setdefault(entity, Profile(entity, dataset, schema))
        if standing != Standing.DENIED:
            _learn(found, prop, value, original)
    _learn_numbers(snapshot, wanted, profiles)
    _learn_links(snapshot, wanted, profiles)
    _learn_places(snapshot, wanted, profiles)
    return profiles


def _learn(profile: Profile, prop: str, value: str, original: str | None) -> None:
    if prop in STRONG_NAMES:
        profile.names.append(value)
        if profile.schema == "Person" and original is not None and "," in original:
            profile.surnames[value] = original.split(",")[0]
    elif prop == "weakAlias":
        profile.weak_names.append(value)
    elif prop in IDENTIFIERS:
        key = identifier_key(value, prop)
        if key:
            profile.identifiers.add((prop, key))
    elif prop == "birthDate":
        try:
            profile.births.append(parse_date(value))
        except ClaimError:
            return
    elif prop == "birthPlace":
        profile.birth_places.add(value)
    elif prop == "gender":
        profile.genders.add(value)
    elif prop in COUNTRIES:
        profile.countries.add(value)
    elif prop == "address":
        profile.places.add(value)


def authority_key(authority: str) -> str:
    """Return what two ways to name an issuing authority share.

    >>> authority_key("US Treasury, Office of Foreign Assets Control"), authority_key("OFAC")
    ('ofac', 'ofac')
    >>> authority_key("United Nations Security Council"), authority_key("UN Security Council")
    ('un', 'un')
    """
    words = fold(authority)
    for key, names in _AUTHORITIES.items():
        if any(name in words for name in names):
            return key
    return name_key(authority)


_AUTHORITIES = {
    "ofac": ("ofac", "office of foreign assets control"),
    "un": ("united nations", "un security council", "unsc"),
    "eu": ("european union", "european commission"),
    "fcdo": ("fcdo", "foreign, commonwealth and development office"),
    "ofsi": ("ofsi", "office of financial sanctions implementation"),
    "sat": ("servicio de administracion tributaria",),
}
"""Authorities that are named in more than one way: words of their names, as they are folded."""


def _learn_numbers(snapshot: Snapshot, wanted: list[str], profiles: dict[str, Profile]) -> None:
    for holder, number, authority in entry_numbers(snapshot, wanted):
        if holder in profiles:
            profiles[holder].numbers.add((authority_key(authority), fold(number)))


def _learn_links(snapshot: Snapshot, wanted: list[str], profiles: dict[str, Profile]) -> None:
    for one, other in linked_from(snapshot, wanted):
        if one in profiles:
            profiles[one].linked.add(other)


def _learn_places(snapshot: Snapshot, wanted: list[str], profiles: dict[str, Profile]) -> None:
    for holder, place in full_addresses(snapshot, wanted):
        if holder in profiles:
            profiles[holder].places.add(place)
