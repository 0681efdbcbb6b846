"""The report of a screening in two languages: every sentence has both, and English is as before."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.cli.text.screening_text import hits_text, summary_lines
from linchpin.cli.text.screening_words import GAPS, NOUNS, PHRASES, gap_words, where_words
from linchpin.screen.results.hit import Alert, Band, Hit, where
from linchpin.screen.results.record import Result
from linchpin.tabular.coverage import Coverage, Example, Gap, GapKind, SheetRead


def gaps_of(text: str) -> set[str]:
    """Return the names of the gaps a phrase has."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", PHRASES)
def test_a_phrase_has_the_same_gaps_in_both_languages(key: str) -> None:
    english, spanish = PHRASES[key]
    assert english.strip()
    assert spanish.strip()
    assert gaps_of(english) == gaps_of(spanish)
    assert english.endswith(":") == spanish.endswith(":")


def test_every_kind_of_gap_has_words_of_its_own() -> None:
    assert GAPS.keys() == set(GapKind)
    assert len(set(GAPS.values())) == len(GAPS)
    assert not set(GAPS.values()) & {kind.value for kind in GapKind}
    assert all(len(forms) == 2 for pair in NOUNS.values() for forms in pair)


GAP = st.builds(
    Gap,
    st.sampled_from(GapKind),
    st.sampled_from(["", "A"]),
    st.sampled_from(["", "Nombre"]),
    st.integers(1, 3),
    st.lists(st.builds(Example, st.integers(0, 2), st.sampled_from(["", "x"])), max_size=4).map(
        tuple
    ),
)
HIT = st.builds(
    Hit,
    st.integers(0, 2),
    st.sampled_from(["", "C1"]),
    st.just("Nombre"),
    st.just("Ana"),
    st.sampled_from([alert.value for alert in Alert]),
    st.sampled_from([0.7, 0.96]),
    st.just("ofac-1"),
    st.just("Ana"),
    st.just("Ana"),
    st.just("ana = ana"),
    st.sampled_from([(), ("SDNTK",)]),
    st.just("ofac 2021"),
    st.just(("c",)),
    st.just(()),
    st.sampled_from([band.value for band in Band]),
    st.just("b.csv"),
    st.sampled_from(["", "A"]),
    st.just(4),
    st.sampled_from(["line 4", "sheet 'A', row 4", "record 4", ""]),
)
_ENGLISH = re.compile(
    r"\b(the|and|of|or|not|row|rows|line|column|sheet|hits?|cells?|times|screened|more|likeness|"
    r"could|lacks|warning|read|worth|others?|listed|name|weak|strong|evidence)\b"
)


@given(
    hits=st.lists(HIT, max_size=4),
    gaps=st.lists(GAP, max_size=4),
    sheets=st.integers(0, 2),
    longer=st.integers(0, 2),
    allowed=st.sampled_from([None, "visto"]),
)
def test_a_report_in_spanish_says_as_much_in_no_english(
    hits: list[Hit], gaps: list[Gap], sheets: int, longer: int, allowed: str | None
) -> None:
    read = tuple(SheetRead("B" * at, at, ("Nombre",), 1, 0) for at in range(sheets))
    result = Result(hits, 3, longer, Coverage(read, tuple(gaps)), ("x 2021: falta",), allowed)
    told = {
        lang: [*hits_text(hits, lang), *summary_lines(result, Path("h"), Path("r"), lang)]
        for lang in ("en", "es")
    }
    assert len(told["en"]) == len(told["es"])
    assert not [line for line in told["es"] if _ENGLISH.search(line)]
    numbers = [[re.findall(r"\d(?:[\d,.]*\d)?", line) for line in lines] for lines in told.values()]
    assert numbers[0] == numbers[1], "the same figures in the same lines"
    assert all(gap_words(gap, "en") == gap.say() for gap in gaps)
    assert all(where_words(hit, "en") == where(hit) for hit in hits)
