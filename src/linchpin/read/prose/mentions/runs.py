"""Capitalised words that stand together: what may be a name."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.read.prose.tables import names, word_set
from linchpin.read.prose.tokens.words import Token

_INNER = word_set("inner") | {"&"}
_NAME_INNER = word_set("name_inner")
QUOTES = {"“", "”", '"', "«", "»", "‘", "’", "'"}

_LONGEST_NAME = 14
"""Words after which a name is none."""


def is_given(key: str) -> bool:
    """Say whether a folded word is a given name."""
    return key in names("given_names")


def is_surname(key: str) -> bool:
    """Say whether a folded word is a surname, or one of the common Spanish endings of one."""
    return key in names("surnames")


def is_common(key: str) -> bool:
    """Say whether a folded word is an ordinary word, not a name, however it is written."""
    common = names("common_words")
    return (
        key in common
        or key in word_set("person_nouns")
        or key in word_set("person_titles")
        or key in word_set("demonyms")
        or (len(key) > 4 and (key[:-1] in common or key[:-2] in common) and key.endswith("s"))
        or key.endswith(("-based", "-led", "-related", "-backed", "-old", "-born", "-linked"))
    )


def looks_common(key: str) -> bool:
    """Say whether a word that no list holds has the ending of an ordinary word."""
    if len(key) < 6 or is_given(key) or is_surname(key):
        return False
    return key.endswith(
        (
            "tion", "tions", "ment", "ments", "ness", "ingly", "ized", "izing", "ally", "ities",
            "mente", "cion", "ciones", "miento", "mientos", "idad", "idades", "ando", "iendo",
            "aron", "ieron", "ados", "adas", "idos", "idas",
        )
    )  # fmt: skip


def is_name_word(token: Token) -> bool:
    """Say whether a word may be part of a person's name."""
    if not token.capital or token.text[0].isdigit():
        return False
    if is_given(token.key) or is_surname(token.key):
        return True
    return not (
        is_common(token.key) or looks_common(token.key) or token.key in word_set("person_titles")
    )


def starts_name(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word that only ends like an ordinary one begins a name: `Ovando Guzmán`."""
    token = tokens[at]
    if at == 0 or not token.capital or at + 1 >= len(tokens) or is_common(token.key):
        return False
    behind = tokens[at + 1]
    return behind.capital and is_surname(behind.key) and token.key not in word_set("person_titles")


def is_initial(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word is an initial: `K.` or `J`."""
    return len(tokens[at].text) == 1 and tokens[at].text.isalpha() and tokens[at].text.isupper()


def person_run(tokens: Sequence[Token], at: int, stop: int) -> int:
    """Return where a person's name that begins at a word ends; the same word where none does.

    Initials, particles and one nickname in quotes belong to it.
    """
    here = at
    end = at
    words = 0
    stop = min(stop, at + _LONGEST_NAME)
    while here < stop:
        token = tokens[here]
        if is_initial(tokens, here) and (words or here + 1 < stop):
            here += 1
            if here < stop and tokens[here].text == "." and tokens[here].start == token.end:
                here += 1
            words += 1
            if words > 1:
                end = here
            continue
        first = here == at and starts_name(tokens, here)
        if (is_name_word(token) or first) and not (token.text.isupper() and _is_acronym(token)):
            here += 1
            end = here
            words += 1
            continue
        if words and token.key in _NAME_INNER and not token.capital:
            behind = here
            while behind < stop and tokens[behind].key in _NAME_INNER and behind - here < 3:
                behind += 1
            joined = token.key in ("y", "e")
            letter = behind < stop and is_initial(tokens, behind)
            if (
                behind < stop
                and (is_name_word(tokens[behind]) or letter)
                and not (joined and words < 2)
            ):
                if joined and (
                    is_given(tokens[behind].key) or _long_name_ahead(tokens, behind, stop)
                ):
                    break
                here = behind
                continue
        break
    if end < stop and tokens[end].text in ("hijo", "padre") and end - at > 1:
        return end + 1
    if end < stop and tokens[end].key in ("jr", "sr", "jr.", "sr.") and end > at:
        end += 1
        if end < stop and tokens[end].text == ".":
            end += 1
    return end


def _long_name_ahead(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Say whether two or more name words stand at a place: a second person, not a surname."""
    return at + 1 < stop and is_name_word(tokens[at + 1])


def _is_acronym(token: Token) -> bool:
    return 2 <= len(token.text) <= 6 and not (is_given(token.key) or is_surname(token.key))


def is_acronym(token: Token) -> bool:
    """Say whether a word is written like an acronym."""
    letters = token.text.replace("-", "").replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isupper() and letters.isalpha()


def capital_run(tokens: Sequence[Token], at: int, stop: int) -> int:
    """Return where a run of capitalised words, with small words inside, ends."""
    end = here = at
    stop = min(stop, at + 2 * _LONGEST_NAME)
    while here < stop:
        token = tokens[here]
        if token.capital or (token.text[0].isdigit() and here > at and len(token.text) < 5):
            here += 1
            end = here
            continue
        behind = here
        while behind < stop and tokens[behind].key in _INNER and behind - here < 3:
            behind += 1
        if behind == here or behind >= stop or not tokens[behind].capital:
            break
        here = behind
    while end > at + 1 and not tokens[end - 1].capital:
        end -= 1
    return end


def is_title_case(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Say whether words around a place are written as a headline is: nearly all with capitals."""
    first, last = max(0, at - 5), min(stop, at + 6)
    words = [one for one in tokens[first:last] if one.text[0].isalpha() and len(one.text) > 3]
    plain = [one for one in words if not one.capital]
    ordinary = [one for one in words if one.capital and is_common(one.key)]
    return len(words) >= 4 and len(plain) * 4 <= len(words) and len(ordinary) >= 2
