"""Which phrases of a sentence stand in one list, and which stand beside another to describe it."""

from __future__ import annotations

from linchpin.read.prose.grammar.beside import find_beside
from linchpin.read.prose.grammar.parsed import ParsedSentence
from linchpin.read.prose.grammar.ties import PhraseTies, group, kind_of
from linchpin.read.prose.grammar.unit import (
    DATE,
    JOIN,
    MARK,
    NOUN,
    OTHER_WORD,
    PREP,
    QUOTE,
    VERB,
    PhraseUnit,
)
from linchpin.read.prose.mentions.named import PLACE

_LISTING = frozenset({"a", "al", "including", "contra", "against", "by", "por"})
_PERSONAL = {"he", "she", "ella"}
"""Kind of a noun that a person, a group or a firm may bear: `ally`, `owner`."""
_SEPARATORS = {",", ";"}
_LONGEST_GAP = 12


def tie_phrases(sentence: ParsedSentence) -> PhraseTies:
    """Return the lists and the descriptions of a sentence."""
    ties = PhraseTies()
    find_beside(sentence, ties)
    _find_lists(sentence, ties)
    return ties


def _find_lists(sentence: ParsedSentence, ties: PhraseTies) -> None:
    units = sentence.units
    named = [
        k for k, unit in enumerate(units)
        if unit.kind == NOUN and (unit.names or (unit.words and not unit.pronoun))
        and not (unit.names and sentence.names[unit.names[0]].schema == PLACE)
        and k not in ties.beside
    ]  # fmt: skip
    _chain(sentence, ties, named)
    free = [
        k for k in named if k not in ties.lists and (not units[k].prep or units[k].prep in _LISTING)
    ]
    _chain(sentence, ties, free)


def _chain(sentence: ParsedSentence, ties: PhraseTies, named: list[int]) -> None:
    """Note the lists that phrases make, each joined to the one before it."""
    units = sentence.units
    chain: list[int] = []
    for k in named:
        unit = units[k]
        if chain and _joined(sentence, ties, chain[-1], k):
            chain.append(k)
            continue
        _close(sentence, ties, chain)
        chain = [k] if unit.names or kind_of(sentence, unit) is not None else []
    _close(sentence, ties, chain)


def _close(sentence: ParsedSentence, ties: PhraseTies, chain: list[int]) -> None:
    if len(chain) < 2:
        return
    joins = any(
        unit.kind == JOIN and unit.key in ("and", "or", "y", "e", "o", "u", "&", "ni", "nor")
        for unit in sentence.units[chain[0] : chain[-1]]
    )
    if (
        not joins
        and len(chain) < 3
        and ";" not in (unit.key for unit in sentence.units[chain[0] : chain[-1]])
    ):
        return
    whole = tuple(chain)
    for k in chain:
        ties.lists[k] = whole


def _joined(sentence: ParsedSentence, ties: PhraseTies, one: int, two: int) -> bool:
    """Say whether two phrases stand in one list: only ages and places between them."""
    units = sentence.units
    first, second = units[one], units[two]
    kinds = group(kind_of(sentence, first)), group(kind_of(sentence, second))
    if kinds[0] is None or kinds[1] is None:
        return False
    if kinds[0] != kinds[1] and not _mixed(sentence, ties, one, two):
        return False
    if first.pronoun in _PERSONAL and not first.words:
        return second.names != [] and all(
            units[k].kind == JOIN or units[k].key == "," or k in ties.beside
            for k in range(one + 1, two)
        )
    if not (first.names and second.names) and not (two - one == 2 and units[one + 1].kind == JOIN):
        return False
    if (
        second.prep
        and second.of is None
        and units[two - 1].kind == PREP
        and first.prep != second.prep
    ):
        return False
    if units[two - 1].kind == PREP and not (
        second.prep == first.prep and second.prep in ("a", "al", "contra") and two - one <= 4
    ):
        return False
    if (
        first.prep
        and not second.prep
        and units[two - 1].kind != MARK
        and _comma_and(units, one, two)
    ):
        return False
    separators = 0
    words = 0
    depth = 0
    for k in range(one + 1, two):
        unit = units[k]
        depth += (unit.key == "(") - (unit.key == ")")
        if depth > 0:
            continue
        words += unit.stop - unit.first
        if unit.kind == VERB or unit.kind in ("who", "that") or unit.kind == QUOTE:
            if unit.kind == QUOTE or not _closed(sentence, one, two):
                return False
            separators = 1
            words -= 6
            continue
        if unit.kind == MARK:
            if unit.key not in (",", ";", "(", ")", "."):
                return False
            separators += unit.key in _SEPARATORS
        elif unit.kind == JOIN:
            if unit.key not in ("and", "or", "y", "e", "o", "u", "&", "ni", "nor"):
                return False
            separators += 1
        elif unit.kind == NOUN:
            if (
                unit.names
                and sentence.names[unit.names[0]].schema != PLACE
                and k not in ties.beside
                and not (unit.prep and group(kind_of(sentence, unit)) != kinds[0])
                and unit.of not in ties.beside
            ):
                return False
        elif unit.kind not in (PREP, DATE, OTHER_WORD):
            return False
    if (
        two - one == 2
        and units[one + 1].kind == MARK
        and units[one + 1].key == ","
        and any(
            units[k].count < 2 and not units[k].key.endswith("s")
            for k in ties.described.get(one, ())
        )
    ):
        return False
    closing = units[two - 1].kind == JOIN or (two > 1 and units[two - 2].kind == JOIN)
    return separators > 0 and words <= _LONGEST_GAP + (12 if closing else 3)


def _comma_and(units: list[PhraseUnit], one: int, two: int) -> bool:
    """Say whether `, and` parts two phrases of which the first stands behind a preposition."""
    joins = [k for k in range(one + 1, two) if units[k].kind == JOIN]
    if len(joins) != 1 or joins[0] == one + 1:
        return False
    above = [unit for unit in units[:one] if unit.names and unit.prep == units[one].prep]
    return units[joins[0] - 1].key == "," and not above and units[one].prep not in _LISTING


def _closed(sentence: ParsedSentence, one: int, two: int) -> bool:
    """Say whether a remark with a verb between two names is closed by `, and`: the list goes on."""
    units = sentence.units
    here = two - 1
    if units[here].kind == PREP and units[here].key in ("a", "al"):
        here -= 1
    while here > one and (
        (units[here].kind == NOUN and not units[here].names) or units[here].key == ","
    ):
        here -= 1
    while here > one and units[here].kind == PREP and units[here].key in ("a", "al"):
        here -= 1
    if here <= one + 1 or units[here].kind != JOIN or units[here - 1].key not in (",", ";"):
        return False
    if units[one + 1].key not in (",", ";"):
        return False
    behind = two + 1
    while behind < len(units) and units[behind].key == ",":
        behind += 1
    if behind < len(units) and units[behind].kind == VERB:
        return units[behind].form in ("part", "pastpart") and units[one].prep != ""
    return any(unit.kind == VERB for unit in units[:one])


def _mixed(sentence: ParsedSentence, ties: PhraseTies, one: int, two: int) -> bool:
    """Say whether `and` joins two names of different kinds: `the cartel and its leader, X`."""
    units = sentence.units
    if units[one].prep or not (units[one].names and units[two].names):
        return False
    between = units[one + 1 : two]
    joins = [unit for unit in between if unit.kind == JOIN and unit.key in ("and", "y", "e")]
    plain = all(
        (unit.kind in (JOIN, MARK) and unit.key in ("and", "y", "e", ","))
        or (unit.kind == NOUN and k in ties.beside)
        for k, unit in enumerate(between, one + 1)
    )
    behind = units[two + 1] if two + 1 < len(units) else None
    subject = behind is not None and behind.kind == VERB and behind.form not in ("part", "pastpart")
    verb_before = any(unit.kind == VERB for unit in units[:one])
    return 1 <= len(joins) <= 2 and plain and not (subject and verb_before)
