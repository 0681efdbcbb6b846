"""Names of the watched in the columns of names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linchpin.match.search.explain import INITIAL, SAME, NameMatch, explain
from linchpin.match.search.name_list import ListedName, NameClass
from linchpin.match.search.search import search_rows
from linchpin.match.tokens.lexicon import Kind, meaning_of
from linchpin.screen.book.columns import name_columns
from linchpin.screen.book.rows import Piece
from linchpin.screen.results.hit import Alert
from linchpin.screen.rows.name_parts import name_parts
from linchpin.screen.rows.screener import Screener
from linchpin.screen.rows.sighting import Sighting
from linchpin.screen.watchlist.watched import Watched

_OTHER_BEARER = "; somebody else bears the name just as it is written here"


def sighted_names(screener: Screener, piece: Piece) -> Iterator[Sighting]:
    """Yield whom the names of some rows may mean.

    Args:
        screener: The watched and the columns.
        piece: The rows.
    """
    for column, values in name_columns(screener.mapping, piece.columns).items():
        yield from _sighted(
            screener, column, values, [(at, text, "") for at, text in enumerate(values)]
        )
        yield from _sighted(screener, column, values, list(_parts_of(values)))


def _parts_of(values: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the names that cells join: the row, the name, and what is to be said of it."""
    for at, value in enumerate(values):
        for part in name_parts(value):
            yield at, part, f"the part “{part}” of the cell: "


class _MeantName(NamedTuple):
    """A listed name that may be meant: the asked one, who bears it, the score, and why.

    Attributes:
        row: Which of the asked names.
        watched: Who bears the listed name.
        listed: The listed name.
        score: 0..1.
        match: What was taken for what.
        claims: Ids of the claims behind it.
    """

    row: int
    watched: Watched
    listed: ListedName
    score: float
    match: NameMatch
    claims: tuple[str, ...]


def _sighted(
    screener: Screener, column: str, values: Sequence[str], names: Sequence[tuple[int, str, str]]
) -> Iterator[Sighting]:
    """Yield whom some names may mean, each with its row and what is to be said of it."""
    if not names:
        return
    texts = [text for _, text, _ in names]
    found = [one for part in screener.parts() for one in _found(part, texts)]
    exactly = {one.row for one in found if _is_same(one.match)}
    for one in found:
        at, _, says = names[one.row]
        firm = one.listed.kind is NameClass.NAME
        other = not firm and one.row in exactly and not _is_same(one.match)
        yield Sighting(
            at=at,
            column=column,
            value=values[at],
            watched=one.watched,
            alert=Alert.NAME if firm else Alert.WEAK,
            score=one.score,
            listed_name=one.listed.text,
            reason=says + one.match.explanation + (_OTHER_BEARER if other else ""),
            claims=one.claims,
            name=one.listed,
            words=one.match.words,
        )


def _found(part: Screener, texts: Sequence[str]) -> Iterator[_MeantName]:
    """Yield the listed names that some names may mean, of those who are still watched for."""
    book, watchlist = part.book, part.watchlist
    rows, words = book.read(texts)
    hits = search_rows(book, rows, words, threshold=part.threshold)
    for row, name, score in zip(
        hits.rows.tolist(), hits.names.tolist(), hits.scores.tolist(), strict=True
    ):
        listed = watchlist.names.names[name]
        watched = watchlist.watched[listed.bearer]
        if watched.entity not in watchlist.dropped:
            match = explain(book, words[rows[row] : rows[row + 1]], name)
            if watched.schema != "Person" and rests_on_initials(match):
                continue  # `M-VITO` is an aircraft, and no Modugno
            yield _MeantName(row, watched, listed, score, match, watchlist.claims[name])


def rests_on_initials(match: NameMatch) -> bool:
    """Say whether a single letter of a listed name was taken for a word, with one word beside it.

    A letter in the name of a ship, an aircraft or a firm is no initial of a person's, unless two
    words of the name are there too (`Luis A. Hernandez y Cia.`).

    Args:
        match: How the names compare.
    """
    fitting = [pair for pair in match.words if pair.asked and pair.listed]
    letters = [pair for pair in fitting if pair.reason == INITIAL and len(pair.listed) == 1]
    if not letters:
        return False
    whole = (pair for pair in fitting if pair.reason != INITIAL)
    return sum(meaning_of(pair.listed).kind == Kind.NAME for pair in whole) < 2


def _is_same(match: NameMatch) -> bool:
    """Say whether every listed word stands in the asked name as it is listed."""
    return all(pair.reason == SAME for pair in match.words if pair.listed)
