"""The compiled part of the search: bounds, postings walked, names reached, scored."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linchpin.compiled import looking, looking_inline, njit
from linchpin.match.search.align import choose, find_pairs, masked
from linchpin.match.search.score import mark_exchanged, score_pairs
from linchpin.match.search.score_bounds import marked_enough, note_loose, skip_words, walked_enough
from linchpin.match.search.sides import (
    FORM_SHIFT,
    MOST_JOINS,
    MOST_LETTERS,
    REACHED,
    AskedName,
    Sum,
    clear_marks,
    is_marked,
    marks_for,
    set_mark,
)
from linchpin.match.tokens.compounds import MOST_JOINED, SHORTEST_UNIT
from linchpin.match.tokens.fold import LONGEST_WORD
from linchpin.match.tokens.forms import form_hash
from linchpin.match.tokens.hashing import hash_letters
from linchpin.match.tokens.word_table import find_word


class Found(NamedTuple):
    """Room for what a search finds: asked name, listed name and score of each bearer."""

    rows: NDArray[np.int64]
    names: NDArray[np.int32]
    scores: NDArray[np.float32]


class BestNames(NamedTuple):
    """For each bearer its best name for the last asked name, and who was found."""

    stamp: NDArray[np.int64]
    scores: NDArray[np.float32]
    names: NDArray[np.int32]
    found: NDArray[np.int32]


@njit(cache=True)
def asked_name(row, words, known, tables, joins, masks, letters):  # pragma: no cover
    """Return an asked name with the list words that its neighbours make when joined.

    Args:
        row: Its number.
        words: Its words.
        known: `WORD` records of the asked words.
        tables: See `linchpin.match.search.sides.WordTables`.
        joins: int64, room for `MOST_JOINS`.
        masks: The same.
        letters: uint32, room for `MOST_LETTERS`.
    """
    listed, forms = tables.names, tables.forms
    starts, arena = tables.book.starts, tables.book.arena
    whole, count = 0.0, 0
    for i in range(len(words)):
        whole += np.float64(known[words[i]].weight)
        size = 0
        for j in range(i, min(i + MOST_JOINED, len(words))):
            for k in range(starts[words[j]], starts[words[j] + 1]):
                letters[size] = arena[k]
                size += 1
            if j > i and SHORTEST_UNIT <= size <= LONGEST_WORD:
                mask = ((1 << (j - i + 1)) - 1) << i
                word = find_word(letters, 0, size, listed)
                if word >= 0 and count < MOST_JOINS:
                    joins[count] = word
                    masks[count] = mask
                    count += 1
                if len(forms.hashes):
                    count = _join_forms(letters, size, mask, forms, joins, masks, count)
    return AskedName(row, words, joins[:count], masks[:count], whole)


@looking
def _join_forms(letters, size, mask, forms, joins, masks, count):  # pragma: no cover
    """Write the list words in other letters that may be written so in Latin; return how many."""
    wanted = form_hash(hash_letters(letters, 0, size), False)
    if not forms.known[wanted >> FORM_SHIFT]:
        return count
    at = np.searchsorted(forms.hashes, wanted)
    while at < len(forms.hashes) and forms.hashes[at] == wanted and count < MOST_JOINS:
        joins[count] = forms.words[at]
        masks[count] = mask
        count += 1
        at += 1
    return count


@looking
def score_name(asked, one, book, names, marks, rates, pairs):  # pragma: no cover
    """Return the score of an asked name and a listed one, and how many pairs were chosen.

    Args:
        asked: See `linchpin.match.search.sides.AskedName`.
        one: Number of the listed name.
        book: See `linchpin.match.search.sides.AskedWords`.
        names: See `linchpin.match.search.sides.ListedNames`.
        marks: See `linchpin.match.search.sides.Marks`.
        rates: See `linchpin.match.search.weights.Rates`.
        pairs: Out, the pairs; the chosen ones come first.
    """
    low, high = names.rows[one], names.rows[one + 1]
    count = find_pairs(asked, one, book, names, marks, rates, pairs)
    kept = choose(pairs, count)
    own = names.words[low:high]
    mark_exchanged(asked.words, own, book.letters.words, names.letters.words, pairs, kept)
    score = score_pairs(
        asked.words, book.letters.words, own, names.letters.words, names.roles[low:high],
        pairs, kept, rates,
    )  # fmt: skip
    return score, kept


@njit(cache=True)
def search_all(
    rows, words, book, tables, bounds, names, postings, rates, threshold, pairs, out
):  # pragma: no cover
    """Write every bearer found for every asked name; return how many, even past the room.

    Args:
        rows: Where the words of each asked name begin.
        words: Words of the asked names.
        book: See `linchpin.match.search.sides.AskedWords`.
        tables: See `linchpin.match.search.sides.WordTables`.
        bounds: See `linchpin.match.search.similar_words.WordBounds`.
        names: See `linchpin.match.search.sides.ListedNames`.
        postings: See `linchpin.match.search.sides.Postings`.
        rates: See `linchpin.match.search.weights.Rates`.
        threshold: Least score.
        pairs: Scratch, `PAIR` records.
        out: See `Found`.
    """
    reached, order = _nobody_reached(postings), np.empty(len(postings.bearers) + 1, np.int32)
    best = BestNames(
        np.full(postings.bearer_count, -1, np.int64),
        np.zeros(postings.bearer_count, np.float32),
        np.zeros(postings.bearer_count, np.int32),
        np.empty(postings.bearer_count + 1, np.int32),
    )
    marks = marks_for(len(names.letters.words))
    joins, masks = np.empty(MOST_JOINS, np.int64), np.empty(MOST_JOINS, np.int64)
    letters = np.empty(MOST_LETTERS, np.uint32)
    listed, known = names.letters.words, book.letters.words
    total = 0
    for row in range(len(rows) - 1):
        if rows[row + 1] == rows[row]:
            continue
        own = words[rows[row] : rows[row + 1]]
        asked = asked_name(row, own, known, tables, joins, masks, letters)
        loose = note_loose(asked.words, book.letters, rates)
        skipped = skip_words(asked, known, bounds, loose, rates, threshold)
        count = _reach(asked, skipped.words, book, listed, postings, (reached, order))
        marked, found = False, 0
        for k in range(count):
            one = order[k]
            name = reached[one]
            if not walked_enough(name, asked.whole, loose, skipped, rates, threshold):
                continue
            if not marked:
                _mark(asked, book, listed, marks)
                marked = True
            if not marked_enough(one, name, names, marks, (asked.whole, loose), (rates, threshold)):
                continue
            score, _ = score_name(asked, one, book, names, marks, rates, pairs)
            if score >= threshold:
                found = _note_best(row, postings.bearers[one], one, score, best, found)
        if marked:
            _unmark(asked, book, marks)
        for k in range(found):
            if total < len(out.rows):
                out.rows[total] = row
                out.names[total] = best.names[best.found[k]]
                out.scores[total] = best.scores[best.found[k]]
            total += 1
    return total


@njit(cache=True)
def _nobody_reached(postings):  # pragma: no cover
    """Return a `REACHED` record for each listed name."""
    reached = np.empty(len(postings.bearers), REACHED)
    for one in range(len(reached)):
        name = reached[one]
        name.row = -1
        name.initials, name.total = postings.initials[one], postings.totals[one]
        name.beginnings = postings.beginnings[one]
        name.initial_letters = postings.initial_letters[one]
    return reached


@looking
def _note_best(row, who, one, score, best, found):  # pragma: no cover
    """Keep the better name of a bearer; return how many bearers were found."""
    if best.stamp[who] != row:
        best.stamp[who] = row
        best.found[found] = who
        found += 1
        best.scores[who] = -1.0
    better = score > best.scores[who]
    if better or (score == best.scores[who] and one < best.names[who]):
        best.scores[who] = score
        best.names[who] = one
    return found


@looking
def _mark(asked, book, listed, marks):  # pragma: no cover
    """Write, for each list word the name may mean, the most it adds and the asked weight."""
    starts, similar, likeness = book.similar.starts, book.similar.words, book.similar.likeness
    known, words = book.letters.words, asked.words
    bits, sums = marks.bits, marks.sums
    for i in range(len(words)):
        weight = known[words[i]].weight
        for at in range(starts[words[i]], starts[words[i] + 1]):
            _mark_one(similar[at], likeness[at], weight, listed, bits, sums)
    for k in range(len(asked.joins)):
        weight = np.float32(masked(words, asked.masks[k], known))
        _mark_one(asked.joins[k], np.float32(1.0), weight, listed, bits, sums)


@looking_inline
def _mark_one(y, like, weight, listed, bits, sums):  # pragma: no cover
    gain = like * 0.5 * (weight + listed[y].weight)
    if not is_marked(bits, y):
        set_mark(bits, y)
        sums[y, Sum.AGREED] = gain
        sums[y, Sum.ASKED] = weight
    else:
        sums[y, Sum.AGREED] = max(sums[y, Sum.AGREED], gain)
        sums[y, Sum.ASKED] = max(sums[y, Sum.ASKED], weight)


@looking
def _unmark(asked, book, marks):  # pragma: no cover
    """Take the marks off again."""
    starts, similar, bits = book.similar.starts, book.similar.words, marks.bits
    words, joins = asked.words, asked.joins
    for i in range(len(words)):
        for at in range(starts[words[i]], starts[words[i] + 1]):
            clear_marks(bits, similar[at])
    for k in range(len(joins)):
        clear_marks(bits, joins[k])


@looking
def _reach(asked, skipped, book, listed, postings, room):  # pragma: no cover
    """Walk the postings of the words, skipped ones to names with initials only; return how many.

    What the words add to each name is summed on the way: agreement, asked and listed weight.
    """
    similar, known, words = book.similar, book.letters.words, asked.words
    starts, list_words, likeness = similar.starts, similar.words, similar.likeness
    begins, all_ends, initial_ends = postings.starts, postings.starts[1:], postings.initial_stops
    names, row = postings.names, np.int32(asked.row)
    reached, order = room
    count = 0
    for i in range(len(words)):
        ends = initial_ends if (skipped >> i) & 1 else all_ends
        weight = known[words[i]].weight
        for at in range(starts[words[i]], starts[words[i] + 1]):
            y = list_words[at]
            gain = likeness[at] * np.float32(0.5) * (weight + listed[y].weight)
            adds = (gain, weight, listed[y].weight)
            for k in range(begins[y], ends[y]):
                count = _add(reached, names[k], row, adds, order, count)
    for k in range(len(asked.joins)):
        y = asked.joins[k]
        weight = np.float32(masked(words, asked.masks[k], known))
        gain = np.float32(0.5) * (weight + listed[y].weight)
        adds = (gain, weight, listed[y].weight)
        for k in range(begins[y], all_ends[y]):
            count = _add(reached, names[k], row, adds, order, count)
    return count


@looking_inline
def _add(reached, one, row, adds, order, count):  # pragma: no cover
    """Add what a word adds to a name; return how many names are reached."""
    gain, weight, listed = adds
    name = reached[one]
    if name.row != row:
        name.row = row
        order[count] = one
        name.agreed, name.asked, name.listed = gain, weight, listed
        return count + 1
    name.agreed += gain
    name.asked += weight
    name.listed += listed
    return count
