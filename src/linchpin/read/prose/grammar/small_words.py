"""Words of closed classes: who, and, of, he, that."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.read.prose.grammar.unit import (
    JOIN,
    MARK,
    NOUN,
    OTHER_WORD,
    PREP,
    THAT,
    WHO,
    PhraseUnit,
)
from linchpin.read.prose.tables import word_set
from linchpin.read.prose.tokens.words import Token


def small_word(tokens: Sequence[Token], at: int, language: str) -> PhraseUnit | None:
    """Return the phrase of a closed class that a word makes: `who`, `and`, `of`, `he`."""
    token = tokens[at]
    key = token.key
    if key in ("that", "que"):
        return PhraseUnit(THAT, at, at + 1, key=key)
    if key in word_set(f"who_{language}"):
        return PhraseUnit(WHO, at, at + 1, key=key)
    if key in word_set("join") and not (key in ("e", "o", "u", "y") and language == "en"):
        return PhraseUnit(JOIN, at, at + 1, key=key)
    if key == "si" and token.text.lower() == "sí":
        return PhraseUnit(OTHER_WORD, at, at + 1, key="sí")
    if key in word_set(f"sub_{language}"):
        return PhraseUnit(MARK, at, at + 1, key=key)
    if key in word_set(f"adverbs_{language}") or (
        len(key) > 5
        and key.endswith("mente" if language == "es" else "ly")
        and key not in ("family", "assembly", "anomaly", "italy", "supply", "reply", "ally")
    ):
        return PhraseUnit(OTHER_WORD, at, at + 1, key=key)
    if key in word_set(f"prep_{language}") and not _is_noun_here(tokens, at, language):
        return PhraseUnit(PREP, at, at + 1, key=key)
    if key in word_set(f"pron_{language}") and _is_pronoun(tokens, at, language):
        return PhraseUnit(NOUN, at, at + 1, key=key, pronoun=key)
    if key in word_set("neg") and at + 1 < len(tokens):
        following = tokens[at + 1]
        if key in ("no", "not") and language == "en" and following.text.islower():
            return None if key == "no" else PhraseUnit(OTHER_WORD, at, at + 1, key=key)
    return None


def _is_noun_here(tokens: Sequence[Token], at: int, language: str) -> bool:
    return (
        language == "es"
        and tokens[at].key == "contra"
        and at + 1 < len(tokens)
        and tokens[at + 1].text == "."
    )


def _is_pronoun(tokens: Sequence[Token], at: int, language: str) -> bool:
    token = tokens[at]
    if language == "en":
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        return not (
            token.key == "one"
            and (following is None or following.key in ("of",) or following.text.islower())
        )
    if token.key == "el":
        return token.text.lower() == "él"
    if token.key in ("este", "ese", "esta", "aquel", "estos", "ellas", "ellos", "ella", "quien"):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.key in ("ella", "ellos", "ellas"):
            return True
        return token.text.lower() in ("éste", "ésta", "ése", "aquél", "éstos") or following is None
    return token.key in ("ello",)
