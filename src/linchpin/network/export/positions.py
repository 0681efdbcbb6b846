"""Where everybody stands in a picture of the whole network: each part that hangs together a wheel.

The one with most ties is the hub; the others stand on rings around it by how many ties away they
are, each in the sector of whom it hangs on. Parts are set in rows, the largest first. Nothing is
drawn by chance, and the work grows with the number of ties only.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Mapping
from typing import NamedTuple

RING = 70.0
"""Least distance of two rings."""
ROOM = 26.0
"""Room along a ring for each who stands on it."""


class WheelPlace(NamedTuple):
    """Where somebody stands.

    Attributes:
        x: To the right.
        y: Downwards.
        angle: Degrees clockwise from the right, as seen from the hub; 0 for the hub itself.
    """

    x: float
    y: float
    angle: float = 0.0


Wheel = dict[str, WheelPlace]
"""Where those of one part stand."""


def positions(pairs: Iterable[tuple[str, str]], alone: Iterable[str] = ()) -> Wheel:
    """Return where everybody stands.

    Args:
        pairs: Who is tied to whom.
        alone: Those without a tie: they stand below, in rows.

    >>> sorted(positions([("a", "b")], ["c"]))
    ['a', 'b', 'c']
    """
    beside: dict[str, set[str]] = {}
    for one, other in pairs:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    wheels = [_wheel(part, beside) for part in _parts(beside)]
    wheels.sort(key=lambda wheel: (-_reach(wheel), min(wheel)))
    placed, width, below = _in_rows(wheels)
    columns = max(1, int(width // (2 * RING)))
    for at, who in enumerate(sorted(set(alone) - placed.keys())):
        placed[who] = WheelPlace(at % columns * 2 * RING, below + at // columns * RING)
    return {
        who: WheelPlace(round(x, 1), round(y, 1), round(angle, 1))
        for who, (x, y, angle) in sorted(placed.items())
    }


def _parts(beside: Mapping[str, set[str]]) -> list[list[str]]:
    found, seen = [], set()
    for start in sorted(beside):
        if start in seen:
            continue
        part, waiting = [], deque([start])
        seen.add(start)
        while waiting:
            who = waiting.popleft()
            part.append(who)
            fresh = sorted(beside[who] - seen)
            seen.update(fresh)
            waiting.extend(fresh)
        found.append(part)
    return found


def _rings(
    hub: str, beside: Mapping[str, set[str]]
) -> tuple[list[list[str]], dict[str, list[str]]]:
    """Return who stands on each ring, and who hangs on whom."""
    rings, seen = [[hub]], {hub}
    hanging: dict[str, list[str]] = {}
    while rings[-1]:
        ring = []
        for who in rings[-1]:
            fresh = sorted(beside[who] - seen)
            seen.update(fresh)
            hanging[who] = fresh
            ring += fresh
        rings.append(ring)
    return rings[:-1], hanging


def _wheel(part: list[str], beside: Mapping[str, set[str]]) -> Wheel:
    """Return where those of one part stand around its hub."""
    hub = min(part, key=lambda who: (-len(beside[who]), who))
    rings, hanging = _rings(hub, beside)
    ends: dict[str, int] = {}
    for ring in reversed(rings):
        for who in ring:
            ends[who] = max(1, sum(ends[other] for other in hanging[who]))
    sector: dict[str, tuple[float, float]] = {hub: (0.0, 2 * math.pi)}
    found: Wheel = {hub: WheelPlace(0.0, 0.0)}
    radius = 0.0
    for ring in rings:
        following = sum(len(hanging[who]) for who in ring)
        radius = max(radius + RING, following * ROOM / (2 * math.pi))
        for who in ring:
            start, width = sector[who]
            for other in hanging[who]:
                share = width * ends[other] / ends[who]
                sector[other] = (start, share)
                angle = start + share / 2
                across, down = radius * math.cos(angle), radius * math.sin(angle)
                found[other] = WheelPlace(across, down, math.degrees(angle))
                start += share
    return found


def _reach(wheel: Wheel) -> float:
    return max(math.hypot(place.x, place.y) for place in wheel.values()) + RING


def _in_rows(wheels: list[Wheel]) -> tuple[Wheel, float, float]:
    """Return where everybody stands, the width, and where they end.

    Parts stand in rows as high as the first of each; smaller ones below each other in columns.
    """
    sizes = [2 * _reach(wheel) for wheel in wheels]
    width = max([math.sqrt(sum(size * size for size in sizes)) * 1.2, *sizes, 10 * RING])
    found: Wheel = {}
    left = top = down = row = column = 0.0
    for wheel, size in zip(wheels, sizes, strict=True):
        if row and top + down + size > top + row:  # the column is full: the next one
            left, down, column = left + column, 0.0, 0.0
        if left and left + size > width:  # the row is full: the next one
            left, top, down, column, row = 0.0, top + row, 0.0, 0.0, 0.0
        row, column = max(row, size), max(column, size)
        for who, (x, y, angle) in wheel.items():
            found[who] = WheelPlace(left + size / 2 + x, top + down + size / 2 + y, angle)
        down += size
    return found, width, top + row + RING
