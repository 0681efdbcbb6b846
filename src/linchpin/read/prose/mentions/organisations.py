"""Names of groups, firms and bodies by the words they are made of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from linchpin.read.prose.mentions.named import BODY, COMPANY, OTHER
from linchpin.read.prose.mentions.runs import (
    capital_run,
    is_common,
    is_given,
    is_surname,
    is_title_case,
)
from linchpin.read.prose.tables import lines, word_set
from linchpin.read.prose.tokens.words import Token, split_words

_NO_BODY = (
    word_set("months_en") | word_set("weekdays_en") | word_set("months_es") | word_set("no_body")
)
_ARTICLES = word_set("articles")


class NameFound(NamedTuple):
    """A name by its words: where it ends, what it is, why."""

    first: int
    stop: int
    schema: str
    reason: str


@cache
def _tails() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in lines("legal_tails.txt"):
        keys = tuple(token.key for token in split_words(line.strip()))
        found.setdefault(keys[0], []).append(keys)
    for same in found.values():
        same.sort(key=lambda keys: -len(keys))
    return found


def legal_tail(tokens: Sequence[Token], at: int, stop: int) -> int:
    """Return where a legal form that begins at a word ends; the same word where none does."""
    for keys in _tails().get(tokens[at].key, ()):
        end = at + len(keys)
        if end <= stop and all(tokens[at + k].key == key for k, key in enumerate(keys)):
            return end if tokens[at].capital or len(keys) > 2 else at
    return at


def firm_by_form(tokens: Sequence[Token], at: int, stop: int) -> NameFound | None:
    """Return a firm whose name begins at a word and ends in a legal form."""
    if not (tokens[at].capital or tokens[at].text[0].isdigit()) or tokens[at].key in _ARTICLES:
        return None
    here = at
    while here < min(stop, at + 14):
        token = tokens[here]
        if here > at:
            comma = token.text == "," and here + 1 < stop
            end = legal_tail(tokens, here + comma, stop)
            if end > here + comma:
                return NameFound(at, end, COMPANY, "a legal form of a firm ends it")
        inner = token.key in (
            "de",
            "del",
            "la",
            "los",
            "las",
            "el",
            "y",
            "e",
            "and",
            "of",
            "&",
            "en",
            "the",
            "a",
        )
        inner = inner or (token.text in ".-'’/" and here > at)
        if not (token.capital or token.text[0].isdigit() or (inner and here > at)):
            return None
        if (
            token.key in ("and", "y", "e")
            and here > at
            and (
                _another_name(tokens, at, here)
                or (here + 1 < stop and tokens[here + 1].key in word_set("company_heads"))
            )
        ):
            return None
        here += 1
    return None


def _another_name(tokens: Sequence[Token], at: int, here: int) -> bool:
    """Say whether the words before `and` are a person: the firm begins behind it."""
    return here - at >= 2 and is_given(tokens[at].key) and is_surname(tokens[here - 1].key)


def body_at(tokens: Sequence[Token], at: int, stop: int) -> NameFound | None:
    """Return a public body whose name begins at a word, by the words bodies are named with."""
    if not tokens[at].capital or tokens[at].key in _ARTICLES | _NO_BODY:
        return None
    heads_es, heads = word_set("public_heads_es"), word_set("public_heads")
    end = capital_run(tokens, at, stop)
    if (
        tokens[at].key in heads_es
        and end > at + 1
        and tokens[at].key
        not in ("centro", "sala", "unidad", "servicio", "camara", "fuerza", "direccion")
    ):
        return NameFound(at, _trim(tokens, at, end), BODY, "a public body by its first word")
    if end - at < 2:
        return None
    for here in range(min(end, at + 9) - 1, at, -1):
        key = tokens[here].key
        if key in heads and not (
            key in ("attorney", "district", "prosecutor", "bench", "force")
            and not _office(tokens, here, stop)
        ):
            if any(tokens[k].key in ("and", "y") for k in range(at, here)) and key not in (
                "service",
                "commission",
            ):
                return None
            if (
                key in ("court", "courts")
                and here + 2 < stop
                and tokens[here + 1].key in ("for", "of")
            ):
                return NameFound(at, _trim(tokens, at, end), BODY, "a court by its name")
            follow = here + 1
            if follow < end and tokens[follow].key in ("of", "for", "on"):
                return NameFound(at, _trim(tokens, at, end), BODY, "a public body by its name")
            return NameFound(
                at, _office_end(tokens, here + 1, stop), BODY, "a public body by its last word"
            )
    if (
        tokens[at].key in heads
        and at + 1 < stop
        and tokens[at + 1].key in ("of", "for")
        and end > at + 2
    ):
        return NameFound(at, _trim(tokens, at, end), BODY, "a public body by its first word")
    return None


def _office(tokens: Sequence[Token], here: int, stop: int) -> bool:
    return here + 1 < stop and tokens[here + 1].key in ("'s", "’s", "office", "court", "attorney")


def _office_end(tokens: Sequence[Token], at: int, stop: int) -> int:
    """Return where `’s Office for the Southern District of X` ends behind a body's last word."""
    if at + 1 >= stop or tokens[at].key not in ("'s", "’s") or tokens[at + 1].key != "office":
        return at
    end = at + 2
    if end + 1 < stop and tokens[end].key in ("for", "of"):
        begin = end + 1 + (tokens[end + 1].key == "the")
        if begin < stop and tokens[begin].capital:
            return capital_run(tokens, begin, stop)
    return end


def _trim(tokens: Sequence[Token], at: int, end: int) -> int:
    """Cut a body's name before `and` and what follows, unless it is one of its subjects."""
    for here in range(at + 1, end):
        if (
            tokens[here].key in ("and", "&")
            and here + 1 < end
            and tokens[here + 1].key in word_set("public_heads")
        ):
            return here
    return end


def firm_by_words(tokens: Sequence[Token], at: int, stop: int) -> NameFound | None:
    """Return a firm whose name is made of the words firms are named with."""
    if not tokens[at].capital or tokens[at].key in _ARTICLES:
        return None
    end = at + 1
    while end < stop and (
        tokens[end].capital
        or tokens[end].text == "&"
        or (
            tokens[end].key in ("de", "del", "la", "los", "las", "y", "el")
            and end + 1 < stop
            and tokens[end + 1].capital
        )
    ):
        end += 1
    if end - at < 2:
        return None
    if tokens[at].key in word_set("company_heads"):
        return NameFound(at, end, COMPANY, "a firm by its first word")
    for here in range(end - 1, at, -1):
        if tokens[here].key in word_set("company_tails"):
            if all(is_common(tokens[k].key) for k in range(at, here)):
                return None
            stop_at = here + 1 if is_title_case(tokens, at, stop) else end
            return NameFound(at, stop_at, COMPANY, "a firm by its last word")
    if any(tokens[k].text == "&" for k in range(at, end)):
        return NameFound(at, end, COMPANY, "two names joined by &")
    return None


def no_name_at(tokens: Sequence[Token], at: int, stop: int) -> NameFound | None:
    """Return a law, an operation, a street or a school: a name of nobody who matters here."""
    if not tokens[at].capital or tokens[at].key in _ARTICLES:
        return None
    end = capital_run(tokens, at, stop)
    laws = word_set("law_words")
    lasts = word_set("law_lasts")
    if (
        end > at + 1
        and tokens[at].key in laws
        and tokens[at].key not in ("day", "title", "order", "list", "rule", "program", "section")
    ):
        return NameFound(at, end, OTHER, "a law, an operation or a place's name")
    for here in range(at + 1, end):
        if tokens[here].key in lasts and (
            here + 1 == end
            or is_common(tokens[here + 1].key)
            or tokens[here + 1].key in ("of", "de")
        ):
            return NameFound(at, here + 1, OTHER, "a law, an operation or a place's name")
    return None
