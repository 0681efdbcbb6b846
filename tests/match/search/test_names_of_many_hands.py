"""Names that hands write in many ways: articles, legal forms in full, numbers, Thai, Burmese."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.match.search.explain import match_names, match_pairs
from linchpin.match.search.weights import MATCH
from linchpin.match.tokens.arabic_compounds import compound_of, ways_to_write
from linchpin.match.tokens.tables import arabic_compounds, legal_phrases
from linchpin.match.tokens.vocabulary import Vocabulary

ARTICLES = ("al", "el", "ul", "ol")


def words_of(name: str) -> list[str]:
    """Return the words that a name is read as."""
    vocabulary = Vocabulary.empty()
    _, words = vocabulary.read([name])
    return [vocabulary.text(int(word)) for word in words]


@given(st.sampled_from(arabic_compounds()), st.data())
def test_a_name_with_an_article_is_one_name_however_it_is_cut(
    line: tuple[str, ...], data: st.DataObject
) -> None:
    kind, _, *latin = line
    one, other = (data.draw(st.sampled_from(latin)) for _ in range(2))
    article = data.draw(st.sampled_from(ARTICLES))
    if kind == "abd":
        cut, whole = f"Abd {article} {one}", f"Abd{data.draw(st.sampled_from(ARTICLES))}{other}"
    else:
        cut, whole = f"{one} al-Din", f"{other}{data.draw(st.sampled_from(ARTICLES))}din"
    pairs = [(f"{cut} Ejemplo", f"{whole} Ejemplo"), (f"{whole} Ejemplo", f"{cut} Ejemplo")]
    assert all(match.score >= 0.9 for match in match_pairs(pairs)), pairs


def test_no_way_to_write_a_name_is_one_of_another() -> None:
    found: dict[str, str] = {}
    for kind, arabic, *latin in arabic_compounds():
        for word in latin:
            way = f"abdul{word}" if kind == "abd" else f"{word}aldin"
            assert found.setdefault(way, arabic) == arabic, way
            assert compound_of(way)
            assert way not in ways_to_write(way)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abdul Hamid Ejemplo", "Abdul Majid Ejemplo"),
        ("Salahuddin Ejemplo", "Nuruddin Ejemplo"),
        ("Общество с ограниченной ответственностью Ромашка",
         "Общество с ограниченной ответственностью Тюльпан"),
        ("Ma Ying Jeou", "Maria Ying Jeou"),
        ("Ma Anand Sheela", "Maria Anand Sheela"),
    ],
)  # fmt: skip
def test_two_names_are_two(one: str, other: str) -> None:
    assert match_names(one, other).score < MATCH
    assert match_names(other, one).score < MATCH


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Blue Harbor Fund II", "Blue Harbor Fund 2"),
        ("Blue Harbor Fund II", "Blue Harbor Fund"),
        ("ООО Ромашка", "Общество с ограниченной ответственностью «Ромашка»"),
        ("OAO Vega", "Open Joint Stock Company Vega"),
        ("Orion Sp. z o.o.", "Orion Spółka z ograniczoną odpowiedzialnością"),
        ("Ma. del Carmen Ruiz Soto", "Maria del Carmen Ruiz Soto"),
        ("Abdel Nasser Ejemplo", "Abdul Nasir Ejemplo"),
        ("ถนอม กิตติขจร", "Thanom Kittikachorn"),
        ("ปรีดี", "Pridi"),
        ("တင်အောင်မြင့်", "Tin Aung Myint"),
        ("လှမြင့်ဆွေ", "Hla Myint Swe"),
    ],
)
def test_two_names_are_one(one: str, other: str) -> None:
    assert match_names(one, other).score >= MATCH
    assert match_names(other, one).score >= MATCH


@given(st.sampled_from(legal_phrases()), st.sampled_from(["Vega", "Ромашка", "Limited Open"]))
def test_a_legal_form_in_full_is_read_as_its_short_form(form: tuple[str, str], name: str) -> None:
    short, full = form
    assert words_of(f"{full} {name}") == [*words_of(short), *words_of(name)]
    assert words_of(f"{name} {full.upper()}") == [*words_of(name), *words_of(short)]
    broken = full.rsplit(" ", 1)[0]
    assert len(words_of(f"{broken} {name}")) > len(words_of(name)) + 1 or " " not in broken


def test_a_number_that_only_one_name_has_is_no_certain_match() -> None:
    assert MATCH <= match_names("Blue Harbor Fund II", "Blue Harbor Fund").score < 0.95
    short, long = (match_names(f"Ana Gil Paz {number}", "Ana Gil Paz") for number in (12, 1234567))
    assert short.score < long.score


@given(
    st.sampled_from(["Blue Harbor Fund {}", "Blue Harbor {} Fund", "Planta Hielo Sonora {}"]),
    st.sampled_from(["II", "III", "IV", "VII", "VIII", "XII", "2", "5", "2004", "77 001"]),
    st.sampled_from(["II", "III", "IX", "XIII", "6", "9", "2007", "77 002"]),
)
def test_names_with_different_numbers_are_never_certain(name: str, one: str, other: str) -> None:
    score = match_names(name.format(one), name.format(other)).score
    assert score >= 0.95 if one == other or {one, other} == {"2", "II"} else score <= 0.90
    assert match_names("Blue Harbor Fund I", "Blue Harbor Fund II").score <= 0.90
