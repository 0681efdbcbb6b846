"""Put merges together into persons and firms, in any order to the same result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from linchpin.archive import Snapshot
from linchpin.match.compare.profile import Profile, make_profiles
from linchpin.match.resolve.blocking import candidate_pairs, variant_candidates
from linchpin.match.resolve.rules import Merge, Strength, compare
from linchpin.match.resolve.spelling import spelling_variants


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided about two records; it wins over every rule.

    Attributes:
        first: An entity id.
        second: Another.
        same: True if they are one.
        by: Who decided.
        because: Why.
    """

    first: str
    second: str
    same: bool
    by: str
    because: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A merge that a rule allows and that was not made.

    Attributes:
        merge: The merge.
        why: What stands against it.
    """

    merge: Merge
    why: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who.

    Attributes:
        canonical: Entity id to the id that stands for all its records; only merged ids are here.
        merges: Every merge made, with its reason.
        refused: Merges that were not made because both could not hold.
    """

    canonical: Mapping[str, str] = field(default_factory=dict)
    merges: tuple[Merge, ...] = ()
    refused: tuple[Refusal, ...] = ()

    def of(self, entity_id: str) -> str:
        """Return the id that stands for an entity."""
        return self.canonical.get(entity_id, entity_id)

    def members(self, entity_id: str) -> tuple[str, ...]:
        """Return all records taken for one with an entity, itself included, sorted."""
        head = self.of(entity_id)
        found = [item for item, canonical in self.canonical.items() if canonical == head]
        return tuple(sorted({*found, head}))


def resolve(snapshot: Snapshot, judgements: Iterable[Judgement] = ()) -> Resolution:
    """Return who is who across the sources of a snapshot.

    This runs at every start, so the name engine looks at few pairs only, see
    `variant_candidates`; all others that it finds alike are uncertain, see `uncertain_pairs`.

    Args:
        snapshot: The editions that count.
        judgements: What people decided.
    """
    decided = list(judgements)
    alike = variant_candidates(snapshot)
    pairs = candidate_pairs(snapshot) | alike
    pairs |= {_key(j.first, j.second) for j in decided}
    profiles = make_profiles(snapshot, [item for pair in pairs for item in pair])
    variants = spelling_variants(profiles, _open(profiles, alike, decided))
    lists = frozenset(e.dataset for e in snapshot.editions if e.kind == "list")
    return resolve_profiles(profiles, pairs, decided, lists=lists, variants=variants)


def _open(
    profiles: Mapping[str, Profile],
    pairs: Iterable[tuple[str, str]],
    decided: Iterable[Judgement],
) -> list[tuple[str, str]]:
    """Return the pairs that could become one if their names were one, and that nobody judged."""
    judged = {_key(j.first, j.second) for j in decided}
    return [
        pair
        for pair in sorted(set(pairs) - judged)
        if pair[0] in profiles
        and pair[1] in profiles
        and compare(profiles[pair[0]], profiles[pair[1]], {}) is None
        and compare(profiles[pair[0]], profiles[pair[1]], {}, variant="one name") is not None
    ]


def resolve_profiles(
    profiles: Mapping[str, Profile],
    pairs: Iterable[tuple[str, str]],
    judgements: Iterable[Judgement] = (),
    *,
    lists: frozenset[str] = frozenset(),
    variants: Mapping[tuple[str, str], str] | None = None,
) -> Resolution:
    """Return who is who among some profiles; the order of pairs and judgements does not matter.

    Merges are made class by class, strongest first. Where all merges of a class together would
    put two records of one source, or two that a person keeps apart, into one, none of the merges
    of that class in that group is made: there is no telling which would be wrong.

    Args:
        profiles: The records.
        pairs: Which of them to compare.
        judgements: What people decided; the last of several on one pair counts.
        lists: Sources whose entity id stands for a merged group.
        variants: Pairs whose full names are one but for spelling, see `spelling_variants`.
    """
    spelled = variants or {}
    decided = {_key(j.first, j.second): j for j in judgements}
    apart = {pair for pair, judgement in decided.items() if not judgement.same}
    groups: dict[str, str] = {}
    made: list[Merge] = []
    refused: list[Refusal] = []
    wanted = sorted(set(pairs) - set(decided))
    # Ties count by who is who so far, and only the weakest class looks at them.
    firm = [_compare(profiles, pair, {}, spelled.get(pair)) for pair in wanted]
    settled = {pair for pair, merge in zip(wanted, firm, strict=True) if _is_firm(merge)}
    for strength in sorted(Strength, reverse=True):
        if strength is Strength.JUDGEMENT:
            merges = [
                Merge(*pair, strength, f"{judgement.by} decided so: {judgement.because}")
                for pair, judgement in sorted(decided.items())
                if judgement.same
            ]
        elif strength is Strength.NAME_AND_FACT:
            loose = (pair for pair in wanted if pair not in settled)
            found = (_compare(profiles, pair, groups, spelled.get(pair)) for pair in loose)
            merges = [merge for merge in found if merge is not None]
        else:
            merges = [merge for merge in firm if merge is not None and merge.strength == strength]
        kept, rejected = _fit(merges, groups, profiles, apart)
        made.extend(kept)
        refused.extend(rejected)
        groups = _join(groups, kept)
    return Resolution(_canonical(groups, profiles, lists), tuple(made), tuple(refused))


def _key(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def _is_firm(merge: Merge | None) -> bool:
    return merge is not None and merge.strength is not Strength.NAME_AND_FACT


def _compare(
    profiles: Mapping[str, Profile],
    pair: tuple[str, str],
    groups: Mapping[str, str],
    variant: str | None,
) -> Merge | None:
    one, other = profiles.get(pair[0]), profiles.get(pair[1])
    if one is None or other is None:
        return None
    return compare(one, other, groups, variant)


def _join(groups: Mapping[str, str], merges: Iterable[Merge]) -> dict[str, str]:
    """Return the groups with the merges made: entity id to the smallest id of its group."""
    joined = dict(groups)

    def head(item: str) -> str:
        while joined.get(item, item) != item:
            item = joined[item]
        return item

    for merge in merges:
        one, other = head(merge.first), head(merge.second)
        small, large = min(one, other), max(one, other)
        joined[small] = small
        joined[large] = small
        for item in (merge.first, merge.second):
            joined.setdefault(item, small)
    return {item: head(item) for item in joined}


def _fit(
    merges: list[Merge],
    groups: Mapping[str, str],
    profiles: Mapping[str, Profile],
    apart: set[tuple[str, str]],
) -> tuple[list[Merge], list[Refusal]]:
    joined = _join(groups, merges)
    members: dict[str, list[str]] = {}
    for item, head in sorted(joined.items()):
        members.setdefault(head, []).append(item)
    kept, rejected = [], []
    for merge in merges:
        items = members[joined[merge.first]]
        why = _kept_apart(items, apart)
        if why is None and merge.strength is not Strength.JUDGEMENT:
            why = _same_source(items, groups, profiles)
        if why is None:
            kept.append(merge)
        else:
            rejected.append(Refusal(merge, why))
    return kept, rejected


def _kept_apart(items: list[str], apart: set[tuple[str, str]]) -> str | None:
    for one, other in combinations(items, 2):
        if (one, other) in apart:
            return f"a person keeps {one} and {other} apart"
    return None


def _same_source(
    items: list[str], groups: Mapping[str, str], profiles: Mapping[str, Profile]
) -> str | None:
    """Return why two records of one source would become one that were not one before."""
    seen: dict[str, str] = {}
    for item in items:
        profile = profiles.get(item)
        if profile is None:
            continue
        before = seen.setdefault(profile.dataset, item)
        if groups.get(before, before) != groups.get(item, item):
            return f"{before} and {item} are two records of {profile.dataset}"
    return None


def _canonical(
    groups: Mapping[str, str], profiles: Mapping[str, Profile], lists: frozenset[str]
) -> dict[str, str]:
    """Name each group after its list entry where it has one, else after its smallest id."""
    members: dict[str, list[str]] = {}
    for item, head in groups.items():
        members.setdefault(head, []).append(item)

    def rank(item: str) -> tuple[bool, str]:
        profile = profiles.get(item)
        return (profile is None or profile.dataset not in lists), item

    canonical: dict[str, str] = {}
    for items in members.values():
        canonical.update(dict.fromkeys(items, min(items, key=rank)))
    return canonical
