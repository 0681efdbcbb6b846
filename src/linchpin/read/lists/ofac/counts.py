"""The figures of one reading, against which the source's assertions are checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linchpin.claims.counted import counted
from linchpin.read.lists.ofac.entry import Entry
from linchpin.read.lists.ofac.links import LinkCount
from linchpin.read.lists.record_text import Unread

_OF_PEOPLE = ("birth_date", "birth_place")


class Figures:
    """Counts the figures of an edition, entry by entry; see `Tally.counts`.

    Attributes:
        entries: How many entries were shown.
    """

    def __init__(self) -> None:
        self.entries = 0
        self._people = self._fragments = self._left = self._cells = self._with_program = 0
        self._programs: set[str] = set()
        self._having = dict.fromkeys(_OF_PEOPLE, 0)

    def see(self, entry: Entry, unread: Sequence[Unread]) -> None:
        """Count an entry.

        A fragment counts as not understood where no rule covers it and where its fact could not
        be written down; cells of other columns are counted apart.

        Args:
            entry: The entry.
            unread: What of it was not understood.
        """
        self.entries += 1
        self._fragments += entry.fragments
        starts = [item.piece.start for item in unread]
        self._left += len({start for start in starts if start >= entry.fragments_from})
        self._cells += sum(start < entry.fragments_from for start in starts)
        self._programs.update(tag.text for tag in entry.programs)
        self._with_program += bool(entry.programs)
        if entry.kind == "individual":
            self._people += 1
            for kind in _OF_PEOPLE:
                self._having[kind] += any(fact.kind == kind for fact in entry.facts)

    def counts(self, links: LinkCount) -> dict[str, float]:
        """Return the figures; shares are 0 to 1.

        Args:
            links: How the links came out.
        """
        return {
            "entries": self.entries,
            "people": self._people,
            "programs": len(self._programs),
            "share_with_program": _share(self._with_program, self.entries),
            "share_of_people_with_birth_date": _share(self._having["birth_date"], self._people),
            "share_of_people_with_birth_place": _share(self._having["birth_place"], self._people),
            "remark_fragments": self._fragments,
            "remark_fragments_not_understood": self._left,
            "share_not_understood": _share(self._left, self._fragments),
            "cells_not_understood": self._cells,
            "linked_to": links.mentions,
            "linked_to_resolved": links.resolved,
            "linked_to_not_on_list": links.not_on_list,
            "linked_to_cut": links.cut,
            "linked_to_two_entries": links.two_entries,
        }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def summary_lines(counts: Mapping[str, float]) -> list[str]:
    """Return what a reading of the list tells of itself: remarks, and whom "Linked To" names.

    Args:
        counts: Its figures, see `Figures.counts`.
    """
    return [
        f"{counts['remark_fragments_not_understood']:,.0f} of {counts['remark_fragments']:,.0f} "
        f"pieces of remarks not understood ({counts['share_not_understood']:.2%})",
        f'"Linked To" stands {_times(counts["linked_to"])}: '
        f"{_times(counts['linked_to_resolved'])} it names one entry, "
        f"{_times(counts['linked_to_two_entries'])} a name that several entries bear, "
        f"{_times(counts['linked_to_not_on_list'])} a name that is not on this list, "
        f"{_times(counts['linked_to_cut'])} the name is cut off",
    ]


def _times(count: float) -> str:
    return counted(int(count), "time")
