"""The numbers of the scoring rule, with what each stands for."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

CONFLICT = 2.1
"""Cost of a word in place of another, for each unit of weight."""
LIST_MISSING = 0.36
"""Cost of a listed word that the asked name lacks."""
ASKED_MISSING = 0.42
"""Cost of an asked word that the listed name lacks."""
UNLIKE = 1.0
"""Cost of what two similar words differ in."""
ENOUGH = 1.30
"""Weight of agreeing words from which on a partial match is trusted fully."""
TRUST = 0.55
"""How steeply trust falls below `ENOUGH`."""
INITIAL = 0.25
"""Weight of an initial that fits a word."""
JOINED = 0.98
"""Likeness of several words and the same ones written as one."""
ENOUGH_WHOLE = 0.80
"""The same as `ENOUGH` for names of which no word is left over."""


def rates(*, spelled_out: bool) -> NDArray[np.float64]:
    """Return the numbers in the order the compiled rule takes them.

    Args:
        spelled_out: Whether three to six letters of one name may be the first letters of words
            of the other, see `linchpin.match.search.name_list.NameList`.
    """
    return np.array(
        [
            CONFLICT,
            LIST_MISSING,
            ASKED_MISSING,
            UNLIKE,
            ENOUGH,
            TRUST,
            INITIAL,
            JOINED,
            ENOUGH_WHOLE,
            float(spelled_out),
        ]
    )
