"""A list over time: its editions read, its groups counted, and what cases say beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linchpin.claims.errors import LinchpinError
from linchpin.claims.progress import Progress
from linchpin.workspace.open import open_network, opened_archive
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.archive import Archive
    from linchpin.network.list_trends.actions import DaysToList, ListedAndEvent
    from linchpin.network.list_trends.moves import ProgramMove, RemovalWave
    from linchpin.network.list_trends.trend import GroupQuarter, Held

CELLS = ("added", "removed", "gained", "lost", "standing")
"""The numbers of a group in a quarter."""


@dataclass(frozen=True, slots=True)
class ListOverTime:
    """A list over time.

    Attributes:
        title: The list.
        editions: Date of each edition, oldest first.
        rows: Every group in every quarter.
        moves: How entries that stayed changed their programs.
        waves: Steps in which far more of a family left than usual.
        days: From a stated day of listing to the list.
        events: Legal events of those it names.
        names: Name of every entry, by entity id.
    """

    title: str
    editions: tuple[str, ...]
    rows: tuple[GroupQuarter, ...]
    moves: tuple[ProgramMove, ...]
    waves: tuple[RemovalWave, ...]
    days: tuple[DaysToList, ...]
    events: tuple[ListedAndEvent, ...]
    names: dict[str, str]


def list_over_time(
    settings: Settings, which: str | None, by: str, progress: Progress
) -> ListOverTime:
    """Return a list over time.

    Args:
        settings: Where the archive is.
        which: The list, by its name or source; None for the only one there is.
        by: How entries are put into groups.
        progress: Told what is done.

    Raises:
        LinchpinError: There is no such list, several may be meant, or it has one edition only.
    """
    from linchpin.archive.queries.held_entries import held_entries
    from linchpin.network.list_trends.actions import days_to_list, listings_and_events
    from linchpin.network.list_trends.moves import program_moves, removal_waves
    from linchpin.network.list_trends.trend import trend

    archive = opened_archive(settings)
    dataset = _dataset(archive, which)
    found = archive.editions(dataset)
    of_a_day = {edition.date: edition for edition in found}  # the one added last counts
    held: list[tuple[str, Held]] = []
    for done, edition in enumerate(of_a_day.values()):
        progress("editions read", done, len(of_a_day))
        held.append((edition.date, held_entries(archive, edition)))
    if len(held) < 2:
        raise LinchpinError(f"{dataset} has one edition here; a trend takes two at least")
    network = open_network(settings)
    names = {one.entity: one.caption for _, entries in held for one in entries.values()}
    return ListOverTime(
        found[-1].title,
        tuple(date for date, _ in held),
        tuple(trend(held, by)),
        tuple(program_moves(held)),
        tuple(removal_waves(held)),
        tuple(days_to_list(network, held)),
        tuple(listings_and_events(network, held)),
        names,
    )


def entries_behind(over_time: ListOverTime, cell: str) -> list[tuple[str, str, str]]:
    """Return entity id, name and date of the edition of the entries behind a number.

    Args:
        over_time: The list over time.
        cell: `GROUP:QUARTER:WHAT`, or the name of a figure: `wave:N`, `move:N`, from 1.

    Raises:
        LinchpinError: There is no such number.
    """
    group, _, rest = cell.rpartition(":")
    if group in ("wave", "move") and rest.isdigit():
        return _numbered(over_time, group, int(rest))
    name, _, quarter = group.rpartition(":")
    for row in over_time.rows:
        if (row.group, row.quarter) == (name, quarter) and rest in CELLS:
            found = getattr(row, rest)
            pairs = [(one, row.last) for one in found] if rest == "standing" else found
            return [(entity, over_time.names.get(entity, ""), date) for entity, date in pairs]
    raise LinchpinError(
        f"{cell!r} names no number; write GROUP:QUARTER:WHAT, such as "
        f"{over_time.rows[0].group}:{over_time.rows[0].quarter}:{CELLS[1]} (one of "
        f"{', '.join(CELLS)}), or wave:1, move:1"
    )


def _numbered(over_time: ListOverTime, kind: str, number: int) -> list[tuple[str, str, str]]:
    of: Sequence[RemovalWave | ProgramMove] = over_time.waves if kind == "wave" else over_time.moves
    if not 1 <= number <= len(of):
        raise LinchpinError(f"{kind}:{number}: there are {len(of)}")
    if kind == "wave":
        wave = over_time.waves[number - 1]
        return [(one, over_time.names.get(one, ""), wave.newer) for one in wave.entries]
    move = over_time.moves[number - 1]
    return [(one, over_time.names.get(one, ""), date) for one, date in move.entries]


def _dataset(archive: Archive, which: str | None) -> str:
    """Return the source of the list that is meant."""
    from linchpin.workspace.list_check import find_edition

    if which is not None:
        return find_edition(archive, which).dataset
    lists = [name for name in archive.datasets() if archive.editions(name)[-1].kind == "list"]
    if len(lists) != 1:
        raise LinchpinError(f"which list? The archive has {', '.join(lists) or 'none'}; name one")
    return lists[0]
