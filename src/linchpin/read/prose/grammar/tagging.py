"""What part a word plays in its sentence: verb or noun, small word or name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from linchpin.read.prose.grammar.english_verbs import BE, DO, HAVE, MODALS, VerbForm, english_verbs
from linchpin.read.prose.grammar.spanish_verbs import spanish_verbs
from linchpin.read.prose.tables import rows, word_set
from linchpin.read.prose.tokens.words import Token

_CLOSED_ES = word_set("closed_es")
_NOUNISH_BEFORE_ES = word_set("nounish_before_es")


@cache
def verbs(language: str) -> dict[str, VerbForm]:
    """Return the verb forms of a language."""
    return spanish_verbs() if language == "es" else english_verbs()


@cache
def joined_prepositions(language: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return prepositions of several words by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for tongue, words, value in rows("joined_prepositions"):
        if tongue == language:
            keys = tuple(words.split())
            found.setdefault(keys[0], []).append((keys, value))
    return {key: tuple(sorted(same, key=lambda one: -len(one[0]))) for key, same in found.items()}


def verb_at(
    tokens: Sequence[Token], at: int, language: str, *, after_name: bool
) -> VerbForm | None:
    """Return the verb form that a word is, or None where it is another word here.

    Args:
        tokens: The sentence.
        at: The word.
        language: `en` or `es`.
        after_name: Whether a name ends right before it.
    """
    token = tokens[at]
    if not token.text[0].isalpha():
        return None
    if token.capital and at > 0 and not _opens(tokens[at - 1]) and not token.text.isupper():
        return None
    form = verbs(language).get(token.key)
    if form is None and language == "en" and is_auxiliary(token.key, "en"):
        form = VerbForm("be" if token.key in BE else "have", "fin")
    if form is None:
        form = _guessed(token, language)
        if form is None:
            return None
    if language == "es":
        return form if _verb_in_spanish(tokens, at, form, after_name) else None
    return form if _verb_in_english(tokens, at, form, after_name) else None


def _opens(token: Token) -> bool:
    return token.text in '“"«‘([—–-:¿¡' or token.text == "'"


def _guessed(token: Token, language: str) -> VerbForm | None:
    key = token.key
    if len(key) < 6 or token.capital:
        return None
    if language == "en":
        if key.endswith("ed") and not key.endswith(("eed", "hundred", "based", "related")):
            return VerbForm(key, "pastpart")
        return None
    if token.text.endswith(("ó", "aron", "ieron")) and len(key) > 5:
        return VerbForm(key, "fin")
    return VerbForm(key, "ger") if key.endswith(("ando", "iendo")) else None


def is_auxiliary(key: str, language: str) -> bool:
    """Say whether a word is a form of `be`, `have`, `do` or a modal."""
    if language == "en":
        return key in BE or key in HAVE or key in MODALS or key in DO
    form = spanish_verbs().get(key)
    return form is not None and form.lemma in ("ser", "estar", "haber")


def _verb_in_english(tokens: Sequence[Token], at: int, form: VerbForm, after_name: bool) -> bool:
    key = tokens[at].key
    if key in BE or key in HAVE or key in MODALS or key in DO:
        return not (key in ("'s", "’s") and after_name)
    previous = tokens[at - 1].key if at else ""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    nounish = (
        (previous in word_set("det_en") and previous not in ("that", "all", "both", "this"))
        or previous in ("his", "her", "their", "its", "'s", "’s", "our")
        or (previous in ("this", "that") and form.form in ("base", "s"))
    )
    if form.form in ("past", "part", "pastpart"):
        if nounish:
            return False
        return not (
            following is not None
            and previous in word_set("prep_en")
            and _plain_noun(following)
            and form.form != "past"
            and previous != "after"
        )
    if form.form == "ing":
        return _verbal_ing(tokens, at, previous, following, nounish)
    if nounish or (
        previous
        in (
            "of",
            "in",
            "on",
            "for",
            "with",
            "by",
            "from",
            "at",
            "federal",
            "criminal",
            "new",
            "drug",
            "under",
            "alleged",
            "and",
        )
        and form.form == "s"
        and not after_name
        and previous != "and"
    ):
        return False
    if form.form in ("s", "base") and previous in word_set("adjectives_en") and not after_name:
        return False
    if following is not None and is_auxiliary(following.key, "en") and form.form == "s":
        return False
    before = verbs("en").get(previous)
    if (
        form.form == "s"
        and before is not None
        and not after_name
        and before.form in ("past", "pastpart", "ing", "s", "base")
        and not is_auxiliary(previous, "en")
    ):
        return False
    if form.form == "base":
        return (
            previous
            in ("to", "who", "which", "they", "we", "and", "not", "also", "or", "that", "i", "you")
            or previous in MODALS
            or previous in DO
            or _plural(previous)
            or (after_name and following is not None and not _plain_noun(following))
            or previous in word_set("collectives")
            or (previous == "," and following is not None and _object_like(following))
        )
    return at > 0


def _plural(key: str) -> bool:
    return len(key) > 3 and key.endswith("s") and not key.endswith("ss")


def _object_like(token: Token) -> bool:
    """Say whether an object begins with a word: a name, an article, a possessive."""
    return token.capital or token.key in word_set("det_en") or token.key in word_set("poss_en")


def _plain_noun(token: Token) -> bool:
    return (
        token.text.islower()
        and token.key not in word_set("prep_en")
        and token.key not in word_set("det_en")
        and token.key not in word_set("join")
    )


def _verbal_ing(
    tokens: Sequence[Token], at: int, previous: str, following: Token | None, nounish: bool
) -> bool:
    if nounish or following is None:
        return False
    if (
        previous in BE
        or previous in word_set("prep_en")
        or previous in ("", ",", "and", "while", "when", "not", "allegedly")
    ):
        closes = following.text in ".,;)" or following.key in (
            "of",
            "and",
            "organization",
            "organizations",
            "network",
            "charges",
            "conspiracy",
            "operation",
            "operations",
            "ring",
            "group",
            "cell",
            "scheme",
            "activities",
            "case",
            "offenses",
        )
        return (
            not closes
            or previous in BE
            or (following.key in ("of",) and previous in ("with", "by"))
        )
    before = tokens[at - 1]
    return before.capital and at > 1


def _verb_in_spanish(tokens: Sequence[Token], at: int, form: VerbForm, after_name: bool) -> bool:
    token = tokens[at]
    key, previous = token.key, tokens[at - 1].key if at else ""
    if key in _CLOSED_ES and not (key == "esta" and token.text.lower() == "está"):
        return False
    if key in ("estan",) or form.lemma in ("ser", "haber", "estar"):
        return not (previous in ("el", "un") and key == "ser")
    if form.form == "fin" and _unaccented(token, form):
        return False
    if form.form in ("inf", "ger"):
        return previous not in ("el", "un")
    if form.form == "part":
        return previous not in (
            "el",
            "la",
            "los",
            "las",
            "un",
            "una",
            "su",
            "sus",
            "otro",
            "otros",
            "dos",
            "tres",
            "cuatro",
            "cinco",
            "este",
            "ese",
            "dicho",
            "del",
            "al",
            "presunto",
            "presuntos",
            "cada",
            "mas",
        )
    if previous in _NOUNISH_BEFORE_ES and tokens[at - 1].text.lower() not in ("él",):
        clitic = (
            previous in ("la", "los", "las", "lo")
            and token.text[-1:] in "óa"
            and not token.text.islower()
        )
        accented = any(letter in "áéíóú" for letter in token.text) and form.form in (
            "fin",
            "cond",
            "fut",
        )
        return clitic or (
            previous in ("la", "los", "las") and (accented or key.endswith(("aron", "ieron")))
        )
    if (
        not after_name
        and previous
        and previous not in ("que", "se", "no", "quien", "y", ",", "lo", "le", "les", "me", "nos")
        and form.form in ("fin", "subj")
    ):
        noun_like = key.endswith(("a", "e", "o", "as", "es")) and not any(
            letter in "áéíóú" for letter in token.text
        )
        adjectives = previous in word_set("person_nouns") or previous in word_set("group_nouns")
        if (
            noun_like
            and key.endswith("a")
            and previous.endswith(("a", "al"))
            and not adjectives
            and key in _HOMOGRAPHS
        ):
            return False
    return True


def _unaccented(token: Token, form: VerbForm) -> bool:
    """Say whether a word lacks the accent that would make it a past: `apoyo`, not `apoyó`."""
    text = token.text
    if not text.endswith(("o", "O")) or text.isupper():
        return False
    stem = form.lemma[:-2]
    return token.key in (stem + "o", stem + "io", stem + "yo")


_HOMOGRAPHS = word_set("homographs")
