"""The queue of uncertain pairs that people judge, and any pair of two records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from linchpin.claims.errors import LinchpinError
from linchpin.workspace.open import judgements, opened_archive, unsure
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.match.resolve.clusters import Resolution
    from linchpin.match.resolve.review_queue import Compared, Uncertain
    from linchpin.network.network import Network


def compare(network: Network) -> Compared:
    """Return the records of all sources held against each other.

    Args:
        network: The network with what is decided so far.
    """
    from linchpin.match.resolve.review_queue import compare_snapshot

    return compare_snapshot(network.snapshot, network.resolution)


def queue(settings: Settings, compared: Compared, resolution: Resolution) -> list[Uncertain]:
    """Return the pairs left to judge, in the order in which a person should see them.

    A pair about which somebody was unsure goes to the end, until a source says something new.

    Args:
        settings: Where archive and ledger are.
        compared: The records, held against each other.
        resolution: Who is who so far.
    """
    from linchpin.match.resolve.review_queue import uncertain_pairs

    put_off = [
        (decision.subjects[0], decision.subjects[1])
        for decision in unsure(settings)
        if not _changed(settings, compared, decision.subjects, decision.at)
    ]
    return uncertain_pairs(compared, resolution, judgements(settings), put_off)


def _changed(settings: Settings, compared: Compared, pair: tuple[str, ...], at: str) -> bool:
    """Say whether a source says something else about one of a pair now than at a moment."""
    from linchpin.archive.since import changed_since

    archive = opened_archive(settings)
    records = [compared.profiles[item] for item in pair if item in compared.profiles]
    return any(changed_since(archive, item.dataset, [item.id], at) for item in records)


def one_pair(network: Network, pair: tuple[str, str]) -> Uncertain:
    """Return how two records compare, whether they stand in the queue or not.

    Args:
        network: The network with what is decided so far.
        pair: Ids of the two records.

    Raises:
        LinchpinError: No source says anything of one of them any more.
    """
    from linchpin.match.compare.agreement import Agreement, Fact
    from linchpin.match.compare.profile import make_profiles
    from linchpin.match.compare.records import match_record
    from linchpin.match.resolve.review_queue import Uncertain

    profiles = make_profiles(network.snapshot, pair)
    for record in pair:
        if record not in profiles:
            raise LinchpinError(f"no source here says anything of {record!r} any more")
    one, other = profiles[pair[0]], profiles[pair[1]]
    match = match_record(one, other, network.resolution.canonical)
    if one.dataset == other.dataset:
        entries = Fact("records", Agreement.DIFFER, 0.0, f"both are records of {one.dataset}")
        match = replace(match, facts=(*match.facts, entries))
    why = [
        refusal.why
        for refusal in network.resolution.refused
        if (refusal.merge.first, refusal.merge.second) == (match.first, match.second)
    ]
    return Uncertain(match, True, "; ".join(why))
