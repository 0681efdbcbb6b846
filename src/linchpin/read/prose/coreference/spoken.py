"""Who was spoken of last: mentions before a place, subjects, lists, counted groups."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from linchpin.read.prose.coreference.people import gender
from linchpin.read.prose.coreference.so_far import TextSoFar
from linchpin.read.prose.grammar.ties import kind_of
from linchpin.read.prose.grammar.unit import NOUN
from linchpin.read.prose.mentions.named import BODY, PERSON


def mentions_before(text: TextSoFar, at: int, s: int, back: int) -> list[tuple[int, int, int]]:
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


def gender_of(text: TextSoFar, entity: int) -> str:
    """Return the gender that the name of an entity tells."""
    return gender(text.clusters.entities[entity].names[0])


def many(text: TextSoFar, s: int, at: int) -> list[int]:
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


def last_two(text: TextSoFar, s: int, at: int) -> list[int]:
    """Return the two people that `both` means: a list of two, else the only two named before."""
    found = [e for e in many(text, s, at) if text.schema(e) == PERSON]
    if len(found) == 2:
        return found
    people = list(
        dict.fromkeys(e for e, _, _ in mentions_before(text, at, s, 2) if text.schema(e) == PERSON)
    )
    return people if len(people) == 2 else []


def exactly(text: TextSoFar, kind: str, count: int, at: int) -> list[int]:
    """Return the entities of a kind where a list or the whole text holds just so many."""
    lists = _counted(text).get((kind, count), [])
    if lists:
        return list(min(lists, key=lambda one: abs(one[0] - at))[1])
    if kind not in text.wholes:
        text.wholes[kind] = [
            e.number
            for e in text.clusters.entities
            if e.schema == kind and not (kind == PERSON and text.official(e.number))
        ]
    whole = text.wholes[kind]
    if kind == PERSON and any(not _told_next(text, e, at) for e in whole):
        return []
    return list(whole) if len(whole) == count else []


def _told_next(text: TextSoFar, entity: int, at: int) -> bool:
    """Say whether somebody is first named soon behind a count: `two men ... A and B`."""
    first = text.clusters.entities[entity].mentions[0].span.start
    return at < first < at + 900


def _counted(text: TextSoFar) -> dict[tuple[str, int], list[tuple[int, list[int]]]]:
    """Return the lists of the text by what and how many they name, with where; made once."""
    if text.counted is not None:
        return text.counted
    found: dict[tuple[str, int], list[tuple[int, list[int]]]] = {}
    for s, ties in enumerate(text.ties):
        sentence = text.sentences[s]
        for members in dict.fromkeys(ties.lists.values()):
            entities = [
                e
                for m in members
                for n in sentence.units[m].names
                if (e := text.entity_of(s, n)) is not None
            ]
            start = sentence.tokens[sentence.units[members[0]].first].start
            for kind in {text.schema(e) for e in entities}:
                some = list(dict.fromkeys(e for e in entities if text.schema(e) == kind))
                found.setdefault((kind, len(some)), []).append((start, some))
    text.counted = found
    return found


def named_so(text: TextSoFar, kind: str, at: int) -> list[int]:
    """Return whom an earlier count ("five businesses") means, for "these entities"."""
    here = bisect_right(text.begins, at) - 1
    for s in range(here, max(-1, here - 12), -1):
        sentence = text.sentences[s]
        for unit in sentence.units:
            if unit.kind == NOUN and unit.count > 1 and kind_of(sentence, unit) == kind:
                return exactly(text, kind, unit.count, at)
    return []
