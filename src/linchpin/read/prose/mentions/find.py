"""Every name of a sentence, and what it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linchpin.read.prose.mentions.aliases import aliases_behind
from linchpin.read.prose.mentions.cues import kind_by_cues, stated_kind
from linchpin.read.prose.mentions.gazetteer import Index, KnownEntry, bodies, find_entry, places
from linchpin.read.prose.mentions.groups import group_at
from linchpin.read.prose.mentions.named import (
    BODY,
    ENTITIES,
    GROUP,
    OTHER,
    PLACE,
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
    is_common,
    is_given,
    is_name_word,
    is_surname,
    is_title_case,
)
from linchpin.read.prose.tables import word_set
from linchpin.read.prose.tokens.words import Token

_GROUP_HEADS = word_set("head_last") | word_set("group_middle")


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
        if named.schema in ENTITIES:
            named = _with_aliases(tokens, named, text)
        found.append(named)
        at = max(named.stop, at + 1)
    return found


def _with_aliases(tokens: Sequence[Token], named: NamedSpan, text: str) -> NamedSpan:
    end, more = aliases_behind(tokens, named.stop, len(tokens), text)
    if not more:
        return named
    return replace(named, stop=end, aliases=(*named.aliases, *more))


def _name_at(tokens: Sequence[Token], at: int, text: str, known: Index) -> NamedSpan | None:
    token = tokens[at]
    if not (
        token.capital
        or token.text[0].isdigit()
        or token.key
        in (
            "los",
            "las",
            "cartel",
            "organizacion",
            "clan",
            "pandilla",
            "banda",
            "mafia",
            "grupo",
            "celula",
            "faccion",
        )
    ):
        return None
    stop = len(tokens)
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
            return _of_found(tokens, name, text)
    person = person_at(tokens, at, text)
    if person is not None:
        return person
    place = find_entry(places(), tokens, at)
    if place is not None and not _longer_name(tokens, at, at + len(place.keys), stop):
        return _of_entry(tokens, at, place, text)
    name = firm_by_words(tokens, at, stop)
    if name is not None:
        return _of_found(tokens, name, text)
    return _unknown_at(tokens, at, text)


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


def _unknown_at(tokens: Sequence[Token], at: int, text: str) -> NamedSpan | None:
    """Take a name of no known make where the words beside it say what it names."""
    token = tokens[at]
    stop = len(tokens)
    if not token.capital or (is_common(token.key) and not _named_so(tokens, at)):
        return None
    end = _plain_run(tokens, at, stop)
    kind = kind_by_cues(tokens, at, end) or stated_kind(tokens, at, end)
    if kind is not None and kind != PLACE:
        start = tokens[at].start
        return NamedSpan(
            at,
            end,
            kind,
            text[start : tokens[end - 1].end],
            start,
            "the words beside it say what it is",
        )
    if is_acronym(token) and end == at + 1 and token.key not in word_set("not_acronyms"):
        behind = tokens[at + 1] if at + 1 < stop else None
        if (
            not is_title_case(tokens, at, stop)
            and len(token.text) >= 3
            and (behind is None or not behind.text[0].isdigit())
        ):
            return NamedSpan(
                at,
                end,
                BODY if len(token.text) <= 4 else GROUP,
                token.text,
                token.start,
                "an acronym",
                weak=True,
            )
    if kind == PLACE:
        start = tokens[at].start
        return NamedSpan(
            at, end, PLACE, text[start : tokens[end - 1].end], start, "behind a word for places"
        )
    return (
        NamedSpan(
            at,
            end,
            OTHER,
            text[token.start : tokens[end - 1].end],
            token.start,
            "a name of no known kind",
            weak=True,
        )
        if end > at + 1 or at > 0
        else None
    )


def _named_so(tokens: Sequence[Token], at: int) -> bool:
    return (
        at > 0
        and kind_by_cues(tokens, at, at + 1) is not None
        and at + 1 < len(tokens)
        and tokens[at + 1].capital
    )


def _plain_run(tokens: Sequence[Token], at: int, stop: int) -> int:
    end = at + 1
    while end < stop and end < at + 6:
        token = tokens[end]
        small = (
            token.key in ("de", "del", "la", "los", "las", "of", "y", "&")
            and end + 1 < stop
            and tokens[end + 1].capital
        )
        if (
            (token.capital and token.key not in word_set("person_titles"))
            or (small and token.key != "y")
            or (token.text.isdigit() and len(token.text) < 4)
        ):
            end += 1
        else:
            break
    return end
