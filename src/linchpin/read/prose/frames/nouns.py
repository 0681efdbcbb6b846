"""Frames of nouns: leader of, brother of, owner of, ally of, and who bears the noun."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linchpin.read.prose.coreference.references import by_pronoun, who_is
from linchpin.read.prose.coreference.so_far import TextSoFar
from linchpin.read.prose.frames.fillers import entities_at, relative_object, spoken_of, subject_unit
from linchpin.read.prose.frames.found import FrameFit
from linchpin.read.prose.frames.table import NounFrame, noun_frames
from linchpin.read.prose.grammar.unit import JOIN, NOUN, PREP, VERB, PhraseUnit
from linchpin.read.prose.mentions.named import COMPANY, GROUP, ORGANISATIONS, PERSON
from linchpin.read.prose.tables import word_set

_HEDGES = word_set("hedges")
_FORMER = word_set("former")
_BEARERS = frozenset({PERSON, GROUP, COMPANY, "Vessel", "RealEstate"})
_PLURAL_KIN = word_set("plural_kin")


def noun_fits(text: TextSoFar, s: int) -> Iterator[FrameFit]:
    """Yield what the relational nouns of a sentence say."""
    sentence = text.sentences[s]
    table = noun_frames(sentence.language)
    for k, unit in enumerate(sentence.units):
        if unit.kind != NOUN or not unit.words:
            continue
        noun = _noun_of(unit, sentence.language, table)
        if noun is None:
            continue
        yield from _of_noun(text, s, k, noun, table[noun])
        yield from _among_themselves(text, s, k, noun)


def _noun_of(
    unit: PhraseUnit, language: str, table: dict[str, tuple[NounFrame, ...]]
) -> str | None:
    """Return the noun of the table that a phrase has as its head; the longest one."""
    words = unit.words
    for size in (3, 2, 1):
        places = range(len(words) - size + 1)
        for at in places if language == "es" else reversed(places):
            phrase = " ".join(words[at : at + size])
            if (
                phrase in table
                and (language == "es" or at + size == len(words))
                and (language == "en" or at <= 2)
            ):
                return phrase
    return None


def _of_noun(
    text: TextSoFar, s: int, k: int, noun: str, frames: tuple[NounFrame, ...]
) -> Iterator[FrameFit]:
    unit = text.sentences[s].units[k]
    bearers, verb, why = _bearers(text, s, k)
    if not bearers:
        return
    done = False
    for frame in frames:
        if done:
            return
        fitting = [one for one in bearers if text.schema(one) in frame.bearer]
        if not fitting:
            continue
        complements, because = _complements(text, s, k, frame)
        complements = [one for one in complements if one not in fitting]
        if not complements:
            continue
        done = True
        words = [*unit.words]
        before = text.sentences[s].tokens[max(0, unit.first - 1)].key
        hedged = any(word in _HEDGES for word in words) or before in _HEDGES
        former = any(word in _FORMER or word.startswith("ex-") for word in words) or before in (
            "ex",
            "former",
        )
        for bearer in fitting:
            for complement in complements:
                subject, other = (
                    (bearer, complement) if frame.bearer_first else (complement, bearer)
                )
                yield FrameFit(
                    s, k, frame.claim, subject, other, None, frame.name,
                    (unit.first, unit.stop), verb,
                    detail=noun if frame.detail else None,
                    reasons=(f"bearer of “{noun}”: {why}", f"complement: {because}"),
                    hedged=hedged, former=former,
                )  # fmt: skip


def _bearers(text: TextSoFar, s: int, k: int) -> tuple[list[int], int | None, str]:
    """Return who bears a relational noun: named with it, beside it, or joined to it by a verb."""
    sentence = text.sentences[s]
    units = sentence.units
    unit = units[k]
    ties = text.ties[s]
    if unit.names:
        found = [e for n in unit.names if (e := text.entity_of(s, n)) is not None]
        if unit.key.endswith("s") and not unit.key.endswith("ss"):
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
            many = unit.key.endswith("s") and not unit.key.endswith("ss")
            found = []
            for member in ties.members(target) if many else (target,):
                found += who_is(text, s, member)[0]
            return list(dict.fromkeys(found)), None, "named beside it"
        return who_is(text, s, target)[0], None, "named beside it"
    return _by_verb(text, s, k)


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
        return [], None, ""
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
    found, _ = entities_at(text, s, subject, kinds)
    return found, verb, f"subject of the verb, {why}"


def _complements(text: TextSoFar, s: int, k: int, frame: NounFrame) -> tuple[list[int], str]:
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
        return _complements(text, s, k + 2, frame)
    return [], ""


def _owner(text: TextSoFar, s: int, k: int, frame: NounFrame) -> tuple[list[int], str]:
    """Return whom `his`, `its`, `su` means before a relational noun."""
    sentence = text.sentences[s]
    unit = sentence.units[k]
    at = sentence.tokens[unit.first].start
    kinds = frame.complement
    bearers = set(_bearers(text, s, k)[0])
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


def _among_themselves(text: TextSoFar, s: int, k: int, noun: str) -> Iterator[FrameFit]:
    """Find `the brothers A and B`, `los hermanos A y B`: kin of one another."""
    unit = text.sentences[s].units[k]
    if noun not in _PLURAL_KIN or unit.pronoun or unit.owner is not None or unit.modifiers:
        return
    if any(one.of == k for one in text.sentences[s].units[k + 1 : k + 3]):
        return
    bearers = [e for e in _bearers(text, s, k)[0] if text.schema(e) == PERSON]
    for one, two in pairwise(bearers):
        if one != two:
            yield FrameFit(
                s, k, "family", one, two, None, f"{text.sentences[s].language}-among-{noun}",
                (unit.first, unit.stop), None, detail=noun, reasons=("named together",),
            )  # fmt: skip
