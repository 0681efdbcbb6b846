"""Frames of nouns that name an event: the arrest of, the extradition of, his death."""

from __future__ import annotations

from collections.abc import Iterator

from linchpin.read.prose.coreference.references import by_pronoun
from linchpin.read.prose.coreference.so_far import TextSoFar
from linchpin.read.prose.frames.bearers import bearers_of
from linchpin.read.prose.frames.fillers import entities_at
from linchpin.read.prose.frames.found import FrameFit
from linchpin.read.prose.frames.table import EventFrame, event_frames
from linchpin.read.prose.grammar.unit import NOUN, VERB, PhraseUnit
from linchpin.read.prose.mentions.named import BODY
from linchpin.read.prose.tables import word_set


def event_fits(text: TextSoFar, s: int) -> Iterator[FrameFit]:
    """Yield the events that nouns of a sentence name."""
    sentence = text.sentences[s]
    table = event_frames(sentence.language)
    for k, unit in enumerate(sentence.units):
        if unit.kind != NOUN or not unit.words or unit.names:
            continue
        noun = next((word for word in _candidates(unit, sentence.language) if word in table), None)
        if noun is None:
            continue
        for frame in table[noun]:
            if any(word in frame.forbids for word in unit.words):
                continue
            yield from _of_event(text, s, k, noun, frame)


def status_fits(text: TextSoFar, s: int) -> Iterator[FrameFit]:
    """Yield what `los sancionados son X`, `the designees include X` says of X."""
    sentence = text.sentences[s]
    for k, unit in enumerate(sentence.units):
        if unit.kind != NOUN or unit.names:
            continue
        claim = next(
            (c for c in _STATUS for word in unit.words if word in word_set(f"status_{c}")), None
        )
        if claim is None:
            continue
        found, verb, why = bearers_of(text, s, k)
        for one in found:
            if text.schema(one) in _PATIENTS:
                yield FrameFit(
                    s, k, claim, one, None, None, f"{sentence.language}-status-{claim}",
                    (unit.first, unit.stop), verb, reasons=(f"whom the noun means: {why}",),
                )  # fmt: skip


_STATUS = ("designated", "arrested")
_PATIENTS = frozenset({"Person", "Organization", "Company"})


def _candidates(unit: PhraseUnit, language: str) -> list[str]:
    words = unit.words
    pairs = [" ".join(words[at : at + 2]) for at in range(len(words) - 1)]
    threes = [" ".join(words[at : at + 3]) for at in range(len(words) - 2)]
    if language == "en":
        return [*threes, *pairs[-1:], *words[-1:]]
    return [*threes, *pairs, *words[:2]]


def _of_event(text: TextSoFar, s: int, k: int, noun: str, frame: EventFrame) -> Iterator[FrameFit]:
    units = text.sentences[s].units
    unit = units[k]
    patients, why = _patients(text, s, k, frame)
    if not patients:
        return
    agent = None
    for other in range(k + 1, min(len(units), k + 12)):
        one = units[other]
        if one.kind == VERB and one.form not in ("part", "pastpart"):
            break
        if one.kind == NOUN and one.prep in frame.agents:
            found = entities_at(text, s, other, frozenset({BODY}), through="agents")[0]
            if found:
                agent = found[0]
                break
    for patient in patients:
        if frame.claim == "family":
            continue
        yield FrameFit(
            s, k, frame.claim, patient, None, agent, frame.name, (unit.first, unit.stop), None,
            reasons=(f"whom it befell: {why}",),
        )  # fmt: skip


def _patients(text: TextSoFar, s: int, k: int, frame: EventFrame) -> tuple[list[int], str]:
    units = text.sentences[s].units
    unit = units[k]
    if unit.owner is not None:
        entity = text.entity_of(s, unit.owner)
        if entity is not None and text.schema(entity) in frame.patient:
            return [entity], "named before the noun"
    if unit.pronoun and unit.pronoun in (*word_set("poss_en"), *word_set("poss_es")):
        at = text.sentences[s].tokens[unit.first].start
        found, why = by_pronoun(text, s, at, unit.pronoun)
        return [e for e in found if text.schema(e) in frame.patient], why
    for other in range(k + 1, min(len(units), k + 9)):
        one = units[other]
        if one.kind == VERB or one.key in (";", ","):
            break
        if one.kind == NOUN and one.prep in frame.behind:
            found, why = entities_at(text, s, other, frame.patient)
            return found, f"behind {one.prep}: {why}"
    return [], ""
