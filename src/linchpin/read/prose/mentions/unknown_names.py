"""Names of no known make: what the words beside them say."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.read.prose.mentions.cues import kind_by_cues, stated_kind
from linchpin.read.prose.mentions.named import (
    BODY,
    GROUP,
    OTHER,
    PLACE,
    NamedSpan,
)
from linchpin.read.prose.mentions.runs import (
    is_acronym,
    is_common,
    is_given,
    is_name_word,
    is_title_case,
)
from linchpin.read.prose.tables import word_set
from linchpin.read.prose.tokens.words import Token


def unknown_at(tokens: Sequence[Token], at: int, text: str) -> NamedSpan | None:
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
        if end + 1 < stop and is_given(token.key) and is_name_word(tokens[end + 1]):
            break
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
