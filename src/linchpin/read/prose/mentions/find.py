"""Every name of a sentence, and what it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linchpin.read.prose.mentions.aliases import aliases_behind
from linchpin.read.prose.mentions.cues import stated_kind
from linchpin.read.prose.mentions.gazetteer import Index, KnownEntry, bodies, find_entry, places
from linchpin.read.prose.mentions.groups import group_at
from linchpin.read.prose.mentions.named import (
    COMPANY,
    ENTITIES,
    GROUP,
    OTHER,
    NamedSpan,
)
from linchpin.read.prose.mentions.organisations import (
    NameFound,
    body_at,
    firm_by_form,
    firm_by_words,
    no_name_at,
)
from linchpin.read.prose.mentions.person_names import person_at
from linchpin.read.prose.mentions.runs import (
    QUOTES,
    capital_run,
    is_acronym,
    is_given,
    is_name_word,
    is_surname,
    is_title_case,
)
from linchpin.read.prose.mentions.unknown_names import unknown_at
from linchpin.read.prose.tables import word_set
from linchpin.read.prose.tokens.words import Token

_GROUP_HEADS = word_set("head_last") | word_set("group_middle")

_LOWER = word_set("lower_first") | {"los", "las"}


def find_names(tokens: Sequence[Token], text: str, known: Index) -> list[NamedSpan]:
    """Return the names of a sentence, in order, none overlapping.

    Args:
        tokens: The sentence.
        text: The whole text.
        known: Names of the archive.
    """
    found: list[NamedSpan] = []
    at, stop = 0, len(tokens)
    while at < stop:
        named = _name_at(tokens, at, text, known)
        if named is None:
            at += 1
            continue
        if named.schema in ENTITIES or (
            named.schema == OTHER and _short_behind(tokens, named.stop)
        ):
            named = _with_aliases(tokens, named, text)
        found.append(named)
        at = max(named.stop, at + 1)
    return found


def _short_behind(tokens: Sequence[Token], at: int) -> bool:
    """Say whether an acronym in brackets follows."""
    return (
        at + 2 < len(tokens)
        and tokens[at].text == "("
        and is_acronym(tokens[at + 1])
        and tokens[at + 2].text == ")"
    )


def _with_aliases(tokens: Sequence[Token], named: NamedSpan, text: str) -> NamedSpan:
    end, more = aliases_behind(tokens, named.stop, len(tokens), text)
    if not more:
        return named
    return replace(named, stop=end, aliases=(*named.aliases, *more))


def _name_at(tokens: Sequence[Token], at: int, text: str, known: Index) -> NamedSpan | None:
    token = tokens[at]
    if not (token.capital or token.text[0].isdigit() or token.key in _LOWER):
        return None
    stop = len(tokens)
    if token.key in ("la", "el", "los", "las", "the") and _only_article(tokens, at):
        return None
    for index in (known, bodies()):
        entry = find_entry(index, tokens, at)
        if entry is not None and not _part_of_more(tokens, at, entry, stop):
            return _of_entry(tokens, at, entry, text)
    place = find_entry(places(), tokens, at)
    if place is not None and len(place.keys) > 1 and _ends_there(tokens, at + len(place.keys)):
        return _of_entry(tokens, at, place, text)
    for look in (firm_by_form, group_at, _media_at, no_name_at, body_at):
        name = look(tokens, at, stop)
        if name is not None:
            if name.reason.startswith("plural"):
                said = stated_kind(tokens, name.first, name.stop)
                name = name._replace(schema=COMPANY if said == COMPANY else name.schema)
            return _of_found(tokens, name, text)
    if token.key in word_set("company_heads") and not is_given(token.key):
        firm = firm_by_words(tokens, at, stop)
        if firm is not None:
            return _of_found(tokens, firm, text)
    person = person_at(tokens, at, text)
    if person is not None:
        return person
    place = find_entry(places(), tokens, at)
    if place is not None and not _longer_name(tokens, at, at + len(place.keys), stop):
        return _of_entry(tokens, at, place, text)
    name = firm_by_words(tokens, at, stop)
    if name is not None:
        return _of_found(tokens, name, text)
    return unknown_at(tokens, at, text)


def _only_article(tokens: Sequence[Token], at: int) -> bool:
    """Say whether an article stands before the name of a body and is no part of it."""
    if at + 1 >= len(tokens) or find_entry(bodies(), tokens, at) is not None:
        return False
    behind = find_entry(bodies(), tokens, at + 1) or body_at(tokens, at + 1, len(tokens))
    return behind is not None


def _part_of_more(tokens: Sequence[Token], at: int, entry: KnownEntry, stop: int) -> bool:
    """Say whether a known name only begins a longer one: `Marina Ríos`, `Reforma Street`."""
    end = at + len(entry.keys)
    if len(entry.keys) > 1 or end >= stop:
        return False
    one = tokens[at]
    following = tokens[end]
    if one.text.isupper() and len(one.text) > 1:
        return False
    if (
        is_given(one.key)
        and is_name_word(following)
        and (is_surname(following.key) or is_given(following.key))
    ):
        return True
    if (
        at == 0
        and following.text.islower()
        and one.key in ("marina", "proceso", "reforma", "aduanas", "hacienda", "interpol", "debate")
    ):
        return one.key in ("proceso", "reforma", "debate")
    previous = tokens[at - 1] if at else None
    return (
        one.key in ("reforma", "proceso", "debate", "hacienda", "noroeste")
        and previous is not None
        and previous.key in ("la", "una", "de", "el", "calle", "avenida", "paseo")
        and one.key != "hacienda"
    )


def _ends_there(tokens: Sequence[Token], end: int) -> bool:
    """Say whether no further word of a name follows."""
    if end >= len(tokens):
        return True
    token = tokens[end]
    return not (token.capital and token.text[0].isalpha()) and token.key not in _GROUP_HEADS


def _longer_name(tokens: Sequence[Token], at: int, end: int, stop: int) -> bool:
    """Say whether a place only begins the name of something else."""
    if end >= stop:
        return False
    name = firm_by_words(tokens, at, stop)
    return name is not None and name.stop > end


def _of_entry(tokens: Sequence[Token], at: int, entry: KnownEntry, text: str) -> NamedSpan:
    stop = at + len(entry.keys)
    start = tokens[at].start
    reason = "a known name" if entry.known is None else "a name of the archive"
    return NamedSpan(
        at, stop, entry.schema, text[start : tokens[stop - 1].end], start, reason,
        canonical=entry.known or entry.canonical,
    )  # fmt: skip


def _of_found(tokens: Sequence[Token], name: NameFound, text: str) -> NamedSpan:
    first, stop = name.first, name.stop
    begin, end = first, stop
    if tokens[end - 1].text in QUOTES and not any(
        one.text in QUOTES for one in tokens[begin + 1 : end - 1]
    ):
        end -= 1
    start = tokens[begin].start
    return NamedSpan(
        first, stop, name.schema, text[start : tokens[end - 1].end], start, name.reason
    )


def _media_at(tokens: Sequence[Token], at: int, stop: int) -> NameFound | None:
    """Find a newspaper by its last word, or behind the word newspaper."""
    if not tokens[at].capital:
        return None
    end = capital_run(tokens, at, stop)
    last = tokens[end - 1].key
    headline = is_title_case(tokens, at, stop) and tokens[at].key not in ("el", "the")
    if 1 < end - at <= 4 and last in word_set("media_tails") and not headline:
        return NameFound(at, end, GROUP, "a medium by its last word")
    before = tokens[at - 1].key if at else ""
    if before in (
        "newspaper",
        "periodico",
        "diario",
        "semanario",
        "revista",
        "magazine",
        "weekly",
        "daily",
        "noticiero",
        "portal",
        "outlet",
        "website",
    ):
        end = min(end, at + 4)
        return NameFound(at, end, GROUP, "a medium by the word before it")
    return None
