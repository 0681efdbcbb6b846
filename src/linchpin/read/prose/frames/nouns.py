"""Frames of nouns: leader of, brother of, owner of, ally of, and who bears the noun."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linchpin.read.prose.coreference.so_far import TextSoFar
from linchpin.read.prose.frames.bearers import bearers_of
from linchpin.read.prose.frames.complements import complements_of
from linchpin.read.prose.frames.found import FrameFit
from linchpin.read.prose.frames.table import NounFrame, noun_frames
from linchpin.read.prose.grammar.unit import NOUN, PhraseUnit
from linchpin.read.prose.mentions.named import PERSON
from linchpin.read.prose.tables import word_set

_HEDGES = word_set("hedges")
_FORMER = word_set("former")
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
            if phrase not in table and phrase.startswith("ex") and phrase[2:].lstrip("-") in table:
                phrase = phrase[2:].lstrip("-")
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
    bearers, verb, why = bearers_of(text, s, k)
    if not bearers:
        return
    done = False
    for frame in frames:
        if done:
            return
        fitting = [one for one in bearers if text.schema(one) in frame.bearer]
        if not fitting:
            continue
        complements, because = complements_of(text, s, k, frame)
        complements = [one for one in complements if one not in fitting]
        if not complements:
            continue
        done = True
        table = noun_frames(text.sentences[s].language)
        words = [*unit.words]
        before = text.sentences[s].tokens[max(0, unit.first - 1)].key
        hedged = any(word in _HEDGES for word in words) or before in _HEDGES
        former = any(
            word in _FORMER
            or word.startswith("ex-")
            or (word.startswith("ex") and word[2:] in table)
            for word in words
        ) or before in (
            "ex",
            "former",
        )
        pairs = [(bearer, complement) for bearer in fitting for complement in complements]
        if "respective" in words or "respectivos" in words:
            pairs = list(zip(fitting, complements, strict=False))
        for bearer, complement in pairs:
            if True:
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


def _among_themselves(text: TextSoFar, s: int, k: int, noun: str) -> Iterator[FrameFit]:
    """Find `the brothers A and B`, `los hermanos A y B`: kin of one another."""
    unit = text.sentences[s].units[k]
    names = text.sentences[s].names
    if noun not in _PLURAL_KIN or unit.pronoun or unit.owner is not None:
        return
    if any(names[n].schema != "Place" for n in unit.modifiers):
        return
    if any(one.of == k for one in text.sentences[s].units[k + 1 : k + 3]):
        return
    bearers = [e for e in bearers_of(text, s, k)[0] if text.schema(e) == PERSON]
    for one, two in pairwise(bearers):
        if one != two:
            yield FrameFit(
                s, k, "family", one, two, None, f"{text.sentences[s].language}-among-{noun}",
                (unit.first, unit.stop), None, detail=noun, reasons=("named together",),
            )  # fmt: skip
