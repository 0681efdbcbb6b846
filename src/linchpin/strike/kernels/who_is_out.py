"""Who is out of a network while sets are tried, as a mask and as a list."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from linchpin.compiled import compiled
from linchpin.strike.graph.arrays import Bools, Ints


class Out(NamedTuple):
    """Who is out: the mask, who they are (the first `many` of `members`), and how many."""

    gone: Bools
    members: Ints
    many: int


@compiled
def list_out(gone: Bools, members: Ints) -> int:
    """Write who is out (bool mask) into a list (int32), and return how many."""
    nodes = np.flatnonzero(gone)
    members[: nodes.shape[0]] = nodes
    return nodes.shape[0]


@compiled
def undo(out: Out, kept: Ints, count: int) -> None:
    """Make a set again what it was before a trial.

    Args:
        out: who was out at the most during the trial; changed in place.
        kept: who was out before, int32.
        count: how many.
    """
    out.gone[out.members[: out.many]] = False
    out.gone[kept[:count]] = True
    out.members[:count] = kept[:count]
