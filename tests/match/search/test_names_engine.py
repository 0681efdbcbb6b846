"""The name engine: laws, and what each kind of alteration is taken for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import times
from linchpin.match.search.explain import explain, match_names, match_pairs
from linchpin.match.search.name_list import ListedName, NameClass, make_list
from linchpin.match.search.schemata import SCHEMATA
from linchpin.match.search.search import Book, search
from linchpin.match.search.weights import MATCH
from linchpin.match.tokens.hashing import hash_letters
from linchpin.match.tokens.synonyms import name_groups
from linchpin.match.tokens.vocabulary import Vocabulary

LISTED = "Joaquin Archivaldo GUZMAN LOERA"
ALIKE = [
    ("Joaquin Guzman", "GUZMAN LOERA, Joaquin Archivaldo"),
    ("Joaquin Guzman Loera", LISTED),
    ("GUZMAN LOERA, Joaquin Archivaldo", LISTED),
    ("Joaquin A. Guzman L.", LISTED),
    ("Joaquín Archivaldo Guzmán y Loera", LISTED),
    ("Joaquin Archivaldo GuzmanLoera", LISTED),
    ("Joaquin Archivaldo Guzman-Loera", LISTED),
    ("Jоаquіn Archіvаldо Guzmаn Lоera", LISTED),
    ("Joa\u200bquin\u202e Archivaldo Guzman Loera", LISTED),
    ("Joaquin Archivaldo Gusman Loera", LISTED),
    ("Jqn Archivaldo Gzmn Lra", LISTED),
    ("J0aquin Archiva1do Guzman L0era", LISTED),
    ("Joaquin Archivaldo Guzman Lo", LISTED),
    ("Fco. Hdz. Garcia", "Francisco HERNANDEZ GARCIA"),
    ("Chuy Vizcarra Calderon", "Jesus VIZCARRA CALDERON"),
    ("Владимир Путин", "Vladimir Putin"),
    ("فرناندو بيريز", "Fernando Perez"),
    ("ប៉ុល ពត", "Pol Pot"),
    ("Κυριάκος Μητσοτάκης", "Kyriakos Mitsotakis"),
    ("SIS d.o.o.", "SIS DOO"),
    ("Almaz Antey Telecom", "JSC Almaz-Antey"),
    ("Transportes del Norte, S. A. de C. V.", "TRANSPORTES DEL NORTE, S.A. de C.V."),
    ("Stripe Limited Liability Company", "Stripe LLC"),
    ("M/V Hellenic Spirit", "Hellenic Spirit"),
    ("J.P. Morgan & Co.", "JP Morgan and Co"),
]
APART = [
    ("Joaquin Guzman Loera", "Joaquin Perez Loera"),
    ("Vladimir Yakunin", "Viktor Yakunin"),
    ("AYMAN SABAWI IBRAHIM HASAN AL-DULAIMI", "AYMAN SABAWI IBRAHIM HASAN AL-TIKRITI"),
    ("Societatea cu Răspundere Limitată CON TRAFFIC", "S.R.L. PRO TRAFFIC"),
    ("Volkswagen AG", "Siemens AG"),
    ("Walijan", "Walijan Abdul Ghafoor Haqqani"),
    ("", "Joaquin"),
    ("高石早苗", "高市早苗"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_altered_names_are_taken_for_one(one: str, other: str) -> None:
    assert match_names(one, other).score >= MATCH, match_names(one, other).explanation


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_names_are_not(one: str, other: str) -> None:
    assert match_names(one, other).score < MATCH, match_names(one, other).explanation


def test_a_missing_paternal_surname_costs_more_than_a_maternal_one() -> None:
    names = make_list([ListedName(0, "Joaquin GUZMAN LOERA", "GUZMAN LOERA")])
    found = search(Book.empty(names), ["Joaquin Guzman", "Joaquin Loera"], threshold=0.1)
    maternal_missing, paternal_missing = found.scores.tolist()
    assert maternal_missing > paternal_missing


def test_the_explanation_says_why_word_by_word() -> None:
    found = match_names("Juan Hdz", "Juan HERNANDEZ LOPEZ")
    assert found.explanation == "juan = juan (the same); hdz = hernandez (an abbreviation); - lopez"


TEXTS = st.lists(st.text(max_size=30), min_size=1, max_size=20)


@settings(max_examples=times(20))
@given(TEXTS)
def test_a_name_matches_itself(texts: list[str]) -> None:
    for found in match_pairs([(text, text) for text in texts]):
        assert found.score == pytest.approx(1.0)


WORDS = st.sampled_from("jose juan garcia lopez hdz ali mohammed al de la perez m guzman".split())
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@settings(max_examples=times(30))
@given(st.lists(NAMES, min_size=1, max_size=8), st.lists(NAMES, min_size=1, max_size=8), NAMES)
def test_adding_an_alias_never_removes_an_alert(
    listed: list[str], asked: list[str], alias: str
) -> None:
    before = [ListedName(i, text, acronym=i % 2 == 0) for i, text in enumerate(listed)]
    after = [*before, ListedName(0, alias, kind=NameClass.WEAK)]
    pairs = []
    for names in (before, after):
        ready = make_list(names)
        found = search(Book.empty(ready), asked)
        pairs.append(
            {(r, ready.names[n].bearer): s for r, n, s in
             zip(found.rows.tolist(), found.names.tolist(), found.scores.tolist(), strict=True)}
        )  # fmt: skip
    for alert, score in pairs[0].items():
        assert pairs[1][alert] >= score


MANY_WORDS = st.sampled_from(
    "jose juan joseluis garcia garsia lopez hdz hernandez hernan ali mohammed mhmd al de la bin "
    "perez m j g jg guzman alguzman abdul rahman abdulrahman jgal jmpg sa ltd 2 ii хосе 李 "
    "grigorievich ja jarosh arquimedes arq per".split()
)
MANY_NAMES = st.lists(MANY_WORDS, min_size=1, max_size=6).map(" ".join)


@settings(max_examples=times(60))
@given(st.lists(MANY_NAMES, min_size=1, max_size=10), st.lists(MANY_NAMES, min_size=1, max_size=6))
def test_searching_loses_no_name_that_comparing_finds(listed: list[str], asked: list[str]) -> None:
    names = make_list(
        ListedName(i, text, acronym=i % 2 == 0, surnames=text.split()[0] if i % 3 else "")
        for i, text in enumerate(listed)
    )
    book = Book.empty(names)
    rows, words = book.read(asked)
    found = search(book, asked)
    hits = {
        (int(r), int(names.bearers[n])): float(s)
        for r, n, s in zip(found.rows, found.names, found.scores, strict=True)
    }
    for i in range(len(asked)):
        for name in range(len(names.names)):
            score = explain(book, words[rows[i] : rows[i + 1]], name).score
            if score >= MATCH + 1e-6:
                bearer = int(names.bearers[name])
                assert hits[i, bearer] == pytest.approx(score, abs=1e-5), (asked[i], listed[name])


@settings(max_examples=times(30))
@given(st.lists(NAMES, min_size=2, max_size=12), st.randoms(use_true_random=False))
def test_order_and_batch_size_do_not_matter(asked: list[str], random: object) -> None:
    names = make_list([ListedName(i, t) for i, t in enumerate(["juan garcia lopez", "ali perez"])])

    def alerts(texts: list[str], size: int) -> set[tuple[str, int, float]]:
        book, out = Book.empty(names), set()
        for at in range(0, len(texts), size):
            found = search(book, texts[at : at + size])
            rows = zip(found.rows, found.names, found.scores, strict=True)
            out |= {(texts[at + int(r)], int(n), float(s)) for r, n, s in rows}
        return out

    mixed = list(asked)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert alerts(asked, 100) == alerts(mixed, 3) == alerts(asked, 1)


def test_searching_and_comparing_give_the_same_score() -> None:
    names = make_list(
        [
            ListedName(i, other, other.split(",")[0] if "," in other else "")
            for i, (_, other) in enumerate(ALIKE)
        ]
    )
    found = search(Book.empty(names), [one for one, _ in ALIKE], threshold=MATCH)
    scores = {
        (int(r), int(names.bearers[n])): float(s)
        for r, n, s in zip(found.rows, found.names, found.scores, strict=True)
    }
    for i, (one, other) in enumerate(ALIKE):
        assert scores[i, i] == pytest.approx(match_names(one, other).score, abs=1e-5), one


def test_hostile_names_cost_no_more_than_their_length() -> None:
    names = make_list([ListedName(0, LISTED), ListedName(1, "al al al al")])
    hostile = [
        "a" * 10_000_000,
        "al " * 1_000_000,
        "\x00\u202e\u200b" * 100_000 + "Joaquin Guzman Loera",
        "\ud800 lone surrogate",
        "\U0010ffff" * 100,
        "٣" * 1000,
        "e\u0301" * 100_000,
    ]
    found = search(Book.empty(names), hostile)
    assert 2 in found.rows.tolist()


def test_words_are_numbered_in_the_order_they_are_seen() -> None:
    vocabulary = Vocabulary.empty()
    vocabulary.read(["B a", "a c"])
    assert vocabulary.texts(0, 3) == ["b", "a", "c"]


def test_the_word_counts_match_their_origin(data: Path) -> None:
    import sys

    sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))
    import generate_word_counts as script

    assert script.OUT.read_text(encoding="utf-8") == script.table(data)


def test_name_pairs_of_nomenklatura(data: Path) -> None:
    import csv

    with open(data / "names/name_pairs_dev.csv", encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    found = match_pairs([(row["name1"], row["name2"]) for row in rows])
    hits = [
        (r, m.score >= MATCH, r["is_match"] == "true") for r, m in zip(rows, found, strict=True)
    ]
    true = sum(said and is_so for _, said, is_so in hits)
    wrong = sum(said != is_so for _, said, is_so in hits)
    assert 2 * true / (2 * true + wrong) >= 0.84
    assert not [r for r, said, is_so in hits if said != is_so and r["quality"] == "STRONG"]


def test_father_and_son_are_two_people() -> None:
    found = match_names("SALMAN BIN MUHAMMAD AL-RAWI", "MUHAMMAD BIN SALMAN AL-RAWI")
    assert found.score < MATCH
    assert "on the other side of 'son of'" in found.explanation
    for same in ("MUHAMMAD IBN SALMAN AL-RAWI", "AL-RAWI, Muhammad bin Salman"):
        assert match_names(same, "MUHAMMAD BIN SALMAN AL-RAWI").score >= MATCH


def test_a_man_named_like_his_father_is_himself() -> None:
    found = match_names("Muhammed bin Muhammed Faris", "Muhammed Bin-Muhammed FARIS")
    assert found.score == 1.0


@pytest.mark.parametrize("words", [12, 16, 30])
def test_a_name_of_many_words_is_itself(words: int) -> None:
    for name in (
        " ".join(["juan"] * words),
        " ".join(f"qz{chr(97 + i % 26)}xordt" for i in range(words)),
    ):
        assert match_names(name, name).score == pytest.approx(1.0)


def test_a_numeral_is_no_initial_of_another() -> None:
    for other in ("SEA DRAGON II", "SEA DRAGON III"):
        found = match_names("SEA DRAGON I", other, "Vessel")
        assert all(pair.reason != "an initial" for pair in found.words)


FIRST_LETTERS = [
    ListedName(0, "Islamic Revolutionary Guard Corps", acronym=True),
    ListedName(1, "Juan Carlos Perez Lopez"),
    ListedName(2, "Union of the Northern Ports", acronym=True),
]


@pytest.mark.parametrize(
    ("asked", "found"), [("IRGC", {0}), ("I.R.G.C.", {0}), ("IRGX", set()), ("JCPL", set())]
)
def test_first_letters_find_organisations_and_nobody_else(asked: str, found: set[int]) -> None:
    names = make_list(FIRST_LETTERS)
    hits = search(Book.empty(names), [asked])
    assert {int(names.bearers[name]) for name in hits.names} == found
    assert all(score < 0.8 for score in hits.scores), "first letters alone are never a firm hit"


def test_three_first_letters_are_too_few() -> None:
    hits = search(Book.empty(make_list(FIRST_LETTERS)), ["UNP"])
    assert not len(hits.rows)


def test_an_alias_that_spells_the_first_letters_takes_nothing_away() -> None:
    names = make_list([*FIRST_LETTERS, ListedName(3, "IRGC")])
    hits = search(Book.empty(names), ["IRGC"])
    assert {int(names.bearers[name]) for name in hits.names} == {0, 3}


@pytest.mark.parametrize(
    ("one", "other", "schema", "score"),
    [
        ("M/V SEA DRAGON", "SEA DRAGON", "Vessel", 1.0),
        ("MT Sea Dragon", "SEA DRAGON", "Vessel", 1.0),
        ("GARCIA, S.A.", "Garcia S.A.", "Company", 1.0),
    ],
)
def test_the_schema_says_how_a_name_is_read(
    one: str, other: str, schema: str, score: float
) -> None:
    assert match_names(one, other, schema).score == pytest.approx(score)


def test_a_surname_that_looks_like_a_legal_form_counts_for_people() -> None:
    assert match_names("Maria SA", "Maria AG", "Person").score < MATCH
    assert match_names("Maria SA", "Maria AG", "Company").score >= MATCH


@pytest.mark.parametrize("schema", SCHEMATA)
@given(name=st.text(min_size=1, max_size=40))
def test_a_name_is_itself_under_every_schema(schema: str, name: str) -> None:
    assert match_names(name, name, schema).score == pytest.approx(1.0)


def test_pairs_of_several_schemata_keep_their_order() -> None:
    pairs = [("Ana Paz", "Ana Paz"), ("Acme SA", "Acme"), ("MV Orca", "Orca"), ("x", "y")]
    schemata = ["Person", "Company", "Vessel", "Person"]
    alone = [match_names(*pair, schema) for pair, schema in zip(pairs, schemata, strict=True)]
    assert match_pairs(pairs, schemata) == alone
    with pytest.raises(ValueError, match="differ in number: 1, 2"):
        match_pairs(pairs[:2], ["Person"])


def test_the_table_of_word_groups_says_what_its_origin_says() -> None:
    from rigour.names import NameTypeTag, analyze_names

    table = name_groups()
    asked = ["jose", "владимир", "mohammed", "gmbh", "ten", "ruelas", "lopez", "wang", "oao", "шв"]
    vocabulary = Vocabulary.empty()
    vocabulary.read(asked)
    for word in vocabulary.texts(0, vocabulary.count):
        codes = np.array([ord(letter) for letter in word], np.uint32)
        found = table.symbols[table.hashes == hash_letters(codes, 0, len(codes))]
        said = set()
        for tag, kinds in (
            (NameTypeTag.PER, ("NAME", "NICK")),
            (NameTypeTag.ORG, ("SYMBOL", "LOC", "NUM", "ORGCLS")),
        ):
            for name in analyze_names(tag, [word], phonetics=False, consolidate=False):
                said |= {symbol for symbol in name.symbols if symbol.category.value in kinds}
        # Groups of which a word is the only one are left out of the table.
        assert len(found) <= len(said)
        assert bool(len(found)) == bool(said), word
