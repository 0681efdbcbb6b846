"""The rules by which two records of two sources are taken for one; each gives its reason.

A weak alias or a bare name never merges anything. OFAC's own guidance says as much of weak
aliases (OFAC FAQ 122-124: they are not meant to be screened on alone).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from linchpin.claims.ftm import narrower
from linchpin.match.profile import Profile


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


def compare(one: Profile, other: Profile, same: Mapping[str, str]) -> Merge | None:
    """Return the merge of two records with its reason, or None where no rule allows it.

    Args:
        one: A record.
        other: A record of another source.
        same: Entities already taken for one by a stronger rule: id to canonical id.
    """
    if one.dataset == other.dataset or narrower(one.schema, other.schema) is None:
        return None
    first, second = sorted((one.id, other.id))
    numbers = one.numbers & other.numbers
    if numbers:
        authority, number = min(numbers)
        because = f"both carry the list's own number {authority.upper()} {number}"
        return Merge(first, second, Strength.LIST_NUMBER, because)
    if one.numbers and other.numbers:
        return None
    if _contradict(one, other):
        return None
    name = _shared_name(one, other)
    identifiers = one.identifiers & other.identifiers
    if identifiers:
        agreeing = name or _agreeing_birth(one, other)
        if agreeing is not None:
            prop, value = min(identifiers)
            because = f"same {prop} {value.upper()} and {agreeing}"
            return Merge(first, second, Strength.IDENTIFIER, because)
    fact = _further_fact(one, other, same)
    if name is not None and fact is not None:
        return Merge(first, second, Strength.NAME_AND_FACT, f"{name} and {fact}")
    return None


def _contradict(one: Profile, other: Profile) -> bool:
    if one.births and other.births and _agreeing_birth(one, other) is None:
        return True
    return bool(one.genders and other.genders and not one.genders & other.genders)


def _agreeing_birth(one: Profile, other: Profile) -> str | None:
    for birth in one.births:
        for candidate in other.births:
            if birth.overlaps(candidate):
                return f"agreeing birth ({birth})"
    return None


def _shared_name(one: Profile, other: Profile) -> str | None:
    shared = one.full_names & other.full_names
    return f"the same full name ({' '.join(min(shared))})" if shared else None


def _further_fact(one: Profile, other: Profile, same: Mapping[str, str]) -> str | None:
    birth = _agreeing_birth(one, other)
    if birth is not None:
        return birth
    places = one.birth_places & other.birth_places
    if places:
        return f"the same place of birth ({min(places)})"
    links = {same.get(item, item) for item in one.linked}
    links &= {same.get(item, item) for item in other.linked}
    return f"a tie to the same {min(links)}" if links else None
