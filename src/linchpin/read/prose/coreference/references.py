"""Whom a pronoun or a description means."""

from __future__ import annotations

from linchpin.read.prose.coreference.descriptions import by_description, is_plural
from linchpin.read.prose.coreference.so_far import TextSoFar
from linchpin.read.prose.coreference.spoken import (
    exactly,
    gender_of,
    last_two,
    many,
    mentions_before,
    subject_of,
)
from linchpin.read.prose.grammar.clauses import is_many
from linchpin.read.prose.grammar.ties import kind_of
from linchpin.read.prose.grammar.unit import NOUN
from linchpin.read.prose.mentions.named import BODY, ORGANISATIONS, PERSON

_MALE = {"he", "him", "his", "himself", "el", "aquel", "este", "ese"}
_FEMALE = {"she", "her", "herself", "ella", "esta"}
_MANY = {"they", "them", "their", "themselves", "ellos", "ellas", "estos", "ambos", "both"}
_THING = {"it", "its", "itself", "ello"}


def who_is(text: TextSoFar, s: int, k: int) -> tuple[list[int], str]:
    """Return the entities a noun phrase means, and why; none where that stays open.

    Args:
        text: The text.
        s: Number of the sentence.
        k: Number of the unit.
    """
    sentence = text.sentences[s]
    unit = sentence.units[k]
    if unit.names:
        found = [text.entity_of(s, n) for n in unit.names]
        return [one for one in found if one is not None], "named"
    if k in text.ties[s].beside:
        target = text.ties[s].beside[k]
        found_there: list[int] = []
        many = unit.count > 1 or is_plural(unit)
        for member in text.ties[s].members(target) if many else (target,):
            found_there += who_is(text, s, member)[0]
        return found_there, "named beside it"
    at = sentence.tokens[unit.first].start
    if unit.pronoun and not unit.words:
        return by_pronoun(text, s, at, unit.pronoun)
    if unit.article in ("both", "ambos", "ambas") and not unit.words:
        return last_two(text, s, at), "the two named last"
    if unit.kind == NOUN and unit.count > 1 and not unit.words and unit.article:
        return exactly(text, PERSON, unit.count, at), f"the {unit.count} named in the text"
    if unit.kind != NOUN or not unit.words:
        return [], ""
    if unit.article in ("a", "an", "un", "una") and k and sentence.units[k - 1].copula:
        subject = text.around[s][k - 1].subject
        if subject is not None and subject != k:
            return who_is(text, s, subject)[0], "subject of the predicate"
    return by_description(text, s, k, at)


def by_pronoun(text: TextSoFar, s: int, at: int, pronoun: str) -> tuple[list[int], str]:
    """Return whom a pronoun means: the subject spoken of, else the nearest that fits."""
    if pronoun in _MANY:
        return many(text, s, at), "the list named last"
    recent = mentions_before(text, at, s, 2)
    if pronoun in _THING:
        return _thing(text, s, recent)
    wanted = "m" if pronoun in _MALE else "f" if pronoun in _FEMALE else ""
    people = [
        (e, where) for e, where, _ in recent
        if text.schema(e) == PERSON and (not wanted or gender_of(text, e) in ("", wanted))
    ]  # fmt: skip
    if not people:
        return [], ""
    here = list(dict.fromkeys(e for e, where in people if where == s))
    if here:
        subjects = [e for e in _clause_subject(text, s, at) if e in here]
        if len(subjects) == 1:
            return subjects, "subject of the sentence"
        return (here, "the only one named in the sentence") if len(here) == 1 else ([], "")
    compatible = {e for e, _ in people}
    for back in (s - 1, s - 2):
        if back < 0:
            break
        topic = [
            e
            for e in text.topics.get(back, [])
            if e in compatible or not _wrong_gender(text, e, wanted)
        ]
        if len(topic) == 1 and text.schema(topic[0]) == PERSON:
            return topic, "spoken of in the sentence before"
        named = list(dict.fromkeys(e for e, where in people if where == back))
        if named or back in text.unknown_topics:
            alone = len(named) == 1 and back == s - 1 and back not in text.unknown_topics
            return (named, "the only one named before") if alone else ([], "")
    return [], ""


def _thing(text: TextSoFar, s: int, recent: list[tuple[int, int, int]]) -> tuple[list[int], str]:
    """Return the organisation that `it` means: the subject, one of the sentence, the topic."""
    here = [e for e, where, _ in recent if where == s and text.schema(e) in ORGANISATIONS]
    subjects = [e for e in subject_of(text, s) if e in here]
    if len(subjects) == 1:
        return subjects, "subject of the sentence"
    named = [e for e in here if text.schema(e) != BODY]
    if named:
        return named[:1], "the organisation named last"
    topic = [e for e in text.topics.get(s - 1, []) if text.schema(e) in ORGANISATIONS]
    if len(topic) == 1:
        return topic, "spoken of in the sentence before"
    before = {e for e, where, _ in recent if where == s - 1 and text.schema(e) in ORGANISATIONS}
    before = {e for e in before if text.schema(e) != BODY}
    return (list(before), "the only organisation named before") if len(before) == 1 else ([], "")


def _wrong_gender(text: TextSoFar, entity: int, wanted: str) -> bool:
    return bool(wanted) and gender_of(text, entity) not in ("", wanted)


def _clause_subject(text: TextSoFar, s: int, at: int) -> list[int]:
    """Return the subject of the last verb before a place that has a named one."""
    sentence = text.sentences[s]
    for verb in sorted(text.around[s], reverse=True):
        if sentence.tokens[sentence.units[verb].first].start >= at:
            continue
        subject = text.around[s][verb].subject
        if subject is None or not sentence.units[subject].names:
            continue
        if sentence.tokens[sentence.units[subject].first].start >= at:
            continue
        return [e for n in sentence.units[subject].names if (e := text.entity_of(s, n)) is not None]
    return subject_of(text, s)


def note_topics(text: TextSoFar) -> None:
    """Note, sentence by sentence, whom its subject means: pronouns take the one before on."""
    for s, sentence in enumerate(text.sentences):
        verb = next(
            (v for v in sorted(text.around[s]) if sentence.units[v].form not in _NOT_FINITE), None
        )
        if verb is None:
            continue
        around = text.around[s][verb]
        if around.subject is None:
            if (
                around.dropped
                and sentence.language == "es"
                and s
                and is_many(sentence, verb) is not True
            ):
                text.topics[s] = text.topics.get(s - 1, [])
            continue
        unit = sentence.units[around.subject]
        found: list[int] = []
        for member in text.ties[s].members(around.subject):
            found += who_is(text, s, member)[0]
        text.topics[s] = list(dict.fromkeys(found))
        if not found and (unit.pronoun or kind_of(sentence, unit) == PERSON):
            text.unknown_topics.add(s)


_NOT_FINITE = ("inf", "ing", "ger", "part")
