"""Letters that stand for words: initials and first letters spelled out, words cut off."""

from __future__ import annotations

from linchpin.compiled import looking
from linchpin.match.search.weights import CUT_FIELD, SHORTEST_CUT
from linchpin.match.tokens.lexicon import Kind


@looking
def spelled_out(words, word, others, own, start):  # pragma: no cover
    """Return how many words of a name, from one on, begin with the letters of a word in turn, or 0.

    Args:
        words: `WordLetters` of the word.
        word: The word.
        others: `WordLetters` of the name.
        own: Words of the name.
        start: The first of them that is looked at.
    """
    at = start
    begin, stop = words.words[word].start, words.words[word].stop
    letters, latin, known = words.latin, others.latin, others.words
    for i in range(begin, stop):
        while at < len(own) and known[own[at]].kind == Kind.PARTICLE and i > begin:
            at += 1
        if at >= len(own):
            return 0
        first = known[own[at]].start
        if known[own[at]].kind == Kind.NUMBER:  # `i` is no initial of `ii`
            return 0
        if known[own[at]].stop - first < 2 or latin[first] != letters[i]:
            return 0
        at += 1
    return at - start


@looking
def may_be_cut(words, name):  # pragma: no cover
    """Say whether the last word of a name may have been cut off by the width of a field.

    Args:
        words: `WORD` records.
        name: Words of the name.
    """
    last = words[name[len(name) - 1]]
    if last.kind == Kind.NUMBER:  # `ii` is no beginning of `iii`
        return False
    return last.stop - last.start >= SHORTEST_CUT and name_length(words, name) >= CUT_FIELD


@looking
def name_length(words, name):  # pragma: no cover
    """Return how many letters and blanks a name has, as a field of fixed width counts them."""
    total = len(name) - 1
    for i in range(len(name)):
        total += words[name[i]].stop - words[name[i]].start
    return total


@looking
def share_kept(words, word, others, longer):  # pragma: no cover
    """Return what share of a longer word a beginning of it is, or 0 if it is none.

    Args:
        words: `WordLetters` of the beginning.
        word: The beginning.
        others: `WordLetters` of the longer word.
        longer: The longer word.
    """
    low, kept = words.words[word].start, words.words[word].stop - words.words[word].start
    first, size = others.words[longer].start, others.words[longer].stop - others.words[longer].start
    if size <= kept:
        return 0.0
    letters, latin = words.latin, others.latin
    for i in range(kept):
        if latin[first + i] != letters[low + i]:
            return 0.0
    return kept / size
