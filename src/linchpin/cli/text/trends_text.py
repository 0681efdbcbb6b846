"""A list over time as a terminal shows it, and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from statistics import median
from typing import TYPE_CHECKING, Any

from linchpin.claims.counted import counted
from linchpin.claims.dates import say_date
from linchpin.cli.text import layout

if TYPE_CHECKING:
    from linchpin.workspace.trends import ListOverTime

FEW = 12
"""Groups, moves and waves that are shown unless all are asked for."""


def trends_text(over_time: ListOverTime, *, everything: bool) -> Iterator[str]:
    """Yield a list over time, line by line.

    Args:
        over_time: The list.
        everything: Whether all groups and moves are shown.
    """
    most = None if everything else FEW
    first, last = over_time.editions[0], over_time.editions[-1]
    yield layout.heading(over_time.title)
    yield f"  {counted(len(over_time.editions), 'edition')}, {say_date(first)} to {say_date(last)}"
    yield from _quarters(over_time, most)
    yield from _moves(over_time, most)
    yield from _waves(over_time, most)
    yield from _days(over_time)
    yield from _events(over_time, most)
    yield (
        "\nA subject that goes on under another number counts as one removed and one added: "
        "`linchpin new` tells which."
    )
    yield "--entries GROUP:QUARTER:WHAT, wave:N or move:N lists the entries behind a number."


def trends_json(over_time: ListOverTime) -> dict[str, Any]:
    """Return the same in values that JSON can hold, with the entries behind each number.

    Args:
        over_time: The list.
    """
    return asdict(over_time)


def entries_text(found: list[tuple[str, str, str]]) -> Iterator[str]:
    """Yield entries, each with the date of the edition that shows it.

    Args:
        found: Entity id, name and date.
    """
    for entity, name, date in found:
        yield f"{entity:<14} {say_date(date):<12} {name}"
    yield counted(len(found), "entry", "entries")


def _quarters(over_time: ListOverTime, most: int | None) -> Iterator[str]:
    size = Counter({row.group: 0 for row in over_time.rows})
    for row in over_time.rows:
        size[row.group] = max(size[row.group], len(row.standing))
    shown = [group for group, _ in sorted(size.items(), key=lambda one: (-one[1], one[0]))][:most]
    cells = [
        (
            row.group, row.quarter, f"{len(row.added):,}", f"{len(row.removed):,}",
            f"{len(row.gained):,}", f"{len(row.lost):,}", f"{len(row.standing):,}",
        )
        for group in shown
        for row in over_time.rows
        if row.group == group
    ]  # fmt: skip
    yield ""
    yield from layout.table(
        cells, ("group", "quarter", "added", "removed", "gained", "lost", "standing")
    )
    if len(size) > len(shown):
        yield f"... and {len(size) - len(shown):,} smaller groups (--all shows them)"


def _moves(over_time: ListOverTime, most: int | None) -> Iterator[str]:
    if not over_time.moves:
        return
    yield "\nPrograms of entries that stayed"
    for number, move in enumerate(over_time.moves[:most], start=1):
        second = ", a further one" if move.is_second else ""
        said = (
            f"move:{number}  {', '.join(move.before) or 'none'} to "
            f"{', '.join(move.after) or 'none'}{second}: "
            f"{counted(len(move.entries), 'entry', 'entries')}"
        )
        yield layout.hanging(said, "  ", "      ")
    yield from _rest(len(over_time.moves), most)


def _waves(over_time: ListOverTime, most: int | None) -> Iterator[str]:
    if not over_time.waves:
        return
    yield "\nMany removed at once"
    for number, wave in enumerate(over_time.waves[:most], start=1):
        said = (
            f"wave:{number}  {wave.family}: {len(wave.entries):,} between "
            f"{say_date(wave.older)} and {say_date(wave.newer)}; usually {wave.usual:g}"
        )
        yield layout.hanging(said, "  ", "      ")
    yield from _rest(len(over_time.waves), most)


def _days(over_time: ListOverTime) -> Iterator[str]:
    if not over_time.days:
        return
    yield "\nFrom the stated day of listing to the list"
    most = [one.at_most for one in over_time.days]
    said = (
        f"{counted(len(most), 'entry', 'entries')}: at most {median(most):g} days in the median, "
        f"{min(most)} to {max(most)}; editions tell no more than between which two it came"
    )
    yield layout.hanging(said, "  ", "    ")


def _events(over_time: ListOverTime, most: int | None) -> Iterator[str]:
    if not over_time.events:
        return
    yield "\nLegal events of those on the list, before and after the listing"
    kinds: dict[str, Counter[str]] = {}
    for event in over_time.events:
        kinds.setdefault(event.kind, Counter())[event.order] += 1
    cells = [
        (kind, *(f"{found[order]:,}" for order in ("before", "after", "not known")))
        for kind, found in sorted(kinds.items())
    ]
    yield from layout.table(cells, ("event", "before", "after", "not known"))
    for event in over_time.events[:most]:
        order = f"{event.order} the listing"
        if event.order == "not known":
            order = "before or after the listing is not known"
        said = (
            f"{event.caption} ({event.entity}): {event.kind} {say_date(event.date)}, {order} "
            f"({event.listed})"
        )
        yield layout.hanging(said, "  ", "      ")
    yield from _rest(len(over_time.events), most)


def _rest(count: int, most: int | None) -> Iterator[str]:
    if most is not None and count > most:
        yield f"  ... and {count - most:,} more (--all shows them)"
