"""Renamed to go on? Another name, and a number of somebody removed, dissolved or on 69-B."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linchpin.archive import Archive, Manifest
from linchpin.archive.queries.editions import listed_names
from linchpin.archive.queries.held_facts import NumberSaid, numbers_said
from linchpin.claims.dates import say_date
from linchpin.match.compare.identifier_labels import plain_key
from linchpin.match.name_keys import full_name_key
from linchpin.network.network import Network
from linchpin.network.property_words import properties_of_type

_OWN = ("publicKey", "phone", "email", "dissolutionDate")
_NO_NUMBER = frozenset({"dissolutionDate"})
MOST_HOLDERS = 20
"""Entries that share a number, at most: more is an agent, a switchboard or a filler."""
_SHORTEST = 6
"""Letters and digits of a number, at least: shorter ones of several kinds meet by chance."""
_SHORTEST_WORD = 3
_NOT_OWN = frozenset({"authorityId"})
"""Numbers that a list gives an entry, which say nothing of the subject."""
_TAX_LIST = "mx_sat_69b"


@dataclass(frozen=True, slots=True)
class RenamedCandidate:
    """Two entries with a number in common and no name: perhaps one subject, which is ours to ask.

    Attributes:
        entity: Entity id of the one that stands on a list now.
        caption: Its name.
        before: Entity id of the other; the same where one number names it anew.
        before_caption: Its name.
        why: What became of the other, in words.
        shared: Property and value of each number they have in common.
        claims: Ids of the claims these rest on.
    """

    entity: str
    caption: str
    before: str
    before_caption: str
    why: str
    shared: tuple[tuple[str, str], ...]
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RenamedSearch:
    """What a search for renamed subjects shows.

    Attributes:
        candidates: In order of the entries that stand now.
        left_out: Numbers that too many hold, with how many do.
        gone: How many entries were looked for that were removed, dissolved or are on 69-B.
    """

    candidates: tuple[RenamedCandidate, ...]
    left_out: tuple[tuple[str, int], ...]
    gone: int


@dataclass(frozen=True, slots=True)
class _Gone:
    entity: str
    names: frozenset[tuple[str, ...]]
    caption: str
    why: str
    numbers: tuple[NumberSaid, ...]


def renamed_candidates(archive: Archive, network: Network) -> RenamedSearch:
    """Return entries under another name with a number of one removed, dissolved or on 69-B.

    They are candidates, never merges. Nothing is said of two that share a name: that is a new
    number, which `linchpin new` tells.

    Args:
        archive: Where the editions are.
        network: Of the current editions.
    """
    current = [edition for edition in network.snapshot.editions if edition.kind == "list"]
    live: dict[str, list[NumberSaid]] = {}
    names: dict[str, dict[tuple[str, ...], str]] = {}
    gone: list[_Gone] = []
    for edition in current:
        said = list(numbers_said(archive, edition, _props()))
        for one in said:
            if one.prop not in _NO_NUMBER and (key := _key(one.value)):
                live.setdefault(key, []).append(one)
        for entity, name in listed_names(archive, edition):
            names.setdefault(entity, {})[full_name_key(name)] = name
        gone += _removed(archive, edition)
        gone += _marked(edition, said, names)
    held = {key: {one.entity for one in found} for key, found in live.items()}
    left_out = {key: len(who) for key, who in held.items() if len(who) > MOST_HOLDERS}
    found = [one for item in gone for one in _matches(network, item, live, names, left_out)]
    renamed = [one for edition in current for one in _same_number(archive, edition)]
    ordered = sorted({*found, *renamed}, key=lambda one: (one.entity, one.before))
    return RenamedSearch(tuple(ordered), tuple(sorted(left_out.items())), len(gone))


def _props() -> list[str]:
    return sorted({*properties_of_type("identifier"), "number", *_OWN} - _NOT_OWN)


def _key(value: str) -> str:
    key = plain_key(value)
    return key if len(key) >= _SHORTEST and any(letter.isdigit() for letter in key) else ""


def _removed(archive: Archive, current: Manifest) -> Iterator[_Gone]:
    """Yield the entries of older editions that the current one no longer holds."""
    here = {entity for entity, _ in listed_names(archive, current)}
    editions = [item for item in archive.editions(current.dataset) if item.folder != current.folder]
    for edition in reversed(editions):
        names: dict[str, list[str]] = {}
        for entity, name in listed_names(archive, edition):
            if entity not in here:
                names.setdefault(entity, []).append(name)
        here |= names.keys()
        said: dict[str, list[NumberSaid]] = {}
        for one in numbers_said(archive, edition, _props(), sorted(names)):
            said.setdefault(one.entity, []).append(one)
        why = f"removed from {edition.title}; last in the edition of {say_date(edition.date)}"
        for entity, own in names.items():
            yield _gone(entity, own, why, said.get(entity, ()))


def _marked(
    edition: Manifest, said: Iterable[NumberSaid], names: dict[str, dict[tuple[str, ...], str]]
) -> Iterator[_Gone]:
    """Yield the entries of a current edition that are dissolved, or that stand on 69-B."""
    numbers: dict[str, list[NumberSaid]] = {}
    for one in said:
        numbers.setdefault(one.entity, []).append(one)
    for entity, own in numbers.items():
        over = [one.value for one in own if one.prop == "dissolutionDate"]
        if over or edition.dataset == _TAX_LIST:
            why = f"dissolved {say_date(over[0])}" if over else f"on {edition.title}"
            yield _gone(entity, list(names.get(entity, {}).values()), why, own)


def _gone(entity: str, names: list[str], why: str, said: Iterable[NumberSaid]) -> _Gone:
    keys = frozenset(map(full_name_key, names))
    numbers = tuple(one for one in said if one.prop not in _NO_NUMBER)
    return _Gone(entity, keys, min(names, default=entity), why, numbers)


def _matches(
    network: Network,
    item: _Gone,
    live: dict[str, list[NumberSaid]],
    names: dict[str, dict[tuple[str, ...], str]],
    left_out: dict[str, int],
) -> Iterator[RenamedCandidate]:
    of = network.resolution.of
    shared: dict[str, list[tuple[NumberSaid, NumberSaid]]] = {}
    for mine in item.numbers:
        key = _key(mine.value)
        if not key or key in left_out:
            continue
        for theirs in live.get(key, ()):
            if of(theirs.entity) != of(item.entity):
                shared.setdefault(theirs.entity, []).append((mine, theirs))
    for entity, pairs in shared.items():
        own = names.get(entity, {})
        if not own or item.names & own.keys():
            continue
        yield RenamedCandidate(
            entity,
            min(own.values()),
            item.entity,
            item.caption,
            item.why,
            tuple(sorted({(mine.prop, mine.value) for mine, _ in pairs})),
            tuple(sorted({claim for pair in pairs for claim in (pair[0].claim, pair[1].claim)})),
        )


def _words(names: Iterable[tuple[str, ...]]) -> set[str]:
    """Return the words of names that are long enough to tell something."""
    return {word for name in names for word in name if len(word) >= _SHORTEST_WORD}


def _same_number(archive: Archive, current: Manifest) -> Iterator[RenamedCandidate]:
    """Yield entries whose number stayed and of whose names no word did: no other spelling."""
    editions = archive.editions(current.dataset)
    now: dict[str, dict[tuple[str, ...], str]] = {}
    for entity, name in listed_names(archive, current):
        now.setdefault(entity, {})[full_name_key(name)] = name
    told = set()
    for edition in reversed(editions[:-1]):
        was: dict[str, dict[tuple[str, ...], str]] = {}
        for entity, name in listed_names(archive, edition):
            was.setdefault(entity, {})[full_name_key(name)] = name
        for entity, names in was.items():
            own = now.get(entity)
            if own is None or entity in told or names.keys() & own.keys():
                continue
            if not _words(names) & _words(own):
                told.add(entity)
                why = f"the same number of {edition.title}, edition of {say_date(edition.date)}"
                yield RenamedCandidate(
                    entity, min(now[entity].values()), entity, min(names.values()), why, ()
                )
