"""Upper bounds of scores: which words need no walk, which names reached need no alignment."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from linchpin.match.search.align import cut_length, initials_of


def first_bits(packed: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return the first of some packed letters (see `Features.first`) as one of 32 bits."""
    return np.uint32(1) << (packed & np.uint32(31))


@njit(cache=True)
def _note_loose(words, asked, spare):  # pragma: no cover
    """Write what initials and a last word that is cut off may add, see `skip_words`."""
    weights, (latin, starts, kinds) = asked[1], asked[2]
    spare[:] = 0.0
    firsts = np.uint32(0)
    for i in range(len(words)):
        word = words[i]
        firsts |= np.uint32(1) << (asked[4][word] & np.uint32(31))
        run = initials_of(latin, starts[word], starts[word + 1], kinds[word])
        if run == 1 or run == 2:
            spare[0] += 0.25 * run
            spare[1] += weights[word]
            spare[2] += run
    spare[9] = firsts
    last = words[len(words) - 1]
    length = starts[last + 1] - starts[last]
    if length >= 2 and cut_length(words, starts) >= 16:
        mask = np.uint32(0xFFFF if length == 2 else 0xFFFFFF)
        spare[3] = weights[last]
        spare[4] = asked[4][last] & mask
        spare[5] = mask


@njit(cache=True)
def skip_words(words, asked, bounds, size, settings, spare):  # pragma: no cover
    """Choose the words that need no walk: names that agree in them alone cannot score enough.

    Names with initials are walked to all the same (see `NameList.initial_stops`): an initial
    may stand for any word. The costliest words go first. `spare` receives what initials may add
    to any name (agreement, asked weight, listed weight), of a last word that may be cut, its
    weight, its first letters packed and their mask, and what the skipped words may add
    (agreement, asked and listed weight). Returns the words' mask.

    Args:
        words: Words of the asked name.
        asked: See `linchpin.match.search.search.as_asked`.
        bounds: See `linchpin.match.search.similar_words.word_bounds`.
        size: Weight of the asked words, and how many joined list words they make.
        settings: Rates and threshold.
        spare: Out, float64, nine sums, and the first letters of the asked words as bits.
    """
    weights = asked[1]
    most, cost, most_listed = bounds
    whole, joined = size
    rates, threshold = settings
    _note_loose(words, asked, spare)
    reach, met = 0.0, 0.0
    for i in range(len(words)):
        reach += most[words[i]]
        if most[words[i]] > 0:
            met += weights[words[i]]
    agreed, left = spare[0] + (0.9 if spare[3] > 0 else 0.0), whole - spare[1] - spare[3]
    hopeless = joined == 0 and most_score(reach + agreed, left - met, 0.0, rates) < threshold
    skipped = 0
    while True:
        worst = -1
        for i in range(len(words)):
            if not (skipped >> i) & 1 and (worst < 0 or cost[words[i]] > cost[words[worst]]):
                worst = i
        if worst < 0:
            return skipped
        agreed += most[words[worst]]
        left -= weights[words[worst]]
        if not hopeless and most_score(agreed, left, 0.0, rates) >= threshold:
            return skipped
        skipped |= 1 << worst
        spare[6] += most[words[worst]]
        spare[7] += weights[words[worst]]
        spare[8] += most_listed[words[worst]]


@njit(cache=True, inline="always")
def walked_score(walked, initials, total, firsts, whole, spare, rates):  # pragma: no cover
    """Return the most a reached name can score, from what its walked words add.

    Args:
        walked: Agreement, asked and listed weight of the postings walked to it.
        initials: How many of its letters may be single initials.
        total: Weight of its words.
        firsts: First letters of its words, as bits.
        whole: Weight of the asked words.
        spare: See `skip_words`.
        rates: See `linchpin.match.search.weights`.
    """
    may_cut = spare[3] > 0 and (firsts >> (np.uint32(spare[4]) & np.uint32(31))) & np.uint32(1)
    cut = 1.0 if may_cut else 0.0
    return most_score(
        walked[0] + spare[0] + spare[6] + 0.9 * cut + 0.25 * initials,
        whole - walked[1] - spare[1] - spare[7] - cut * spare[3] - initials,
        total - walked[2] - spare[2] - spare[8] - cut - 0.5 * initials,
        rates,
    )


@njit(cache=True)
def _fitting_initials(letters, low, high, kind, spare):  # pragma: no cover
    """Return how many initials a listed word is of which asked words begin with every one."""
    run = initials_of(letters, low, high, kind)
    if run > 2:
        return 0
    for at in range(low, low + run):
        if not np.uint32(spare[9]) >> (letters[at] & np.uint32(31)) & np.uint32(1):
            return 0
    return run


@njit(cache=True)
def marked_score(name, listed, marks, row, totals, spare, rates):  # pragma: no cover
    """Return the most a reached name can score, from the words of it that are marked.

    Args:
        name: Number of the listed name.
        listed: See `linchpin.match.search.search.as_listed`.
        marks: For each list word the last asked name it is similar to a word of; what it adds.
        row: Number of the asked name.
        totals: Weight of the asked words; weight and single initials of the listed names.
        spare: See `skip_words`.
        rates: See `linchpin.match.search.weights`.
    """
    name_rows, name_words, _ = listed[0]
    unit_rows, unit_words, unit_masks = listed[1]
    stamp, gains = marks
    whole, all_totals, initials = totals
    agreed, asked_agreed, listed_agreed = spare[0], spare[1], spare[2]
    cut = spare[3] > 0
    letters, mask = np.uint32(spare[4]), np.uint32(spare[5])
    latin, latin_starts, kinds = listed[3]
    initial = 0
    for at in range(name_rows[name], name_rows[name + 1]):
        y = name_words[at]
        if initials[name] > 0:
            run = _fitting_initials(latin, latin_starts[y], latin_starts[y + 1], kinds[y], spare)
            initial += run
            if run > 0:
                listed_agreed += listed[2][y]
        if cut and (listed[5][y] & mask) == letters:
            cut = False
            agreed += 0.9 * listed[2][y]
            asked_agreed += spare[3]
            listed_agreed += listed[2][y]
        if stamp[y] == row:
            agreed += gains[y, 0]
            asked_agreed += gains[y, 1]
            listed_agreed += listed[2][y]
    for at in range(unit_rows[name], unit_rows[name + 1]):
        y = unit_words[at]
        if stamp[y] != row:
            continue
        # A joined word agrees in place of its parts: what it adds is what they do not.
        more, asked_more, listed_more = gains[y, 0], gains[y, 1], listed[2][y]
        for place in range(name_rows[name], name_rows[name + 1]):
            part = name_words[place]
            if unit_masks[at] >> (place - name_rows[name]) & 1 and stamp[part] == row:
                more -= gains[part, 0]
                asked_more -= gains[part, 1]
                listed_more -= listed[2][part]
        agreed += max(more, 0.0)
        asked_agreed += max(asked_more, 0.0)
        listed_agreed += max(listed_more, 0.0)
    return most_score(
        agreed + 0.25 * initial,
        whole - asked_agreed - initial,
        all_totals[name] - listed_agreed,
        rates,
    )


@njit(cache=True)
def most_score(agreed, asked_left, listed_left, rates):  # pragma: no cover
    """Return the most two names can score that agree by so much and differ by at least so much."""
    if agreed <= 0:
        return 0.0
    asked_left, listed_left = max(0.0, asked_left), max(0.0, listed_left)
    conflict = min(asked_left, listed_left)
    lost = rates[0] * conflict + rates[2] * (asked_left - conflict)
    lost += 0.45 * rates[1] * (listed_left - conflict)
    score = agreed / (agreed + lost)
    if lost > 0.08 * agreed and agreed < rates[4]:
        score *= (agreed / rates[4]) ** rates[5]
    return score
