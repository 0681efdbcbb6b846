"""Two names against each other: score and explanation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from linchpin.compiled import at_once, njit
from linchpin.match.search.kernel import asked_name, score_name
from linchpin.match.search.name_list import ListedName, NameList, make_list
from linchpin.match.search.schemata import bare_name, is_person, surnames_of
from linchpin.match.search.search import Book
from linchpin.match.search.sides import MOST_JOINS, MOST_LETTERS, marks_for, set_mark, word_pairs
from linchpin.match.search.weights import rates
from linchpin.match.search.word_similarity import Reason

SAME = "the same"
"""Reason of two words that are one."""
INITIAL = "an initial"
"""Reason of a letter and the word that begins with it."""
BY_SOUND = "sounds the same"
"""Reason of two words that are only said alike."""

_SAYS = {
    Reason.EXACT: SAME,
    Reason.TRANSLITERATED: "the same in Latin letters",
    Reason.LOOKALIKE: "letters that look alike",
    Reason.SOUND: BY_SOUND,
    Reason.SCAN: "a scanner takes one for the other",
    Reason.ABBREVIATION: "an abbreviation",
    Reason.NICKNAME: "a pet name",
    Reason.NAME_SYMBOL: "forms of one name",
    Reason.SAME_MEANING: "means the same",
    Reason.SPELLING: "spelled almost the same",
    Reason.NO_VOWELS: "the same without vowels",
    Reason.CUT: "cut off at the end",
    Reason.INITIAL: INITIAL,
    Reason.JOINED: "written as one word",
    Reason.ACRONYM: "first letters",
    Reason.LISTED_INITIAL: INITIAL,
    Reason.LOST_LETTER: "a letter was lost",
    Reason.EXCHANGED: "on the other side of 'son of'",
}


@dataclass(frozen=True, slots=True)
class WordPair:
    """Words of the two names that were taken for each other.

    Attributes:
        asked: Of the first name; empty where only the second has the word.
        listed: Of the second name; empty where only the first has the word.
        likeness: 0..1.
        reason: Why.
    """

    asked: str
    listed: str
    likeness: float
    reason: str


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How two names compare.

    Attributes:
        score: 0..1; from `linchpin.match.search.weights.MATCH` on they are taken for one.
        words: What was taken for what, and what is missing.
    """

    score: float
    words: tuple[WordPair, ...]

    @property
    def explanation(self) -> str:
        """Return the words in one line: `hdz = hernandez (an abbreviation); - lopez`."""
        parts = []
        for pair in self.words:
            if not pair.listed:
                parts.append(f"+ {pair.asked}")
            elif not pair.asked:
                parts.append(f"- {pair.listed}")
            else:
                parts.append(f"{pair.asked} = {pair.listed} ({pair.reason})")
        return "; ".join(parts)


def match_names(one: str, other: str, schema: str = "LegalEntity") -> NameMatch:
    """Return how two names compare.

    Args:
        one: A name.
        other: Another.
        schema: One of `linchpin.match.search.schemata.SCHEMATA`, of what bears them.

    >>> match_names("Juan Hdz", "Juan Hernandez").score > 0.9
    True
    """
    return match_pairs([(one, other)], [schema])[0]


def match_pairs(
    pairs: Sequence[tuple[str, str]], schemata: Sequence[str] | None = None
) -> list[NameMatch]:
    """Return how each pair of names compares; a name and itself score 1.

    What stands before a comma in the second name is taken for its surnames, unless the schema
    says that it is no person's.

    Args:
        pairs: Names.
        schemata: Schema of each pair, one of `linchpin.match.search.schemata.SCHEMATA`; None where
            nothing is known of them.

    Raises:
        ValueError: There are not as many schemata as pairs.
    """
    known = ["LegalEntity"] * len(pairs) if schemata is None else list(schemata)
    if len(known) != len(pairs):
        raise ValueError(f"schemata and pairs differ in number: {len(known)}, {len(pairs)}")
    found = [NameMatch(1.0 if one == other else 0.0, ()) for one, other in pairs]
    with at_once(sum(len(one) + len(other) for one, other in pairs)):
        for people in (False, True):
            rows = [i for i, schema in enumerate(known) if is_person(schema) is people]
            if rows:
                _match_rows(pairs, known, rows, found, people=people)
    return found


def _match_rows(
    pairs: Sequence[tuple[str, str]],
    schemata: Sequence[str],
    chosen: list[int],
    found: list[NameMatch],
    *,
    people: bool,
) -> None:
    """Write how the chosen pairs compare; pairs without a letter or digit keep what they have."""
    texts = [[bare_name(name, schemata[i]) for name in pairs[i]] for i in chosen]
    listed = (
        ListedName(i, other, surnames_of(other, schemata[i]))
        for i, (_, other) in zip(chosen, texts, strict=True)
    )
    names = make_list(listed, people=people, spelled_out=True)
    book = Book.empty(names)
    rows, words = book.read([one for one, _ in texts])
    place = {int(bearer): at for at, bearer in enumerate(names.bearers)}
    for at, i in enumerate(chosen):
        asked = words[rows[at] : rows[at + 1]]
        if i in place and len(asked):
            found[i] = explain(book, asked, place[i])


def explain(book: Book, asked: np.ndarray, name: int) -> NameMatch:
    """Return how an asked name, given by its words in a book, compares with a listed one."""
    names, pairs = book.names, word_pairs()
    rule = rates(spelled_out=names.spelled_out)
    score, kept = _score_one(asked, book.side, book.tables, names.side, name, rule, pairs)
    listed = names.words[names.rows[name] : names.rows[name + 1]]
    return NameMatch(float(score), tuple(_words(book, names, asked, listed, pairs[:kept])))


def explain_many(book: Book, asked: Sequence[np.ndarray], names: Sequence[int]) -> list[NameMatch]:
    """Return how asked names compare with listed ones, as `explain` does, in one go.

    Args:
        book: The words, and the list.
        asked: The words of each asked name.
        names: Number of the listed name each is compared with.
    """
    if not asked:
        return []
    listed, pairs = book.names, word_pairs()
    rows = np.zeros(len(asked) + 1, np.int64)
    np.cumsum([len(words) for words in asked], out=rows[1:])
    scores, counts = np.zeros(len(asked)), np.zeros(len(asked), np.int64)
    out = np.zeros((len(asked), _MOST_CHOSEN), pairs.dtype)
    _score_each(
        (rows, np.concatenate(asked).astype(np.int32), np.array(names, np.int64)), book.side,
        book.tables, listed.side, rates(spelled_out=listed.spelled_out), pairs,
        (scores, counts, out),
    )  # fmt: skip
    found = []
    for at, (words, name) in enumerate(zip(asked, names, strict=True)):
        if counts[at] > _MOST_CHOSEN:
            found.append(explain(book, words, name))
            continue
        own = listed.words[listed.rows[name] : listed.rows[name + 1]]
        chosen = tuple(_words(book, listed, words, own, out[at, : counts[at]]))
        found.append(NameMatch(float(scores[at]), chosen))
    return found


_MOST_CHOSEN = 24
"""Pairs of words of two names that are handed over in one go; more are looked at one by one."""


@njit(cache=True)
def _score_each(asked_for, book, tables, names, rule, pairs, out):  # pragma: no cover
    rows, words, listed = asked_for
    scores, counts, chosen = out
    for at in range(len(listed)):
        own = words[rows[at] : rows[at + 1]]
        score, kept = _score_one(own, book, tables, names, listed[at], rule, pairs)
        scores[at], counts[at] = score, kept
        for pair in range(min(kept, chosen.shape[1])):
            chosen[at, pair] = pairs[pair]


@njit(cache=True)
def _score_one(words, book, tables, names, name, rule, pairs):  # pragma: no cover
    joins, masks = np.empty(MOST_JOINS, np.int64), np.empty(MOST_JOINS, np.int64)
    letters = np.empty(MOST_LETTERS, np.uint32)
    asked = asked_name(0, words, book.letters.words, tables, joins, masks, letters)
    marks = marks_for(len(names.letters.words))
    for word in words:
        for at in range(book.similar.starts[word], book.similar.starts[word + 1]):
            set_mark(marks.bits, book.similar.words[at])
    for word in asked.joins:
        set_mark(marks.bits, word)
    return score_name(asked, name, book, names, marks, rule, pairs)


def _words(book: Book, names: NameList, asked, listed, pairs):
    asked_texts = [book.vocabulary.text(int(word)) for word in asked]
    listed_texts = [names.vocabulary.text(int(word)) for word in listed]
    asked_left, listed_left = set(range(len(asked))), set(range(len(listed)))
    for mask, other, likeness, _, _, reason in sorted(pairs.tolist()):
        mine = [i for i in range(len(asked)) if mask >> i & 1]
        theirs = [j for j in range(len(listed)) if other >> j & 1]
        asked_left -= set(mine)
        listed_left -= set(theirs)
        yield WordPair(
            " ".join(asked_texts[i] for i in mine),
            " ".join(listed_texts[j] for j in theirs),
            round(likeness, 3),
            _SAYS[Reason(reason)],
        )
    for i in sorted(asked_left):
        yield WordPair(asked_texts[i], "", 0.0, "only here")
    for j in sorted(listed_left):
        yield WordPair("", listed_texts[j], 0.0, "only there")
