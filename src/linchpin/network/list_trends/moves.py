"""Entries that changed their programs, and editions in which many of one family left at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from linchpin.network.list_trends.trend import Held, groups_of

FEWEST = 20
"""Entries of a family that leave between two editions, at least, to be called a wave."""
TIMES_USUAL = 5
"""How many times more than between other two editions."""


@dataclass(frozen=True, slots=True)
class ProgramMove:
    """Entries that stayed on a list and changed their programs alike.

    Attributes:
        before: Programs they had.
        after: Programs they have.
        entries: Entity id and EDTF date of the edition that shows it, sorted.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    entries: tuple[tuple[str, str], ...]

    @property
    def is_second(self) -> bool:
        """Say whether they kept all programs and gained another."""
        return set(self.before) < set(self.after)


@dataclass(frozen=True, slots=True)
class RemovalWave:
    """Many entries of a family that left between two editions.

    Attributes:
        family: The family.
        older: EDTF date of the last edition that held them.
        newer: EDTF date of the first without them.
        usual: Median of those that leave between two editions.
        entries: Entity ids, sorted.
    """

    family: str
    older: str
    newer: str
    usual: float
    entries: tuple[str, ...]


def program_moves(editions: Sequence[tuple[str, Held]]) -> list[ProgramMove]:
    """Return how entries that stayed changed their programs, the most frequent first.

    A tag that a list's file cut behind `EO` counts as the whole one, where one begins so.

    Args:
        editions: Date and entries of each edition, oldest first.
    """
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], list[tuple[str, str]]] = {}
    whole = _whole_tags({tag for _, held in editions for one in held.values()
                         for tag in one.programs})  # fmt: skip
    for (_, was), (date, now) in pairwise(editions):
        for entity in sorted(was.keys() & now.keys()):
            old = {whole.get(tag, tag) for tag in was[entity].programs}
            new = {whole.get(tag, tag) for tag in now[entity].programs}
            if old != new:
                key = (tuple(sorted(old)), tuple(sorted(new)))
                found.setdefault(key, []).append((entity, date))
    moves = [ProgramMove(*key, tuple(sorted(entries))) for key, entries in found.items()]
    return sorted(moves, key=lambda one: (-len(one.entries), one.before, one.after))


def _whole_tags(tags: set[str]) -> dict[str, str]:
    """Return the whole tag for each that a list's file cut behind `EO`.

    >>> _whole_tags({"ILLICIT-DRUGS-EO", "ILLICIT-DRUGS-EO14059", "SDNTK"})
    {'ILLICIT-DRUGS-EO': 'ILLICIT-DRUGS-EO14059'}
    """
    found = {}
    for tag in tags:
        longer = [other for other in tags if other != tag and other.startswith(tag)]
        if tag.endswith("-EO") and len(longer) == 1:
            found[tag] = longer[0]
    return found


def removal_waves(editions: Sequence[tuple[str, Held]]) -> list[RemovalWave]:
    """Return the steps in which far more of a family left than usual, the largest first.

    Args:
        editions: Date and entries of each edition, oldest first.
    """
    gone: dict[str, dict[tuple[str, str], list[str]]] = {}
    spans = []
    for (older, was), (newer, now) in pairwise(editions):
        spans.append((older, newer))
        for entity in sorted(was.keys() - now.keys()):
            for family in groups_of(was[entity], "family"):
                gone.setdefault(family, {}).setdefault((older, newer), []).append(entity)
    return sorted(_waves(gone, spans), key=lambda one: (-len(one.entries), one.family, one.newer))


def _waves(
    gone: dict[str, dict[tuple[str, str], list[str]]], spans: list[tuple[str, str]]
) -> Iterator[RemovalWave]:
    for family, steps in gone.items():
        usual = float(median(len(steps.get(span, ())) for span in spans))
        for (older, newer), entries in steps.items():
            if len(entries) >= FEWEST and len(entries) >= TIMES_USUAL * max(usual, 1.0):
                yield RemovalWave(family, older, newer, usual, tuple(entries))
