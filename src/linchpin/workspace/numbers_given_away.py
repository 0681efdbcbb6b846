"""Decisions on a list's number hold for whom they were made, not for whoever bears it next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linchpin.archive import Archive, Snapshot
    from linchpin.ledger.decision import Decision


def on_somebody_else(
    archive: Archive, snapshot: Snapshot, decisions: Iterable[Decision]
) -> dict[int, str]:
    """Return the decisions one of whose numbers names somebody else now, each with the reason.

    Args:
        archive: Where the editions are.
        snapshot: The editions that count.
        decisions: Decisions on who is who.
    """
    from linchpin.archive.since import edition_at
    from linchpin.claims.dates import say_date
    from linchpin.network.bearers import given_to_others

    found: dict[int, str] = {}
    wanted = list(decisions)
    if not wanted:
        return found
    for now in snapshot.editions:
        if now.kind != "list":
            continue
        editions = archive.editions(now.dataset)
        groups: dict[int, list[Decision]] = {}
        for decision in wanted:
            then = edition_at(editions, decision.at)
            if then is not None and then.id != now.id:
                groups.setdefault(then.sequence, []).append(decision)
        by_sequence = {edition.sequence: edition for edition in editions}
        for sequence, group in groups.items():
            then = by_sequence[sequence]
            subjects = {subject for decision in group for subject in decision.subjects}
            others = given_to_others(archive, then, now, subjects)
            for decision in group:
                for subject in sorted(others & set(decision.subjects)):
                    found[decision.sequence] = (
                        f"{subject} named somebody else in the edition of {say_date(then.date)}, "
                        f"when that was decided, than in the edition of {say_date(now.date)}"
                    )
    return found
