"""Whom a pronoun or a description means."""

from __future__ import annotations

from bisect import bisect_left

from linchpin.read.prose.coreference.people import gender
from linchpin.read.prose.coreference.so_far import TextSoFar
from linchpin.read.prose.grammar.clauses import is_many
from linchpin.read.prose.grammar.parsed import ParsedSentence
from linchpin.read.prose.grammar.ties import kind_of
from linchpin.read.prose.grammar.unit import NOUN, PhraseUnit
from linchpin.read.prose.mentions.named import BODY, COMPANY, GROUP, ORGANISATIONS, PERSON
from linchpin.read.prose.tables import word_set

_MALE = {"he", "him", "his", "himself", "el", "aquel", "este", "ese"}
_FEMALE = {"she", "her", "herself", "ella", "esta"}
_MANY = {"they", "them", "their", "themselves", "ellos", "ellas", "estos", "ambos", "both"}
_THING = {"it", "its", "itself", "ello"}
_GENERIC_PEOPLE = word_set("generic_people")
_GENERIC_MANY = word_set("generic_many")


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
        many = unit.count > 1 or _is_plural(unit)
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
    return _by_description(text, s, k, at)


def _is_plural(unit: PhraseUnit) -> bool:
    return (
        bool(unit.key)
        and unit.key.endswith("s")
        and unit.article not in ("a", "an", "un", "una")
        and not unit.key.endswith("ss")
    )


def _recent(text: TextSoFar, at: int, s: int, back: int) -> list[tuple[int, int, int]]:
    """Return mentions before a place, the latest first, not further back than some sentences."""
    end = bisect_left(text.starts, at)
    found = []
    for k in range(end - 1, -1, -1):
        if text.mentions[k][1] < s - back:
            break
        found.append(text.mentions[k])
    return found


def subject_of(text: TextSoFar, s: int) -> list[int]:
    """Return the entities that are the subject of a sentence's first clause."""
    sentence = text.sentences[s]
    for verb in sorted(text.around[s]):
        if sentence.units[verb].form in ("inf", "ing", "ger", "part"):
            continue
        subject = text.around[s][verb].subject
        if subject is None or not sentence.units[subject].names:
            return []
        found: list[int] = []
        for member in text.ties[s].members(subject):
            found += [
                e for n in sentence.units[member].names if (e := text.entity_of(s, n)) is not None
            ]
        return found
    return []


def by_pronoun(text: TextSoFar, s: int, at: int, pronoun: str) -> tuple[list[int], str]:
    """Return whom a pronoun means: the subject spoken of, else the nearest that fits."""
    if pronoun in _MANY:
        return _many(text, s, at), "the list named last"
    recent = _recent(text, at, s, 2)
    if pronoun in _THING:
        for back in (s, s - 1):
            if back >= 0:
                before = [e for e in subject_of(text, back) if any(e == m for m, _, _ in recent)]
                if len(before) == 1 and text.schema(before[0]) in ORGANISATIONS:
                    return before, "subject spoken of"
        fits = [
            e for e, _, _ in recent if text.schema(e) in ORGANISATIONS and text.schema(e) != BODY
        ]
        return ([fits[0]], "the organisation named last") if fits else ([], "")
    wanted = "m" if pronoun in _MALE else "f" if pronoun in _FEMALE else ""
    people = [
        (e, where) for e, where, _ in recent
        if text.schema(e) == PERSON and (not wanted or _gender(text, e) in ("", wanted))
    ]  # fmt: skip
    if not people:
        return [], ""
    here = list(dict.fromkeys(e for e, where in people if where == s))
    if here:
        subjects = [e for e in subject_of(text, s) if e in here]
        if len(subjects) == 1:
            return subjects, "subject of the sentence"
        return (here, "the only one named in the sentence") if len(here) == 1 else ([], "")
    fits = {e for e, _ in people}
    for back in (s - 1, s - 2):
        if back < 0:
            break
        topic = [
            e for e in text.topics.get(back, []) if e in fits or not _wrong_gender(text, e, wanted)
        ]
        if len(topic) == 1 and text.schema(topic[0]) == PERSON:
            return topic, "spoken of in the sentence before"
        named = list(dict.fromkeys(e for e, where in people if where == back))
        if named or back in text.unknown_topics:
            alone = len(named) == 1 and back == s - 1 and back not in text.unknown_topics
            return (named, "the only one named before") if alone else ([], "")
    return [], ""


def _wrong_gender(text: TextSoFar, entity: int, wanted: str) -> bool:
    return bool(wanted) and _gender(text, entity) not in ("", wanted)


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


def _gender(text: TextSoFar, entity: int) -> str:
    return gender(text.clusters.entities[entity].names[0])


def _many(text: TextSoFar, s: int, at: int) -> list[int]:
    """Return the members of the last list before a place; failing that, the organisation."""
    for back in (s, s - 1, s - 2):
        if back < 0:
            break
        sentence = text.sentences[back]
        for first in sorted(text.ties[back].lists, reverse=True):
            if sentence.tokens[sentence.units[first].first].start >= at:
                continue
            found = []
            for member in text.ties[back].lists[first]:
                found += [
                    e
                    for n in sentence.units[member].names
                    if (e := text.entity_of(back, n)) is not None
                ]
            if len(found) > 1 and all(text.schema(e) != BODY for e in found):
                return list(dict.fromkeys(found))
    return []


def _by_description(text: TextSoFar, s: int, k: int, at: int) -> tuple[list[int], str]:
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
    if not unit.article and not unit.count:
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
    if said and _is_plural(unit):
        last = max(where for where, _ in said)
        together = list(dict.fromkeys(e for where, e in said if where == last))
        if len(together) > 1 and unit.count in (0, len(together)):
            return together, f"described as {head} before"
    if head in _GENERIC_MANY or unit.count > 1:
        found = _many(text, s, at)
        if unit.count > 1 and len(found) != unit.count:
            found = exactly(text, PERSON, unit.count, at)
        return found, "the people named last"
    if _is_plural(unit):
        return [], ""
    if said:
        return [said[-1][1]], f"described as {head} before"
    if head in _GENERIC_PEOPLE:
        people = [
            e
            for e, _, _ in _recent(text, at, s, 2)
            if text.schema(e) == PERSON and not text.official(e)
        ]
        subjects = [e for e in (subject_of(text, s - 1) if s else []) if e in people]
        if len(subjects) == 1:
            return subjects, "subject of the sentence before"
        if len(set(people)) == 1:
            return [people[0]], "the only person named"
    return [], ""


def named_inside(sentence: ParsedSentence, unit: PhraseUnit) -> bool:
    """Say whether a phrase holds a word with a capital: it names something, it does not describe."""
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
    recent = [e for e, _, _ in _recent(text, at, s, 3) if text.schema(e) == kind]
    if _is_plural(unit) and unit.key not in ("business",):
        found = [e for e in _many(text, s, at) if text.schema(e) == kind]
        if found:
            return found, "the list named last"
        return _named_so(text, kind, at), "the group counted before"
    if not recent:
        return [], ""
    return [recent[0]], "the last of its kind that was named"


def last_two(text: TextSoFar, s: int, at: int) -> list[int]:
    """Return the two people that `both` means: a list of two, else the only two named before."""
    found = [e for e in _many(text, s, at) if text.schema(e) == PERSON]
    if len(found) == 2:
        return found
    people = list(
        dict.fromkeys(e for e, _, _ in _recent(text, at, s, 2) if text.schema(e) == PERSON)
    )
    return people if len(people) == 2 else []


def exactly(text: TextSoFar, kind: str, count: int, at: int) -> list[int]:
    """Return the entities of a kind where a list or the whole text holds just so many."""
    lists = []
    for s, ties in enumerate(text.ties):
        for members in dict.fromkeys(ties.lists.values()):
            found = [
                e
                for m in members
                for n in text.sentences[s].units[m].names
                if (e := text.entity_of(s, n)) is not None and text.schema(e) == kind
            ]
            if len(set(found)) == count:
                lists.append(
                    (
                        abs(
                            text.sentences[s]
                            .tokens[text.sentences[s].units[members[0]].first]
                            .start
                            - at
                        ),
                        found,
                    )
                )
    if lists:
        return list(dict.fromkeys(min(lists)[1]))
    whole = [
        e.number
        for e in text.clusters.entities
        if e.schema == kind and not (kind == PERSON and text.official(e.number))
    ]
    return whole if len(whole) == count else []


def _named_so(text: TextSoFar, kind: str, at: int) -> list[int]:
    """Return whom an earlier count ("five businesses") means, for "these entities"."""
    for s in range(len(text.sentences) - 1, -1, -1):
        sentence = text.sentences[s]
        if sentence.start >= at:
            continue
        for unit in sentence.units:
            if unit.kind == NOUN and unit.count > 1 and kind_of(sentence, unit) == kind:
                return exactly(text, kind, unit.count, at)
    return []
