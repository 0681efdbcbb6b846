"""Further names that stand beside a name: in brackets, in quotes, behind `alias` or `known as`."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.read.prose.mentions.runs import QUOTES, capital_run, is_acronym, is_common
from linchpin.read.prose.tables import lines, word_set
from linchpin.read.prose.tokens.words import Token, split_words

_OPEN, _CLOSE = {"(", "[", "—", "–"}, {")", "]", "—", "–"}
_QUOTE_OPEN = {"“": "”", '"': '"', "«": "»", "‘": "’", "'": "'"}
_BETWEEN = word_set("between")

Alias = tuple[str, int]

_TRIGGERS: list[tuple[str, ...]] = sorted(
    (tuple(token.key for token in split_words(line)) for line in lines("alias_triggers.txt")),
    key=lambda keys: -len(keys),
)


def trigger_end(tokens: Sequence[Token], at: int, stop: int) -> int:
    """Return where `also known as` or its like ends that begins at a word; the word where none."""
    for keys in _TRIGGERS:
        end = at + len(keys)
        if (
            end <= stop
            and tokens[at].key == keys[0]
            and all(tokens[at + k].key == key for k, key in enumerate(keys))
        ):
            if end < stop and tokens[end].text in (":", ","):
                end += 1
            return end
    return at


def aliases_behind(
    tokens: Sequence[Token], at: int, stop: int, text: str
) -> tuple[int, list[Alias]]:
    """Return where the aliases behind a name end, and the aliases with their offsets.

    Args:
        tokens: The sentence.
        at: The word behind the name.
        stop: End of the sentence.
        text: The whole text.
    """
    end, found = at, list[Alias]()
    while end < stop:
        behind, more = _one_group(tokens, end, stop, text)
        if not more:
            break
        found += more
        end = behind
    return end, found


def _one_group(tokens: Sequence[Token], at: int, stop: int, text: str) -> tuple[int, list[Alias]]:
    token = tokens[at]
    if token.text in _OPEN:
        return _in_brackets(tokens, at, stop, text)
    if token.text in _QUOTE_OPEN:
        end, alias = quoted(tokens, at, stop, text, longest=5)
        return (end, [alias]) if alias is not None and _nickname(alias[0]) else (at, [])
    comma = token.text == ","
    here = at + comma
    if here >= stop:
        return at, []
    if comma and tokens[here].text in _QUOTE_OPEN:
        end, alias = quoted(tokens, here, stop, text, longest=4)
        if (
            alias is not None
            and _nickname(alias[0])
            and alias[0].split()[0].lower() in ("el", "la", "los", "las", "the", "don", "lord")
        ):
            return end, [alias]
        plain = alias is not None and _nickname(alias[0]) and len(alias[0].split()) <= 3
        if (
            plain
            and alias is not None
            and end < stop
            and tokens[end].key in (",", "y", "e", "and", ".", ";")
        ):
            return end, [alias]
        return at, []
    begin = trigger_end(tokens, here, stop)
    if begin == here:
        return at, []
    end, found = _names(tokens, begin, stop, text)
    if not found:
        return at, []
    return end, found


def _in_brackets(tokens: Sequence[Token], at: int, stop: int, text: str) -> tuple[int, list[Alias]]:
    dash = tokens[at].text not in "(["
    close = next((k for k in range(at + 1, min(stop, at + 60)) if tokens[k].text in _CLOSE), None)
    if close is None or close == at + 1:
        return at, []
    begin = trigger_end(tokens, at + 1, close)
    if dash and begin == at + 1:
        return at, []
    found: list[Alias] = []
    here = begin
    if begin > at + 1:
        while here < close:
            behind, more = _names(tokens, here, close, text)
            if not more:
                break
            found += more
            here = behind
            while here < close and tokens[here].text in _BETWEEN:
                here += 1
            here = trigger_end(tokens, here, close) if here < close else here
        return (close + 1, found) if found else (at, [])
    inside = tokens[at + 1 : close]
    inner = [one for one in inside if one.text not in QUOTES]
    short = len(inner) == 1 and (is_acronym(inner[0]) or _mixed(inner[0]))
    named = (
        1 < len(inner) <= 5
        and capital_run(inner, 0, len(inner)) == len(inner)
        and not all(is_common(one.key) for one in inner)
    )
    if (short or named) and not _is_unit(inner[0]):
        alias = text[inner[0].start : inner[-1].end]
        return close + 1, [(alias, inner[0].start)]
    if inside and inside[0].text in _QUOTE_OPEN and 1 <= len(inner) <= 5 and inner[0].capital:
        return close + 1, [(text[inner[0].start : inner[-1].end], inner[0].start)]
    return at, []


def _mixed(token: Token) -> bool:
    """Say whether a single word in brackets is a short name: `Sedena`, `FinCEN`."""
    return token.capital and len(token.text) > 2 and not is_common(token.key)


def _is_unit(token: Token) -> bool:
    return token.key in {
        "usd",
        "mxn",
        "eur",
        "mexico",
        "mexican",
        "us",
        "pri",
        "pan",
        "morena",
        "d",
        "r",
        "photo",
        "foto",
    }


def _names(tokens: Sequence[Token], at: int, stop: int, text: str) -> tuple[int, list[Alias]]:
    """Return names in a row, parted by commas, `and` or `or`."""
    found: list[Alias] = []
    here = end = at
    while here < stop:
        name_end, alias = _one_name(tokens, here, stop, text)
        if alias is None:
            break
        if found and tokens[here].text not in _QUOTE_OPEN and not _nickname(alias[0]):
            break
        found.append(alias)
        end = here = name_end
        while here < stop and tokens[here].text in _BETWEEN:
            here += 1
        if (
            here == end
            or here >= stop
            or (
                tokens[here].text not in _QUOTE_OPEN
                and tokens[here].key not in ("el", "la", "los", "las", "don")
            )
        ):
            break
    return end, found


def _one_name(tokens: Sequence[Token], at: int, stop: int, text: str) -> tuple[int, Alias | None]:
    if tokens[at].text in _QUOTE_OPEN:
        return quoted(tokens, at, stop, text, longest=6)
    if (
        tokens[at].key in ("el", "la", "los", "las", "the", "don")
        and at + 1 < stop
        and tokens[at + 1].capital
    ):
        end = capital_run(tokens, at + 1, stop)
        return end, (text[tokens[at].start : tokens[end - 1].end], tokens[at].start)
    if not tokens[at].capital:
        return at, None
    end = capital_run(tokens, at, stop)
    return end, (text[tokens[at].start : tokens[end - 1].end], tokens[at].start)


def quoted(
    tokens: Sequence[Token], at: int, stop: int, text: str, *, longest: int
) -> tuple[int, Alias | None]:
    """Return where a quoted name ends, and the name without quotes and final punctuation.

    Args:
        tokens: The sentence.
        at: The word that opens the quotes.
        stop: End of the sentence.
        text: The whole text.
        longest: Most words between the quotes.
    """
    closing = _QUOTE_OPEN[tokens[at].text]
    for close in range(at + 2, min(stop, at + longest + 3)):
        if tokens[close].text == closing:
            last = close - 1
            while last > at and tokens[last].text in ",.;":
                last -= 1
            if last == at or not tokens[at + 1].text[0].isalnum():
                return at, None
            start = tokens[at + 1].start
            return close + 1, (text[start : tokens[last].end], start)
    return at, None


def _nickname(alias: str) -> bool:
    words = alias.split()
    return (
        bool(words)
        and (words[0][0].isupper() or words[0].lower() in ("el", "la", "los", "las"))
        and len(words) <= 5
        and (len(words) < 3 or sum(word[0].isupper() for word in words) * 2 >= len(words))
    )
