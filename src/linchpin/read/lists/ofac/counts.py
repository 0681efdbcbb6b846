"""The figures of one reading, against which the source's assertions are checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linchpin.read.lists.ofac.entry import Entry
from linchpin.read.lists.ofac.links import LinkCount
from linchpin.read.lists.record_text import Unread


def counts_of(
    entries: Sequence[Entry], links: LinkCount, unread: Sequence[tuple[Entry, Unread]]
) -> dict[str, float]:
    """Return the figures of `Reading.counts`; shares are 0 to 1.

    A fragment counts as not understood where no rule covers it and where its fact could not be
    written down; cells of other columns are counted apart.
    """
    people = [entry for entry in entries if entry.kind == "individual"]
    fragments = sum(entry.fragments for entry in entries)
    left = {
        (entry.number, item.piece.start)
        for entry, item in unread
        if item.piece.start >= entry.fragments_from
    }
    cells = sum(item.piece.start < entry.fragments_from for entry, item in unread)

    def share(kind: str) -> float:
        having = sum(any(fact.kind == kind for fact in entry.facts) for entry in people)
        return having / len(people) if people else 0.0

    return {
        "entries": len(entries),
        "people": len(people),
        "programs": len({tag.text for entry in entries for tag in entry.programs}),
        "share_with_program": sum(bool(entry.programs) for entry in entries) / len(entries),
        "share_of_people_with_birth_date": share("birth_date"),
        "share_of_people_with_birth_place": share("birth_place"),
        "remark_fragments": fragments,
        "remark_fragments_not_understood": len(left),
        "share_not_understood": len(left) / fragments if fragments else 0.0,
        "cells_not_understood": cells,
        "linked_to": links.mentions,
        "linked_to_resolved": links.resolved,
        "linked_to_not_on_list": links.not_on_list,
        "linked_to_cut": links.cut,
        "linked_to_two_entries": links.two_entries,
    }


def summary_lines(counts: Mapping[str, float]) -> list[str]:
    """Return what a reading of the list tells of itself: remarks, and whom "Linked To" names.

    Args:
        counts: Its figures, see `counts_of`.
    """
    return [
        f"{counts['remark_fragments_not_understood']:,.0f} of {counts['remark_fragments']:,.0f} "
        f"pieces of remarks not understood ({counts['share_not_understood']:.2%})",
        f'"Linked To" stands {counts["linked_to"]:,.0f} times: '
        f"{counts['linked_to_resolved']:,.0f} times it names one entry, "
        f"{counts['linked_to_two_entries']:,.0f} times a name that several entries bear, "
        f"{counts['linked_to_not_on_list']:,.0f} times a name that is not on this list, "
        f"{counts['linked_to_cut']:,.0f} times the name is cut off",
    ]
