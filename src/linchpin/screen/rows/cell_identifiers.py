"""Identifiers that a cell or a text holds: several in a cell, labels before them, notes behind."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache

from linchpin.match.compare.identifier_keys import (
    LONGEST_KEY,
    SHORTEST_IDENTIFIER,
    is_issued,
    number_keys,
    phone_keys,
    without_country,
    without_label,
)
from linchpin.match.compare.identifier_labels import is_told, kinds_named, plain, plain_key
from linchpin.screen.book.columns import Mapping
from linchpin.screen.book.rows import Piece
from linchpin.screen.rows.numbered_cells import joined_cells, numbered_words

LONGEST_CELL = 4_000
"""Letters of a cell in which identifiers are looked for; what is longer is said to be cut."""
SHORTEST_BARE = 7
"""Digits of a number beside other digits, at least."""
SHORTEST_IN_TEXT = 6
"""Letters and digits of an identifier in free text, at least."""
SHORTEST_TOLD = 5
"""The same behind a word that says that an identifier follows (`reg 75483`, `number T2DM4`)."""
SAFE_IN_TEXT = 9
"""Digits of a number in free text that counts without a word that says its kind."""
LONGEST_TEXT = 40_000
"""Letters of a free text in which identifiers are looked for; what is longer is said to be cut."""
_MOST_RUN = 9
"""Words of a cell that may be one number, at most."""
_MOST_IN_TEXT = 5
"""Words of a free text that may be one number, at most."""
_LONGEST_PART = 4
"""Letters of a word without digits that may be a part of a number in free text, at most."""
_BANK_SIZE = 8
"""Letters of the code of a bank without its branch."""
_LABEL_BEFORE = 16
"""Letters before the code of a bank in which a word may say that it is one."""
_WORD = re.compile(r"[^\W_]+")
_DECIMALS = re.compile(r"(?<=\d)\.0+$")
_BREAK = re.compile(r"[;|\n\r\t]|,\s|\s[/&+]\s|\s(?:y|e|and|or|und|et|o)\s")
_JOINT = re.compile(r"[\s\-./·–:@()]{0,3}\Z")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_BANK = re.compile(r"\b[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b")
"""A bank's code of 8 or 11 characters in capitals (ISO 9362)."""


@dataclass(frozen=True, slots=True)
class WrittenIdentifier:
    """An identifier that a cell may hold.

    Attributes:
        key: Its letters and digits.
        whole: Whether it is all of what is written there; otherwise a label, a country's letters
            or a check digit was taken off, or further digits stand beside it.
        kinds: Kinds of numbers that the words before it speak of.
    """

    key: str
    whole: bool
    kinds: frozenset[str]


@lru_cache(maxsize=65_536)
def written_identifiers(cell: str) -> tuple[WrittenIdentifier, ...]:
    """Return every identifier that a cell of numbers may hold, each key once, surest first.

    >>> sorted(one.key for one in written_identifiers("DNI 5892464"))
    ['5892464', 'dni5892464']
    """
    found: dict[str, WrittenIdentifier] = {}
    cell = _DECIMALS.sub("", cell[:LONGEST_CELL].strip())
    everything = kinds_named(cell)
    for one in _of_segment(cell, everything):
        _keep(found, one)
    for segment in _BREAK.split(cell):
        if segment.strip() and segment != cell:
            for one in _of_segment(segment, kinds_named(segment) or everything):
                _keep(found, one)
    return tuple(sorted(found.values(), key=lambda one: not one.whole))


def cell_holds_any(cell: str, keys: Container[str]) -> bool:
    """Say whether a cell of numbers may hold one of some keys; quicker than to read all it holds.

    Args:
        cell: The cell.
        keys: Letters and digits of identifiers.
    """
    cell = _DECIMALS.sub("", cell[:LONGEST_CELL].strip())
    return any(
        key in keys for part in (cell, *_BREAK.split(cell)) for key, _ in _keys_of_segment(part)
    )


def identifiers_in_text(text: str) -> tuple[WrittenIdentifier, ...]:
    """Return the identifiers that a free text may hold, each key once.

    Short numbers count only behind a word that says what they are.

    >>> [one.key for one in identifiers_in_text("factura Z3079423 del 12345")]
    ['z3079423', 'z3079423del', 'z3079423del12345', 'del12345']
    """
    found: dict[str, WrittenIdentifier] = {}
    for one in _lettered(text[:LONGEST_TEXT]):
        _keep(found, one)
    if not any(map(str.isdecimal, text)):
        return tuple(found.values())
    words = list(_WORD.finditer(text[:LONGEST_TEXT]))
    numbered = [any(map(str.isdecimal, word[0])) for word in words]
    spoken = 0  # where the words begin that may say what the next number is
    for first, word in enumerate(words):
        if not numbered[first] and len(word[0]) > _LONGEST_PART:
            continue
        before = text[words[max(spoken, first - 3)].start() : word.start()]
        kinds = kinds_named(before)
        shortest = SHORTEST_TOLD if kinds and is_told(before) else SHORTEST_IN_TEXT
        for key, apart in _runs_from(text, words, first, most=_MOST_IN_TEXT):
            for other, whole in ((key, True), *_text_variants(key)):
                mixed = kinds and not other.isdecimal()
                if len(other) < (SHORTEST_TOLD if mixed else shortest):
                    continue
                if not any(map(str.isdecimal, other)):
                    continue
                if other.isdecimal() and len(other) < SAFE_IN_TEXT and not kinds:
                    continue
                _keep(found, WrittenIdentifier(other, whole and apart, kinds))
        if numbered[first]:
            spoken = first + 1
    return tuple(found.values())


def text_holds_any(text: str, keys: Container[str]) -> bool:
    """Say whether a free text may hold one of some keys; quicker than to read all it holds.

    Args:
        text: The text.
        keys: Letters and digits of identifiers.
    """
    text = text[:LONGEST_TEXT]
    if any(one.key in keys for one in _lettered(text)):
        return True
    if not any(map(str.isdecimal, text)):
        return False
    words = list(_WORD.finditer(text))
    return any(
        other in keys
        for first, word in enumerate(words)
        if len(word[0]) <= _LONGEST_PART or any(map(str.isdecimal, word[0]))
        for key, _ in _runs_from(text, words, first, most=_MOST_IN_TEXT)
        for other in (key, *(variant for variant, _ in _text_variants(key)))
    )


def _lettered(text: str) -> Iterator[WrittenIdentifier]:
    """Yield the addresses of mail and the codes of banks of a text: they need no digit."""
    if "@" in text:
        for mail in _MAIL.findall(text):
            yield WrittenIdentifier(plain_key(mail), True, frozenset({"email"}))
    for code in _BANK.finditer(text):
        key = plain_key(code[0])
        kinds = kinds_named(text[max(0, code.start() - _LABEL_BEFORE) : code.start()])
        yield WrittenIdentifier(key, True, kinds)
        if len(key) > _BANK_SIZE:
            yield WrittenIdentifier(key[:_BANK_SIZE], key.endswith("xxx"), kinds)


def _text_variants(key: str) -> Iterator[tuple[str, bool]]:
    yield from ((other, True) for other in without_label(key))
    if key.startswith("0x"):
        yield key[2:], True
    yield from number_keys(key, key)


def _keep(found: dict[str, WrittenIdentifier], one: WrittenIdentifier) -> None:
    known = found.get(one.key)
    if is_issued(one.key) and (known is None or (one.whole and not known.whole)):
        found[one.key] = one


def _of_segment(segment: str, kinds: frozenset[str]) -> Iterator[WrittenIdentifier]:
    return (WrittenIdentifier(key, whole, kinds) for key, whole in _keys_of_segment(segment))


def _keys_of_segment(segment: str) -> Iterator[tuple[str, bool]]:
    yield plain_key(segment), True
    words = list(_WORD.finditer(segment))
    for first in range(len(words)):
        for key, apart in _runs_from(segment, words, first):
            if len(key) < SHORTEST_IDENTIFIER:
                continue
            if apart or not key.isdecimal() or len(key) >= SHORTEST_BARE:
                yield key, apart
                for other, also in _variants(segment, key):
                    yield other, apart and also


def _variants(text: str, key: str) -> Iterator[tuple[str, bool]]:
    yield from ((other, True) for other in without_label(key))
    yield from ((other, False) for other in without_country(key))
    if len(key) == 11 and key[:6].isalpha():
        yield key[:8], key.endswith("xxx")
    if key.startswith("0x"):
        yield key[2:], True
    yield from number_keys(text if plain_key(text).endswith(key) else key, key)
    if key.isdecimal() and len(key) >= 10:
        yield from phone_keys(key)


def _runs_from(
    text: str, words: list[re.Match[str]], first: int, *, most: int = _MOST_RUN
) -> Iterator[tuple[str, bool]]:
    """Yield what words that stand close together make; whether no digit stands beside it."""
    before = words[first - 1] if first else None
    open_before = before is not None and _digits_touch(text, before, words[first])
    key = ""
    for last in range(first, min(len(words), first + most)):
        part = words[last][0]
        if last > first and (
            (most < _MOST_RUN and len(part) > _LONGEST_PART and part.isalpha())
            or not _JOINT.match(text[words[last - 1].end() : words[last].start()])
        ):
            return
        key += plain(part)
        if len(key) > LONGEST_KEY:
            return
        after = words[last + 1] if last + 1 < len(words) else None
        touches = after is not None and _digits_touch(text, words[last], after)
        if open_before and _hyphened(text, words[first - 1], words[first]):
            continue
        yield key, not open_before and not touches


def _digits_touch(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Say whether digits of two words stand so close that they may be one number."""
    between = text[one.end() : other.start()]
    return one[0][-1].isdecimal() and other[0][0].isdecimal() and len(between) <= 1


def _hyphened(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return text[one.end() : other.start()] in "-./" and one.end() < other.start()


def identifier_keys_of_rows(mapping: Mapping, piece: Piece) -> Iterator[set[str]]:
    """Yield the keys of every identifier that each row may hold, in its numbers and its texts.

    Args:
        mapping: What the columns hold.
        piece: The rows.
    """
    columns = [piece.columns[column] for column in mapping.identifiers]
    found: list[set[str]] = [
        {one.key for cells in columns for one in written_identifiers(cells[row])}
        for row in range(piece.rows)
    ]
    for _, row, value in numbered_words(mapping, piece):
        found[row].update(one.key for one in identifiers_in_text(value))
    for _, row, value in joined_cells(mapping, piece):
        found[row].update(one.key for one in written_identifiers(value))
    yield from found
