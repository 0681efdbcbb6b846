"""Which phrases of a sentence stand in one list, and which stand beside another to describe it."""

from __future__ import annotations

from dataclasses import dataclass, field

from linchpin.read.prose.grammar.parsed import ParsedSentence
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
from linchpin.read.prose.mentions.cues import kind_of_noun
from linchpin.read.prose.mentions.named import ORGANISATIONS, PERSON, PLACE

_SEPARATORS = {",", ";"}
_LONGEST_GAP = 12


@dataclass(slots=True)
class PhraseTies:
    """How the noun phrases of a sentence hang together.

    Attributes:
        lists: For each unit of a list, all units of it.
        beside: For each phrase without a name, the phrase that names whom it describes.
        described: For each phrase with a name, phrases beside it that describe it.
    """

    lists: dict[int, tuple[int, ...]] = field(default_factory=dict)
    beside: dict[int, int] = field(default_factory=dict)
    described: dict[int, list[int]] = field(default_factory=dict)

    def members(self, unit: int) -> tuple[int, ...]:
        """Return the list a unit stands in, or the unit alone."""
        return self.lists.get(unit, (unit,))


def kind_of(sentence: ParsedSentence, unit: PhraseUnit) -> str | None:
    """Return the schema of what a noun phrase is about; None where its words do not tell."""
    if unit.names:
        return sentence.names[unit.names[0]].schema
    if unit.pronoun in ("he", "she", "him", "himself", "herself", "ella", "quien"):
        return PERSON
    order = unit.words if sentence.language == "es" else list(reversed(unit.words))
    for word in order:
        kind = kind_of_noun(word)
        if kind is not None:
            return kind
    return None


def tie_phrases(sentence: ParsedSentence) -> PhraseTies:
    """Return the lists and the descriptions of a sentence."""
    ties = PhraseTies()
    _find_beside(sentence, ties)
    _find_lists(sentence, ties)
    return ties


def _group(kind: str | None) -> str | None:
    return "org" if kind in ORGANISATIONS else kind


def _find_lists(sentence: ParsedSentence, ties: PhraseTies) -> None:
    units = sentence.units
    named = [
        k for k, unit in enumerate(units)
        if unit.kind == NOUN and (unit.names or (unit.words and not unit.pronoun))
        and not (unit.names and sentence.names[unit.names[0]].schema == PLACE)
        and k not in ties.beside
    ]  # fmt: skip
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
    kinds = _group(kind_of(sentence, first)), _group(kind_of(sentence, second))
    if kinds[0] is None or kinds[1] is None:
        return False
    if kinds[0] != kinds[1] and not _mixed(sentence, ties, one, two):
        return False
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
    separators = 0
    words = 0
    for k in range(one + 1, two):
        unit = units[k]
        words += unit.stop - unit.first
        if unit.kind == VERB or unit.kind in ("who", "that") or unit.kind == QUOTE:
            return False
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
                and not (unit.prep and _group(kind_of(sentence, unit)) != kinds[0])
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
    return separators > 0 and words <= _LONGEST_GAP + 3 * (kinds[0] == PERSON)


def _mixed(sentence: ParsedSentence, ties: PhraseTies, one: int, two: int) -> bool:
    """Say whether `and` joins two named things of different kinds: `the cartel and its leader, X`."""
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
    return len(joins) == 1 and plain and not (subject and verb_before)


def _find_beside(sentence: ParsedSentence, ties: PhraseTies) -> None:
    """Find `X, the leader of Y` and `the leader of Y, X`."""
    units = sentence.units
    for k, unit in enumerate(units):
        if unit.kind != NOUN or unit.names or not unit.words:
            continue
        kind = kind_of(sentence, unit)
        if kind is None:
            continue
        target = _named_before(sentence, k, kind) if _may_describe(units, k) else None
        if target is None:
            target = _named_behind(sentence, k, kind)
        if target is not None:
            ties.beside[k] = target
            ties.described.setdefault(target, []).append(k)


def _may_describe(units: list[PhraseUnit], k: int) -> bool:
    return k > 0 and (
        units[k - 1].key in (",", "(", "—", "–", "also", "tambien") or units[k - 1].kind == JOIN
    )


def _named_before(sentence: ParsedSentence, k: int, kind: str) -> int | None:
    """Return the named phrase before the comma that this phrase describes."""
    units = sentence.units
    here = k - 1
    if units[here].kind == JOIN:
        if not _roles_joined(units, here):
            return None
        start = _start_of_description(units, here)
        if start is None or start < 1:
            return None
        here = start
    while here >= 0 and (
        units[here].key in (",", "(", "—", "–", "also", "tambien")
        or units[here].kind in (DATE, OTHER_WORD)
    ):
        here -= 1
    while here >= 0 and _aside(sentence, here):
        here -= 1
        while here >= 0 and (units[here].key in (",", "(", ")")):
            here -= 1
    if here < 0 or units[here].kind != NOUN or not units[here].names:
        return None
    schema = sentence.names[units[here].names[0]].schema
    if _group(schema) != _group(kind):
        return None
    return here


def _roles_joined(units: list[PhraseUnit], here: int) -> bool:
    """Say whether `and` joins two descriptions: `brother and right-hand man of X`."""
    return here > 0 and units[here - 1].kind == NOUN and not units[here - 1].names


def _start_of_description(units: list[PhraseUnit], here: int) -> int | None:
    before = here - 1
    while before >= 0 and units[before].kind in (NOUN, PREP) and units[before].key != ",":
        before -= 1
    return before if before >= 0 and units[before].key in (",", "(") else None


def _aside(sentence: ParsedSentence, here: int) -> bool:
    """Say whether a unit is an age, a place or another short remark between commas."""
    unit = sentence.units[here]
    if unit.kind == NOUN and not unit.names:
        return (
            unit.count > 0
            or not unit.words
            or all(
                word.isdigit() or "year" in word or word in ("anos", "edad") for word in unit.words
            )
        )
    if unit.kind == NOUN and unit.names:
        return sentence.names[unit.names[0]].schema == PLACE
    return unit.kind == PREP and here + 1 < len(sentence.units)


def _named_behind(sentence: ParsedSentence, k: int, kind: str) -> int | None:
    """Return the named phrase behind the comma whom `the leader of Y, X` describes."""
    units = sentence.units
    here = k + 1
    if (
        here < len(units)
        and units[here].kind == NOUN
        and units[here].names
        and not units[here].words
    ):
        schema = sentence.names[units[here].names[0]].schema
        if (units[k].pronoun or units[k].article) and _group(schema) == _group(kind):
            return here
    while here + 1 < len(units) and units[here].kind == PREP and units[here + 1].kind == NOUN:
        if units[here].key not in ("of", "de", "del", "in", "en", "for"):
            return None
        here += 2
    if here + 1 >= len(units):
        return None
    mark = units[here]
    if (
        mark.key not in (",", ":", "—", "–", "(")
        or units[here + 1].kind != NOUN
        or not units[here + 1].names
    ):
        return None
    target = here + 1
    name = sentence.names[units[target].names[0]]
    if _group(name.schema) != _group(kind) or units[target].words or units[target].pronoun:
        return None
    if (
        mark.key == ","
        and k > 0
        and units[k - 1].kind == MARK
        and units[k - 1].key == ","
        and not (units[k].pronoun or units[k].article)
    ):
        return None
    return target
