"""Words into sentences."""

from __future__ import annotations

from linchpin.read.prose.tables import word_set
from linchpin.read.prose.tokens.words import Token

_ENDS = {".", "!", "?", "…", "..."}
_CLOSING = {"”", '"', "’", "'", "»", ")", "]"}
_OPENING = word_set("opening")
_LONGEST = 400
"""Words after which a sentence without an end is cut at a comma, at twice as many anywhere."""


def split_sentences(tokens: list[Token], text: str) -> list[tuple[int, int]]:
    """Return first word and word behind the last of each sentence.

    Args:
        tokens: Words of one stretch of text.
        text: The whole text, for its line breaks.
    """
    found = []
    first = 0
    for at, token in enumerate(tokens):
        if at < first:
            continue
        stop = _end_behind(tokens, at, text)
        if (
            stop is None
            and at - first >= _LONGEST
            and (token.text in ",;" or at - first >= 2 * _LONGEST)
        ):
            stop = at + 1
        if stop is not None:
            found.append((first, stop))
            first = stop
    if first < len(tokens):
        found.append((first, len(tokens)))
    return found


def _end_behind(tokens: list[Token], at: int, text: str) -> int | None:
    """Return where the next sentence begins if one ends at this word."""
    token = tokens[at]
    behind = at + 1
    if behind < len(tokens):
        gap = text[token.end : tokens[behind].start]
        if gap.count("\n") > 1 or ("\n" in gap and _starts_item(tokens[behind])):
            return behind
    if token.text not in _ENDS and not _abbreviation_ends(tokens, at, text):
        return None
    while behind < len(tokens) and tokens[behind].text in _CLOSING:
        if text[tokens[behind - 1].end : tokens[behind].start]:
            break
        behind += 1
    if behind >= len(tokens):
        return behind
    gap = text[tokens[behind - 1].end : tokens[behind].start]
    following = tokens[behind]
    if not gap or (token.text == "." and _is_abbreviation(tokens, at) and "\n" not in gap):
        return None
    begins = following.capital or following.text in _OPENING or following.text[0].isdigit()
    return behind if begins else None


def _starts_item(token: Token) -> bool:
    return token.text in "•*-–—" or token.capital


def _is_abbreviation(tokens: list[Token], at: int) -> bool:
    """Say whether the full stop belongs to the word before it."""
    if at == 0 or tokens[at - 1].end != tokens[at].start:
        return False
    word = tokens[at - 1]
    if len(word.text) == 1 and word.capital:
        return True
    return word.key in word_set("abbreviations")


def _abbreviation_ends(tokens: list[Token], at: int, text: str) -> bool:
    """Say whether an abbreviation such as `C.V.` also ends its sentence."""
    token = tokens[at]
    if not token.text.endswith(".") or len(token.text) < 2 or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    if following.text in _CLOSING:
        return False
    return following.key in word_set("sentence_starters") and following.capital
