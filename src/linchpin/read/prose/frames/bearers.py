"""Who bears a relational noun: named with it, beside it, or joined to it by a verb."""

from __future__ import annotations

from linchpin.read.prose.coreference.references import who_is
from linchpin.read.prose.coreference.so_far import TextSoFar
from linchpin.read.prose.frames.fillers import entities_at, relative_object, spoken_of, subject_unit
from linchpin.read.prose.grammar.unit import JOIN, NOUN, PREP, VERB, PhraseUnit
from linchpin.read.prose.mentions.named import COMPANY, GROUP, PERSON
from linchpin.read.prose.tables import word_set

_BEARERS = frozenset({PERSON, GROUP, COMPANY, "Vessel", "RealEstate"})


def bearers_of(text: TextSoFar, s: int, k: int) -> tuple[list[int], int | None, str]:
    """Return who bears a relational noun: named with it, beside it, or joined to it by a verb."""
    sentence = text.sentences[s]
    units = sentence.units
    unit = units[k]
    ties = text.ties[s]
    if unit.names:
        found = [e for n in unit.names if (e := text.entity_of(s, n)) is not None]
        if _is_many(unit):
            for member in ties.members(k):
                if member > k:
                    found += who_is(text, s, member)[0]
        return list(dict.fromkeys(found)), None, "named with it"
    predicate = _predicate(text, s, k)
    if predicate is not None:
        found, why = entities_at(text, s, predicate, _BEARERS)
        if found:
            return found, predicate - 1, f"predicate of the verb, {why}"
    if k in ties.beside:
        target = ties.beside[k]
        if target > k or (unit.key.endswith("s") and unit.article not in ("a", "an", "un", "una")):
            many = _is_many(unit)
            found = []
            for member in ties.members(target) if many else (target,):
                if member >= target or target < k:
                    found += who_is(text, s, member)[0]
            return list(dict.fromkeys(found)), None, "named beside it"
        return who_is(text, s, target)[0], None, "named beside it"
    return _by_verb(text, s, k)


def _is_many(unit: PhraseUnit) -> bool:
    """Say whether a noun phrase is plural: its noun is borne by a whole list."""
    plural = unit.count > 1 or any(
        word.endswith("s") and not word.endswith("ss") for word in unit.words[:2] + unit.words[-1:]
    )
    return plural and unit.article not in ("a", "an", "un", "una", "one of")


def _predicate(text: TextSoFar, s: int, k: int) -> int | None:
    """Return the named predicate of `its leader is X`, `whose owner is X`."""
    units = text.sentences[s].units
    here = k + 1
    while here + 1 < len(units) and units[here].kind == PREP and units[here + 1].kind == NOUN:
        here += 2
    if here + 1 >= len(units) or units[here].kind != VERB or not units[here].copula:
        return None
    after = here + 1
    return (
        after
        if units[after].kind == NOUN and units[after].names and not units[after].modifiers
        else None
    )


def _by_verb(text: TextSoFar, s: int, k: int) -> tuple[list[int], int | None, str]:
    """Return the bearer by `X is the leader`, `identified as leader`, `X became leader`."""
    units = text.sentences[s].units
    here = k - 1
    joined = False
    while here >= 0 and (
        units[here].kind == JOIN
        or (units[here].kind == NOUN and not units[here].names)
        or (units[here].kind == PREP and units[here].key in ("of", "de", "del"))
        or (units[here].names and units[here].of is not None and here < k - 1)
    ):
        joined = joined or units[here].kind == JOIN
        if units[here].kind == NOUN and not joined and here != k:
            break
        here -= 1
    if here < 0:
        return [], None, ""
    before = units[here]
    if before.kind == PREP and before.key in ("as", "como") and here > 0:
        verb = next((v for v in range(here - 1, -1, -1) if units[v].kind == VERB), None)
        if verb is None:
            return [], None, ""
        return _as_bearer(text, s, verb)
    while here >= 0 and units[here].kind == "word":
        here -= 1
    before = units[here] if here >= 0 else units[0]
    if before.kind != VERB or not (before.copula or before.key in _BECOMING):
        return [], None, ""
    if before.key in _PASSIVE_BECOMING and not before.passive:
        kinds = frozenset({PERSON, GROUP, COMPANY})
        found, why = relative_object(text, s, here, kinds)
        return found, here if found else None, why
    subject, why = subject_unit(text, s, here)
    if subject is None:
        return [], None, ""
    if subject == -1:
        found, why = spoken_of(text, s, here, frozenset({PERSON, GROUP, COMPANY}))
        return found, here, why
    found, _ = entities_at(
        text, s, subject, frozenset({PERSON, GROUP, COMPANY, "Vessel", "RealEstate"})
    )
    return found, here, f"subject of the verb, {why}"


_BECOMING = word_set("becoming")


_PASSIVE_BECOMING = word_set("passive_becoming")


def _as_bearer(text: TextSoFar, s: int, verb: int) -> tuple[list[int], int | None, str]:
    """Return whom `as` describes: the object of `identified X as`, else the subject."""
    unit = text.sentences[s].units[verb]
    around = text.around[s][verb]
    kinds = frozenset({PERSON, GROUP, COMPANY})
    if not unit.passive and around.object is not None:
        found, why = entities_at(text, s, around.object, kinds)
        if found:
            return found, verb, f"object of the verb, {why}"
    if not unit.passive:
        found, why = relative_object(text, s, verb, kinds)
        if found:
            return found, verb, why
    subject, why = subject_unit(text, s, verb)
    if subject is None:
        return [], None, ""
    if subject == -1:
        found, why = spoken_of(text, s, verb, kinds)
        return found, verb, why
    found, _ = entities_at(text, s, subject, kinds, alone=text.around[s][verb].alone)
    return found, verb, f"subject of the verb, {why}"
