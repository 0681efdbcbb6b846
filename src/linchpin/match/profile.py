"""What the rules know of an entity: a few columns of its claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from linchpin.archive import Snapshot
from linchpin.claims.claim import Claim, Standing
from linchpin.claims.dates import PartialDate, parse_date
from linchpin.claims.errors import ClaimError
from linchpin.match.names import fold, full_name_key, name_key

IDENTIFIERS = frozenset(
    "idNumber passportNumber taxNumber registrationNumber vatCode imoNumber mmsi swiftBic leiCode "
    "socialSecurityNumber innCode ogrnCode uscCode dunsCode publicKey".split()
)
"""Properties whose value was issued to one holder."""

STRONG_NAMES = frozenset({"name", "alias", "previousName"})
"""Name properties that may count towards a merge; `weakAlias` never does."""


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
        identifiers: Property and value, letters and digits only.
        births: Birth dates.
        birth_places: Folded.
        genders: FollowTheMoney genders.
        linked: Ids of the entities it is tied to.
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
    for claim in snapshot.claims(wanted):
        if claim.entity_id is None or claim.schema is None:
            continue
        found = profiles.setdefault(
            claim.entity_id, Profile(claim.entity_id, claim.dataset, claim.schema)
        )
        if claim.evidence.standing is not Standing.DENIED:
            _learn(found, claim)
    marks = ", ".join("?" * len(wanted))
    if wanted:
        _learn_numbers(snapshot, wanted, marks, profiles)
        _learn_links(snapshot, wanted, marks, profiles)
    return profiles


def _learn(profile: Profile, claim: Claim) -> None:
    prop, value = claim.prop or "", claim.value
    if prop in STRONG_NAMES:
        profile.names.append(value)
    elif prop == "weakAlias":
        profile.weak_names.append(value)
    elif prop in IDENTIFIERS:
        profile.identifiers.add((prop, name_key(value)))
    elif prop == "birthDate":
        try:
            profile.births.append(parse_date(value))
        except ClaimError:
            return
    elif prop == "birthPlace":
        profile.birth_places.add(fold(value))
    elif prop == "gender":
        profile.genders.add(value)


def authority_key(authority: str) -> str:
    """Return what two ways to name an issuing authority share.

    >>> authority_key("US Treasury, Office of Foreign Assets Control"), authority_key("OFAC")
    ('ofac', 'ofac')
    """
    words = fold(authority)
    for key, names in _AUTHORITIES.items():
        if any(name in words for name in names):
            return key
    return name_key(authority)


_AUTHORITIES = {"ofac": ("ofac", "office of foreign assets control")}


def _learn_numbers(
    snapshot: Snapshot, wanted: list[str], marks: str, profiles: dict[str, Profile]
) -> None:
    sql = (
        "SELECT e.value, n.value, a.value FROM claims e JOIN claims n ON e.entity_id = n.entity_id "
        "JOIN claims a ON e.entity_id = a.entity_id "
        "WHERE e.schema = 'Sanction' AND e.prop = 'entity' AND n.prop = 'authorityId' "
        "AND a.prop = 'authority' AND n.standing <> 'denied' "
        f"AND e.value IN ({marks})"
    )
    for holder, number, authority in snapshot.rows(sql, wanted):
        if holder in profiles:
            profiles[holder].numbers.add((authority_key(authority), fold(number)))


def _learn_links(
    snapshot: Snapshot, wanted: list[str], marks: str, profiles: dict[str, Profile]
) -> None:
    sql = (
        "SELECT a.value, b.value FROM claims a JOIN claims b ON a.entity_id = b.entity_id "
        "WHERE a.schema IN ('UnknownLink', 'Membership', 'Directorship', 'Ownership') "
        "AND a.prop IN ('subject', 'member', 'director', 'owner') "
        "AND b.prop IN ('object', 'organization', 'asset') "
        f"AND a.standing <> 'denied' AND b.standing <> 'denied' AND a.value IN ({marks})"
    )
    for one, other in snapshot.rows(sql, wanted):
        if one in profiles:
            profiles[one].linked.add(other)
