"""The names of a list made ready for searching: words, joined words, roles and postings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from linchpin.match.search.score_bounds import beginning_bits, letter_bits
from linchpin.match.search.sides import FORM_BITS, FORM_SHIFT, ListedForms, ListedNames, Postings
from linchpin.match.search.similar_words import KeyIndex, index_words
from linchpin.match.search.weights import ROLES
from linchpin.match.tokens.compounds import (
    ACRONYM,
    NameWords,
    join_units,
    weigh_roles,
    weigh_units,
)
from linchpin.match.tokens.features import (
    Features,
    as_acronyms,
    join_features,
    make_features,
)
from linchpin.match.tokens.forms import BARE_FORM, LetterRuns, letter_runs
from linchpin.match.tokens.initials import MOST_INITIALS
from linchpin.match.tokens.lexicon import Kind, Script, meanings_of
from linchpin.match.tokens.vocabulary import Vocabulary
from linchpin.match.tokens.word_columns import Key


class NameClass(IntEnum):
    """How firmly a listed name stands for its bearer."""

    NAME = 0
    WEAK = 1
    COMPOSITE = 2


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name of somebody on a list.

    Attributes:
        bearer: Number of who bears it, as the caller counts them.
        text: The name in natural order.
        surnames: The part that is the surname, where the source says so; else empty.
        kind: How firmly it stands for its bearer.
        acronym: Whether its first letters may stand for it, as they do for organisations.
    """

    bearer: int
    text: str
    surnames: str = ""
    kind: NameClass = NameClass.NAME
    acronym: bool = False


@dataclass(frozen=True, slots=True)
class NameList:
    """Listed names as columns; see `make_list`.

    Attributes:
        names: The names, in the order of the columns.
        vocabulary: Their words, then their joined words.
        index: The words under their keys.
        rows: int64, where the words of each name begin.
        words: int32, the words.
        roles: float32, what missing each word counts: 1 is normal.
        unit_rows: int64, where the joined words of each name begin.
        unit_words: int32, the joined words.
        unit_masks: int32, which words of the name each joins, as bits.
        posting_starts: int64, where the names of each word begin.
        postings: int32, names that hold the word, by itself or joined.
        bearers: int32, who bears each name.
        totals: float32, weight of the words of each name together.
        initials: float32, how many letters of each name may be single initials.
        beginnings: uint32, how the words of each name begin, see `beginning_bits`.
        initial_letters: uint32, the letters that may be single initials, see `letter_bits`.
        initial_stops: int64, where the names of each word that hold initials end; they come first.
        forms: The words in other letters, under the ways to write them in Latin.
        spellings: The letters of those ways that are not the usual one (`Features.latin`).
        spelling_words: int32, the word each is of, in order.
        people: Whether all names, listed and asked, are people's.
        spelled_out: Whether three to six letters of one name may be the first letters of words
            of the other. For pairs; in a search organisations are found by `ListedName.acronym`.
    """

    names: Sequence[ListedName]
    vocabulary: Vocabulary
    index: KeyIndex
    rows: NDArray[np.int64]
    words: NDArray[np.int32]
    roles: NDArray[np.float32]
    unit_rows: NDArray[np.int64]
    unit_words: NDArray[np.int32]
    unit_masks: NDArray[np.int32]
    posting_starts: NDArray[np.int64]
    postings: NDArray[np.int32]
    bearers: NDArray[np.int32]
    totals: NDArray[np.float32]
    initials: NDArray[np.float32]
    beginnings: NDArray[np.uint32]
    initial_letters: NDArray[np.uint32]
    initial_stops: NDArray[np.int64]
    forms: ListedForms
    spellings: LetterRuns
    spelling_words: NDArray[np.int32]
    people: bool = False
    spelled_out: bool = False

    @property
    def features(self) -> Features:
        """Return what is known of the words."""
        return self.index.features

    @property
    def side(self) -> ListedNames:
        """Return the names as compiled functions take them."""
        return ListedNames(
            self.rows, self.words, self.roles, self.unit_rows, self.unit_words, self.unit_masks,
            self.features.word_letters,
        )  # fmt: skip

    @property
    def filed(self) -> Postings:
        """Return which names hold each word, as compiled functions take it."""
        bearers = int(self.bearers.max()) + 1 if len(self.bearers) else 0
        return Postings(
            self.posting_starts, self.initial_stops, self.postings, self.bearers, bearers,
            self.totals, self.initials, self.beginnings, self.initial_letters,
        )  # fmt: skip


def make_list(
    names: Iterable[ListedName], *, people: bool = False, spelled_out: bool = False
) -> NameList:
    """Return listed names ready for searching; names without a letter or digit are left out.

    Args:
        names: The names.
        people: Whether all of them, and all names asked later, are people's: no word is then a
            legal form.
        spelled_out: See `NameList`.
    """
    listed = list(names)
    vocabulary = Vocabulary.empty()
    rows, words = vocabulary.read([item.text for item in listed])
    filled = np.flatnonzero(np.diff(rows))
    if len(filled) < len(listed):
        listed = [listed[i] for i in filled.tolist()]
        rows = np.append(rows[filled], rows[-1])
    single = vocabulary.count
    plain = make_features(vocabulary, people=people)
    roles = _roles(listed, rows, words, vocabulary, plain)
    acronyms = np.array([item.acronym for item in listed], np.bool_)
    units = join_units(vocabulary, plain, rows, words, acronyms)
    joined = make_features(vocabulary, single, joined=True)
    as_acronyms(joined, np.unique(units.words[units.masks >= ACRONYM]) - single)
    weigh_units(joined.weights, single, NameWords(rows, words), units, plain.weights)
    features = join_features([plain, joined])
    runs = np.where(features.initials <= MOST_INITIALS, features.initials, 0)
    initials = _row_sums(rows, runs[words])
    spellings, spelling_words = _other_spellings(vocabulary, features)
    starts, postings, stops = _postings(
        vocabulary.count, NameWords(rows, words), NameWords(units.rows, units.words), initials > 0
    )
    return NameList(
        names=tuple(listed),
        vocabulary=vocabulary,
        index=index_words(features),
        rows=rows,
        words=words,
        roles=roles,
        unit_rows=units.rows,
        unit_words=units.words,
        unit_masks=units.masks,
        posting_starts=starts,
        postings=postings,
        bearers=np.array([item.bearer for item in listed], np.int32),
        totals=_row_sums(rows, features.weights[words]),
        initials=initials,
        beginnings=_row_bits(rows, beginning_bits(features.first[words])),
        initial_letters=_row_bits(
            rows, np.where(runs[words] > 0, letter_bits(features.first[words]), np.uint32(0))
        ),
        initial_stops=stops,
        forms=_listed_forms(features),
        spellings=spellings,
        spelling_words=spelling_words,
        people=people,
        spelled_out=spelled_out,
    )


def _listed_forms(features: Features) -> ListedForms:
    """Return the words in other letters under the ways to write them in Latin letters."""
    other = np.flatnonzero(features.scripts != Script.LATIN)
    usual = features.keys[other, Key.LATIN] & ~BARE_FORM
    sizes = np.diff(features.form_starts)
    more = np.repeat(np.arange(len(features)), sizes)
    whole = (features.forms & BARE_FORM) == 0
    hashes = np.concatenate([usual, features.forms[whole]])
    words = np.concatenate([other, more[whole]]).astype(np.int32)
    order = np.argsort(hashes, kind="stable")
    known = np.zeros(1 << FORM_BITS, np.bool_)
    known[hashes >> FORM_SHIFT] = True
    return ListedForms(hashes[order], words[order], known)


def _other_spellings(
    vocabulary: Vocabulary, features: Features
) -> tuple[LetterRuns, NDArray[np.int32]]:
    """Return the unusual ways to write words in Latin letters, and the word each is of."""
    owners = np.repeat(np.arange(len(features)), np.diff(features.form_starts))
    several = np.unique(owners[(features.forms & BARE_FORM) == 0])
    ways = meanings_of([vocabulary.text(word) for word in several.tolist()], joined=True).forms
    words = np.repeat(several, [len(forms) for forms in ways]).astype(np.int32)
    return letter_runs([form for forms in ways for form in forms]), words


def _row_sums(rows: NDArray[np.int64], values: NDArray[np.generic]) -> NDArray[np.float32]:
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    found: NDArray[np.float32] = (sums[rows[1:]] - sums[rows[:-1]]).astype(np.float32)
    return found


def _row_bits(rows: NDArray[np.int64], bits: NDArray[np.uint32]) -> NDArray[np.uint32]:
    if not len(bits):
        return np.zeros(0, np.uint32)
    return np.bitwise_or.reduceat(bits, rows[:-1])


def _postings(
    count: int,
    single: NameWords,
    joined: NameWords,
    initials: NDArray[np.bool_],
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int64]]:
    """Return where the names of each word begin, the names, and where those with initials end."""
    words = np.concatenate([single.words, joined.words])
    every = np.arange(len(initials))
    holders = np.concatenate(
        [np.repeat(every, np.diff(starts)) for starts in (single.rows, joined.rows)]
    )
    order = np.lexsort((holders, ~initials[holders], words))
    words, holders = words[order], holders[order]
    first = np.ones(len(words), bool)
    first[1:] = (words[1:] != words[:-1]) | (holders[1:] != holders[:-1])
    words, holders = words[first], holders[first]
    starts = np.searchsorted(words, np.arange(count + 1)).astype(np.int64)
    with_initials = np.bincount(words[initials[holders]], minlength=count)
    return starts, holders.astype(np.int32), starts[:-1] + with_initials


def _roles(
    names: Sequence[ListedName],
    rows: NDArray[np.int64],
    words: NDArray[np.int32],
    vocabulary: Vocabulary,
    features: Features,
) -> NDArray[np.float32]:
    roles = np.ones(len(words), np.float32)
    if any(item.surnames for item in names):
        known = vocabulary.count
        surnames = NameWords(*vocabulary.read([item.surnames for item in names]))
        # A surname that the name itself does not hold is of no use here.
        strange = np.zeros(vocabulary.count, np.int8)
        strange[: len(features)] = features.kinds
        strange[known:] = Kind.JOINED
        weigh_roles(roles, NameWords(rows, words), surnames, strange, ROLES)
    return roles
