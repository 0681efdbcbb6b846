"""Upper bounds of scores: which words need no walk, which names reached need no alignment."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import looking, looking_inline
from linchpin.match.search.loose_words import may_be_cut
from linchpin.match.search.sides import Sum, is_marked
from linchpin.match.search.word_similarity import LIKENESS, Reason
from linchpin.match.tokens.features import LETTER_BITS, MOST_PACKED
from linchpin.match.tokens.initials import MOST_INITIALS

_BIT_OF_LETTER = np.uint32(31)
_ONE = np.uint32(1)
_EVERY = np.uint32(0xFFFFFFFF)
_THREE = np.uint32((1 << int(LETTER_BITS) * MOST_PACKED) - 1)
_SPREAD, _TO_BIT = np.uint32(0x9E3779B1), np.uint32(27)


class Loose(NamedTuple):
    """What initials and a last word that is cut off may add to any name.

    Attributes:
        agreed: Agreement of the initials.
        asked: Their asked weight.
        listed: Weight of the listed words they may stand for.
        cut: Weight of a last word that may be cut off, or 0.
        cut_letters: Its first letters packed, see `Features.first`.
        cut_mask: Bits of them.
        cut_bits: Bits one of which a name has that holds a word which begins so; all where it is
            cut to fewer than three letters.
        firsts: The first letters of all asked words, as bits.
    """

    agreed: float
    asked: float
    listed: float
    cut: float
    cut_letters: np.uint64
    cut_mask: np.uint64
    cut_bits: np.uint32
    firsts: np.uint64


class Skipped(NamedTuple):
    """The words of a name that are not walked, as bits, and what they may add to any name."""

    words: int
    agreed: float
    asked: float
    listed: float


def letter_bits(packed: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return the first of some packed letters (see `Features.first`) as one of 32 bits."""
    return _ONE << (packed & _BIT_OF_LETTER)


def beginning_bits(packed: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return three packed letters (see `Features.first`) as one of 32 bits, by their hash."""
    return _ONE << ((packed & _THREE) * _SPREAD >> _TO_BIT)


@looking
def note_loose(words, letters, rates):  # pragma: no cover
    """Return what initials and a last word that is cut off may add, see `Loose`.

    Args:
        words: Words of the asked name.
        letters: `WordLetters` of all asked words.
        rates: See `linchpin.match.search.weights.Rates`.
    """
    agreed, asked, listed = 0.0, 0.0, 0.0
    firsts = np.uint64(0)
    known = letters.words
    for i in range(len(words)):
        word = words[i]
        firsts |= np.uint64(_ONE << (known[word].first & _BIT_OF_LETTER))
        run = known[word].initials
        if 0 < run <= MOST_INITIALS:
            agreed += rates.initial * run
            asked += known[word].weight
            listed += run
    cut, cut_letters, cut_mask, cut_bits = 0.0, np.uint64(0), np.uint64(0), np.uint32(0)
    if may_be_cut(known, words):
        last = known[words[len(words) - 1]]
        size = min(last.stop - last.start, MOST_PACKED)
        cut_mask = np.uint64((1 << np.int64(LETTER_BITS) * size) - 1)
        cut, cut_letters = np.float64(last.weight), np.uint64(last.first) & cut_mask
        cut_bits = _EVERY
        if size == MOST_PACKED:
            hashed = np.uint32(np.uint32(last.first & _THREE) * _SPREAD)
            cut_bits = np.uint32(_ONE << np.uint32(hashed >> _TO_BIT))
    return Loose(agreed, asked, listed, cut, cut_letters, cut_mask, cut_bits, firsts)


@looking
def skip_words(name, known, bounds, loose, rates, threshold):  # pragma: no cover
    """Choose the words that need no walk: names that agree in them alone cannot score enough.

    Names with initials are walked to all the same (see `NameList.initial_stops`): an initial
    may stand for any word. The costliest words go first. Returns `Skipped`.

    Args:
        name: See `linchpin.match.search.sides.AskedName`.
        known: `WORD` records of all asked words.
        bounds: See `linchpin.match.search.similar_words.WordBounds`.
        loose: See `Loose`.
        rates: See `linchpin.match.search.weights.Rates`.
        threshold: Least score.
    """
    words, gains, postings, listed_most = name.words, bounds.gain, bounds.postings, bounds.listed
    reach, met = 0.0, 0.0
    for i in range(len(words)):
        reach += gains[words[i]]
        if gains[words[i]] > 0:
            met += known[words[i]].weight
    agreed = loose.agreed + (LIKENESS[Reason.CUT] if loose.cut > 0 else 0.0)
    left = name.whole - loose.asked - loose.cut
    hopeless = len(name.joins) == 0
    hopeless = hopeless and most_score(reach + agreed, left - met, 0.0, rates) < threshold
    skipped, gain, asked, listed = 0, 0.0, 0.0, 0.0
    while True:
        worst = -1
        for i in range(len(words)):
            free = not (skipped >> i) & 1
            if free and (worst < 0 or postings[words[i]] > postings[words[worst]]):
                worst = i
        if worst < 0:
            break
        agreed += gains[words[worst]]
        left -= known[words[worst]].weight
        if not hopeless and most_score(agreed, left, 0.0, rates) >= threshold:
            break
        skipped |= 1 << worst
        gain += gains[words[worst]]
        asked += known[words[worst]].weight
        listed += listed_most[words[worst]]
    return Skipped(skipped, gain, asked, listed)


@looking_inline
def walked_enough(name, whole, loose, skipped, rates, threshold):  # pragma: no cover
    """Say whether a reached name can score enough, from what its walked words add.

    Args:
        name: A `linchpin.match.search.sides.REACHED` record.
        whole: Weight of the asked words.
        loose: See `Loose`.
        skipped: See `Skipped`.
        rates: See `linchpin.match.search.weights.Rates`.
        threshold: Least score.
    """
    cut = 1.0 if name.beginnings & loose.cut_bits else 0.0
    fits = np.uint64(name.initial_letters) & loose.firsts
    initials = np.float64(name.initials) if fits else 0.0
    agreed = name.agreed + (loose.agreed + skipped.agreed)
    agreed += LIKENESS[Reason.CUT] * cut + rates.initial * initials
    asked = name.asked + (loose.asked + skipped.asked + cut * loose.cut + initials)
    # A listed initial weighs more than half.
    listed = name.listed + (loose.listed + skipped.listed + cut + 0.5 * initials)
    return may_score(agreed, whole - asked, name.total - listed, rates, threshold)


@looking
def _fitting_initials(latin, low, run, firsts):  # pragma: no cover
    """Return how many initials a listed word is of which asked words begin with every one."""
    if run > MOST_INITIALS:
        return 0
    for at in range(low, low + run):
        if not firsts >> np.uint64(latin[at] & _BIT_OF_LETTER) & np.uint64(1):
            return 0
    return run


@looking
def marked_enough(one, name, names, marks, asked, rule):  # pragma: no cover
    """Say whether a reached name can score enough, from the words of it that are marked.

    Args:
        one: Number of the listed name.
        name: Its `linchpin.match.search.sides.REACHED` record.
        names: See `linchpin.match.search.sides.ListedNames`.
        marks: See `linchpin.match.search.sides.Marks`.
        asked: Weight of the asked words; `Loose`.
        rule: See `linchpin.match.search.weights.Rates`; least score.
    """
    words, letters, bits, sums = names.words, names.letters, marks.bits, marks.sums
    known_words, latin = letters.words, letters.latin
    whole, loose = asked
    rates, threshold = rule
    agreed, asked_agreed, listed_agreed = loose.agreed, loose.asked, loose.listed
    cut, initial = name.beginnings & loose.cut_bits != 0, 0
    low, high = names.rows[one], names.rows[one + 1]
    for at in range(low, high):
        y = words[at]
        if name.initials > 0:
            word = known_words[y]
            run = _fitting_initials(latin, word.start, word.initials, loose.firsts)
            initial += run
            if run > 0:
                listed_agreed += word.weight
        if cut and (known_words[y].first & loose.cut_mask) == loose.cut_letters:
            cut = False
            agreed += LIKENESS[Reason.CUT] * known_words[y].weight
            asked_agreed += loose.cut
            listed_agreed += known_words[y].weight
        if is_marked(bits, y):
            agreed += sums[y, Sum.AGREED]
            asked_agreed += sums[y, Sum.ASKED]
            listed_agreed += known_words[y].weight
    units = names.unit_words
    for at in range(names.unit_rows[one], names.unit_rows[one + 1]):
        y = units[at]
        if not is_marked(bits, y):
            continue
        # A joined word agrees in place of its parts: what it adds is what they do not.
        more, asked_more, listed_more = (
            sums[y, Sum.AGREED],
            sums[y, Sum.ASKED],
            known_words[y].weight,
        )
        for place in range(low, high):
            part = words[place]
            if names.unit_masks[at] >> (place - low) & 1 and is_marked(bits, part):
                more -= sums[part, Sum.AGREED]
                asked_more -= sums[part, Sum.ASKED]
                listed_more -= known_words[part].weight
        agreed += max(more, 0.0)
        asked_agreed += max(asked_more, 0.0)
        listed_agreed += max(listed_more, 0.0)
    asked_left = whole - asked_agreed - initial
    agreed += rates.initial * initial
    return may_score(agreed, asked_left, name.total - listed_agreed, rates, threshold)


@looking
def most_score(agreed, asked_left, listed_left, rates):  # pragma: no cover
    """Return the most two names can score that agree by so much and differ by at least so much.

    Args:
        agreed: What agrees, at most.
        asked_left: Weight of asked words that agree with nothing, at least.
        listed_left: The same of listed words.
        rates: See `linchpin.match.search.weights.Rates`.
    """
    if agreed <= 0:
        return 0.0
    lost = _least_lost(asked_left, listed_left, rates)
    score = agreed / (agreed + lost)
    if lost > rates.little * agreed and agreed < rates.enough:
        score *= (agreed / rates.enough) ** rates.trust
    return score


@looking_inline
def may_score(agreed, asked_left, listed_left, rates, threshold):  # pragma: no cover
    """Say whether `most_score` is enough; most names are told without its power.

    Args:
        agreed: See `most_score`.
        asked_left: See there.
        listed_left: See there.
        rates: See there.
        threshold: Least score.
    """
    if agreed <= 0:
        return threshold <= 0
    lost = _least_lost(asked_left, listed_left, rates)
    score = agreed / (agreed + lost)
    if score < threshold:
        return False
    if lost > rates.little * agreed and agreed < rates.enough:
        score *= (agreed / rates.enough) ** rates.trust
    return score >= threshold


@looking_inline
def _least_lost(asked_left, listed_left, rates):  # pragma: no cover
    """Return the least that words cost which agree with nothing."""
    asked_left, listed_left = max(0.0, asked_left), max(0.0, listed_left)
    conflict = min(asked_left, listed_left)
    lost = rates.conflict * conflict + rates.asked_missing * (asked_left - conflict)
    return lost + rates.least_role * rates.list_missing * (listed_left - conflict)
