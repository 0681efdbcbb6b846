"""The score of an alignment: what agrees against what is missing or stands in its place."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True)
def mark_exchanged(asked, listed, book, names, pairs, kept):  # pragma: no cover
    """Lower the likeness of pairs of words that change sides about a word for `son of`.

    `Salman bin Muhammad` is the son of `Muhammad bin Salman`, not he.

    Args:
        asked: Words of the asked name.
        listed: Words of the listed name.
        book: `Kind` and packed first letters of the asked words.
        names: The same of the list words.
        pairs: The chosen pairs; changed.
        kept: How many.
    """
    for k in range(kept):
        for i in range(1, len(asked) - 1):
            if pairs[k, 0] != 1 << i or not _says_son(book, asked[i]):
                continue
            for j in range(1, len(listed) - 1):
                if pairs[k, 1] != 1 << j or not _says_son(names, listed[j]):
                    continue
                if asked[i - 1] == asked[i + 1] or listed[j - 1] == listed[j + 1]:
                    continue
                son = _find_pair(pairs, kept, 1 << (i - 1), 1 << (j + 1))
                father = _find_pair(pairs, kept, 1 << (i + 1), 1 << (j - 1))
                if son >= 0 and father >= 0:
                    pairs[son, 2], pairs[son, 4] = 0.2, 16
                    pairs[father, 2], pairs[father, 4] = 0.2, 16


@njit(cache=True, inline="always")
def _says_son(features, word):  # pragma: no cover
    """Return whether a word is bin, ibn, ben, bint, uld or ould: a particle that begins so."""
    letters = features[1][word] & np.uint32(0xFFFFFF)
    return features[0][word] == 1 and (
        letters in (0x6E6962, 0x6E6269, 0x6E6562, 0x646C75, 0x6C756F)
    )


@njit(cache=True)
def _find_pair(pairs, kept, asked_mask, listed_mask):  # pragma: no cover
    for k in range(kept):
        if pairs[k, 0] == asked_mask and pairs[k, 1] == listed_mask:
            return k
    return -1


@njit(cache=True)
def score_pairs(
    asked, weights, listed, list_weights, roles, pairs, kept, rates
):  # pragma: no cover
    """Return the score 0..1 of an alignment.

    Args:
        asked: Words of the asked name.
        weights: Weights of the asked words.
        listed: Words of the listed name.
        list_weights: Weights of the list words.
        roles: float32, what missing each listed word counts (1 is normal).
        pairs: The chosen pairs.
        kept: How many.
        rates: See `linchpin.match.search.weights`.
    """
    agreed, unlike, known = 0.0, 0.0, 0.0
    asked_used, listed_used = 0, 0
    by_initial = False
    for k in range(kept):
        by_initial = by_initial or pairs[k, 4] == 17
        like, weight = pairs[k, 2], pairs[k, 3]
        agreed += like * weight
        unlike += (1 - like) * weight
        known += like * like * weight
        asked_used |= int(pairs[k, 0])
        listed_used |= int(pairs[k, 1])
    asked_left, listed_left, listed_cost = 0.0, 0.0, 0.0
    for i in range(len(asked)):
        if not (asked_used >> i) & 1:
            asked_left += weights[asked[i]]
    for j in range(len(listed)):
        if not (listed_used >> j) & 1:
            listed_left += list_weights[listed[j]]
            listed_cost += list_weights[listed[j]] * roles[j]
    if agreed <= 0:
        return 0.0
    conflict = min(asked_left, listed_left)
    missing = 0.0
    if asked_left > conflict:
        missing = rates[2] * (asked_left - conflict)
    elif listed_left > conflict:
        missing = rates[1] * listed_cost * (listed_left - conflict) / listed_left
    lost = rates[3] * unlike + rates[0] * conflict + missing
    score = agreed / (agreed + lost)
    # Legal forms and particles alone do not make a match a partial one.
    # A listed initial that stands for a whole word says too little to make it a whole one.
    if conflict + missing <= 0.08 * agreed and not by_initial:
        if agreed < rates[8] and unlike > 0.001:
            score *= (agreed / rates[8]) ** rates[5]
    elif known < rates[4]:
        score *= (known / rates[4]) ** rates[5]
    return score
