"""Evidence in bits: of names, births and every other fact; what docs print is what counts."""

from __future__ import annotations

import re
from math import log2
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.claims.dates import parse_date
from linchpin.match.compare.agreement import Fact
from linchpin.match.compare.births import compare_births, compare_dates, shared_by_chance
from linchpin.match.compare.facts import (
    compare_countries,
    compare_genders,
    compare_identifiers,
    compare_list_numbers,
    compare_ties,
    compare_types,
)
from linchpin.match.compare.names import TAKEN_OFF, name_bits, reasons_priced
from linchpin.match.compare.places import compare_birth_places, compare_other_places
from linchpin.match.compare.rarity import LISTS_COUNT_AS, OWN_SPELLINGS, RAREST_BITS, Rarity
from linchpin.match.compare.records import CURP_SAYS, RFC_SAYS
from linchpin.match.search import explain
from linchpin.match.search.explain import WordPair

PAGE = Path(__file__).resolve().parents[3] / "docs" / "screening.md"
LISTS = Rarity()


def pair(asked: str, listed: str, reason: str = "the same", likeness: float = 1.0) -> WordPair:
    """Return two words taken for each other."""
    return WordPair(asked, listed, likeness, reason)


@pytest.mark.parametrize(
    ("one", "other", "bits"),
    [
        ("1970-03-04", "1970-03-04", 14.2),
        ("1970-03-04", "1970-03", 9.2),
        ("1970-03-04", "1970", 5.7),
        ("1970-03-04", "1969/1971", 4.1),
        ("1970-03-04", "1970-04-03", 7.0),
        ("1970-03-04", "1971-03-04", 5.8),
        ("1970-03-12", "1970-03-21", 4.5),
        ("1970-03-04", "1970-03-14", 3.5),
        ("1953-09-10", "1983-09-10", 3.5),
        ("1970", "1971", 1.0),
        ("1970-03-04", "1970-11-25", -0.5),
        ("1970-03-04", "1981-11-25", -5.0),
        ("1970-01-01", "1970-01-01", 5.7),
        ("1970-01-01", "1970-05-07", 5.7),
    ],
)
def test_births_say_so_many_bits(one: str, other: str, bits: float) -> None:
    for first, second in ((one, other), (other, one)):
        assert round(compare_dates(parse_date(first), parse_date(second)).bits, 1) == bits


@pytest.mark.parametrize(
    ("fact", "bits"),
    [
        (compare_births([], []), 0.0),
        (compare_genders({"male"}, {"male"}), 0.9),
        (compare_genders({"male"}, {"female"}), -4.5),
        (compare_genders({"male"}, set()), 0.0),
        (compare_countries({"mx"}, {"mx"}), 1.5),
        (compare_countries({"mx"}, {"us"}), -2.0),
        (compare_types("Person", "Vessel"), -30.0),
        (compare_types("Person", "LegalEntity"), 0.0),
        (compare_list_numbers({("ofac", "1")}, {("ofac", "1")}), 30.0),
        (compare_list_numbers({("ofac", "1")}, {("ofac", "2")}), -20.0),
        (compare_identifiers({("idNumber", "x1")}, {("idNumber", "x1")})[0], 20.0),
        (compare_identifiers({("idNumber", "x12345")}, {("taxNumber", "x12345")})[0], 12.0),
        (compare_identifiers({("imoNumber", "1")}, {("imoNumber", "2")})[0], -10.0),
        (compare_ties({"a"}, {"a"}), 4.0),
        (compare_birth_places(["Prueba, Ensayo"], ["Prueba, Ensayo"]), 5.0),
        (compare_birth_places(["Prueba, Ensayo"], ["Prueba"]), 4.0),
        (compare_birth_places(["Prueba, Ensayo"], ["Muestra, Otro"]), -1.0),
        (compare_birth_places(["Prueba, Ensayo"], ["Ensayo"]), 0.5),
        (compare_other_places(["Calle 1, Prueba, Ensayo"], ["Calle 1, Prueba, Ensayo"]), 6.0),
        (compare_other_places(["Calle 1, Prueba, Ensayo"], ["Calle 2, Prueba, Ensayo"]), 2.0),
        (compare_other_places(["Calle 1, Prueba, Ensayo"], ["Calle 2, Otro, Ensayo"]), 0.5),
    ],
)
def test_other_facts_say_so_many_bits(fact: Fact, bits: float) -> None:
    assert fact.bits == bits


def test_codes_move_score_and_evidence() -> None:
    assert list(CURP_SAYS.values()) == [(0.60, 15.0), (0.0, 5.0), (0.30, -4.0)]
    assert list(RFC_SAYS.values()) == [(0.50, 13.0), (0.0, 4.0), (0.10, -1.5)]


@given(st.integers(1, 22_000), st.integers(1, 22_000))
def test_the_coarser_a_date_the_less_it_says(one: int, other: int) -> None:
    assert (shared_by_chance(one) >= shared_by_chance(other)) or one > other


@pytest.mark.parametrize(
    ("words", "bits"),
    [
        ([pair("zzuno", "zzuno")], 15.7),
        ([pair("zzuno", "zzuno"), pair("zzdos", "zzdos")], 31.5),
        ([pair("mohammed", "mohammed")], 6.9),
        ([pair("z", "zzuno", "an initial")], 1.5),
        ([pair("zz", "zzuno zzdos", "first letters")], 5.0),
        ([pair("de", "de")], 0.5),
        ([pair("zzuno", "zzuno"), pair("zzdos", "")], 13.7),
        ([pair("zzuno", "zzuno"), pair("", "zzdos")], 14.5),
        ([pair("zzuno", "zzuno"), pair("zzdos", ""), pair("", "zztres")], 9.5),
        ([pair("zzuno", "zzuno"), pair("de", "")], 15.7),
        ([pair("zzuno", "zzunu", "spelled almost the same", 0.9)], 11.3),
        ([pair("zzuno zzdos", "zzunozzdos", "written as one word", 0.98)], 15.2),
    ],
)
def test_names_say_so_many_bits(words: list[WordPair], bits: float) -> None:
    assert round(name_bits(words, LISTS), 1) == bits


def test_looser_reasons_say_less() -> None:
    said = {
        reason: round(name_bits([pair("zzuno", "zzdos", reason)], LISTS), 1) for reason in TAKEN_OFF
    }
    assert said == {reason: round(log2(55_000 / 2) - off, 1) for reason, off in TAKEN_OFF.items()}
    assert list(TAKEN_OFF.values()) == [0, 0.3, 0.3, 0.5, *[1] * 4, *[2] * 5, 2.5, 3]


def test_every_reason_of_the_name_engine_has_a_price() -> None:
    assert set(explain._SAYS.values()) <= set(reasons_priced())


def test_a_word_that_the_book_knows_says_less() -> None:
    many = Rarity.of(f"Zzuno Nadie{number}" for number in range(4000))
    few = Rarity.of(f"Zzdos{number} Nadie{number}" for number in range(4000))
    words = [pair("zzuno", "zzuno")]
    assert name_bits(words, many) < 1 < name_bits(words, LISTS) < name_bits(words, few)
    assert name_bits(words, few) <= RAREST_BITS == 16.0
    assert (LISTS_COUNT_AS, OWN_SPELLINGS) == (2000, 5)


def test_spellings_of_one_customer_make_no_word_common() -> None:
    book = Rarity.of(["Zzuno Zzdos", "Zzuno", "Zzdos Zzuno", "Z. Zzuno", "Zzuno Zz"])
    assert name_bits([pair("zzuno", "zzuno")], book) >= 15.0


def test_words_that_are_usually_borne_together_count_less() -> None:
    names = [
        f"{last} Zzmyong Zzchol" for last in "Uno Dos Tres Cuatro Cinco Seis Siete Ocho".split()
    ]
    book = Rarity.of(names + [f"Otro{number} Nadie{number}" for number in range(4000)])
    words = [pair("zzmyong", "zzmyong"), pair("zzchol", "zzchol")]
    assert book.together(["zzmyong", "zzchol"]) > 5
    alone = sum(name_bits([one], book) for one in words)
    assert name_bits(words, book) < alone - 5


word = st.sampled_from(["zzuno", "zzdos", "mohammed", "ali", "de", "garcia", "zztres"])
pairs = st.lists(
    st.builds(pair, word, word, st.sampled_from(sorted(reasons_priced())), st.floats(0.5, 1.0)),
    min_size=1,
    max_size=4,
)


@given(pairs)
def test_words_missing_on_either_side_never_add_evidence(words: list[WordPair]) -> None:
    bits = name_bits(words, LISTS)
    assert bits >= 0
    assert name_bits([*words, pair("zzotro", "")], LISTS) < bits
    assert name_bits([*words, pair("", "zzotro")], LISTS) < bits


def test_the_page_gives_the_bits_as_they_are() -> None:
    page = PAGE.read_text("utf-8")
    cells = dict(re.findall(r"^\| ([^|]+?) \| (.+) \|$", page, re.MULTILINE))
    said = {
        "birth date": [14.2, 9.2, 5.7, 7.0, 5.8, 4.5, 3.5, 1.0, -0.5, -5.0],
        "gender": [0.9, -4.5],
        "nationality or country": [1.5, -2.0],
        "CURP": [15.0, 5.0, -4.0],
        "kind of entity": [-30.0, -8.0],
        "weak alias or nickname": [-3.0],
    }
    for what, expected in said.items():
        found = re.findall(r"[+−]\d+(?:\.\d)?", cells[what])
        assert [float(bits.replace("−", "-")) for bits in found] == expected, what
