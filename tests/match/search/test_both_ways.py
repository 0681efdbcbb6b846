"""Two names are compared at once without numba, and with it: the answer is the same."""

from __future__ import annotations

import subprocess
import sys
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from linchpin import compiled
from linchpin.match.search.explain import NameMatch, match_names
from linchpin.match.search.schemata import SCHEMATA
from linchpin.match.tokens.fold import EXPANSION, Folds, FoldTable, fold_table

WORDS = (
    "Juan Hdz Hernández López Lopez García Ma María de la Cruz Jr III 7 Владимир Путин Vladimir "
    "Putin محمد عبد الله Mohammed Abdullah 김정은 Kim Jong Un 习近平 Xi Jinping အောင် Straße "
    "GmbH S.A. de C.V. Open Joint Stock Company Sociedad Anónima J.C. IRGC O'Brien bin Salman "
    "al-Hakim alhakim Rui? Mu#oz ship SHIP2 Xx smith smyth htims".split()
)
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join) | st.text(
    max_size=12
)
swapped = st.tuples(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), st.randoms()).map(
    lambda drawn: (" ".join(drawn[0]), _altered(drawn[0], drawn[1]))
)


def _altered(words: list[str], dice: Random) -> str:
    """Return words in another order, a letter of one lost, doubled or changed."""
    kept = list(words)
    dice.shuffle(kept)
    word = kept[0]
    at = dice.randrange(len(word))
    kept[0] = word[:at] + dice.choice(["", word[at] * 2, "h", "?", "0", "b"]) + word[at + 1 :]
    return dice.choice([" ", ", ", "-"]).join(kept)


def both_ways(one: str, other: str, schema: str) -> tuple[NameMatch, NameMatch]:
    """Return how two names compare as the kernels are written, and as they are compiled."""
    with compiled.uncompiled():
        plain = match_names(one, other, schema)
    return plain, match_names(one, other, schema)


@pytest.fixture(autouse=True, scope="module")
def _loaded() -> None:
    """Later calls run compiled, however few letters they compare."""
    compiled._compiler()


@settings(max_examples=60, deadline=None)
@given(st.tuples(names, names) | swapped, st.sampled_from(SCHEMATA))
def test_both_ways_give_the_same(pair: tuple[str, str], schema: str) -> None:
    plain, machine = both_ways(*pair, schema)
    assert plain == machine
    assert plain.explanation == machine.explanation


def test_letters_met_one_by_one_fold_as_all_together() -> None:
    whole, one_by_one = fold_table(), Folds()
    for text in ("Straße", "ŒUVRE ﬁn", "ДЖ", "龍龙", "a.b?#\ufffd", "한글", "ﷺ", "\U0001d400"):
        found = one_by_one.learn(_codes(text))
        for point in _codes(text):
            assert _fold(found, point) == _fold(whole, point), chr(point)


def _codes(text: str) -> NDArray[np.uint32]:
    return np.array([ord(letter) for letter in text], np.uint32)


def _fold(table: FoldTable, point: int) -> int | list[int]:
    value = int(table.table[point])
    if value < EXPANSION:
        return value
    start, stop = table.starts[value - EXPANSION : value - EXPANSION + 2]
    return list(table.letters[start:stop].tolist())


@pytest.mark.parametrize(
    "pair", [("Juan Hdz Lopez", "HERNANDEZ LOPEZ, Juan"), ("习近平", "Xi Jinping")]
)
def test_comparing_two_names_loads_no_compiler(pair: tuple[str, str]) -> None:
    code = (
        "import sys; from linchpin.cli import run; "
        f"code = run(['match', {pair[0]!r}, {pair[1]!r}, '--json']); "
        "heavy = {'numba', 'llvmlite', 'scipy', 'duckdb', 'pyarrow'} & set(sys.modules); "
        "print(code, sorted(heavy), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "0 []"
    assert '"score"' in done.stdout


def test_many_names_are_compared_in_machine_code() -> None:
    code = (
        "import sys; from linchpin.match.search.explain import match_pairs; "
        "match_pairs([('Juan Lopez Hernandez', 'Juan Hdz')] * 400); print('numba' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
