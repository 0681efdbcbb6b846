"""Which pairs of records are worth comparing: those that share a number, identifier or name."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from linchpin.archive import Snapshot
from linchpin.archive.queries.facts import born_together, values_by_source
from linchpin.archive.queries.names import names_of
from linchpin.archive.queries.sanctions import same_number
from linchpin.match.compare.identifiers import IDENTIFIERS, identifier_key
from linchpin.match.compare.profile import STRONG_NAMES
from linchpin.match.name_keys import full_name_key, name_tokens

MOST_BEARERS = 50
"""Names borne by more records than this say nothing about who is who and are not compared."""
SHORTEST_SHARED_WORD = 3
"""Letters of a word that two spellings of one name must share to be compared at every start."""

Pair = tuple[str, str]


def candidate_pairs(snapshot: Snapshot) -> set[Pair]:
    """Return pairs of entity ids of different sources, each pair in alphabetical order.

    They share a number, an identifier or a full name as it stands; see `variant_candidates` for
    other spellings.

    Args:
        snapshot: The editions that count.
    """
    return _by_number(snapshot) | identifier_pairs(snapshot) | _by_name(snapshot)


def variant_candidates(snapshot: Snapshot) -> set[Pair]:
    """Return pairs that share an identifier, or the day of birth and a word of their names.

    Only these may become one although their names are spelled differently, so that the name
    engine has few pairs to look at, most often none.

    Args:
        snapshot: The editions that count.
    """
    if len(snapshot.editions) < 2:
        return set()
    born = born_together(snapshot)
    words = _words_of(snapshot, {item for pair in born for item in pair})
    alike = {_pair(*pair) for pair in born if words.get(pair[0], set()) & words.get(pair[1], set())}
    return alike | identifier_pairs(snapshot)


def identifier_pairs(snapshot: Snapshot) -> set[Pair]:
    """Return the pairs of entity ids of different sources that share an identifier."""
    if len(snapshot.editions) < 2:
        return set()
    found: dict[str, list[Pair]] = {}
    for entity, dataset, prop, value in values_by_source(snapshot, IDENTIFIERS):
        key = identifier_key(value, prop)
        if key:
            found.setdefault(key, []).append((dataset, entity))
    return _cross(found.values())


def _by_number(snapshot: Snapshot) -> set[Pair]:
    return {_pair(one, other) for one, other in same_number(snapshot)}


def _by_name(snapshot: Snapshot) -> set[Pair]:
    if len(snapshot.editions) < 2:
        return set()
    found: dict[tuple[str, ...], list[Pair]] = {}
    for entity, dataset, _, value in values_by_source(snapshot, STRONG_NAMES):
        found.setdefault(full_name_key(value), []).append((dataset, entity))
    return _cross(found.values())


def _words_of(snapshot: Snapshot, entities: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entity, value in names_of(snapshot, entities, STRONG_NAMES):
        words = (word for word in name_tokens(value) if len(word) >= SHORTEST_SHARED_WORD)
        found.setdefault(entity, set()).update(words)
    return found


def _cross(groups: Iterable[list[Pair]]) -> set[Pair]:
    pairs: set[Pair] = set()
    for group in groups:
        members = sorted(set(group))
        if 1 < len(members) <= MOST_BEARERS:
            for (dataset, one), (other_dataset, other) in combinations(members, 2):
                if dataset != other_dataset:
                    pairs.add(_pair(one, other))
    return pairs


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)
