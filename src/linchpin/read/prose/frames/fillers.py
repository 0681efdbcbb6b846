"""Phrases into the entities that may fill a place of a frame."""

from __future__ import annotations

from collections.abc import Iterable

from linchpin.read.prose.coreference.references import who_is
from linchpin.read.prose.coreference.so_far import TextSoFar
from linchpin.read.prose.frames.table import Slot
from linchpin.read.prose.grammar.around import Around
from linchpin.read.prose.grammar.clauses import is_many
from linchpin.read.prose.grammar.unit import VERB
from linchpin.read.prose.tables import word_set

Filled = tuple[list[int], str]

_THROUGH = word_set("through")
"""Nouns that let a body or group behind them act or receive: `agents of`, `activities of`."""
_AGENTS_ONLY = word_set("agents_only")


def entities_at(
    text: TextSoFar,
    s: int,
    k: int,
    kinds: frozenset[str],
    *,
    through: str = "none",
    alone: bool = False,
) -> Filled:
    """Return the entities of the kinds asked for that a phrase and its list mean.

    Args:
        text: The text.
        s: Number of the sentence.
        k: Number of the unit.
        kinds: Schemata that fit.
        through: `agents` where `agents of X` may stand for X, `all` where `activities of X` may
            as well, `none` where only X itself will do.
        alone: Whether the list that the phrase stands in is left aside.
    """
    found: list[int] = []
    reason = ""
    base = text.ties[s].beside.get(k, k)
    whole = text.ties[s].members(base) if base != k and base > k else text.ties[s].members(k)
    for member in (base,) if alone else whole:
        some, why = who_is(text, s, member)
        some = [one for one in some if text.schema(one) in kinds]
        if not some and through != "none":
            some, why = _through(text, s, member, kinds, through)
        found += some
        reason = reason or (why if some else "")
    return list(dict.fromkeys(found)), reason


def _through(text: TextSoFar, s: int, k: int, kinds: frozenset[str], through: str) -> Filled:
    """Return the body or group behind `agents of X`, `DEA agents`, `the activities of X`."""
    sentence = text.sentences[s]
    unit = sentence.units[k]
    allowed = _AGENTS_ONLY if through == "agents" else _THROUGH
    if unit.names or not unit.words or not any(word in allowed for word in unit.words):
        return [], ""
    near = list(unit.modifiers) + ([unit.owner] if unit.owner is not None else [])
    for n in near:
        entity = text.entity_of(s, n)
        if entity is not None and text.schema(entity) in kinds:
            return [entity], "named before the noun"
    for other in range(k + 1, min(len(sentence.units), k + 6)):
        one = sentence.units[other]
        if one.kind == VERB:
            break
        if one.of == k or (
            one.prep in ("of", "de", "del", "from", "at", "with", "within", "en", "adscritos")
            and other - k <= 4
        ):
            some = [e for e in who_is(text, s, other)[0] if text.schema(e) in kinds]
            if some:
                return some, "named behind the noun"
    return [], ""


def subject_unit(text: TextSoFar, s: int, verb: int, depth: int = 0) -> tuple[int | None, str]:
    """Return the grammatical subject of a verb, shared and controlled ones followed.

    Returns:
        Number of the unit, -1 where the subject is left out and spoken of before; and why.
    """
    around = text.around[s].get(verb)
    if around is None or depth > 6:
        return None, ""
    if around.subject is not None:
        return around.subject, around.reason
    if around.shared is not None:
        unit, why = subject_unit(text, s, around.shared, depth + 1)
        return unit, why or around.reason
    if around.governor is not None:
        return _controlled(text, s, around.governor, depth)
    return (-1, "left out; the one spoken of") if around.dropped else (None, "")


_OBJECT_CONTROL = word_set("object_control")


def _controlled(text: TextSoFar, s: int, governor: int, depth: int) -> tuple[int | None, str]:
    units = text.sentences[s].units
    above = units[governor]
    if above.passive:
        return subject_unit(text, s, governor, depth + 1)
    if above.key in _OBJECT_CONTROL:
        around = text.around[s][governor]
        if around.object is not None:
            return around.object, "object of the verb above"
        fronted = _fronted(text, s, governor) if above.clitic else None
        if fronted is not None:
            return fronted, "object before the verb above"
    if above.form in ("inf", "ing", "ger") and text.around[s][governor].governor is not None:
        return subject_unit(text, s, governor, depth + 1)
    return subject_unit(text, s, governor, depth + 1)


def fill(
    text: TextSoFar,
    s: int,
    verb: int,
    slots: Iterable[Slot],
    *,
    through: str = "none",
    active: bool = False,
) -> Filled:
    """Return the entities that fill a place of a verb's frame, and why.

    Args:
        text: The text.
        s: Number of the sentence.
        verb: Number of the verb's unit.
        slots: Alternatives, tried in order.
        through: See `entities_at`.
        active: Whether a passive is read as active (`is allied with`).
    """
    for slot in slots:
        for place in slot.places:
            if place == "subj" and active:
                found = _of_subject(text, s, verb, slot.kinds, through)
            else:
                found = _fill_place(text, s, verb, place, slot.kinds, through)
            if found[0]:
                return found
    return [], ""


def _fill_place(
    text: TextSoFar, s: int, verb: int, place: str, kinds: frozenset[str], through: str
) -> Filled:
    unit = text.sentences[s].units[verb]
    around = text.around[s][verb]
    if place == "subj":
        if unit.passive:
            return _by_phrase(text, s, around, kinds, through)
        return _of_subject(text, s, verb, kinds, through)
    if place == "obj":
        if unit.passive:
            return _of_subject(text, s, verb, kinds, through)
        return _of_object(text, s, verb, around, kinds, through)
    for k in _preps(around, place):
        found = entities_at(text, s, k, kinds, through=through)
        if found[0]:
            return found[0], f"behind {place}: {found[1]}"
    if place == "le" and unit.clitic in ("le", "les"):
        return spoken_of(text, s, verb, kinds)
    return [], ""


def _preps(around: Around, place: str) -> list[int]:
    forms = {"a": ("a", "al"), "de": ("de", "del"), "parte": ("por", "parte")}.get(place, (place,))
    return [k for form in forms for k in around.preps.get(form, ())]


def _by_phrase(
    text: TextSoFar, s: int, around: Around, kinds: frozenset[str], through: str
) -> Filled:
    for place in ("by", "por", "parte", "manos"):
        for k in around.preps.get(place, ()):
            found = entities_at(text, s, k, kinds, through=through)
            if found[0]:
                return found[0], f"behind {place}"
    return [], ""


def _of_subject(text: TextSoFar, s: int, verb: int, kinds: frozenset[str], through: str) -> Filled:
    k, why = subject_unit(text, s, verb)
    if k is None:
        return [], ""
    if k == -1:
        return spoken_of(text, s, verb, kinds)
    alone = text.around[s][verb].alone
    found = entities_at(text, s, k, kinds, through=through, alone=alone)
    return found[0], f"{why}, {found[1]}"


def _of_object(
    text: TextSoFar, s: int, verb: int, around: Around, kinds: frozenset[str], through: str
) -> Filled:
    if around.object is not None:
        found = entities_at(text, s, around.object, kinds, through=through)
        if found[0]:
            return found[0], f"object of the verb, {found[1]}"
        if text.sentences[s].units[verb].clitic not in ("lo", "la", "los", "las"):
            return [], ""
    unit = text.sentences[s].units[verb]
    if unit.clitic:
        fronted = _fronted(text, s, verb)
        if fronted is not None:
            found = entities_at(text, s, fronted, kinds, through=through)
            return found[0], f"before its verb, {found[1]}"
        accused = unit.reflexive and unit.clitic in ("le", "les")
        if unit.clitic in ("lo", "la", "los", "las") or accused:
            return spoken_of(text, s, verb, kinds)
    return relative_object(text, s, verb, kinds)


def _fronted(text: TextSoFar, s: int, verb: int) -> int | None:
    """Return the object of `a X lo detuvo la policía`, which stands before its verb."""
    units = text.sentences[s].units
    for k in range(verb - 1, max(-1, verb - 10), -1):
        if units[k].kind == VERB or units[k].key == ";":
            return None
        if units[k].kind == "noun" and units[k].prep in ("a", "al"):
            return k
    return None


def relative_object(text: TextSoFar, s: int, verb: int, kinds: frozenset[str]) -> Filled:
    """Return the object of `CJNG, which OFAC designated earlier this year`, and why."""
    units = text.sentences[s].units
    subject = text.around[s][verb].subject
    if subject is None or subject < 2 or units[subject - 1].kind not in ("who", "that"):
        return [], ""
    here = subject - 2
    while (
        here >= 0
        and units[here].key in (",", ")", "a", "(")
        and units[here].kind in ("mark", "prep")
    ):
        here -= 1
    if here < 0 or units[here].kind != "noun":
        return [], ""
    found = entities_at(text, s, here, kinds)
    return found[0], "what the relative clause is about"


def spoken_of(text: TextSoFar, s: int, verb: int, kinds: frozenset[str]) -> Filled:
    """Return a subject that Spanish leaves out: that of the clause or sentence before."""
    if text.sentences[s].language != "es":
        return [], ""
    units = text.sentences[s].units
    for before in range(verb - 1, -1, -1):
        around = text.around[s].get(before)
        if around is None or around.subject is None or units[before].key in _SAYING:
            continue
        found = entities_at(text, s, around.subject, kinds)
        if found[0]:
            return found[0], "subject of the clause before"
    many = is_many(text.sentences[s], verb)
    topic = [e for e in text.topics.get(s - 1, []) if text.schema(e) in kinds]
    if topic and (len(topic) > 1) == bool(many):
        return topic, "spoken of in the sentence before"
    return [], ""


_SAYING = word_set("saying")
