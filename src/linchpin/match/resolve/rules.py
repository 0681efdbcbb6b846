"""The rules by which two records of two sources are taken for one; each gives its reason.

A weak alias or a bare name never merges anything. OFAC's own guidance says as much of weak
aliases (OFAC FAQ 122-124: they are not meant to be screened on alone). What no rule merges and
nothing rules out may still be uncertain: see `uncertain_pairs`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from linchpin.claims.dates import PartialDate
from linchpin.claims.ftm import narrower
from linchpin.match.compare.agreement import Agreement
from linchpin.match.compare.facts import compare_identifiers, compare_list_numbers, genders_differ
from linchpin.match.compare.places import same_place
from linchpin.match.compare.profile import Profile

LONG_NAME = 3
"""Words of a full name from which on any agreeing birth is fact enough, circa or a range too."""
_EXACT = ("day", "month", "year")


class Strength(IntEnum):
    """How firmly two records are one; the stronger wins where both cannot hold."""

    JUDGEMENT = 3
    LIST_NUMBER = 2
    IDENTIFIER = 1
    NAME_AND_FACT = 0


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """Two records taken for one.

    Attributes:
        first: The smaller entity id.
        second: The larger entity id.
        strength: Which rule.
        because: The reason, for a reader.
    """

    first: str
    second: str
    strength: Strength
    because: str


def compare(
    one: Profile, other: Profile, same: Mapping[str, str], variant: str | None = None
) -> Merge | None:
    """Return the merge of two records with its reason, or None where no rule allows it.

    Args:
        one: A record.
        other: A record of another source.
        same: Entities already taken for one by a stronger rule: id to canonical id.
        variant: Why their full names are one although spelled differently, see
            `spelling_variants`; None where they are not.
    """
    if one.dataset == other.dataset or narrower(one.schema, other.schema) is None:
        return None
    first, second = sorted((one.id, other.id))
    numbers = one.numbers & other.numbers
    if numbers:
        authority, number = min(numbers)
        because = f"both carry the list's own number {authority.upper()} {number}"
        return Merge(first, second, Strength.LIST_NUMBER, because)
    if ruled_out(one, other):
        return None
    shared = one.full_names & other.full_names
    name = f"the same full name ({' '.join(min(shared))})" if shared else variant
    identifiers = one.identifiers & other.identifiers
    if identifiers:
        agreeing = name or _agreeing_birth(one, other)
        if agreeing is not None:
            prop, value = min(identifiers)
            because = f"same {prop} {value.upper()} and {agreeing}"
            return Merge(first, second, Strength.IDENTIFIER, because)
    if shared:
        longest = max(len(key) for key in shared)
        fact = _further_fact(one, other, same, longest)
    else:
        fact = _same_day(one, other)
    if name is not None and fact is not None:
        return Merge(first, second, Strength.NAME_AND_FACT, f"{name} and {fact}")
    return None


def ruled_out(one: Profile, other: Profile) -> str | None:
    """Return why two records cannot be one by any rule, or None.

    Two numbers of one list, two values of an identifier of which a holder has one, births of which
    none agree, or different genders.

    Args:
        one: A record.
        other: Another.
    """
    if one.births and other.births and _agreeing_birth(one, other) is None:
        return "their births do not agree"
    if genders_differ(one.genders, other.genders):
        return "their genders differ"
    number = compare_list_numbers(one.numbers, other.numbers)
    if number.agreement is Agreement.DIFFER:
        return f"two numbers of one list: {number.words}"
    for fact in compare_identifiers(one.identifiers, other.identifiers):
        if fact.agreement is Agreement.DIFFER:
            return fact.words
    return None


def _agreeing_births(one: Profile, other: Profile) -> list[tuple[PartialDate, PartialDate]]:
    return [(a, b) for a in one.births for b in other.births if a.overlaps(b)]


def _agreeing_birth(one: Profile, other: Profile) -> str | None:
    for birth, _ in _agreeing_births(one, other):
        return f"agreeing birth ({birth})"
    return None


def _telling_birth(one: Profile, other: Profile, words: int) -> str | None:
    """Return a birth that agrees; for a short name only one that both give outright."""
    for birth, candidate in _agreeing_births(one, other):
        exact = birth.precision in _EXACT and candidate.precision in _EXACT
        if words >= LONG_NAME or exact:
            return f"agreeing birth ({birth})"
    return None


def _same_day(one: Profile, other: Profile) -> str | None:
    for birth, candidate in _agreeing_births(one, other):
        if birth.precision == candidate.precision == "day":
            return f"the same day of birth ({birth})"
    return None


def _further_fact(one: Profile, other: Profile, same: Mapping[str, str], words: int) -> str | None:
    birth = _telling_birth(one, other, words)
    if birth is not None:
        return birth
    for place in sorted(one.birth_places):
        if any(same_place(place, candidate) for candidate in other.birth_places):
            return f"the same place of birth ({place})"
    links = {same.get(item, item) for item in one.linked}
    links &= {same.get(item, item) for item in other.linked}
    return f"a tie to the same {min(links)}" if links else None
