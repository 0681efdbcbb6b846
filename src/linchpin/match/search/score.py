"""The score of an alignment: what agrees against what is missing or stands in its place."""

from __future__ import annotations

import numpy as np

from linchpin.compiled import looking, looking_inline
from linchpin.match.search.word_similarity import LIKENESS, Reason
from linchpin.match.tokens.features import LETTER_BITS, MOST_PACKED
from linchpin.match.tokens.lexicon import Kind

_SONS = ("bin", "ibn", "ben", "uld", "oul")
"""How words for `son of` begin: bin, ibn, ben, bint, uld, ould."""
_LETTERS_MASK = np.uint32((1 << int(LETTER_BITS) * MOST_PACKED) - 1)
_PACKED_SONS = tuple(
    sum(ord(letter) << int(LETTER_BITS) * at for at, letter in enumerate(son)) for son in _SONS
)
_ALMOST_NOTHING = 0.001
"""What words may differ in, by weight, and still be written the same."""
NUMBERS_APART = 0.90
"""Highest score of two names with different numbers: Fund II is not Fund III, and may be meant."""
NUMBER_MISSING = 0.94
"""The same where one name has a short number and the other has none."""
_LONGEST_NUMERAL = 4
"""Digits or letters of a number that is a short one, at most."""
_SURE_NUMBER, _SHORT_NUMBER = 2, 3
"""What a long and a short number in a name are told by."""
_LETTER_MASK = np.uint32((1 << int(LETTER_BITS)) - 1)
_ROMAN = tuple(ord(letter) for letter in "ivx")


@looking
def mark_exchanged(asked, listed, book, names, pairs, kept):  # pragma: no cover
    """Lower the likeness of pairs of words that change sides about a word for `son of`.

    `Salman bin Muhammad` is the son of `Muhammad bin Salman`, not he.

    Args:
        asked: Words of the asked name.
        listed: Words of the listed name.
        book: `WORD` records of the asked words.
        names: The same of the list words.
        pairs: The chosen pairs; changed.
        kept: How many.
    """
    for k in range(kept):
        for i in range(1, len(asked) - 1):
            if pairs[k].asked != 1 << i or not _says_son(book, asked[i]):
                continue
            for j in range(1, len(listed) - 1):
                if pairs[k].listed != 1 << j or not _says_son(names, listed[j]):
                    continue
                if asked[i - 1] == asked[i + 1] or listed[j - 1] == listed[j + 1]:
                    continue
                son = _find_pair(pairs, kept, 1 << (i - 1), 1 << (j + 1))
                father = _find_pair(pairs, kept, 1 << (i + 1), 1 << (j - 1))
                if son >= 0 and father >= 0:
                    for other in (son, father):
                        pairs[other].likeness = LIKENESS[Reason.EXCHANGED]
                        pairs[other].reason = Reason.EXCHANGED


@looking_inline
def _says_son(words, word):  # pragma: no cover
    """Return whether a word is bin, ibn, ben, bint, uld or ould: a particle that begins so."""
    if words[word].kind != Kind.PARTICLE:
        return False
    return np.int64(words[word].first & _LETTERS_MASK) in _PACKED_SONS


@looking
def _find_pair(pairs, kept, asked, listed):  # pragma: no cover
    for k in range(kept):
        if pairs[k].asked == asked and pairs[k].listed == listed:
            return k
    return -1


@looking
def score_pairs(asked, book, listed, names, roles, pairs, kept, rates):  # pragma: no cover
    """Return the score 0..1 of an alignment.

    Args:
        asked: Words of the asked name.
        book: `WORD` records of the asked words.
        listed: Words of the listed name.
        names: The same of the list words.
        roles: float32, what missing each listed word counts (1 is normal).
        pairs: The chosen pairs.
        kept: How many.
        rates: See `linchpin.match.search.weights.Rates`.
    """
    agreed, unlike, known = 0.0, 0.0, 0.0
    asked_used, listed_used = 0, 0
    by_initial = False
    named = _has_name(asked, book, pairs, kept)
    for k in range(kept):
        if not named and pairs[k].reason in (Reason.INITIAL, Reason.LISTED_INITIAL):
            continue
        by_initial = by_initial or pairs[k].reason == Reason.LISTED_INITIAL
        like, weight = pairs[k].likeness, pairs[k].weight
        agreed += like * weight
        unlike += (1 - like) * weight
        known += like * like * weight
        asked_used |= pairs[k].asked
        listed_used |= pairs[k].listed
    if agreed <= 0:
        return 0.0
    asked_left, listed_left, listed_cost = 0.0, 0.0, 0.0
    written = np.int8(0)
    asked_number, listed_number = 0, 0
    for i in range(len(asked)):
        if not (asked_used >> i) & 1:
            asked_left += np.float64(book[asked[i]].weight)
            asked_number = max(asked_number, _numeral(book, asked, i))
            written |= book[asked[i]].whole
    for j in range(len(listed)):
        if not (listed_used >> j) & 1:
            listed_left += np.float64(names[listed[j]].weight)
            listed_number = max(listed_number, _numeral(names, listed, j))
            written |= names[listed[j]].whole
            listed_cost += np.float64(names[listed[j]].weight * roles[j])
    conflict = min(asked_left, listed_left)
    missing = 0.0
    if asked_left > conflict:
        missing = rates.asked_missing * (asked_left - conflict)
    elif listed_left > conflict:
        missing = rates.list_missing * listed_cost * (listed_left - conflict) / listed_left
    if written:  # names in syllables or ideographs are written whole, or not at all
        missing *= rates.written
    lost = rates.unlike * unlike + rates.conflict * conflict + missing
    score = agreed / (agreed + lost)
    # Legal forms and particles alone do not make a match a partial one.
    # A listed initial that stands for a whole word says too little to make it a whole one.
    if conflict + missing <= rates.little * agreed and not by_initial:
        if agreed < rates.enough_whole and unlike > _ALMOST_NOTHING:
            score *= (agreed / rates.enough_whole) ** rates.trust
    elif known < rates.enough:
        score *= (known / rates.enough) ** rates.trust
    if asked_number + listed_number >= _SURE_NUMBER and asked_number and listed_number:
        score = min(score, NUMBERS_APART)
    elif max(asked_number, listed_number) == _SHORT_NUMBER:
        score *= NUMBER_MISSING
    return score


@looking_inline
def _numeral(words, name, at):  # pragma: no cover
    """Say whether a word numbers what a name names.

    Returns:
        0 for no; 1 for a last letter that may be a Roman number; `_SURE_NUMBER` for a number, and
        `_SHORT_NUMBER` for one of few digits or Roman.
    """
    word = words[name[at]]
    size = word.stop - word.start
    if word.kind == Kind.NUMBER:
        return _SHORT_NUMBER if size <= _LONGEST_NUMERAL else _SURE_NUMBER
    letter = word.first & _LETTER_MASK
    last = at == len(name) - 1 and at > 0 and size == 1
    return 1 if last and letter in _ROMAN else 0


@looking
def _has_name(asked, book, pairs, kept):  # pragma: no cover
    """Say whether words of two names agree that are names, not initials: one needs such around."""
    for k in range(kept):
        if pairs[k].reason in (Reason.INITIAL, Reason.LISTED_INITIAL):
            continue
        for i in range(len(asked)):
            word = book[asked[i]]
            whole = word.kind == Kind.NAME and word.stop - word.start > 1
            if (pairs[k].asked >> i) & 1 and whole:
                return True
    return False
