"""Two whole records against each other: names, moved by every other fact, each explained."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

from linchpin.claims.dates import PartialDate
from linchpin.match.compare.agreement import Agreement, Fact
from linchpin.match.compare.births import compare_births
from linchpin.match.compare.facts import (
    compare_countries,
    compare_genders,
    compare_identifiers,
    compare_list_numbers,
    compare_ties,
    compare_types,
    is_curp,
    is_rfc,
)
from linchpin.match.compare.mexican_codes import CodeMatch, compare_curp, compare_rfc
from linchpin.match.compare.places import compare_birth_places, compare_other_places
from linchpin.match.compare.profile import Profile
from linchpin.match.mexico.names import CivilName, readings

if TYPE_CHECKING:
    from linchpin.match.search.pairwise import Name, NameScores

WEAK_NAME = 0.6
"""What a weak alias counts, of what a name counts: by itself it stays below every threshold."""
FITTING_CURP = 0.60
"""How far a CURP of one record that fits name and birth date of the other closes the gap."""
OTHER_CURP = 0.30
"""How much a CURP takes away that does not fit: sources get letters and dates wrong."""
FITTING_RFC = 0.50
"""How far an RFC of one record that fits name and birth date of the other closes the gap."""
OTHER_RFC = 0.10
"""How much an RFC takes away that does not fit: of those OFAC gives, one in ten does not."""

FITTING_CURP_BITS = 15.0
"""Evidence in bits: the day of birth, and letters that are not in every spelling of the name."""
NEAR_CURP_BITS = 5.0
"""A CURP whose birth date is a slip away."""
OTHER_CURP_BITS = -4.0
"""A CURP that does not fit."""
FITTING_RFC_BITS = 13.0
"""An RFC that fits: it has fewer letters than a CURP, and no sex."""
NEAR_RFC_BITS = 4.0
"""An RFC whose date is a slip away."""
OTHER_RFC_BITS = -1.5
"""An RFC that does not fit."""

_AGREE, _NEAR, _DIFFER = Agreement.AGREE, Agreement.NEAR, Agreement.DIFFER


@dataclass(frozen=True, slots=True)
class RecordMatch:
    """How two records compare.

    Attributes:
        first: The smaller entity id.
        second: The larger one.
        score: 0..1.
        name_score: 0..1, of the names alone.
        names: The name of either that fit best, as published; empty without names.
        explanation: What was taken for what in them.
        facts: Every other fact that both records give, in a fixed order.
    """

    first: str
    second: str
    score: float
    name_score: float
    names: tuple[str, str]
    explanation: str
    facts: tuple[Fact, ...]

    def agreeing(self) -> tuple[Fact, ...]:
        """Return the facts that speak for one bearer, strongest first."""
        found = [f for f in self.facts if f.agreement > Agreement.UNKNOWN and f.rate > 0]
        return tuple(sorted(found, key=lambda fact: -fact.rate))

    def differing(self) -> tuple[Fact, ...]:
        """Return the facts that speak against it, strongest first."""
        found = [f for f in self.facts if f.agreement is Agreement.DIFFER]
        return tuple(sorted(found, key=lambda fact: -fact.rate))


def record_score(name_score: float, facts: Iterable[Fact]) -> float:
    """Return the score of two records: that of their names, moved by their other facts.

    Each agreeing fact closes its `rate` of the gap between the names' score and 1, as far as the
    names agree; one that speaks by itself (a shared identifier) closes it in full. What is reached
    is then multiplied by 1 - `rate` for each fact that differs. So no agreeing fact lowers the
    score, no contradicting one raises it, and their order does not matter.

    Args:
        name_score: 0..1.
        facts: The other facts.

    >>> agree = Fact("birth date", Agreement.AGREE, 0.6, "")
    >>> differ = Fact("gender", Agreement.DIFFER, 0.4, "")
    >>> [round(record_score(0.8, facts), 3) for facts in ([], [agree], [agree, differ])]
    [0.8, 0.896, 0.538]
    """
    given = list(facts)
    gap = prod(
        1 - fact.rate * (1.0 if fact.by_itself else name_score)
        for fact in given
        if fact.agreement > Agreement.UNKNOWN
    )
    left = prod(1 - fact.rate for fact in given if fact.agreement is Agreement.DIFFER)
    return (1 - (1 - name_score) * gap) * left


def match_record(
    one: Profile, other: Profile, same: Mapping[str, str] | None = None
) -> RecordMatch:
    """Return how two records compare; see `match_records`."""
    return match_records([(one, other)], same)[0]


def match_records(
    pairs: Sequence[tuple[Profile, Profile]], same: Mapping[str, str] | None = None
) -> list[RecordMatch]:
    """Return how each pair of records compares; which of the two comes first does not matter.

    Args:
        pairs: The records.
        same: Entities already taken for one: id to canonical id, so that ties to them count.
    """
    from linchpin.match.search.pairwise import NameScores

    profiles = [profile for pair in pairs for profile in pair]
    scores = NameScores(name for profile in profiles for name in _names(profile, weak=True))
    ordered = [(a, b) if a.id <= b.id else (b, a) for a, b in pairs]
    return [_match(one, other, scores, same or {}) for one, other in ordered]


def compare_facts(one: Profile, other: Profile, same: Mapping[str, str]) -> tuple[Fact, ...]:
    """Return how the facts of two records other than names compare, in a fixed order.

    Args:
        one: A record.
        other: Another.
        same: Entities already taken for one: id to canonical id.
    """
    ties = [{same.get(item, item) for item in side.linked} for side in (one, other)]
    found = [
        compare_types(one.schema, other.schema),
        compare_list_numbers(one.numbers, other.numbers),
        *compare_identifiers(one.identifiers, other.identifiers),
        compare_births(one.births, other.births),
        compare_birth_places(one.birth_places, other.birth_places),
        compare_genders(one.genders, other.genders),
        compare_countries(one.countries, other.countries),
        compare_other_places(one.places, other.places),
        compare_ties(*ties),
        *_compare_codes(one, other),
    ]
    return tuple(found)


def _match(
    one: Profile, other: Profile, scores: NameScores, same: Mapping[str, str]
) -> RecordMatch:
    best: tuple[float, Name, Name] | None = None
    for weak in (False, True):
        for first in _names(one, weak=weak):
            for second in _names(other, weak=weak):
                score = scores.score(first, second) * (WEAK_NAME if weak else 1.0)
                if score > 0 and (best is None or score > best[0]):
                    best = score, first, second
    facts = compare_facts(one, other, same)
    if best is None:
        return RecordMatch(one.id, other.id, record_score(0.0, facts), 0.0, ("", ""), "", facts)
    score, first, second = best
    return RecordMatch(
        first=one.id,
        second=other.id,
        score=record_score(score, facts),
        name_score=score,
        names=(first[0], second[0]),
        explanation=scores.match(first, second).explanation,
        facts=facts,
    )


def _names(profile: Profile, *, weak: bool) -> list[Name]:
    """Return names with their surnames; with `weak` the weak aliases too."""
    texts = profile.names + (profile.weak_names if weak else [])
    return sorted({(text, profile.surnames.get(text, "")) for text in texts})


def _compare_codes(one: Profile, other: Profile) -> list[Fact]:
    """Return how a CURP or RFC that one record gives fits the other, which gives none."""
    found = []
    for what, is_code, compare, rates in _CODES:
        codes = [
            sorted({value for _, value in side.identifiers if is_code(value)})
            for side in (one, other)
        ]
        if bool(codes[0]) == bool(codes[1]):
            continue
        person = other if codes[0] else one
        names = [
            item for text in person.names for item in readings(text, person.surnames.get(text, ""))
        ]
        gender = min(person.genders) if len(person.genders) == 1 else None
        fits = [compare(code, names, person.births, gender) for code in codes[0] or codes[1]]
        best = min(
            (item for item in fits if item is not None),
            key=lambda item: (-item.agreement, item.words),
        )
        rate, bits = rates.get(best.agreement, (0.0, 0.0))
        found.append(Fact(what, best.agreement, rate, best.words, bits=bits))
    return found


def _fit_rfc(
    code: str, names: list[CivilName], births: list[PartialDate], _: str | None
) -> CodeMatch | None:
    return compare_rfc(code, names, births)


_Compare = Callable[[str, list[CivilName], list[PartialDate], str | None], CodeMatch | None]
_Says = dict[Agreement, tuple[float, float]]
CURP_SAYS: _Says = {
    _AGREE: (FITTING_CURP, FITTING_CURP_BITS),
    _NEAR: (0.0, NEAR_CURP_BITS),
    _DIFFER: (OTHER_CURP, OTHER_CURP_BITS),
}
"""How far a CURP moves the score, and how much evidence it is."""
RFC_SAYS: _Says = {
    _AGREE: (FITTING_RFC, FITTING_RFC_BITS),
    _NEAR: (0.0, NEAR_RFC_BITS),
    _DIFFER: (OTHER_RFC, OTHER_RFC_BITS),
}
_CODES: tuple[tuple[str, Callable[[str], bool], _Compare, _Says], ...] = (
    ("CURP", is_curp, compare_curp, CURP_SAYS),
    ("RFC", is_rfc, _fit_rfc, RFC_SAYS),
)
