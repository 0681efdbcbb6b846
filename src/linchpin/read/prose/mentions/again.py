"""Names said again in short: a surname alone, a nickname, a firm without its form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linchpin.read.prose.coreference.bodies_of_names import without_form
from linchpin.read.prose.coreference.people import name_words
from linchpin.read.prose.mentions.named import (
    COMPANY,
    ENTITIES,
    GROUP,
    OTHER,
    PERSON,
    PLACE,
    NamedSpan,
)
from linchpin.read.prose.mentions.runs import is_given
from linchpin.read.prose.tables import word_set
from linchpin.read.prose.tokens.words import Token, fold, split_words

Phrase = tuple[str, ...]
Vocabulary = dict[str, list[tuple[Phrase, str]]]


def short_forms(names: Iterable[NamedSpan]) -> Vocabulary:
    """Return the short forms that the names of a text allow, by their first word."""
    found: set[tuple[Phrase, str]] = set()
    for name in names:
        if name.schema not in ENTITIES:
            continue
        for alias, _ in name.aliases:
            words = tuple(token.key for token in split_words(alias) if token.text not in '“”"«»,.')
            if words and len("".join(words)) > 2:
                found.add((words, name.schema))
                if name.schema == PERSON and words[0] in ("el", "la", "the") and len(words) == 2:
                    found.add((words[1:], name.schema))
        if (name.schema == PERSON and not name.weak) or (
            name.schema == PERSON and len(name_words(name.name)) > 1
        ):
            words = name_words(name.name)
            found |= {((word,), PERSON) for word in words[1:] if len(word) > 2}
            if len(words) > 2:
                found.add((words[-2:], PERSON))
            if is_given(words[0]) and len(words[0]) > 3:
                found.add(((words[0],), PERSON))
        elif name.schema == COMPANY:
            words = without_form(name.name)
            if len(words) > 1 or (words and len(words[0]) > 3 and len(split_words(name.name)) > 2):
                found.add((words, COMPANY))
        elif name.schema == GROUP and name.name.split()[0] in ("Los", "Las", "La"):
            found.add((tuple(token.key for token in split_words(name.name)), GROUP))
    index: Vocabulary = {}
    for words, schema in sorted(found):
        if words:
            index.setdefault(words[0], []).append((words, schema))
    for same in index.values():
        same.sort(key=lambda one: -len(one[0]))
    return index


def find_again(
    tokens: Sequence[Token], names: list[NamedSpan], vocabulary: Vocabulary, text: str
) -> list[NamedSpan]:
    """Return the names of a sentence with the short forms that stand in it."""
    covered: dict[int, NamedSpan] = {}
    for name in names:
        for at in range(name.first, name.stop):
            covered[at] = name
    found: list[NamedSpan] = []
    at = 0
    while at < len(tokens):
        span = _short_at(tokens, at, covered, vocabulary, text)
        if span is None:
            at += 1
            continue
        found.append(span)
        at = span.stop
    if not found:
        return names
    taken = {at for span in found for at in range(span.first, span.stop)}
    kept = [name for name in names if not any(at in taken for at in range(name.first, name.stop))]
    return sorted([*kept, *found], key=lambda name: name.first)


def _short_at(
    tokens: Sequence[Token],
    at: int,
    covered: dict[int, NamedSpan],
    vocabulary: Vocabulary,
    text: str,
) -> NamedSpan | None:
    token = tokens[at]
    for words, schema in vocabulary.get(token.key, ()):
        stop = at + len(words)
        if stop > len(tokens) or any(tokens[at + k].key != word for k, word in enumerate(words)):
            continue
        if not any(one.capital for one in tokens[at:stop]) or not tokens[stop - 1].capital:
            continue
        over = {id(covered[k]): covered[k] for k in range(at, stop) if k in covered}
        if any(not _gives_way(name, at, stop, schema) for name in over.values()):
            continue
        if len(words) == 1 and not _stands_alone(tokens, at):
            continue
        start = tokens[at].start
        name = text[start : tokens[stop - 1].end]
        return NamedSpan(at, stop, schema, name, start, "a short form of a name of the text")
    return None


def _gives_way(name: NamedSpan, at: int, stop: int, schema: str) -> bool:
    """Say whether a name found before is only a guess about the same words."""
    inside = name.first >= at and name.stop <= stop
    return inside and (
        name.schema == OTHER or name.weak or (name.schema == PLACE and schema == PERSON and False)
    )


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a capitalised word is no part of a longer name."""
    before = tokens[at - 1] if at else None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    titles = word_set("person_titles")
    if (
        behind is not None
        and behind.capital
        and behind.text[0].isalpha()
        and not behind.text.isupper()
        and behind.key not in titles
        and behind.start - tokens[at].end == 1
        and fold(behind.text) not in word_set("det_en")
    ):
        return False
    return not (
        before is not None
        and before.capital
        and before.text[0].isalpha()
        and at > 1
        and before.key not in titles
        and before.key not in ("the", "el", "la", "los", "mr", "ms")
    )
