"""Whether a number of a list names the same one in two editions, or was given to somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from linchpin.archive import Archive, Manifest
from linchpin.archive.queries.editions import edition_facts
from linchpin.claims.dates import PartialDate, parse_date
from linchpin.claims.errors import ClaimError
from linchpin.claims.ftm import NAME_PROPERTIES
from linchpin.match.name_keys import full_name_key, name_key
from linchpin.network.property_words import properties_of_type

_OWN = ("birthPlace", "address", "website", "email", "phone", "publicKey", "callSign")
_BORN = ("birthDate", "incorporationDate", "buildDate")
_SHORTEST_WORD = 3


@dataclass(slots=True)
class Bearer:
    """What an edition says of whoever bears a number.

    Attributes:
        names: Full names, folded, words in order of the alphabet.
        births: Dates of birth, founding or building.
        facts: Property and value of what is somebody's own: identifiers, places, addresses.
    """

    names: set[tuple[str, ...]] = field(default_factory=set)
    births: list[PartialDate] = field(default_factory=list)
    facts: set[tuple[str, str]] = field(default_factory=set)

    @property
    def words(self) -> set[str]:
        """Return the words of all names that are long enough to tell something."""
        return {word for name in self.names for word in name if len(word) >= _SHORTEST_WORD}


def bearers(archive: Archive, edition: Manifest, entities: Iterable[str]) -> dict[str, Bearer]:
    """Return who bears some numbers in an edition.

    Args:
        archive: Where the edition is.
        edition: An edition of a list.
        entities: Entity ids of its entries.
    """
    identifiers = properties_of_type("identifier")
    props = {*NAME_PROPERTIES, *_BORN, *_OWN, *identifiers}
    found: dict[str, Bearer] = {}
    for entity, prop, value in edition_facts(archive, edition, entities, props):
        one = found.setdefault(entity, Bearer())
        if prop in NAME_PROPERTIES:
            one.names.add(full_name_key(value))
        elif prop in _BORN:
            try:
                one.births.append(parse_date(value))
            except ClaimError:
                continue
        else:
            one.facts.add((prop, name_key(value)))
    return found


def is_somebody_else(one: Bearer, other: Bearer) -> bool:
    """Say whether two bearers of one number are two: neither name nor anything of their own agrees.

    A new name alone is a renaming; a number that is somebody else's shares no full name, no
    identifier, place or address, no birth, and not a word of a name in any spelling of it, unless
    the births say that they are two.

    Args:
        one: In one edition.
        other: In another.
    """
    if not one.names or not other.names:
        return False
    if one.names & other.names or one.facts & other.facts:
        return False
    if one.births and other.births:
        return not any(a.overlaps(b) for a in one.births for b in other.births)
    return not one.words & other.words and not _share_a_spelling(one, other)


def _share_a_spelling(one: Bearer, other: Bearer) -> bool:
    """Say whether a word of a name is one of the other's written another way, as Abbud is Abboud.

    The engine is loaded only for numbers none of whose words agree as they stand.
    """
    from linchpin.match.search.pairwise import NameScores

    sides = [sorted({(" ".join(name), "") for name in side.names}) for side in (one, other)]
    scores = NameScores(name for side in sides for name in side)
    return any(
        min(len(pair.asked), len(pair.listed)) >= _SHORTEST_WORD
        for first in sides[0]
        for second in sides[1]
        for pair in scores.match(first, second).words
    )


def given_to_others(
    archive: Archive, older: Manifest, newer: Manifest, entities: Iterable[str]
) -> frozenset[str]:
    """Return the numbers of a list that name somebody else in the newer edition.

    Args:
        archive: Where the editions are.
        older: The older edition.
        newer: The newer one.
        entities: Entity ids that both hold.
    """
    wanted = sorted(set(entities))
    was: Mapping[str, Bearer] = bearers(archive, older, wanted)
    now = bearers(archive, newer, wanted)
    return frozenset(
        entity
        for entity in wanted
        if entity in was and entity in now and is_somebody_else(was[entity], now[entity])
    )
