"""A list over time as a picture: for each group, who came above the line and who went below it."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.chart.palette import FAINT, INK, NAVY, QUIET, RED
from linchpin.chart.render.svg import to_svg
from linchpin.chart.scene import Frame, Group, Page, Path, Rect, Shape, Text
from linchpin.claims.dates import say_date
from linchpin.network.list_trends.trend import GroupQuarter

_WIDTH, _MARGIN, _NAME, _ROW, _TOP = 900.0, 24.0, 168.0, 74.0, 86.0
_HALF = 24.0
"""Height of the longest bar on either side of a line."""
_SIZE = 8.0


def trends_svg(title: str, rows: Sequence[GroupQuarter], *, most: int) -> str:
    """Return a picture of groups quarter by quarter, those with the most entries first.

    Each group has a scale of its own, for its bars are told by their numbers; a pointer on a bar
    shows group, quarter and number.

    Args:
        title: The list.
        rows: Every group in every quarter.
        most: Groups that are drawn; how many are left out is said.
    """
    groups: dict[str, list[GroupQuarter]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    order = sorted(groups, key=lambda name: (-max(len(one.standing) for one in groups[name]), name))
    shown, quarters = order[:most], list(dict.fromkeys(row.quarter for row in rows))
    items: list[Group | Shape] = [*_head(title, rows, quarters, len(order) - len(shown))]
    for place, name in enumerate(shown):
        items += _group(groups[name], _TOP + place * _ROW, quarters)
    height = _TOP + len(shown) * _ROW + 30
    foot = "Above the line: added or gained. Below: removed or lost. Each group has its own scale."
    items.append(Text(_MARGIN, height - 12, foot, _SIZE, QUIET))
    page = Page(
        width=_WIDTH,
        height=height,
        scale=1.0,
        title=f"{title}: who came and went, quarter by quarter",
        description=f"{len(shown)} groups in {len(quarters)} quarters",
        lang="en",
        items=tuple(items),
    )
    return to_svg(page)


def _head(
    title: str, rows: Sequence[GroupQuarter], quarters: Sequence[str], left: int
) -> list[Group | Shape]:
    span = f"editions of {say_date(rows[0].first)} to {say_date(rows[-1].last)}"
    more = f"; {left} smaller groups are not drawn" if left else ""
    step = _step(quarters)
    return [
        Text(_MARGIN, 30, title, 15, INK, bold=True),
        Text(_MARGIN, 46, f"{span}{more}", 9, QUIET),
        *(
            Text(_x(place, step) + step / 2, 72, quarter, _SIZE, QUIET, anchor="middle")
            for place, quarter in enumerate(quarters)
        ),
    ]


def _group(
    rows: Sequence[GroupQuarter], top: float, quarters: Sequence[str]
) -> list[Group | Shape]:
    step, middle = _step(quarters), top + _ROW / 2
    largest = max((max(_came(row), _went(row)) for row in rows), default=0) or 1
    name = rows[0].group
    items: list[Group | Shape] = [
        Text(_MARGIN, middle - 2, name[:30], 10, INK, bold=True),
        Text(_MARGIN, middle + 11, f"{len(rows[-1].standing):,} at the end", _SIZE, QUIET),
        Path(((_x(0, step), middle), (_x(len(quarters), step), middle)), FAINT, 0.8),
    ]
    for row in rows:
        x = _x(quarters.index(row.quarter), step)
        items += _bars(row, x, step, middle, largest)
    return items


def _bars(
    row: GroupQuarter, x: float, step: float, middle: float, largest: int
) -> list[Group | Shape]:
    wide = min(step * 0.5, 34.0)
    left = x + (step - wide) / 2
    items: list[Group | Shape] = []
    for count, up, colour, word in (
        (_came(row), True, NAVY, "came"),
        (_went(row), False, RED, "went"),
    ):
        if not count:
            continue
        high = max(1.0, _HALF * count / largest)
        y = middle - high if up else middle
        bar = Rect(Frame(left, y, wide, high), fill=colour)
        at = middle - high - 3 if up else middle + high + 9
        figure = Text(left + wide / 2, at, f"{count:,}", _SIZE, INK, anchor="middle")
        said = f"{row.group}, {row.quarter}: {count:,} {word}, {len(row.standing):,} standing"
        key = f"{row.group}-{row.quarter}-{word}"
        items.append(Group("bar", said, (bar, figure), key=key))
    return items


def _came(row: GroupQuarter) -> int:
    return len(row.added) + len(row.gained)


def _went(row: GroupQuarter) -> int:
    return len(row.removed) + len(row.lost)


def _step(quarters: Sequence[str]) -> float:
    return (_WIDTH - 2 * _MARGIN - _NAME) / max(1, len(quarters))


def _x(place: int, step: float) -> float:
    return _MARGIN + _NAME + place * step
