"""Whose leader, brother or firm somebody is: the complement of a relational noun."""

from __future__ import annotations

from linchpin.read.prose.coreference.references import by_pronoun, who_is
from linchpin.read.prose.coreference.so_far import TextSoFar
from linchpin.read.prose.coreference.spoken import mentions_before
from linchpin.read.prose.frames.bearers import bearers_of
from linchpin.read.prose.frames.fillers import entities_at, subject_unit
from linchpin.read.prose.frames.table import NounFrame
from linchpin.read.prose.grammar.unit import JOIN, NOUN, VERB
from linchpin.read.prose.mentions.named import ORGANISATIONS, PERSON
from linchpin.read.prose.tables import word_set

_NEXT_TO = frozenset({"and", ",", "with", "y"})


def complements_of(text: TextSoFar, s: int, k: int, frame: NounFrame) -> tuple[list[int], str]:
    """Return whose leader, brother or firm it is."""
    sentence = text.sentences[s]
    units = sentence.units
    unit = units[k]
    near = list(unit.modifiers) + ([unit.owner] if unit.owner is not None else [])
    for n in near:
        entity = text.entity_of(s, n)
        if entity is not None and text.schema(entity) in frame.complement:
            return [entity], "named before the noun"
    if unit.pronoun in ("whose", "cuyo", "cuya", "cuyos", "cuyas"):
        return _whose(text, s, k, frame)
    if unit.pronoun and unit.pronoun in (*word_set("poss_en"), *word_set("poss_es")):
        found, why = _owner(text, s, k, frame)
        if found:
            return found, why
        return [], ""
    stop = min(len(units), k + 9)
    for other in range(k + 1, stop):
        one = units[other]
        if one.kind in (VERB, "who", "that") or (one.key in (";", ",", "(", ")", ":")):
            break
        if one.kind == NOUN and one.prep in frame.behind:
            found, why = entities_at(text, s, other, frame.complement, through="all")
            if found:
                return found, f"behind {one.prep}: {why}"
            if text.sentences[s].units[other].names and one.prep in ("of", "de", "del"):
                return [], ""
    return _shared_complement(text, s, k, frame)


def _whose(text: TextSoFar, s: int, k: int, frame: NounFrame) -> tuple[list[int], str]:
    """Return whom `whose`, `cuyo` refers to: the phrase before its comma."""
    units = text.sentences[s].units
    here = k - 1
    while here >= 0 and units[here].key in (",", ")", "("):
        here -= 1
    while here >= 0 and k - here < 8:
        if units[here].kind == NOUN and (units[here].names or here in text.ties[s].beside):
            found, _ = entities_at(text, s, here, frame.complement)
            if found:
                return found[:1], "whom the relative word refers to"
        here -= 1
    return [], ""


def _shared_complement(text: TextSoFar, s: int, k: int, frame: NounFrame) -> tuple[list[int], str]:
    """Find the complement of the first noun in `founder and leader of X`."""
    units = text.sentences[s].units
    if (
        k + 2 < len(units)
        and units[k + 1].kind == JOIN
        and units[k + 2].kind == NOUN
        and not units[k + 2].names
    ):
        return complements_of(text, s, k + 2, frame)
    return [], ""


def _owner(text: TextSoFar, s: int, k: int, frame: NounFrame) -> tuple[list[int], str]:
    """Return whom `his`, `its`, `su` means before a relational noun."""
    sentence = text.sentences[s]
    unit = sentence.units[k]
    at = sentence.tokens[unit.first].start
    kinds = frame.complement
    bearers = set(bearers_of(text, s, k)[0])
    if unit.pronoun in ("his", "her") and k > 1 and sentence.units[k - 1].key in _NEXT_TO:
        near = sentence.units[k - 2]
        if near.kind == NOUN and near.names:
            nearest = [e for e in who_is(text, s, k - 2)[0] if text.schema(e) in kinds]
            if nearest and nearest[0] not in bearers:
                return nearest[:1], "named right before"
    if unit.pronoun == "their":
        many, why = by_pronoun(text, s, at, "their")
        many = [e for e in many if text.schema(e) in kinds and e not in bearers]
        if many:
            return many, why
    if unit.pronoun in ("su", "sus", "their"):
        people = kinds <= {PERSON}
        found: list[int] = []
        before = _subject_before(text, s, k)
        if before is not None:
            found = [e for e in entities_at(text, s, before, kinds)[0] if e not in bearers]
        if not found and people:
            found = [e for e in by_pronoun(text, s, at, "su")[0] if e not in bearers]
        if not found and kinds & ORGANISATIONS and not people:
            found = [
                e
                for e in by_pronoun(text, s, at, "its")[0]
                if e not in bearers and text.schema(e) in kinds
            ]
        return found[:1] if unit.pronoun != "their" else found, "whom the possessive means"
    found, why = by_pronoun(text, s, at, unit.pronoun)
    if unit.pronoun == "its" and not any(text.schema(e) in kinds for e in found):
        closest = [e for e, _, _ in mentions_before(text, at, s, 1) if text.schema(e) in kinds]
        found, why = closest[:1], "the last that fits"
    return [e for e in found if text.schema(e) in kinds and e not in bearers], why


def _subject_before(text: TextSoFar, s: int, k: int) -> int | None:
    """Return the subject of the verb before a phrase, or the phrase before its comma."""
    units = text.sentences[s].units
    if k > 1 and units[k - 1].key in ("y", "and", "e", ",", "con", "with"):
        for here in range(k - 1, -1, -1):
            if units[here].kind == NOUN and units[here].names:
                return here
            if units[here].kind == VERB:
                break
    for here in range(k - 1, -1, -1):
        if units[here].kind == VERB:
            subject, _ = subject_unit(text, s, here)
            if subject is not None and subject >= 0:
                return subject
    return None
