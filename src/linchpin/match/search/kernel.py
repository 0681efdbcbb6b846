"""The compiled part of the search: bounds, postings walked, names reached, scored."""

from __future__ import annotations

import numpy as np
from numba import njit

from linchpin.match.search.align import MOST_PAIRS, choose, find_pairs, masked
from linchpin.match.search.score import mark_exchanged, score_pairs
from linchpin.match.search.score_bounds import marked_score, skip_words, walked_score
from linchpin.match.tokens.vocabulary import find_word


@njit(cache=True)
def join_neighbours(asked, texts, listed, joins):  # pragma: no cover
    """Write the list words that neighbours of an asked name make when joined; return how many."""
    arena, starts = texts
    slots, list_arena, list_starts = listed
    letters = np.empty(128, np.uint32)
    count = 0
    for i in range(len(asked) - 1):
        size = 0
        for j in range(i, min(i + 3, len(asked))):
            first = starts[asked[j]]
            length = starts[asked[j] + 1] - first
            for k in range(length):
                letters[size + k] = arena[first + k]
            size += length
            if j > i and size >= 4 and size <= 40:
                word = find_word(letters, 0, size, slots, list_arena, list_starts)
                if word >= 0:
                    joins[count, 0] = word
                    joins[count, 1] = ((1 << (j - i + 1)) - 1) << i
                    count += 1
    return count


@njit(cache=True)
def score_name(words, joins, asked, listed, name, marked, rates, pairs):  # pragma: no cover
    """Return the score of an asked name and a listed one, and how many pairs were chosen.

    Args:
        words: Words of the asked name.
        joins: See `linchpin.match.search.align.find_pairs`.
        asked: See `linchpin.match.search.search.as_asked`.
        listed: See `linchpin.match.search.search.as_listed`.
        name: Number of the listed name.
        marked: For each list word the last asked name it is similar to a word of, and this one.
        rates: See `linchpin.match.search.weights`.
        pairs: Out, the pairs; the chosen ones come first.
    """
    rows, weights, features, _, _ = asked
    (name_rows, name_words, roles), (unit_rows, unit_words, unit_masks) = listed[0], listed[1]
    low, high = name_rows[name], name_rows[name + 1]
    first, last = unit_rows[name], unit_rows[name + 1]
    count = find_pairs(
        words,
        joins,
        name_words[low:high],
        (unit_words[first:last], unit_masks[first:last]),
        (rows, weights, features),
        (listed[2], listed[3], marked[0], marked[1]),
        rates,
        pairs,
    )
    kept = choose(pairs, count)
    letters = ((features[2], asked[4]), (listed[3][2], listed[5]))
    mark_exchanged(words, name_words[low:high], letters[0], letters[1], pairs, kept)
    score = score_pairs(
        words, weights, name_words[low:high], listed[2], roles[low:high], pairs, kept, rates
    )
    return score, kept


@njit(cache=True)
def search_all(read, asked, bounds, listed, filed, settings, out):  # pragma: no cover
    """Write every bearer found for every asked name; return how many, even past the room.

    Args:
        read: Rows and words of the asked names.
        asked: See `linchpin.match.search.search.as_asked`.
        bounds: See `linchpin.match.search.similar_words.word_bounds`.
        listed: See `linchpin.match.search.search.as_listed`.
        filed: Posting starts, postings, bearers, their number, totals, initials and
            first letters of the names, and where postings of names with initials end.
        settings: Rates and threshold.
        out: Asked name, listed name and score of each bearer found.
    """
    rows, words = read
    names, bearers = len(filed[2]), filed[3]
    state = (
        np.full(names, -1, np.int64),
        np.empty(names + 1, np.int32),
        np.zeros((names, 4), np.float32),
    )
    best = (
        np.full(bearers, -1, np.int64),
        np.zeros(bearers, np.float32),
        np.zeros(bearers, np.int32),
        np.empty(bearers + 1, np.int32),
    )
    marks = (np.full(len(listed[2]), -1, np.int64), np.zeros((len(listed[2]), 2), np.float32))
    joins, spare = np.empty((40, 2), np.int64), np.zeros(10, np.float64)
    pairs = np.empty((MOST_PAIRS, 6), np.float64)
    total = 0
    for row in range(len(rows) - 1):
        name_words = words[rows[row] : rows[row + 1]]
        count = join_neighbours(name_words, asked[3], listed[4], joins)
        if len(name_words) == 0:
            continue
        whole = 0.0
        for i in range(len(name_words)):
            whole += asked[1][name_words[i]]
        skipped = skip_words(name_words, asked, bounds, (whole, count), settings, spare)
        both = (name_words, joins[:count])
        reached = _reach(both, skipped, asked, listed[2], filed, row, state)
        scratch = (state, reached, marks, spare, pairs)
        sides = (asked, listed, filed)
        found = _score_reached(both, row, whole, sides, settings, scratch, best)
        for k in range(found):
            if total < len(out[0]):
                out[0][total] = row
                out[1][total] = best[2][best[3][k]]
                out[2][total] = best[1][best[3][k]]
            total += 1
    return total


@njit(cache=True)
def _score_reached(name, row, whole, sides, settings, scratch, best):  # pragma: no cover
    """Align the names reached that may score enough; return how many bearers were found."""
    asked, listed, filed = sides
    rates, threshold = settings
    (_, touched, walked), reached, marks, spare, pairs = scratch
    best_stamp, best_score, best_name, bearers_found = best
    words, joins = name
    marked, found = False, 0
    for k in range(reached):
        one = touched[k]
        most = walked_score(
            walked[one], filed[5][one], filed[4][one], filed[6][one], whole, spare, rates
        )
        if most < threshold:
            continue
        if not marked:
            _mark(name, asked, listed[2], row, marks)
            marked = True
        sums = (whole, filed[4], filed[5])
        if marked_score(one, listed, marks, row, sums, spare, rates) < threshold:
            continue
        score, _ = score_name(words, joins, asked, listed, one, (marks[0], row), rates, pairs)
        if score < threshold:
            continue
        who = filed[2][one]
        if best_stamp[who] != row:
            best_stamp[who] = row
            bearers_found[found] = who
            found += 1
            best_score[who] = -1.0
        if score > best_score[who] or (score == best_score[who] and one < best_name[who]):
            best_score[who] = score
            best_name[who] = one
    return found


@njit(cache=True)
def _mark(name, asked, list_weights, row, marks):  # pragma: no cover
    """Write, for each list word the name may mean, the most it adds and the asked weight."""
    words, joins = name
    similar, weights = asked[0], asked[1]
    stamp, gains = marks
    for i in range(len(words) + len(joins)):
        if i < len(words):
            first, stop, weight = similar[0][words[i]], similar[0][words[i] + 1], weights[words[i]]
        else:
            first, stop = 0, 1
            weight = np.float32(masked(words, joins[i - len(words), 1], weights))
        for at in range(first, stop):
            if i < len(words):
                y, like = np.int64(similar[1][at]), similar[2][at]
            else:
                y, like = joins[i - len(words), 0], np.float32(1.0)
            gain = like * 0.5 * (weight + list_weights[y])
            if stamp[y] != row:
                stamp[y] = row
                gains[y, 0] = gain
                gains[y, 1] = weight
            else:
                gains[y, 0] = max(gains[y, 0], gain)
                gains[y, 1] = max(gains[y, 1], weight)


@njit(cache=True)
def _reach(name, skipped, asked, list_weights, filed, row, state):  # pragma: no cover
    """Walk the postings of the words, skipped ones to names with initials only; return how many.

    What the words add to each name is summed on the way: agreement, asked and listed weight.
    """
    words, joins = name
    similar, weights = asked[0], asked[1]
    starts, postings = filed[0], filed[1]
    stamp, touched, walked = state
    reached = 0
    for i in range(len(words) + len(joins)):
        ends = starts[1:]
        if i < len(words):
            if (skipped >> i) & 1:
                ends = filed[7]
            first, stop, weight = similar[0][words[i]], similar[0][words[i] + 1], weights[words[i]]
        else:
            first, stop = 0, 1
            weight = np.float32(masked(words, joins[i - len(words), 1], weights))
        for at in range(first, stop):
            if i < len(words):
                y, like = np.int64(similar[1][at]), similar[2][at]
            else:
                y, like = joins[i - len(words), 0], np.float32(1.0)
            listed = list_weights[y]
            gain = like * np.float32(0.5) * (weight + listed)
            for k in range(starts[y], ends[y]):
                one = postings[k]
                if stamp[one] != row:
                    stamp[one] = row
                    touched[reached] = one
                    reached += 1
                    walked[one, 0] = gain
                    walked[one, 1] = weight
                    walked[one, 2] = listed
                else:
                    walked[one, 0] += gain
                    walked[one, 1] += weight
                    walked[one, 2] += listed
    return reached
