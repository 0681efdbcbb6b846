"""Hits with their evidence, before the book's population is known, and the bands they fall into.

Evidence is the sum of bits of the name and of each fact; see `docs/screening.md` for what each
weighs and what the bands were measured to mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from linchpin.match.compare.names import name_bits
from linchpin.match.compare.rarity import Rarity
from linchpin.match.search.explain import WordPair
from linchpin.screen.results.hit import CERTAIN, Alert, Band, Hit, hit_from

STRONG_BITS = 28.0
"""Evidence from which on a hit by name is strong."""
POSSIBLE_BITS = 18.75
"""Evidence from which on it is possible; below, it is weak."""
CONTRADICTS_BITS = -4.0
"""Evidence of one fact from which on it contradicts: the hit is possible at most."""
WEAK_NAME_BITS = -3.0
"""A weak alias or nickname: many bear it who are not listed."""
_TIED = {Alert.INDIRECT.value, Alert.GROUP.value, Alert.ADDRESS.value}


@dataclass(frozen=True, slots=True)
class HitEvidence:
    """What a hit by name rests on.

    Attributes:
        words: What was taken for what in the names.
        facts: Each fact of the row that says something, and its bits.
        compared: Whether the row gives a birth date, gender or country at all.
        likeness: Score of the names alone, 0..1.
    """

    words: tuple[WordPair, ...]
    facts: tuple[tuple[str, float], ...]
    compared: bool
    likeness: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """A hit whose band is not known yet.

    Attributes:
        hit: The hit.
        evidence: What it rests on; None where no name fits but a number or place.
    """

    hit: Hit
    evidence: HitEvidence | None = None


def weighed_from(item: Mapping[str, Any]) -> Weighed:
    """Return what was written as JSON."""
    kept = item["evidence"]
    if kept is None:
        return Weighed(hit_from(item["hit"]))
    words = tuple(WordPair(**pair) for pair in kept["words"])
    facts = tuple((what, bits) for what, bits in kept["facts"])
    return Weighed(
        hit_from(item["hit"]), HitEvidence(words, facts, kept["compared"], kept["likeness"])
    )


def settle(weighed: Iterable[Weighed], rarity: Rarity, file: str) -> Iterator[Hit]:
    """Yield the hits with their bands, and with the evidence in their reasons.

    Args:
        weighed: Hits of a book, in its order, gone through twice; those beside its rows are put
            first.
        rarity: How rare words are in the population of that book.
        file: Name of the book.
    """
    beside = [one for one in weighed if not one.hit.row]
    beside.sort(key=lambda one: (one.hit.sheet, one.hit.line))
    for one in chain(beside, (one for one in weighed if one.hit.row)):
        yield replace(_settled(one, rarity), file=file)


def _settled(one: Weighed, rarity: Rarity) -> Hit:
    hit, evidence = one.hit, one.evidence
    if evidence is None:
        firm = hit.score >= CERTAIN and hit.alert not in _TIED
        return replace(hit, band=(Band.STRONG if firm else Band.POSSIBLE).value)
    parts = [("name", round(name_bits(evidence.words, rarity), 1)), *evidence.facts]
    if hit.alert == Alert.WEAK.value:
        parts.append(("weak name", WEAK_NAME_BITS))
    total = round(sum(bits for _, bits in parts), 1)
    band = band_of(total, evidence)
    if band is Band.STRONG and hit.alert in (*_TIED, Alert.SHARED_IDENTIFIER.value):
        band = Band.POSSIBLE
    said = " ".join(f"{bits:+.1f} {what}," for what, bits in parts).rstrip(",")
    reason = f"{hit.reason}; {band.value}: evidence of {total:.1f} bits ({said})"
    return replace(hit, band=band.value, reason=reason)


def band_of(bits: float, evidence: HitEvidence) -> Band:
    """Return the band of a hit by name.

    Where the row gives no fact to compare, a name of `CERTAIN` and more is possible however common
    it is: nothing speaks against it.

    Args:
        bits: All evidence together.
        evidence: What it is made of.
    """
    contradicted = any(said <= CONTRADICTS_BITS for _, said in evidence.facts)
    if bits >= STRONG_BITS and not contradicted:
        return Band.STRONG
    if bits >= POSSIBLE_BITS or (not evidence.compared and evidence.likeness >= CERTAIN):
        return Band.POSSIBLE
    return Band.WEAK
