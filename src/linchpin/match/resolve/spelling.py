"""Full names of two records that are one but for their spelling, as the name engine finds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linchpin.match.compare.profile import Profile

LEAST_VARIANT = 0.80
"""Score of two names below which they are no spellings of one."""

Pair = tuple[str, str]


def spelling_variants(profiles: Mapping[str, Profile], pairs: Iterable[Pair]) -> dict[Pair, str]:
    """Return the pairs of records that bear one full name in two spellings, each with the reason.

    Weak aliases are left out. The engine is loaded only if there is a pair to ask it about.

    Args:
        profiles: The records.
        pairs: Pairs of entity ids; those that share a full name as it stands are passed over.
    """
    asked = sorted(
        (one, other)
        for one, other in set(pairs)
        if one in profiles
        and other in profiles
        and not profiles[one].full_names & profiles[other].full_names
    )
    if not asked:
        return {}
    from linchpin.match.search.pairwise import NameScores, surely_one

    def names(entity: str) -> list[tuple[str, str]]:
        profile = profiles[entity]
        return sorted({(name, profile.surnames.get(name, "")) for name in profile.names})

    scores = NameScores(name for pair in asked for entity in pair for name in names(entity))
    found: dict[Pair, str] = {}
    for one, other in asked:
        for first in names(one):
            for second in names(other):
                if (one, other) in found or scores.score(first, second) < LEAST_VARIANT:
                    continue
                if surely_one(scores.match(first, second)):
                    both = " and ".join(sorted((first[0], second[0])))
                    found[one, other] = f"the same full name in two spellings ({both})"
    return found
