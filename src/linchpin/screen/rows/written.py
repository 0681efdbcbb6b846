"""Names of the watched inside free text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from linchpin.match.compare.names import name_bits
from linchpin.match.compare.rarity import Rarity
from linchpin.match.reverse.join import joining_neighbours
from linchpin.match.reverse.text_windows import Texts, reached_windows
from linchpin.match.search.explain import BY_SOUND, NameMatch, explain
from linchpin.match.search.name_list import NameClass
from linchpin.match.search.search import Book, search_rows
from linchpin.match.tokens.vocabulary import MOST_WORDS
from linchpin.screen.book.rows import Piece
from linchpin.screen.results.hit import Alert
from linchpin.screen.rows.screener import Screener
from linchpin.screen.rows.sighting import Sighting
from linchpin.screen.rows.texts import TEXT_THRESHOLD, long_runs, text_segments
from linchpin.screen.watchlist.glued_names import GLUED

_CONNECTING = frozenset(
    "a al an and as at av bin by c co con corp cv da das de del der des di do dos e ein el en et "
    "for from ibn in inc la las le les limited llc los ltd ltda mr mrs ms ng no o of on ou para "
    "por pte s sa sarl sas se sl srl te the to u und v van von with y z".split()
)
_WHOLE = 0.98
"""Score from which on a name that tells by one word stands wholly in a text."""
SHORTEST_SOUND = 5
"""Letters of a word that may stand in a text by its sound only, at least."""
PART_BITS = 18.75
"""Evidence of the words of a text that leave out a part of the listed name, at least."""
_LETTERS = frozenset({"an initial", "first letters", "cut off at the end"})


def sighted_in_texts(screener: Screener, piece: Piece) -> Iterator[Sighting]:
    """Yield whose names stand whole in the texts of some rows.

    Args:
        screener: The watched and the columns.
        piece: The rows.
    """
    for column in screener.mapping.texts:
        values = piece.columns[column]
        for row, name, score, match in _between_others(screener, values):
            why = (score, match.explanation)
            one = _sighting(screener, (row, column, values[row]), name, why)
            yield replace(one, words=match.words)
        for row, value in enumerate(values):
            for run in long_runs(value):
                for name, letters in screener.glued.inside(run):
                    why = (GLUED, f"{letters} stands inside {run[:60]}")
                    yield _sighting(screener, (row, column, value), name, why)


def _sighting(
    screener: Screener, place: tuple[int, str, str], name: int, why: tuple[float, str]
) -> Sighting:
    watchlist = screener.watchlist
    listed = watchlist.names.names[name]
    return Sighting(
        at=place[0],
        column=place[1],
        value=place[2],
        watched=watchlist.watched[listed.bearer],
        alert=Alert.CONTAINS,
        score=why[0],
        listed_name=listed.text,
        reason=why[1],
        claims=watchlist.claims[name],
        name=listed,
    )


def _between_others(
    screener: Screener, values: list[str]
) -> Iterator[tuple[int, int, float, NameMatch]]:
    """Yield the row of each name that stands in a text, its number, score and words."""
    book, names = screener.book, screener.watchlist.names.names
    owners, texts = read_texts(book, values)
    pairs = joining_neighbours(book.vocabulary, book.names, units=False)
    segments, (rows, words) = reached_windows(texts, MOST_WORDS, book, pairs)
    hits = search_rows(book, rows, words, threshold=TEXT_THRESHOLD)
    seen: dict[tuple[int, int, bytes], NameMatch] = {}
    for at, name, score in zip(
        hits.rows.tolist(), hits.names.tolist(), hits.scores.tolist(), strict=True
    ):
        if names[name].kind is not NameClass.NAME:
            continue
        asked = words[rows[at] : rows[at + 1]]
        known = (name, len(asked), asked.tobytes())
        if known not in seen:
            seen[known] = explain(book, asked, name)
        if stands_whole(seen[known]):
            yield int(owners[segments[at]]), name, score, seen[known]


def read_texts(book: Book, values: list[str]) -> tuple[NDArray[np.int64], Texts]:
    """Return the segments of some texts, read: the text each is of, and their words.

    Args:
        book: Takes the new words.
        values: The texts.
    """
    found = [(row, segment) for row, value in enumerate(values) for segment in text_segments(value)]
    rows, words = book.read([piece for _, segment in found for piece in segment])
    starts = np.zeros(len(found) + 1, np.int64)
    np.cumsum([len(segment) for _, segment in found], out=starts[1:])
    return np.array([row for row, _ in found], np.int64), Texts(starts, rows, words.copy())


def stands_whole(match: NameMatch) -> bool:
    """Say whether a run of words of a text is a name: every word fits, two of them tell.

    Single letters, connecting words and single characters of Chinese stand in a text by
    themselves more often than as a part of a name, and many bear a given name and one surname of
    somebody listed: where a part of the name is left out, the rest must be rare. Where the name
    tells by one word alone, it must be there wholly, with its legal form.

    Args:
        match: How the run compares with a listed name.
    """
    telling, missing, fitting = 0, 0, 0
    for pair in match.words:
        if not pair.asked:
            missing += 1
            continue
        parts = pair.asked.split()
        if not pair.listed or (len(parts) > 1 and any(len(part) < 2 for part in parts)):
            return False
        if pair.reason in _LETTERS and len(pair.asked) < 2:
            return False
        if pair.reason == BY_SOUND and len(pair.asked) < SHORTEST_SOUND:
            return False
        fitting += 1
        telling += pair.reason not in _LETTERS and _tells(parts)
    if missing and name_bits(match.words, Rarity()) < PART_BITS:
        return False
    return telling >= 2 or (telling == 1 and fitting >= 2 and not missing and match.score >= _WHOLE)


def _tells(parts: list[str]) -> bool:
    word = "".join(parts)
    return word not in _CONNECTING and (len(word) > 1 or word.isascii()) and not word.isdecimal()
