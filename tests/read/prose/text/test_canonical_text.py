"""Laws of the canonical text: nothing is lost, offsets are right, furniture is known as such."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import times
from linchpin.read.prose.text.building import About, PagePart, plain_prose, prose_of
from linchpin.read.prose.text.languages import language_of
from linchpin.read.prose.text.letters import canonical_letters
from linchpin.read.prose.text.paragraphs import LONGEST, paragraph_spans
from linchpin.read.prose.text.prose_text import ParagraphKind, ProseText

WORDS = st.sampled_from(
    "Ortega leads the group . Menu Share Related content Deja un comentario fue detenido en "
    "Colima | Home News Sports Inicio 1. - * © \u200b \xa0 José \u202e Facebook Twitter".split(" ")
)
TEXTS = st.lists(st.one_of(WORDS, st.sampled_from(["\n", "\n\n", "\r\n", " "]))).map(" ".join)


def _bare(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=times(60), deadline=None)
@given(st.one_of(TEXTS, st.text(max_size=300)))
def test_paragraphs_hold_every_word_once_and_in_order(text: str) -> None:
    made = plain_prose("a", text)
    ends = [0, *(end for one in made.paragraphs for end in (one.start, one.end))]
    assert ends == sorted(ends)
    assert _bare("".join(map(made.words_of, made.paragraphs))) == _bare(made.text)
    for one in made.paragraphs:
        assert made.words_of(one) == made.words_of(one).strip() != ""


@settings(max_examples=times(60), deadline=None)
@given(st.text(max_size=300))
def test_letters_become_canonical_and_stay_so(text: str) -> None:
    once, _ = canonical_letters(text)
    assert canonical_letters(once) == (once, [])
    assert unicodedata.is_normalized("NFC", once)
    assert [one for one in once if one.isalnum()] == [
        one for one in unicodedata.normalize("NFC", once) if one.isalnum()
    ]


@settings(max_examples=times(30), deadline=None)
@given(st.integers(1, 4), st.integers(0, 50), st.booleans())
def test_no_paragraph_is_too_long_and_none_is_lost(times_longer: int, odd: int, ends: bool) -> None:
    word = "abc. Def " if ends else "abcdefgh"
    text = word * (times_longer * LONGEST // len(word) + odd)
    spans = list(paragraph_spans(text))
    assert all(end - begin <= LONGEST for begin, end in spans)
    assert _bare("".join(text[a:b] for a, b in spans)) == _bare(text)


def test_wrapped_lines_are_one_paragraph_and_listed_names_are_not() -> None:
    line = "The group was led for many years by a man whom nobody in the town ever saw"
    wrapped = f"{line}\n{line}\n{line}\nand that was all."
    assert len(list(paragraph_spans(wrapped))) == 1
    names = "JUAN ORTEGA LARA\nMARIA ORTEGA LARA\nGASOLINERA EL SOL, S.A. DE C.V."
    assert len(list(paragraph_spans(names))) == 3


SAID = "Juan Ortega Lara was arrested on Monday, the prosecutor said. He denies it."
DICHO = "Juan Ortega Lara fue detenido el lunes, informó la fiscalía. Él lo niega."


@pytest.mark.parametrize("said", [SAID, DICHO])
@pytest.mark.parametrize(
    "page",
    [
        "Menu\nSearch\n\n{said}\n\nShare this\nFacebook\nTwitter",
        "Home | News | Sports | Opinion\n\n{said}\n\nRelated content\nBridge is open\nRain",
        "Inicio\nNacional\nDeportes\nOpinión\n{said}\nTe puede interesar\nLlueve en Colima",
        "{said}\n\nSign up for our newsletter and never miss a story\n\nLeave a Reply\n"
        "Your email address will not be published. Required fields are marked *\nanna: good",
        "{said}\nLee también: Otro detenido en Colima\n\nDeja un comentario\npepe: qué bien",
        "Skip to main content An official website of the United States government Here's how you "
        "know {said} Share on Facebook Share on Twitter All rights reserved.",
        "Compartir en Facebook WhatsApp Telegram {said} Síguenos en Google News",
        "{said}\n\nMost Popular\n1. Mayor opens bridge\n2. Rain expected",
        "{said}\n\nRelated Content\nPress Release\nWoman charged\nA woman was charged with "
        "smuggling.\nNovember 25, 2024",
        "Publicidad\n\n{said}\n\n© 2023 Diario Inventado. Todos los derechos reservados.",
    ],
)
def test_furniture_is_cut_and_what_is_said_is_kept(page: str, said: str) -> None:
    made = plain_prose("a", page.format(said=said))
    assert " ".join(map(made.words_of, made.to_read())) == said
    assert any("furniture" in note for note in made.notes)


@pytest.mark.parametrize(
    "text",
    [
        "He recruited on Facebook, Twitter and WhatsApp, the complaint says.",
        "The Treasury designated:\nJUAN ORTEGA LARA\nHOME SERVICES, S.A. DE C.V.\nPEDRO LARA",
        "He was asked to share his profits with the group, and more: he paid.",
        "His newspaper, El Sol, printed comments. The related company is his wife's.",
        "La noticia de su detención fue publicada en Colima. Él compartió la casa.",
    ],
)
def test_prose_that_only_speaks_of_such_things_is_kept(text: str) -> None:
    made = plain_prose("a", text)
    assert _bare("".join(map(made.words_of, made.to_read()))) == _bare(text)


def test_a_box_within_a_story_takes_no_part_of_the_story() -> None:
    page = f"{SAID}\n{SAID}\nRelated content\nMayor opens bridge\n{SAID}\n{SAID}"
    made = plain_prose("a", page)
    assert sum("arrested" in made.words_of(one) for one in made.to_read()) == 4
    assert "bridge" not in " ".join(map(made.words_of, made.to_read()))


def test_the_title_is_the_heading_of_the_story_not_the_name_of_the_paper() -> None:
    page = f"El Sol\nLunes\nCae presunto líder en el puerto de Colima\nPor: Ana\n{DICHO}"
    assert plain_prose("a", page).title == "Cae presunto líder en el puerto de Colima"


def test_comments_early_in_a_text_do_not_take_the_rest_away() -> None:
    made = plain_prose("a", f"Comments\n\n{SAID}\n\n{SAID}")
    assert made.text.count("arrested") == 2
    assert sum("arrested" in made.words_of(one) for one in made.to_read()) == 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SAID, "en"),
        (DICHO, "es"),
        ("O homem foi preso em São Paulo e não falou com a imprensa do país", "pt"),
        ("Le chef du groupe a été arrêté dans la ville avec ses hommes", "fr"),
        ("JUAN ORTEGA", None),
    ],
)
def test_language_is_told_by_small_words(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_a_document_in_two_languages_has_them_paragraph_by_paragraph() -> None:
    made = plain_prose("a", f"{SAID}\n\n{DICHO}\n\nOrtega Lara")
    assert [one.language for one in made.paragraphs] == ["en", "es", made.language]
    assert plain_prose("a", DICHO, About(language="en")).language == "en"


def test_pieces_keep_their_kind_and_page() -> None:
    row = PagePart("Ortega | 1970 | Colima", ParagraphKind.ROW, 2)
    made: ProseText = prose_of("a", [PagePart(SAID, page=1), PagePart("  "), row])
    assert [(one.kind, one.page) for one in made.paragraphs] == [
        (ParagraphKind.TEXT, 1),
        (ParagraphKind.ROW, 2),
    ]
    assert made.words_of(made.paragraphs[1]) == row.text
