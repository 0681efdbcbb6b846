"""One asked name against one listed name: words aligned one to one, compiled.

The rule is a soft TF-IDF (Cohen, Ravikumar, Fienberg 2003) in which a word that stands in place
of another costs far more than one that is only missing.
"""

from __future__ import annotations

import numpy as np

from linchpin.compiled import looking, looking_inline
from linchpin.match.search.loose_words import may_be_cut, share_kept, spelled_out
from linchpin.match.search.sides import MOST_PAIRS, is_marked, swap_pairs
from linchpin.match.search.word_similarity import LIKENESS, Reason
from linchpin.match.tokens.compounds import ACRONYM
from linchpin.match.tokens.initials import MOST_INITIALS
from linchpin.match.tokens.letters import C, H, K, L, N, R, W
from linchpin.match.tokens.vocabulary import MOST_WORDS

_WORD_MASK = (1 << MOST_WORDS) - 1
_PAIRS_OF_A_WORD = 4
"""Pairs that one step of `_find_loose` may add."""
_WEIGHT_RANK = 0.01
"""What a unit of weight adds to the rank of a pair."""
_LATE = 0.45
"""What initials, first letters and cut words lose in rank: they are chosen last."""
_SHORT_ABBREVIATION = 2
"""Letters of an abbreviation that may be a surname too: `Ma`."""
_LONG_NAME = 3
"""Words of a name in which such an abbreviation may stand."""
_NEVER_BEFORE_H = tuple(map(ord, "bdghkstz"))
"""Letters that no Spanish name has before an h."""
_NEVER_LAST = tuple(map(ord, "bcfghjkmpqtuvwx"))
"""Letters that hardly any Spanish name ends with."""
_TIE = 1e-9
"""Ranks no further apart than this are the same; the pair found first is then taken."""


@looking
def row_of(similar, word, wanted):  # pragma: no cover
    """Return the place of a list word in the row of an asked word, or -1.

    Args:
        similar: See `linchpin.match.search.similar_words.SimilarWords`.
        word: The asked word.
        wanted: The list word.
    """
    low, high = similar.starts[word], similar.starts[word + 1]
    words, stop = similar.words, high
    while low < high:
        middle = (low + high) >> 1
        if words[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    if low < stop and words[low] == wanted:
        return low
    return -1


@looking
def find_pairs(asked, listed, book, names, marks, rates, pairs):  # pragma: no cover
    """Write every pair of similar words of two names and return how many.

    Args:
        asked: See `linchpin.match.search.sides.AskedName`.
        listed: Number of the listed name.
        book: See `linchpin.match.search.sides.AskedWords`.
        names: See `linchpin.match.search.sides.ListedNames`.
        marks: See `linchpin.match.search.sides.Marks`.
        rates: See `linchpin.match.search.weights.Rates`.
        pairs: Out, `PAIR` records.
    """
    own = names.words[names.rows[listed] : names.rows[listed + 1]]
    # Columns used in loops are named first: to take one from its tuple costs more than to use it.
    similar, known, listed_words = book.similar, book.letters.words, names.letters.words
    likeness, reasons, words = similar.likeness, similar.reasons, asked.words
    joins, bits = asked.joins, marks.bits
    count = 0
    for j in range(len(own)):
        y = own[j]
        if not is_marked(bits, y):
            continue
        for i in range(len(words)):
            at = row_of(similar, words[i], y)
            if at >= 0 and count < MOST_PAIRS:
                if reasons[at] == Reason.ABBREVIATION and (
                    _too_short(words, i, book.letters) or _too_short(own, j, names.letters)
                ):
                    continue
                weight = 0.5 * (known[words[i]].weight + listed_words[y].weight)
                _put(pairs, count, 1 << i, 1 << j, likeness[at], weight, reasons[at])
                count += 1
        for k in range(len(joins)):
            if y == joins[k] and count < MOST_PAIRS:
                mask = asked.masks[k]
                weight = 0.5 * (masked(words, mask, known) + listed_words[y].weight)
                _put(pairs, count, mask, 1 << j, LIKENESS[Reason.JOINED], weight, Reason.JOINED)
                count += 1
    if names.unit_rows[listed + 1] > names.unit_rows[listed]:
        count = _find_units(asked, listed, own, book, names, marks, pairs, count)
    for i in range(len(words)):
        count = _find_loose(words, i, own, book.letters, names.letters, rates, pairs, count)
    return count


@looking
def _too_short(name, at, letters):  # pragma: no cover
    """Say whether a word is too short to abbreviate another: `Ma` is a surname too.

    It stands for Maria in a Spanish name of three words and more only.
    """
    word = letters.words[name[at]]
    if word.stop - word.start > _SHORT_ABBREVIATION:
        return False
    if len(name) < _LONG_NAME:
        return True
    for i in range(len(name)):
        if i != at and not _may_be_spanish(letters, letters.words[name[i]]):
            return True
    return False


@looking
def _may_be_spanish(letters, word):  # pragma: no cover
    """Say whether a word is spelled as Spanish names are."""
    size = word.stop - word.start
    if size < _LONG_NAME:
        return True
    for at in range(word.start, word.stop):
        letter = letters.latin[at]
        before = letters.latin[at - 1] if at > word.start else 0
        if letter in (K, W) or (letter == H and before in _NEVER_BEFORE_H):
            return False
        if letter == before and letter not in (L, R, C, N):
            return False
    return letters.latin[word.stop - 1] not in _NEVER_LAST


@looking
def _find_units(asked, listed, own, book, names, marks, pairs, count):  # pragma: no cover
    """Write the pairs of asked words and joined words of a listed name."""
    bits, unit_words, similar = marks.bits, names.unit_words, book.similar
    for unit in range(names.unit_rows[listed], names.unit_rows[listed + 1]):
        y = unit_words[unit]
        if not is_marked(bits, y):
            continue
        mask = names.unit_masks[unit] & _WORD_MASK
        reason = Reason.ACRONYM if names.unit_masks[unit] & ACRONYM else Reason.JOINED
        for i in range(len(asked.words)):
            at = row_of(similar, asked.words[i], y)
            if at >= 0 and count < MOST_PAIRS:
                weight = masked(own, mask, names.letters.words)
                weight = 0.5 * (book.letters.words[asked.words[i]].weight + weight)
                like = similar.likeness[at] * LIKENESS[reason]
                _put(pairs, count, 1 << i, mask, like, weight, reason)
                count += 1
    return count


@looking
def _find_loose(asked, i, listed, mine, theirs, rates, pairs, count):  # pragma: no cover
    """Write the pairs an asked word makes as initials of listed ones, or they of it, or cut off."""
    word = asked[i]
    mine_words, their_words, latin = mine.words, theirs.words, theirs.latin
    own = mine_words[word]
    if own.stop == own.start:
        return count
    first, run = mine.latin[own.start], own.initials
    cut = i == len(asked) - 1 and may_be_cut(mine_words, asked)
    for j in range(len(listed)):
        y = listed[j]
        other = their_words[y]
        if other.stop == other.start or latin[other.start] != first:
            continue
        if count > MOST_PAIRS - _PAIRS_OF_A_WORD:
            break
        if 0 < run <= rates.most_letters:
            used = spelled_out(mine, word, theirs, listed, j)
            if used > 0:
                mask = ((1 << used) - 1) << j
                weight = 0.5 * (own.weight + masked(listed, mask, their_words))
                reason = Reason.INITIAL if run <= MOST_INITIALS else Reason.ACRONYM
                weight = run * rates.initial if run <= MOST_INITIALS else weight
                _put(pairs, count, 1 << i, mask, LIKENESS[reason], weight, reason)
                count += 1
        list_run = other.initials
        if 0 < list_run <= rates.most_letters:
            used = spelled_out(theirs, y, mine, asked, i)
            if used > 0:
                mask = ((1 << used) - 1) << i
                weight = 0.5 * (masked(asked, mask, mine_words) + other.weight)
                reason = Reason.LISTED_INITIAL if list_run <= MOST_INITIALS else Reason.ACRONYM
                weight = list_run * rates.initial if list_run <= MOST_INITIALS else weight
                _put(pairs, count, mask, 1 << j, LIKENESS[reason], weight, reason)
                count += 1
        kept = share_kept(mine, word, theirs, y) if cut else 0.0
        if kept > 0:
            weight = kept * other.weight
            _put(pairs, count, 1 << i, 1 << j, LIKENESS[Reason.CUT], weight, Reason.CUT)
            count += 1
    return count


@looking_inline
def _put(pairs, at, asked, listed, like, weight, reason):  # pragma: no cover
    """Write one pair."""
    pair = pairs[at]
    pair.asked, pair.listed = asked, listed
    pair.likeness, pair.weight, pair.reason = like, weight, reason
    # The most alike first, so that a name and itself agree word by word; initials come last.
    late = reason >= Reason.CUT and reason not in (Reason.JOINED, Reason.LOST_LETTER)
    rank = np.float64(like) + _WEIGHT_RANK * np.float64(weight)
    pair.rank = rank - (_LATE if late else 0.0)


@looking
def masked(words, mask, known):  # pragma: no cover
    """Return the weight of the words of a name that a mask covers.

    Args:
        words: The words.
        mask: Some of them, as bits.
        known: `WORD` records.
    """
    total = 0.0
    for i in range(len(words)):
        if (mask >> i) & 1:
            total += np.float64(known[words[i]].weight)
    return total


@looking
def choose(pairs, count):  # pragma: no cover
    """Keep, best first, pairs that share no word; they end up in front. Returns how many."""
    asked_used, listed_used, kept = 0, 0, 0
    while True:
        best, rank = -1, 0.0
        for k in range(kept, count):
            free = not (pairs[k].asked & asked_used) and not (pairs[k].listed & listed_used)
            if free and pairs[k].rank > rank + _TIE:
                best, rank = k, pairs[k].rank
        if best < 0:
            return kept
        if best > kept:
            swap_pairs(pairs, best, kept)
        asked_used |= pairs[kept].asked
        listed_used |= pairs[kept].listed
        kept += 1
