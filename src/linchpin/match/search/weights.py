"""The numbers of the scoring rule, with what each stands for."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from linchpin.match.tokens.compounds import RoleRates
from linchpin.match.tokens.initials import MOST_FIRST_LETTERS, MOST_INITIALS

MATCH = 0.70
"""Score from which on two names are taken for one."""
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
ENOUGH_WHOLE = 0.80
"""The same as `ENOUGH` for names of which no word is left over."""
WRITTEN_WHOLE = 3.0
"""How many times more a missing word of a name in Hangul or Han costs: there are but two."""
LITTLE = 0.08
"""What is lost, as a share of what agrees, up to which a name counts as whole."""
CUT_FIELD = 16
"""Letters and blanks of a name that a field of fixed width may have cut off, at least."""
SHORTEST_CUT = 2
"""Letters left of a word that is cut off at the end of a field, at least."""
PATERNAL = 1.5
"""A missing first surname counts more than a missing word does otherwise."""
MATERNAL = 0.45
"""A missing second surname counts less: many documents leave it out."""
FIRST_GIVEN = 1.2
"""A missing first given name counts more than a missing second one."""
SECOND_GIVEN = 0.6
"""A missing second given name counts less than a missing word does otherwise."""
ROLES = RoleRates(PATERNAL, MATERNAL, FIRST_GIVEN, SECOND_GIVEN)


class Rates(NamedTuple):
    """The numbers as compiled functions take them.

    Attributes:
        conflict: `CONFLICT`.
        list_missing: `LIST_MISSING`.
        asked_missing: `ASKED_MISSING`.
        unlike: `UNLIKE`.
        enough: `ENOUGH`.
        trust: `TRUST`.
        initial: `INITIAL`.
        enough_whole: `ENOUGH_WHOLE`.
        little: `LITTLE`.
        written: `WRITTEN_WHOLE`.
        least_role: The least that missing a listed word counts.
        most_letters: First letters of words that may stand for them, at most.
    """

    conflict: float
    list_missing: float
    asked_missing: float
    unlike: float
    enough: float
    trust: float
    initial: float
    enough_whole: float
    little: float
    written: float
    least_role: float
    most_letters: int


def rates(*, spelled_out: bool) -> Rates:
    """Return the numbers of the rule.

    Args:
        spelled_out: Whether three to six letters of one name may be the first letters of words
            of the other, see `linchpin.match.search.name_list.NameList`.
    """
    # As float64, which keeps its width beside a float32 whether or not it is compiled.
    costs = (
        CONFLICT, LIST_MISSING, ASKED_MISSING, UNLIKE, ENOUGH, TRUST, INITIAL, ENOUGH_WHOLE,
        LITTLE, WRITTEN_WHOLE, min(ROLES),
    )  # fmt: skip
    letters = MOST_FIRST_LETTERS if spelled_out else MOST_INITIALS
    return Rates._make((*map(np.float64, costs), letters))
