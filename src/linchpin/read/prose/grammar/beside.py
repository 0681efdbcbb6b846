"""Which phrases stand beside a name to describe it: `X, the leader of Y`, `the leader of Y, X`."""

from __future__ import annotations

from linchpin.read.prose.grammar.parsed import ParsedSentence
from linchpin.read.prose.grammar.ties import PhraseTies, agree, kind_of
from linchpin.read.prose.grammar.unit import (
    DATE,
    JOIN,
    MARK,
    NOUN,
    OTHER_WORD,
    PREP,
    VERB,
    PhraseUnit,
)
from linchpin.read.prose.mentions.named import PERSON, PLACE


def find_beside(sentence: ParsedSentence, ties: PhraseTies) -> None:
    """Find `X, the leader of Y` and `the leader of Y, X`."""
    units = sentence.units
    for k, unit in enumerate(units):
        if unit.kind != NOUN or unit.names or not (unit.words or unit.count > 1):
            continue
        kind = kind_of(sentence, unit)
        if kind is None:
            continue
        target = _named_next(sentence, k, kind)
        if target is None and _may_describe(units, k) and not unit.pronoun:
            target = _named_before(sentence, k, kind)
        if target is None and k and units[k - 1].kind == JOIN:
            target = _joined_role(sentence, ties, k, kind)
        if target is None:
            target = _included(sentence, k, kind)
        if target is None and not _complements_role(sentence, k):
            target = _named_behind(sentence, k, kind)
        if target is not None:
            ties.beside[k] = target
            ties.described.setdefault(target, []).append(k)
    for k in range(len(units) - 2):
        joined = units[k + 1].kind == JOIN and ties.beside.get(k + 2, 0) > k + 2
        if (
            joined
            and units[k].kind == NOUN
            and units[k].words
            and not units[k].names
            and k not in ties.beside
        ):
            ties.beside[k] = ties.beside[k + 2]
            ties.described[ties.beside[k]].append(k)


def _joined_role(sentence: ParsedSentence, ties: PhraseTies, k: int, kind: str) -> int | None:
    """Return whom `leader of X and right-hand man of Y` describes twice."""
    units = sentence.units
    for here in range(k - 2, max(-1, k - 9), -1):
        if units[here].kind not in (NOUN, PREP) and units[here].kind != OTHER_WORD:
            return None
        target = ties.beside.get(here)
        if target is not None and target < here:
            name = sentence.names[units[target].names[0]] if units[target].names else None
            return target if name is not None and agree(name.schema, kind) else None
    return None


def _complements_role(sentence: ParsedSentence, k: int) -> bool:
    """Say whether a phrase only completes another: `líder` in `la esposa del líder, X`."""
    above = sentence.units[k].of
    if above is None:
        return False
    parent = sentence.units[above]
    return not parent.names and kind_of(sentence, parent) == PERSON


def _included(sentence: ParsedSentence, k: int, kind: str) -> int | None:
    """Return the named phrase behind `including` of which a plural phrase is told."""
    units = sentence.units
    if units[k].count < 2 and not units[k].key.endswith("s"):
        return None
    for here in range(k + 1, min(len(units) - 1, k + 14)):
        if units[here].kind == PREP and units[here].key == "including":
            target = here + 1
            if units[target].kind == NOUN and not units[target].names and target + 2 < len(units):
                target += 2 * (units[target + 1].key == ",")
            if units[target].kind != NOUN or not units[target].names:
                return None
            name = sentence.names[units[target].names[0]]
            return target if agree(name.schema, kind) else None
        if units[here].key in (";",) or (
            units[here].kind == NOUN and kind_of(sentence, units[here]) == kind
        ):
            return None
    return None


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
    if not agree(schema, kind):
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


_CALLED = frozenset({"know", "call", "dub", "name", "conocer", "llamar", "denominar"})


def _named_next(sentence: ParsedSentence, k: int, kind: str) -> int | None:
    """Return the named phrase right behind `its close ally`, without a comma."""
    units = sentence.units
    here = k + 1
    called = here < len(units) and units[here].kind == VERB and units[here].key in _CALLED
    if called:
        here += 1 + (here + 1 < len(units) and units[here + 1].kind == PREP)
    if here >= len(units) or units[here].kind != NOUN or not units[here].names or units[here].words:
        return None
    schema = sentence.names[units[here].names[0]].schema
    return here if (units[k].pronoun or units[k].article) and agree(schema, kind) else None


def _named_behind(sentence: ParsedSentence, k: int, kind: str) -> int | None:
    """Return the named phrase behind the comma whom `the leader of Y, X` describes."""
    units = sentence.units
    here = k + 1
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
    if not agree(name.schema, kind) or units[target].words or units[target].pronoun:
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
