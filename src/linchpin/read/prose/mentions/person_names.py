"""Names of people by their shape, with titles outside and nicknames inside."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.read.prose.grammar.english_verbs import english_verbs
from linchpin.read.prose.grammar.spanish_verbs import spanish_verbs
from linchpin.read.prose.mentions.aliases import quoted
from linchpin.read.prose.mentions.cues import kind_by_cues
from linchpin.read.prose.mentions.gazetteer import find_entry, places
from linchpin.read.prose.mentions.named import (
    PERSON,
    NamedSpan,
)
from linchpin.read.prose.mentions.organisations import (
    firm_by_words,
)
from linchpin.read.prose.mentions.runs import (
    QUOTES,
    is_given,
    is_initial,
    is_name_word,
    is_surname,
    is_title_case,
    looks_common,
    person_run,
    starts_name,
)
from linchpin.read.prose.tables import word_set
from linchpin.read.prose.tokens.words import Token


def person_at(tokens: Sequence[Token], at: int, text: str) -> NamedSpan | None:
    """Return a person's name that begins at a word; titles before it stay outside."""
    stop = len(tokens)
    named_so = is_name_word(tokens[at]) or starts_name(tokens, at)
    if not named_so and not is_initial(tokens, at):
        return None
    if _opening_verb(tokens, at):
        return None
    lone = is_initial(tokens, at) and not (at + 1 < stop and tokens[at + 1].text == ".")
    if lone and tokens[at].text in ("A", "Y", "E", "O", "I"):
        return None
    end = _with_nickname(tokens, at, person_run(tokens, at, stop), stop)
    words = [one for one in tokens[at:end] if one.text[0].isalpha() and one.capital]
    titled = at > 0 and (
        tokens[at - 1].key in word_set("person_titles")
        or (
            tokens[at - 1].text == "."
            and at > 1
            and tokens[at - 2].key in word_set("person_titles")
        )
    )
    if len(words) < 2:
        if (
            titled
            and is_name_word(tokens[at])
            and (is_surname(tokens[at].key) or is_given(tokens[at].key))
        ):
            return _person(tokens, at, end, text, "a name behind a title", weak=False)
        return None
    end = _without_place(tokens, at, end, stop)
    words = [one for one in tokens[at:end] if one.text[0].isalpha() and one.capital]
    if len(words) < 2 or len(words) > 7:
        return None
    place = find_entry(places(), tokens, at)
    if place is not None and len(place.keys) >= len(words) and at + len(place.keys) >= end:
        return None
    named = sum(is_given(one.key) for one in words) + sum(is_surname(one.key) for one in words)
    first = words[0].key
    cue = kind_by_cues(tokens, at, end, by_role=named == 0)
    if cue is not None and cue != PERSON and not (is_given(first) and is_surname(words[-1].key)):
        return NamedSpan(
            at,
            end,
            cue,
            text[tokens[at].start : tokens[end - 1].end],
            tokens[at].start,
            "the words beside it say what it is",
        )
    if is_given(first) or titled or cue == PERSON or (named >= 2 and is_surname(words[-1].key)):
        return _person(tokens, at, end, text, "a person's name by its words", weak=False)
    firm = firm_by_words(tokens, at, stop)
    if firm is not None:
        return None
    if is_title_case(tokens, at, stop):
        return None
    if place is not None or any(looks_common(one.key) for one in words):
        return None
    if at and tokens[at - 1].key in ("en", "in", "near", "at") and named < 2:
        return None
    return _person(tokens, at, end, text, "two or more names together", weak=named == 0)


def _opening_verb(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word opens a sentence as a verb: `Murió Pedro Lara`."""
    if at and tokens[at - 1].text not in '“"«¿¡—–-:':
        return False
    key = tokens[at].key
    if is_given(key) or is_surname(key):
        return False
    return key in spanish_verbs() or key in english_verbs()


def _person(
    tokens: Sequence[Token], at: int, end: int, text: str, reason: str, *, weak: bool
) -> NamedSpan:
    start = tokens[at].start
    name = text[start : tokens[end - 1].end]
    aliases: tuple[tuple[str, int], ...] = ()
    for here in range(at + 1, end - 1):
        if tokens[here].text in QUOTES:
            _, inside = quoted(tokens, here, end, text, longest=5)
            if inside is not None:
                aliases = (inside,)
                break
    return NamedSpan(at, end, PERSON, name, start, reason, aliases, weak=weak)


def _with_nickname(tokens: Sequence[Token], at: int, end: int, stop: int) -> int:
    """Go on behind a nickname in quotes between given name and surname."""
    if end == at or end >= stop or tokens[end].text not in ("“", '"', "«", "‘", "'"):
        return end
    behind, inside = quoted(tokens, end, stop, "\0" * 0 or _joined(tokens), longest=4)
    if inside is None or behind >= stop or not is_name_word(tokens[behind]):
        return end
    if tokens[behind].start - tokens[behind - 1].end > 1:
        return end
    return person_run(tokens, behind, stop)


def _joined(tokens: Sequence[Token]) -> str:
    """Return a text of the length that offsets of the sentence need."""
    return " " * (tokens[-1].end if tokens else 0)


def _without_place(tokens: Sequence[Token], at: int, end: int, stop: int) -> int:
    """Cut a place that a headline or a dateline put behind a name."""
    for here in range(at + 2, end):
        place = find_entry(places(), tokens, here)
        if place is None or here + len(place.keys) < end:
            continue
        if is_surname(tokens[here].key):
            continue
        if end < stop and tokens[end].text in ("–", "—", "-", "("):
            return here
        if not is_surname(tokens[here].key) and is_title_case(tokens, at, stop):
            return here
    return end
