"""Pairs of records that may be one and that no rule merges: the queue a person judges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linchpin.archive import Snapshot
from linchpin.match.compare.profile import Profile, make_profiles
from linchpin.match.compare.records import RecordMatch, compare_facts, match_records, record_score
from linchpin.match.resolve.blocking import candidate_pairs
from linchpin.match.resolve.clusters import Judgement, Resolution
from linchpin.match.resolve.name_blocking import alike_pairs

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


@dataclass(frozen=True, slots=True)
class Compared:
    """Records that may be one, compared once; who is who may change afterwards.

    Attributes:
        profiles: The records.
        matches: How pairs of them compare; those below `UNCERTAIN` are left out.
        lists: Sources that are lists.
    """

    profiles: Mapping[str, Profile]
    matches: tuple[RecordMatch, ...]
    lists: frozenset[str] = frozenset()


def compare_snapshot(snapshot: Snapshot, resolution: Resolution) -> Compared:
    """Return the records of a snapshot that may be one, each pair of two sources compared.

    Args:
        snapshot: The editions that count.
        resolution: Who is who in it so far, for ties to the same entity.
    """
    pairs = alike_pairs(snapshot) | candidate_pairs(snapshot)
    everybody = {item for pair in pairs for item in pair} | resolution.canonical.keys()
    profiles = make_profiles(snapshot, everybody)
    lists = frozenset(e.dataset for e in snapshot.editions if e.kind == "list")
    return compare_profiles(profiles, pairs, resolution, lists=lists)


def compare_profiles(
    profiles: Mapping[str, Profile],
    pairs: Iterable[Pair],
    resolution: Resolution,
    *,
    lists: frozenset[str] = frozenset(),
) -> Compared:
    """Return the pairs of some profiles that may be one.

    Args:
        profiles: The records.
        pairs: Which of them to compare; two of one source never may be one.
        resolution: Who is who among them so far.
        lists: Sources that are lists.
    """
    same = resolution.canonical
    possible = [
        (profiles[one], profiles[other])
        for one, other in sorted(set(pairs))
        if one in profiles
        and other in profiles
        and profiles[one].dataset != profiles[other].dataset
        and resolution.of(one) != resolution.of(other)
        and record_score(1.0, compare_facts(profiles[one], profiles[other], same)) >= UNCERTAIN
    ]
    matches = match_records(possible, same)
    return Compared(profiles, tuple(m for m in matches if m.score >= UNCERTAIN), lists)


def uncertain_pairs(
    compared: Compared,
    resolution: Resolution,
    judgements: Iterable[Judgement] = (),
    put_off: Iterable[Pair] = (),
) -> list[Uncertain]:
    """Return the queue: first what a list names, then the highest score, what was put off last.

    Left out are records taken for one already, those a person judged, and those that could not be
    one without making one of two records of one source. Records taken for one stand in the queue
    once, with the record that fits best.

    Args:
        compared: Pairs that may be one, see `compare_snapshot`.
        resolution: Who is who so far.
        judgements: What people decided.
        put_off: Pairs a person looked at and was unsure about.
    """
    judged = {_heads((j.first, j.second), resolution) for j in judgements}
    later = {_heads(pair, resolution) for pair in put_off}
    refusals = {(r.merge.first, r.merge.second): r.why for r in resolution.refused}
    sources = _sources(compared.profiles, resolution)
    best: dict[Pair, Uncertain] = {}
    for match in compared.matches:
        heads = _heads((match.first, match.second), resolution)
        together = sources[heads[0]] & sources[heads[1]]
        if heads[0] == heads[1] or heads in judged or together:
            continue
        listed = bool(compared.lists & (sources[heads[0]] | sources[heads[1]]))
        refused = refusals.get((match.first, match.second), "")
        found = Uncertain(match, listed, refused, heads in later)
        if heads not in best or _rank(found) < _rank(best[heads]):
            best[heads] = found
    return sorted(best.values(), key=_rank)


def _rank(item: Uncertain) -> tuple[object, ...]:
    match = item.match
    agreeing = sum(fact.rate for fact in match.agreeing())
    order = (-round(match.score, 2), -round(agreeing, 4), match.first, match.second)
    return item.put_off, not item.listed, *order


def _heads(pair: Pair, resolution: Resolution) -> Pair:
    one, other = resolution.of(pair[0]), resolution.of(pair[1])
    return (one, other) if one <= other else (other, one)


def _sources(profiles: Mapping[str, Profile], resolution: Resolution) -> dict[str, frozenset[str]]:
    """Return the sources of every group, by its canonical id."""
    found: dict[str, set[str]] = {}
    for entity, profile in profiles.items():
        found.setdefault(resolution.of(entity), set()).add(profile.dataset)
    return {head: frozenset(datasets) for head, datasets in found.items()}
