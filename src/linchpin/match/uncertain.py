"""Pairs of records that may be one and that no rule merges: the queue a person judges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linchpin.archive import Snapshot
from linchpin.match.candidates import candidate_pairs, identifier_pairs
from linchpin.match.profile import Profile, make_profiles
from linchpin.match.record import RecordMatch, compare_facts, match_records, record_score
from linchpin.match.resolve import Judgement, Resolution

UNCERTAIN = 0.70
"""Score of two whole records from which on a person is asked."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Two records that may be one.

    Attributes:
        match: How they compare, name by name and fact by fact.
        listed: Whether a list names one of them.
        refused: Why a merge that a rule allows was not made; empty where no rule allows one.
        put_off: Whether a person looked at them and was unsure.
    """

    match: RecordMatch
    listed: bool
    refused: str = ""
    put_off: bool = False

    @property
    def pair(self) -> Pair:
        """Return the two entity ids, the smaller first."""
        return self.match.first, self.match.second


def uncertain_pairs(
    snapshot: Snapshot,
    resolution: Resolution,
    judgements: Iterable[Judgement] = (),
    *,
    alike: Iterable[Pair],
    put_off: Iterable[Pair] = (),
) -> list[Uncertain]:
    """Return the queue: first what a list names, then the highest score, what was put off last.

    Left out are records taken for one already, those a person judged, and those that could not be
    one without making one of two records of one source. Records taken for one stand in the queue
    once, with the record that fits best.

    Args:
        snapshot: The editions that count.
        resolution: Who is who in it so far.
        judgements: What people decided.
        alike: Pairs with names alike, see `alike_pairs`.
        put_off: Pairs a person looked at and was unsure about.
    """
    pairs = {*alike, *candidate_pairs(snapshot), *identifier_pairs(snapshot)}
    profiles = make_profiles(snapshot, [item for pair in pairs for item in pair])
    lists = frozenset(e.dataset for e in snapshot.editions if e.kind == "list")
    return uncertain_profiles(profiles, pairs, resolution, judgements, lists=lists, put_off=put_off)


def uncertain_profiles(
    profiles: Mapping[str, Profile],
    pairs: Iterable[Pair],
    resolution: Resolution,
    judgements: Iterable[Judgement] = (),
    *,
    lists: frozenset[str] = frozenset(),
    put_off: Iterable[Pair] = (),
) -> list[Uncertain]:
    """Return the queue of some profiles; see `uncertain_pairs`.

    Args:
        profiles: The records.
        pairs: Which of them to compare.
        resolution: Who is who among them so far.
        judgements: What people decided.
        lists: Sources that are lists.
        put_off: Pairs a person looked at and was unsure about.
    """
    of = resolution.of
    judged = {_heads((j.first, j.second), resolution) for j in judgements}
    later = {_heads(pair, resolution) for pair in put_off}
    refusals = {(r.merge.first, r.merge.second): r.why for r in resolution.refused}
    sources = _sources(profiles, resolution)
    open_pairs = [
        (profiles[one], profiles[other])
        for one, other in sorted(set(pairs))
        if one in profiles
        and other in profiles
        and of(one) != of(other)
        and _heads((one, other), resolution) not in judged
        and not sources[of(one)] & sources[of(other)]
        and _possible(profiles[one], profiles[other], resolution)
    ]
    best: dict[Pair, Uncertain] = {}
    for match in match_records(open_pairs, resolution.canonical):
        heads = _heads((match.first, match.second), resolution)
        listed = bool(lists & (sources[heads[0]] | sources[heads[1]]))
        refused = refusals.get((match.first, match.second), "")
        found = Uncertain(match, listed, refused, heads in later)
        if match.score >= UNCERTAIN and (heads not in best or _rank(found) < _rank(best[heads])):
            best[heads] = found
    return sorted(best.values(), key=_rank)


def _rank(item: Uncertain) -> tuple[object, ...]:
    match = item.match
    agreeing = len(match.agreeing())
    return (
        item.put_off,
        not item.listed,
        -round(match.score, 2),
        -agreeing,
        match.first,
        match.second,
    )


def _heads(pair: Pair, resolution: Resolution) -> Pair:
    one, other = resolution.of(pair[0]), resolution.of(pair[1])
    return (one, other) if one <= other else (other, one)


def _sources(profiles: Mapping[str, Profile], resolution: Resolution) -> dict[str, frozenset[str]]:
    """Return the sources of every group, by its canonical id."""
    found: dict[str, set[str]] = {}
    for entity in {*profiles, *resolution.canonical}:
        profile = profiles.get(entity)
        if profile is not None:
            found.setdefault(resolution.of(entity), set()).add(profile.dataset)
    return {head: frozenset(datasets) for head, datasets in found.items()}


def _possible(one: Profile, other: Profile, resolution: Resolution) -> bool:
    """Say whether two records would be uncertain if their names were the same."""
    facts = compare_facts(one, other, resolution.canonical)
    return record_score(1.0, facts) >= UNCERTAIN
