"""Which relations hold on a day."""

from __future__ import annotations

from datetime import date

from linchpin.network.edges import Edge
from linchpin.network.roles import is_over
from linchpin.strike.sourced.life_and_law import begins, ends


def holds(edge: Edge, day: date) -> bool:
    """Say whether a relation holds on a day: it has begun, has not ended and is no former one."""
    if edge.start is not None and begins(edge.start) > day:
        return False
    if edge.end is not None and ends(edge.end) < day:
        return False
    return not is_over(edge.role)
