"""Whom a description means: the cartel, the suspect, the five companies."""

from __future__ import annotations

from linchpin.read.prose.coreference.so_far import TextSoFar
from linchpin.read.prose.coreference.spoken import (
    exactly,
    many,
    mentions_before,
    named_so,
    subject_of,
)
from linchpin.read.prose.grammar.parsed import ParsedSentence
from linchpin.read.prose.grammar.ties import kind_of
from linchpin.read.prose.grammar.unit import PhraseUnit
from linchpin.read.prose.mentions.named import COMPANY, GROUP, PERSON
from linchpin.read.prose.tables import word_set

_GENERIC_PEOPLE = word_set("generic_people")


_GENERIC_MANY = word_set("generic_many")


def is_plural(unit: PhraseUnit) -> bool:
    """Say whether a noun phrase is plural."""
    return (
        bool(unit.key)
        and unit.key.endswith("s")
        and unit.article not in ("a", "an", "un", "una")
        and not unit.key.endswith("ss")
    )


def by_description(text: TextSoFar, s: int, k: int, at: int) -> tuple[list[int], str]:
    """Return whom a description without a name means, and why."""
    sentence = text.sentences[s]
    unit = sentence.units[k]
    if (
        unit.article in ("a", "an", "un", "una", "otro", "otra", "another", "any", "some", "each")
        or unit.owner is not None
    ):
        return [], ""
    if unit.pronoun or any(one.of == k for one in sentence.units[k + 1 : k + 3]):
        return [], ""
    kind = kind_of(sentence, unit)
    head = _head(sentence, unit)
    if not unit.article and not unit.count and unit.prep not in ("del", "al"):
        return [], ""
    if kind == PERSON:
        return _person_by_description(text, s, at, unit, head)
    if kind in (GROUP, COMPANY):
        return _organisation_by_description(text, s, at, unit, kind)
    return [], ""


def _head(sentence: ParsedSentence, unit: PhraseUnit) -> str:
    order = unit.words if sentence.language == "es" else list(reversed(unit.words))
    return next(
        (
            w
            for w in order
            if w in word_set("person_nouns")
            or w in word_set("group_nouns")
            or w in word_set("company_nouns")
        ),
        unit.key,
    )


def _person_by_description(
    text: TextSoFar, s: int, at: int, unit: PhraseUnit, head: str
) -> tuple[list[int], str]:
    said = [(where, e) for where, e in text.described.get(head, ()) if where < at]
    if said and is_plural(unit):
        last = max(where for where, _ in said)
        together = list(dict.fromkeys(e for where, e in said if where == last))
        if len(together) > 1 and unit.count in (0, len(together)):
            return together, f"described as {head} before"
    if head in _GENERIC_MANY or unit.count > 1:
        found = many(text, s, at)
        if unit.count > 1 and len(found) != unit.count:
            found = exactly(text, PERSON, unit.count, at)
        return found, "the people named last"
    if is_plural(unit):
        return [], ""
    if said:
        return [said[-1][1]], f"described as {head} before"
    if head in _GENERIC_PEOPLE:
        people = [
            e
            for e, _, _ in mentions_before(text, at, s, 2)
            if text.schema(e) == PERSON and not text.official(e)
        ]
        subjects = [e for e in (subject_of(text, s - 1) if s else []) if e in people]
        if len(subjects) == 1:
            return subjects, "subject of the sentence before"
        if len(set(people)) == 1:
            return [people[0]], "the only person named"
    return [], ""


def named_inside(sentence: ParsedSentence, unit: PhraseUnit) -> bool:
    """Say whether a phrase holds a word with a capital: it names, it does not describe."""
    words = sentence.tokens[unit.first + 1 : unit.stop]
    return bool(unit.modifiers) or any(
        token.capital and not token.text.isupper()
        for token in words
        if token.key not in word_set("demonyms") and "-" not in token.key
    )


def _organisation_by_description(
    text: TextSoFar, s: int, at: int, unit: PhraseUnit, kind: str
) -> tuple[list[int], str]:
    sentence = text.sentences[s]
    if any(word in word_set("no_group_heads") for word in unit.words) or named_inside(
        sentence, unit
    ):
        return [], ""
    if unit.count > 1:
        return exactly(text, kind, unit.count, at), f"the {unit.count} named in the text"
    recent = [e for e, _, _ in mentions_before(text, at, s, 3) if text.schema(e) == kind]
    if is_plural(unit) and unit.key not in ("business",):
        found = [e for e in many(text, s, at) if text.schema(e) == kind]
        if found:
            return found, "the list named last"
        return named_so(text, kind, at), "the group counted before"
    if not recent:
        return [], ""
    topic = [e for e in text.topics.get(s - 1, []) if text.schema(e) == kind]
    if len(topic) == 1:
        return topic, "spoken of in the sentence before"
    if len(set(recent)) > 1:
        here = [e for e, where, _ in mentions_before(text, at, s, 0) if text.schema(e) == kind]
        before = [e for e, where, _ in mentions_before(text, at, s, 1) if text.schema(e) == kind]
        near = list(dict.fromkeys(here or before))
        return (near, "the only one of its kind named last") if len(near) == 1 else ([], "")
    return [recent[0]], "the last of its kind that was named"
