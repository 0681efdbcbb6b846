"""Compare places as lists write them: `Culiacan, Sinaloa, Mexico` and `Culiacán`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from linchpin.match.compare.agreement import Agreement, Fact, best_of
from linchpin.match.name_keys import name_tokens
from linchpin.match.territories import all_territories

SAME_BIRTH_PLACE = 0.35
"""How far the same place of birth closes the gap to certainty; see `record_score`."""
PART_OF_BIRTH_PLACE = 0.25
"""The same, where one side says less, but names the town."""
OTHER_BIRTH_PLACE = 0.10
"""How much of the score two places of birth take away; spellings of towns vary, so little."""
SAME_ADDRESS = 0.15
"""How far the same address closes the gap."""
PART_OF_ADDRESS = 0.10
"""The same, where only the town is shared."""
SAME_AREA = 0.03
"""Only a region or country is shared."""
SAME_BIRTH_PLACE_BITS = 5.0
"""Evidence in bits of the same place of birth."""
PART_OF_BIRTH_PLACE_BITS = 4.0
"""The same, where one side says less, but names the town."""
OTHER_BIRTH_PLACE_BITS = -1.0
"""Two places of birth; spellings of towns vary, so little."""
SAME_ADDRESS_BITS = 6.0
"""The same address."""
PART_OF_ADDRESS_BITS = 2.0
"""Only the town of an address is shared."""
SAME_AREA_BITS = 0.5
"""Only a region or country is shared."""


def compare_birth_places(ones: Iterable[str], others: Iterable[str]) -> Fact:
    """Return how the places of birth of two records compare.

    >>> compare_birth_places(["Culiacan, Sinaloa, Mexico"], ["Culiacán"]).words
    'Culiacan, Sinaloa, Mexico and Culiacán: the same town'
    """
    second = sorted(others)
    found = [_compare_births(one, other) for one in sorted(ones) for other in second]
    if not found:
        return Fact("birth place", Agreement.UNKNOWN, 0.0, "not given on both sides")
    return best_of(found)


def compare_other_places(ones: Iterable[str], others: Iterable[str]) -> Fact:
    """Return how other places of two records compare; that they differ says nothing."""
    second = sorted(others)
    found = [_compare_addresses(one, other) for one in sorted(ones) for other in second]
    if not found:
        return Fact("address", Agreement.UNKNOWN, 0.0, "not given on both sides")
    return best_of(found)


def same_place(one: str, other: str) -> bool:
    """Say whether two texts name the same place in full, and more than a country.

    >>> same_place("CULIACAN, Sinaloa", "Culiacán, Sinaloa"), same_place("Mexico", "Mexico")
    (True, False)
    """
    first, second = _parts(one), _parts(other)
    return bool(first) and first == second and not _is_country(first)


def _compare_births(one: str, other: str) -> Fact:
    what = "birth place"
    first, second = _parts(one), _parts(other)
    both = " and ".join(sorted({one, other}, key=lambda text: (-len(text), text)))
    if not first or not second:
        return Fact(what, Agreement.UNKNOWN, 0.0, f"{both}: cannot be compared")
    if same_place(one, other):
        return Fact(
            what,
            Agreement.AGREE,
            SAME_BIRTH_PLACE,
            f"{both}: the same place",
            bits=SAME_BIRTH_PLACE_BITS,
        )
    shorter, longer = sorted((first, second), key=len)
    within = first == second or (len(shorter) < len(longer) and set(shorter) <= set(longer))
    if first[0] == second[0] and (within or set(first[1:]) & set(second[1:])):
        if _is_country(first) or _is_country(second):
            return Fact(
                what,
                Agreement.NEAR,
                SAME_AREA,
                f"{both}: only the country is shared",
                bits=SAME_AREA_BITS,
            )
        return Fact(
            what,
            Agreement.AGREE,
            PART_OF_BIRTH_PLACE,
            f"{both}: the same town",
            bits=PART_OF_BIRTH_PLACE_BITS,
        )
    if within:
        return Fact(
            what, Agreement.NEAR, SAME_AREA, f"{both}: one lies in the other", bits=SAME_AREA_BITS
        )
    return Fact(
        what,
        Agreement.DIFFER,
        OTHER_BIRTH_PLACE,
        f"{both}: not the same",
        bits=OTHER_BIRTH_PLACE_BITS,
    )


def _compare_addresses(one: str, other: str) -> Fact:
    what = "address"
    first, second = _parts(one), _parts(other)
    both = " and ".join(sorted({one, other}, key=lambda text: (-len(text), text)))
    if same_place(one, other):
        return Fact(
            what, Agreement.AGREE, SAME_ADDRESS, f"{both}: the same", bits=SAME_ADDRESS_BITS
        )
    shared = set(first) & set(second)
    towns = {part for part in shared - {first[-1], second[-1]} if not part.isupper()}
    if towns:
        town = min(towns)
        return Fact(
            what,
            Agreement.AGREE,
            PART_OF_ADDRESS,
            f"{both}: both in {town.title()}",
            bits=PART_OF_ADDRESS_BITS,
        )
    if shared:
        return Fact(
            what,
            Agreement.NEAR,
            SAME_AREA,
            f"{both}: the same country or region",
            bits=SAME_AREA_BITS,
        )
    return Fact(what, Agreement.UNKNOWN, 0.0, f"{both}: not the same")


@lru_cache(maxsize=65536)
def _parts(text: str) -> tuple[str, ...]:
    """Return the parts of a place between commas, folded, a country as its code in capitals."""
    folded = (" ".join(name_tokens(part)) for part in text.split(","))
    return tuple(_territories().get(part, part) for part in folded if part)


@cache
def _territories() -> dict[str, str]:
    """Return the codes of all countries and territories, in capitals, by folded name."""
    return {
        " ".join(name_tokens(name)): item.code.upper()
        for item in all_territories()
        for name in (item.name, item.full_name)
    }


def _is_country(parts: tuple[str, ...]) -> bool:
    return len(parts) == 1 and parts[0].isupper()
