"""Noun phrases: article, owner, words, names, in their order."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.read.prose.grammar.parsed import ParsedSentence
from linchpin.read.prose.grammar.small_words import small_word
from linchpin.read.prose.grammar.tagging import verb_at
from linchpin.read.prose.grammar.unit import (
    NOUN,
    PhraseUnit,
)
from linchpin.read.prose.mentions.cues import kind_of_noun
from linchpin.read.prose.mentions.named import PERSON, PLACE
from linchpin.read.prose.mentions.runs import is_common
from linchpin.read.prose.tables import word_set
from linchpin.read.prose.tokens.words import Token


def noun_phrase(
    sentence: ParsedSentence, at: int, name_at: dict[int, int], date_at: dict[int, int]
) -> PhraseUnit:
    """Return the noun phrase that begins at a word.

    Args:
        sentence: The sentence.
        at: The word.
        name_at: Names by their first word.
        date_at: Ends of dates by their first word.
    """
    tokens, language = sentence.tokens, sentence.language
    unit = PhraseUnit(NOUN, at, at)
    here = at
    while here < len(tokens):
        if here in name_at:
            taken = _take_name(sentence, unit, here, name_at)
            if taken == here:
                break
            here = taken
            if unit.names and not (here < len(tokens) and tokens[here].key in ("'s", "’s")):
                break
            continue
        if here in date_at and here > at:
            if (
                tokens[here].text.isdigit()
                and date_at[here] == here + 1
                and language == "en"
                and not unit.names
                and here + 1 < len(tokens)
                and tokens[here + 1].text.islower()
                and not unit.words
            ):
                here += 1
                continue
            break
        step = _take_word(sentence, unit, here)
        if step == here:
            break
        here = step
    unit.stop = max(here, at + 1)
    if unit.stop == at + 1 and not unit.names and not unit.words and not unit.pronoun:
        unit.words = [] if unit.count else [tokens[at].key]
    unit.key = unit.words[-1] if unit.words else ""
    return unit


def _take_name(
    sentence: ParsedSentence, unit: PhraseUnit, here: int, name_at: dict[int, int]
) -> int:
    """Take a name into a noun phrase: as what it is about, as owner, or as a mere description."""
    tokens = sentence.tokens
    number = name_at[here]
    name = sentence.names[number]
    if unit.names or (sentence.language == "es" and not _fits_noun(unit, name.schema)):
        return here
    stop = name.stop
    following = tokens[stop] if stop < len(tokens) else None
    if (
        following is not None
        and following.key in ("'s", "’s", "'", "’")
        and (following.key not in ("'", "’") or following.start == tokens[stop - 1].end)
    ):
        unit.owner = number
        unit.modifiers += unit.names
        unit.words, unit.article, unit.count = [], "", 0
        return stop + 1
    if (
        sentence.language == "en"
        and following is not None
        and following.start - tokens[stop - 1].end == 1
        and _describes(sentence, stop, person=name.schema == PERSON)
    ):
        unit.modifiers.append(number)
        return stop
    if (
        name.schema == PLACE
        and sentence.language == "en"
        and following is not None
        and following.capital
        and stop not in name_at
        and following.start - tokens[stop - 1].end == 1
        and is_common(following.key)
    ):
        unit.modifiers.append(number)
        return stop
    unit.names.append(number)
    return stop


def _fits_noun(unit: PhraseUnit, schema: str) -> bool:
    """Say whether a name may follow the nouns of a Spanish phrase: `el capo X`."""
    if schema != PERSON or not unit.words:
        return True
    if any(word in word_set("body_nouns") for word in unit.words):
        return False
    kinds = {kind_of_noun(word) for word in unit.words}
    return PERSON in kinds or kinds == {None}


def _describes(sentence: ParsedSentence, at: int, *, person: bool) -> bool:
    """Say whether an ordinary noun follows a name, which then only describes it."""
    tokens = sentence.tokens
    token = tokens[at]
    if not token.text.islower() or not token.text[0].isalpha():
        return False
    if (
        small_word(tokens, at, "en") is not None
        or token.key in word_set("det_en")
        or token.key in word_set("poss_en")
    ):
        return False
    if any(one.start == token.start for one in sentence.dates):
        return False
    if token.key in word_set("not_modified"):
        return False
    if person and token.key not in word_set("group_after_person") | word_set("person_nouns"):
        return False
    return verb_at(tokens, at, "en", after_name=True) is None and token.key not in word_set("neg")


def _take_word(sentence: ParsedSentence, unit: PhraseUnit, here: int) -> int:
    tokens, language = sentence.tokens, sentence.language
    token = tokens[here]
    key = token.key
    begun = bool(unit.words or unit.names or unit.owner is not None)
    if key in word_set(f"poss_{language}"):
        if begun or unit.pronoun:
            return here
        unit.pronoun = key
        return here + 1
    if key in ("both", "ambos", "ambas") and not begun:
        unit.count, unit.article = 2, key
        return here + 1
    if not begun and key in word_set("one_of") and _one_of(tokens, here):
        unit.article = "one of"
        return here + 2
    if key in word_set(f"det_{language}"):
        if begun and key not in ("otros", "otras"):
            return here
        unit.article = unit.article or key
        return here + 1
    if key in ("'s", "’s"):
        unit.words, unit.pronoun, unit.article, unit.count = [], "", "possessed", 0
        return here + 1
    if not (token.text[0].isalpha() or token.text[0].isdigit()):
        return here
    if language == "es" and here > unit.first and key in ("se", "le", "les", "lo", "nos", "no"):
        return here
    if here > unit.first:
        if small_word(tokens, here, language) is not None or any(
            one.start == token.start for one in sentence.amounts if one.money
        ):
            return here
        form = verb_at(tokens, here, language, after_name=False)
        plain = form is not None and form.form in ("s", "base") and _bare(tokens, unit, language)
        if form is not None and not plain and not _adjective(tokens, here, unit, language):
            return here
    number = _count_of(key)
    if number and not begun:
        unit.count = number
        return here + 1
    unit.words.append(key)
    return here + 1


def _bare(tokens: Sequence[Token], unit: PhraseUnit, language: str) -> bool:
    """Say whether an English phrase without article follows a verb or a preposition."""
    if (
        language != "en"
        or unit.names
        or unit.owner is not None
        or unit.first == 0
        or unit.modifiers
    ):
        return False
    before = tokens[unit.first - 1]
    return before.key in word_set("prep_en") or (
        unit.first > 1 and verb_at(tokens, unit.first - 1, "en", after_name=False) is not None
    )


def _one_of(tokens: Sequence[Token], at: int) -> bool:
    """Say whether `one of the`, `uno de los` stands here."""
    if at + 2 >= len(tokens) or tokens[at + 1].key not in ("of", "de"):
        return False
    return tokens[at + 2].key in ("the", "his", "its", "their", "her", "los", "las", "sus")


def _adjective(tokens: Sequence[Token], here: int, unit: PhraseUnit, language: str) -> bool:
    """Say whether a participle inside a noun phrase only describes: `the convicted trafficker`."""
    if language == "en":
        return not unit.words and bool(unit.article or unit.pronoun or unit.count)
    return tokens[here].key in (
        "pasado",
        "armado",
        "armada",
        "organizada",
        "organizado",
        "privado",
        "privada",
        "unidos",
        "dado",
        "unico",
        "general",
        "nacional",
        "criminal",
        "buscado",
        "conocido",
    )


_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "dos": 2, "tres": 3,
    "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
    "once": 11, "doce": 12,
    "both": 2, "ambos": 2, "ambas": 2,
}  # fmt: skip


def _count_of(key: str) -> int:
    if key.isdigit() and len(key) <= 3:
        return int(key)
    return _COUNTS.get(key, 0)
