"""A list of names as arrays that can be saved and memory-mapped: ready for searching at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from linchpin.match.search.name_list import ListedName, NameList
from linchpin.match.search.sides import ListedForms
from linchpin.match.search.similar_words import KeyIndex
from linchpin.match.tokens.features import Features
from linchpin.match.tokens.forms import LetterRuns
from linchpin.match.tokens.vocabulary import Vocabulary
from linchpin.match.tokens.word_columns import COMPARED, ComparedWords
from linchpin.match.tokens.word_letters import WORD, WordLetters

Arrays = Mapping[str, NDArray[Any]]
_FEATURES = tuple(item.name for item in fields(Features))
_KEYS = ("keys", "words", "heads", "known")
_PARTS = ("names", "vocabulary", "index", "forms", "spellings", "people", "spelled_out")
_PLAIN = tuple(item.name for item in fields(NameList) if item.name not in _PARTS)


def list_arrays(names: NameList) -> dict[str, NDArray[Any]]:
    """Return everything of a list as named arrays, but for its names themselves.

    Args:
        names: The list.
    """
    words, index, features = names.vocabulary, names.index, names.features
    starts = words.starts[: words.count + 1]
    return {
        **{f"list-{part}": getattr(names, part) for part in _PLAIN},
        **{f"feature-{name}": getattr(features, name) for name in _FEATURES},
        **{f"index-{name}": getattr(index, name) for name in _KEYS},
        "index-bits": np.array([index.bits], np.int64),
        "word-slots": words.slots,
        "word-arena": words.arena[: starts[-1]],
        "word-starts": starts,
        "words-compared": features.compared.words,
        "words-aligned": features.word_letters.words,
        "form-hashes": names.forms.hashes,
        "form-words": names.forms.words,
        "form-known": names.forms.known,
        "spelling-letters": names.spellings.letters,
        "spelling-starts": names.spellings.starts,
        "rules": np.array([names.people, names.spelled_out], np.bool_),
    }


def list_from(arrays: Arrays, names: Sequence[ListedName]) -> NameList:
    """Return the list that `list_arrays` made arrays of; nothing is copied.

    Args:
        arrays: The arrays.
        names: The names, in the order of the columns.

    Raises:
        KeyError: An array is missing.
    """
    features = Features(**{name: arrays[f"feature-{name}"] for name in _FEATURES})
    # What would otherwise be made of the columns at the first search.
    vars(features)["compared"] = ComparedWords(
        arrays["words-compared"].view(COMPARED),  # a file does not say that fields are aligned
        features.latin,
        features.native,
        features.meanings,
        features.forms,
    )
    vars(features)["word_letters"] = WordLetters(arrays["words-aligned"].view(WORD), features.latin)
    filed = {name: arrays[f"index-{name}"] for name in _KEYS}
    starts = arrays["word-starts"]
    people, spelled_out = arrays["rules"].tolist()
    return NameList(
        names=names,
        vocabulary=Vocabulary(arrays["word-slots"], arrays["word-arena"], starts, len(starts) - 1),
        index=KeyIndex(features, bits=int(arrays["index-bits"][0]), **filed),
        forms=ListedForms(arrays["form-hashes"], arrays["form-words"], arrays["form-known"]),
        spellings=LetterRuns(arrays["spelling-letters"], arrays["spelling-starts"]),
        people=people,
        spelled_out=spelled_out,
        **{part: arrays[f"list-{part}"] for part in _PLAIN},
    )
