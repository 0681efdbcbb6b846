"""The compiled part of the search: bounds, postings walked, names reached, scored."""

from __future__ import annotations

import numpy as np
from numba import njit

from linchpin.match.align import (
    choose,
    cut_length,
    find_pairs,
    initial_letters,
    masked,
    score_pairs,
)
from linchpin.match.words import find_word


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
        joins: See `linchpin.match.align.find_pairs`.
        asked: See `linchpin.match.search.as_asked`.
        listed: See `linchpin.match.search.as_listed`.
        name: Number of the listed name.
        marked: For each list word the last asked name it is similar to a word of, and this one.
        rates: See `linchpin.match.rates`.
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
    score = score_pairs(
        words, weights, name_words[low:high], listed[2], roles[low:high], pairs, kept, rates
    )
    return score, kept


@njit(cache=True)
def search_all(read, asked, bounds, listed, filed, settings, out):  # pragma: no cover
    """Write every bearer found for every asked name; return how many, even past the room.

    Args:
        read: Rows and words of the asked names.
        asked: See `linchpin.match.search.as_asked`.
        bounds: See `linchpin.match.join.word_bounds`.
        listed: See `linchpin.match.search.as_listed`.
        filed: Posting starts, postings, bearers, their number, totals and initials of the names.
        settings: Rates and threshold.
        out: Asked name, listed name and score of each bearer found.
    """
    rows, words = read
    _, _, bearers, bearer_count, totals, initials = filed
    rates, threshold = settings
    names = len(bearers)
    stamp = np.full(names, -1, np.int64)
    best = np.zeros(bearer_count, np.float32)
    best_name = np.zeros(bearer_count, np.int32)
    best_stamp = np.full(bearer_count, -1, np.int64)
    touched = np.empty(names + 1, np.int32)
    bearers_found = np.empty(bearer_count + 1, np.int32)
    pairs = np.empty((112, 6), np.float64)
    joins = np.empty((40, 2), np.int64)
    marks = (np.full(len(listed[2]), -1, np.int64), np.zeros((len(listed[2]), 2), np.float32))
    spare = np.zeros(6, np.float64)
    total = 0
    for row in range(len(rows) - 1):
        name_words = words[rows[row] : rows[row + 1]]
        count = join_neighbours(name_words, asked[3], listed[4], joins)
        if len(name_words) == 0:
            continue
        whole = 0.0
        for i in range(len(name_words)):
            whole += asked[1][name_words[i]]
        skipped = _skip(name_words, asked, bounds, (whole, count), settings, spare)
        if skipped < 0:
            continue
        both = (name_words, joins[:count])
        _mark(both, asked, listed[2], row, marks)
        reached = _reach(both, skipped, asked[0], filed, row, (stamp, touched))
        found = 0
        for k in range(reached):
            name = touched[k]
            if (
                _could_score(name, listed, marks, row, (whole, totals, initials), spare, rates)
                < threshold
            ):
                continue
            score, _ = score_name(
                name_words, joins[:count], asked, listed, name, (marks[0], row), rates, pairs
            )
            if score < threshold:
                continue
            who = bearers[name]
            if best_stamp[who] != row:
                best_stamp[who] = row
                bearers_found[found] = who
                found += 1
                best[who] = -1.0
            if score > best[who] or (score == best[who] and name < best_name[who]):
                best[who] = score
                best_name[who] = name
        for k in range(found):
            if total < len(out[0]):
                out[0][total] = row
                out[1][total] = best_name[bearers_found[k]]
                out[2][total] = best[bearers_found[k]]
            total += 1
    return total


@njit(cache=True)
def _skip(words, asked, bounds, size, settings, spare):  # pragma: no cover
    """Choose the words that need no walk: names that agree in them alone cannot score enough.

    The costliest go first. `spare` receives what initials may add to any name (agreement,
    asked weight, listed weight) and, of a last word that may be cut, its weight, its first
    letters packed and their mask. Returns the words' mask, or -1 where no name can score enough.
    """
    weights, starts = asked[1], asked[2][1]
    most, cost = bounds
    whole, joined = size
    rates, threshold = settings
    spare[:] = 0.0
    reach = 0.0
    for i in range(len(words)):
        reach += most[words[i]]
        run = initial_letters(asked[2][0], starts[words[i]], starts[words[i] + 1])
        if run == 1 or run == 2:
            spare[0] += 0.25 * run
            spare[1] += weights[words[i]]
            spare[2] += run
    last = words[len(words) - 1]
    length = starts[last + 1] - starts[last]
    cut = 0.0
    spare[3] = 0.0
    if length >= 2 and most[last] < 0.99 * weights[last] and cut_length(words, starts) >= 16:
        cut = weights[last]
        spare[3] = cut
        spare[4] = asked[4][last] & np.uint32(0xFFFF if length == 2 else 0xFFFFFF)
        spare[5] = 0xFFFF if length == 2 else 0xFFFFFF
    if joined == 0:
        agreed = reach + spare[0] + 0.9 * cut
        if most_score(agreed, whole - 1.3 * reach - spare[1] - cut, 0.0, rates) < threshold:
            return -1
    skipped = 0
    agreed, left = spare[0] + 0.9 * cut, whole - spare[1] - cut
    while True:
        worst = -1
        for i in range(len(words)):
            if not (skipped >> i) & 1 and (worst < 0 or cost[words[i]] > cost[words[worst]]):
                worst = i
        if worst < 0:
            return skipped
        agreed += most[words[worst]]
        left -= weights[words[worst]]
        if most_score(agreed, left, 0.0, rates) >= threshold:
            return skipped
        skipped |= 1 << worst


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
def _reach(name, skipped, similar, filed, row, state):  # pragma: no cover
    """Walk the postings of the words that are not skipped; return how many names were reached."""
    words, joins = name
    starts, postings = filed[0], filed[1]
    stamp, touched = state
    reached = 0
    for i in range(len(words) + len(joins)):
        if i < len(words):
            if (skipped >> i) & 1:
                continue
            first, stop = similar[0][words[i]], similar[0][words[i] + 1]
        else:
            first, stop = 0, 1
        for at in range(first, stop):
            y = np.int64(similar[1][at]) if i < len(words) else joins[i - len(words), 0]
            for k in range(starts[y], starts[y + 1]):
                one = postings[k]
                if stamp[one] != row:
                    stamp[one] = row
                    touched[reached] = one
                    reached += 1
    return reached


@njit(cache=True)
def _could_score(name, listed, marks, row, totals, spare, rates):  # pragma: no cover
    """Return the most a reached name can score, from the words of it that are marked."""
    name_rows, name_words, _ = listed[0]
    unit_rows, unit_words, _ = listed[1]
    stamp, gains = marks
    whole, all_totals, initials = totals
    agreed, asked_agreed, listed_agreed = spare[0], spare[1], spare[2]
    cut = spare[3] > 0
    letters, mask = np.uint32(spare[4]), np.uint32(spare[5])
    for at in range(name_rows[name], name_rows[name + 1]):
        y = name_words[at]
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
        if stamp[y] == row:
            agreed += gains[y, 0]
            asked_agreed += gains[y, 1]
            listed_agreed += listed[2][y]
    return most_score(
        agreed + 0.25 * initials[name],
        whole - asked_agreed - initials[name],
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
