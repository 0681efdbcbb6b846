"""A sentence into phrases, without a model: closed word classes, verb forms, names, and order."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.read.prose.grammar.noun_phrases import noun_phrase
from linchpin.read.prose.grammar.parsed import ParsedSentence
from linchpin.read.prose.grammar.small_words import small_word
from linchpin.read.prose.grammar.tagging import joined_prepositions
from linchpin.read.prose.grammar.unit import (
    DATE,
    JOIN,
    MARK,
    MONEY,
    NOUN,
    OTHER_WORD,
    PREP,
    QUOTE,
    PhraseUnit,
)
from linchpin.read.prose.grammar.verb_groups import take_verb
from linchpin.read.prose.mentions.named import OTHER
from linchpin.read.prose.tokens.words import Token

_QUOTES = {"“", "”", '"', "«", "»"}


def parse_sentence(sentence: ParsedSentence) -> None:
    """Fill in the phrases of a sentence."""
    tokens = sentence.tokens
    name_at = {name.first: k for k, name in enumerate(sentence.names) if name.schema != OTHER}
    date_at = _by_first(tokens, [(one.start, one.end) for one in sentence.dates])
    money_at = _by_first(tokens, [(one.start, one.end) for one in sentence.amounts if one.money])
    at, units = 0, sentence.units
    while at < len(tokens):
        unit = _next_unit(sentence, at, name_at, date_at, money_at)
        units.append(unit)
        at = max(unit.stop, at + 1)
    sentence.covers = [0] * len(tokens)
    for number, unit in enumerate(units):
        for word in range(unit.first, min(unit.stop, len(tokens))):
            sentence.covers[word] = number
    _link_prepositions(units)


def _by_first(tokens: Sequence[Token], spans: list[tuple[int, int]]) -> dict[int, int]:
    """Return, for the first word of each span, the word behind its last."""
    found = {}
    for start, end in spans:
        inside = [k for k, token in enumerate(tokens) if start <= token.start and token.start < end]
        if inside:
            found[inside[0]] = inside[-1] + 1
    return found


def _next_unit(
    sentence: ParsedSentence,
    at: int,
    name_at: dict[int, int],
    date_at: dict[int, int],
    money_at: dict[int, int],
) -> PhraseUnit:
    tokens, language = sentence.tokens, sentence.language
    token = tokens[at]
    if at in name_at:
        return noun_phrase(sentence, at, name_at, date_at)
    if at in date_at:
        return PhraseUnit(DATE, at, date_at[at], key=token.key)
    if at in money_at:
        return PhraseUnit(MONEY, at, money_at[at], key=token.key)
    if not token.text[0].isalnum() and token.key not in ("'s", "’s", "&"):
        return PhraseUnit(QUOTE if token.text in _QUOTES else MARK, at, at + 1, key=token.text)
    for keys, value in joined_prepositions(language).get(token.key, ()):
        end = at + len(keys)
        if end <= len(tokens) and all(tokens[at + k].key == key for k, key in enumerate(keys)):
            if value in ("and", "y"):
                return PhraseUnit(JOIN, at, end, key=value)
            return PhraseUnit(PREP, at, end, key=value)
    if token.key == "to" and language == "en":
        infinitive = take_verb(tokens, at, language, after_name=False)
        if infinitive is not None and infinitive.stop > at + 1:
            return infinitive
    small = small_word(tokens, at, language)
    if small is not None:
        return small
    verb = take_verb(tokens, at, language, after_name=_after_name(sentence, at))
    if verb is not None:
        return verb
    return noun_phrase(sentence, at, name_at, date_at)


def _after_name(sentence: ParsedSentence, at: int) -> bool:
    return any(name.stop == at for name in sentence.names)


def _link_prepositions(units: list[PhraseUnit]) -> None:
    """Note which preposition governs a noun phrase, and which phrase an `of` complements."""
    for number, unit in enumerate(units):
        if unit.kind not in (NOUN, MONEY) or number == 0:
            continue
        before = units[_hanging(units, number)]
        if before.kind == PREP:
            unit.prep = before.key
            if (
                before.key in ("of", "de", "del")
                and number > 1
                and units[number - 2].kind in (NOUN, MONEY)
            ):
                unit.of = number - 2


def _hanging(units: list[PhraseUnit], number: int) -> int:
    """Return the preposition of `owned by, directly or indirectly, X`, else the unit before."""
    if units[number - 1].key != "," or number < 4:
        return number - 1
    for k in range(number - 2, max(-1, number - 9), -1):
        unit = units[k]
        if unit.kind == PREP and units[k + 1].kind in (MARK, JOIN):
            return k
        if unit.kind not in (MARK, JOIN, OTHER_WORD):
            break
    return number - 1
