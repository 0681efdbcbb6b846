"""Who is watched for: the listed, and those the network ties to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from linchpin.claims.dates import PartialDate, parse_date
from linchpin.claims.errors import ClaimError
from linchpin.match.listed import ListedName, NameClass, NameList, make_list
from linchpin.match.names import name_key
from linchpin.match.profile import IDENTIFIERS
from linchpin.network.network import Network
from linchpin.screen.exposure import stated_shares

SHORTEST_IDENTIFIER = 5
"""Letters and digits of an identifier, at least; shorter ones are shared by chance."""
_NAME_PROPS = "('name', 'alias', 'previousName', 'weakAlias')"
_NOT_WHO = "('Address', 'Event', 'Sanction', 'CourtCase', 'Document', 'Article')"


@dataclass(slots=True)
class Watched:
    """Somebody who is watched for.

    Attributes:
        entity: Canonical id.
        listed: Whether a list names them.
        schema: FollowTheMoney schema.
        programs: Sanctions programs, sorted.
        edition: Source and date of the edition that names them.
        births: Birth dates.
    """

    entity: str
    listed: bool = False
    schema: str = "LegalEntity"
    programs: tuple[str, ...] = ()
    edition: str = ""
    births: list[PartialDate] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Watchlist:
    """The watched, their names ready for searching and their identifiers.

    Attributes:
        network: Where they come from.
        watched: By number.
        names: Their names; bearers are numbers.
        claims: Ids of the claims behind each listed name, as the names are numbered.
        identifiers: Letters and digits of an identifier, to (number, property, value, claim id).
        shares: Stated shares of ownerships, see `stated_shares`.
        listed: Canonical ids of everybody a list names, watched here or not.
        day: The day of which embargoes are taken.
        after: Only embargoes that began after this day are screened for; None for all.
    """

    network: Network
    watched: tuple[Watched, ...]
    names: NameList
    claims: tuple[tuple[str, ...], ...]
    identifiers: dict[str, tuple[tuple[int, str, str, str], ...]]
    shares: dict[str, float]
    listed: frozenset[str]
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
        only: Canonical ids to keep (those that changed, say); None for all.
        day: The day of which embargoes are taken; None for that of the newest edition.
        after: Keep embargoes that began after this day; None for all.
    """
    of = network.resolution.of
    programs = _programs(network)
    numbers: dict[str, int] = {}
    watched: list[Watched] = []
    dates = {e.dataset: f"{e.dataset} {e.date}" for e in network.snapshot.editions}
    sql = (
        "SELECT entity_id, schema, prop, value, original, dataset, id FROM claims "
        f"WHERE prop IN {_NAME_PROPS} AND standing <> 'denied' AND schema NOT IN {_NOT_WHO} "
        "ORDER BY entity_id, prop, value, id"
    )
    rows: list[tuple[ListedName, tuple[str, ...]]] = []
    people: dict[int, tuple[list[tuple[str, str]], list[tuple[str, str]]]] = {}
    for entity, schema, prop, value, original, dataset, claim in network.snapshot.rows(sql):
        who = of(entity)
        if (only is not None and who not in only) or not (who in programs or who in network.ties):
            continue
        number = numbers.setdefault(who, len(numbers))
        if number == len(watched):
            found = programs.get(who)
            watched.append(Watched(who, found is not None, schema, found or (), dates[dataset]))
        if entity in programs or watched[number].edition.startswith("case_"):
            watched[number].edition = dates[dataset]
        surnames = ""
        if schema == "Person" and original is not None and "," in original:
            surnames = original.split(",")[0]
        weak = prop == "weakAlias"
        kind = NameClass.WEAK if weak else NameClass.NAME
        rows.append((ListedName(number, value, surnames, kind), (claim,)))
        if schema == "Person" and (weak or (surnames and prop == "name")):
            aliases, families = people.setdefault(number, ([], []))
            (aliases if weak else families).append((value if weak else surnames, claim))
    for number, (aliases, families) in people.items():
        for alias, claim in aliases:
            for surname, other in families[:1]:
                text = f"{alias} {surname}"
                listed = ListedName(number, text, surname, NameClass.COMPOSITE)
                rows.append((listed, (claim, other)))
    names = make_list(item for item, _ in rows)
    by_name = {id(item): claims for item, claims in rows}
    _learn_births(network, numbers, watched)
    return Watchlist(
        network,
        tuple(watched),
        names,
        tuple(by_name[id(item)] for item in names.names),
        _identifiers(network, numbers),
        stated_shares(network),
        frozenset(programs),
        day or _newest(network),
        after,
    )


def _newest(network: Network) -> date:
    snapshot = network.snapshot
    return snapshot.as_of or max((e.known_by for e in snapshot.editions), default=date.min)


def _programs(network: Network) -> dict[str, tuple[str, ...]]:
    """Return everybody a list names, with the programs."""
    lists = [e.dataset for e in network.snapshot.editions if e.kind == "list"]
    if not lists:
        return {}
    marks = ", ".join("?" * len(lists))
    sql = (
        "SELECT e.value, list(DISTINCT p.value) FROM claims e LEFT JOIN "
        "(SELECT entity_id, value FROM claims WHERE schema = 'Sanction' AND prop = 'program') p "
        "ON e.entity_id = p.entity_id WHERE e.schema = 'Sanction' AND e.prop = 'entity' "
        f"AND e.dataset IN ({marks}) GROUP BY e.value"
    )
    found: dict[str, set[str]] = {}
    for entity, programs in network.snapshot.rows(sql, lists):
        who = network.resolution.of(entity)
        found.setdefault(who, set()).update(item for item in programs if item is not None)
    return {who: tuple(sorted(programs)) for who, programs in found.items()}


def _learn_births(network: Network, numbers: dict[str, int], watched: list[Watched]) -> None:
    sql = (
        "SELECT DISTINCT entity_id, value FROM claims WHERE prop = 'birthDate' "
        "AND standing <> 'denied' ORDER BY entity_id, value"
    )
    for entity, value in network.snapshot.rows(sql):
        number = numbers.get(network.resolution.of(entity))
        if number is not None:
            try:
                watched[number].births.append(parse_date(value))
            except ClaimError:
                continue


def _identifiers(
    network: Network, numbers: dict[str, int]
) -> dict[str, tuple[tuple[int, str, str, str], ...]]:
    props = ", ".join(f"'{prop}'" for prop in sorted(IDENTIFIERS))
    sql = (
        f"SELECT entity_id, prop, value, id FROM claims WHERE prop IN ({props}) "
        "AND standing <> 'denied' ORDER BY entity_id, prop, value, id"
    )
    found: dict[str, list[tuple[int, str, str, str]]] = {}
    for entity, prop, value, claim in network.snapshot.rows(sql):
        number = numbers.get(network.resolution.of(entity))
        key = name_key(value)
        if number is not None and len(key) >= SHORTEST_IDENTIFIER:
            found.setdefault(key, []).append((number, prop, value, claim))
    return {key: tuple(items) for key, items in found.items()}
