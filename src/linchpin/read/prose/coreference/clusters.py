"""Names into entities: every written form of one thing under one head, each with its reason."""

from __future__ import annotations

from linchpin.claims.counted import counted
from linchpin.read.prose.coreference.bodies_of_names import (
    all_words,
    initials_of,
    same_firm,
    same_group,
)
from linchpin.read.prose.coreference.entity import Clusters, Entity
from linchpin.read.prose.coreference.people import is_junior, name_words, same_person
from linchpin.read.prose.grammar.parsed import ParsedSentence
from linchpin.read.prose.mentions.named import (
    BODY,
    COMPANY,
    ENTITIES,
    GROUP,
    PERSON,
    NamedSpan,
)
from linchpin.read.prose.mentions.runs import is_given, is_surname
from linchpin.read.prose.proposal import NameInText, OpenReference, TextSpan
from linchpin.read.prose.tokens.words import fold

_MANY = 2000
"""Entities of a text above which acronyms are no longer looked for in first letters."""


def cluster_names(sentences: list[ParsedSentence]) -> Clusters:
    """Return the entities that the names of a text make."""
    clusters = Clusters()
    short: list[tuple[int, int, NamedSpan]] = []
    for s, sentence in enumerate(sentences):
        for n, name in enumerate(sentence.names):
            if name.schema not in ENTITIES:
                continue
            if _is_short(name):
                short.append((s, n, name))
                continue
            entity, reason = _home(clusters, name)
            _note(clusters, entity, (s, n), name, reason)
            before = sentence.tokens[max(0, name.first - 3) : name.first]
            entity.titles += [token.key for token in before]
    for s, n, name in short:
        _place_short(clusters, sentences, s, n, name)
    order = sorted(
        range(len(clusters.entities)),
        key=lambda k: min((m.span.start for m in clusters.entities[k].mentions), default=0),
    )
    _renumber(clusters, order)
    return clusters


def _renumber(clusters: Clusters, order: list[int]) -> None:
    new = {old: k for k, old in enumerate(order)}
    clusters.entities = [clusters.entities[old] for old in order]
    for k, entity in enumerate(clusters.entities):
        entity.number = k
        entity.mentions.sort(key=lambda mention: mention.span.start)
    clusters.of = {key: new[old] for key, old in clusters.of.items()}


def _is_short(name: NamedSpan) -> bool:
    if name.schema == PERSON:
        words = name_words(name.name)
        return len(words) < 2 or (len(words) == 2 and _only_surnames(words))
    return name.weak and name.name.isupper() and len(name.name) <= 7


def _only_surnames(words: tuple[str, ...]) -> bool:
    """Say whether two words are two surnames: `Ochoa Leal`."""
    return not is_given(words[0]) and is_surname(words[1]) and is_surname(words[0])


def _home(clusters: Clusters, name: NamedSpan) -> tuple[Entity, str]:
    """Return the entity a full name belongs to, a new one where it is the first."""
    key = fold(name.name)
    for number in clusters.candidates(name):
        entity = clusters.entities[number]
        reason = _why_same(entity, name, key)
        if reason:
            return entity, reason
    entity = Entity(len(clusters.entities), name.schema, canonical=name.canonical)
    clusters.entities.append(entity)
    return entity, name.reason


def _why_same(entity: Entity, name: NamedSpan, key: str) -> str:
    if name.canonical is not None and entity.canonical == name.canonical:
        return "another form of a known name"
    kinds = {entity.schema, name.schema}
    if key in entity.aliases and (len(kinds) == 1 or kinds <= {GROUP, BODY, COMPANY}):
        return "named as an alias of it"
    if len(kinds) > 1 and not (
        kinds <= {GROUP, COMPANY, BODY} and any(fold(one) == key for one in entity.names)
    ):
        return ""
    if name.canonical is not None and entity.canonical is not None:
        return ""
    for one in entity.names:
        if fold(one) == key:
            return "the same name"
        if name.schema == PERSON:
            if is_junior(one) == is_junior(name.name) and same_person(
                name_words(one), name_words(name.name)
            ):
                return "the same name with fewer words"
        elif name.schema == GROUP and entity.schema == GROUP and same_group(one, name.name):
            return "the same group in other words"
        elif name.schema == COMPANY and same_firm(one, name.name):
            return "the same firm in other words"
        elif name.schema == BODY and all_words(one) == all_words(name.name):
            return "the same body"
    aliases = {fold(alias) for alias, _ in name.aliases}
    long_ones = {one for one in aliases if len(one) > 3}
    if long_ones & (entity.aliases | {fold(one) for one in entity.names}) and name.schema != PERSON:
        return "they share an alias"
    return ""


def _note(
    clusters: Clusters, entity: Entity, key: tuple[int, int], name: NamedSpan, reason: str
) -> None:
    clusters.of[key] = entity.number
    clusters.learn(entity, name)
    if name.name not in entity.names:
        entity.names.append(name.name)
    entity.canonical = entity.canonical or name.canonical
    entity.weak = entity.weak and name.weak
    first = not entity.mentions
    entity.mentions.append(
        NameInText(TextSpan(name.name, name.start), "name", name.reason if first else reason)
    )
    for alias, start in name.aliases:
        if alias not in entity.names:
            entity.names.append(alias)
        entity.aliases.add(fold(alias))
        bare = (
            fold(alias)
            .removeprefix("el ")
            .removeprefix("la ")
            .removeprefix("los ")
            .removeprefix("the ")
        )
        entity.aliases.add(bare)
        kind = "acronym" if alias.isupper() and len(alias) < 8 else "alias"
        entity.mentions.append(NameInText(TextSpan(alias, start), kind, "given beside the name"))


def _place_short(
    clusters: Clusters, sentences: list[ParsedSentence], s: int, n: int, name: NamedSpan
) -> None:
    """Find whom a surname, a nickname or an acronym means."""
    key = fold(name.name)
    if name.schema == PERSON:
        near = [clusters.entities[k] for k in clusters.candidates(name)]
        fits = [one for one in near if one.schema == PERSON and key in one.aliases]
        reason = "an alias of the name"
        if not fits:
            words = name_words(name.name)
            fits = [
                one
                for one in near
                if one.schema == PERSON
                and any(_holds(name_words(each), words) for each in one.names)
            ]
            reason = "part of the name"
    else:
        fits = [
            one
            for one in (clusters.entities if len(clusters.entities) < _MANY else ())
            if key in one.aliases or any(initials_of(each) == key for each in one.names)
        ]
        reason = "first letters of the name"
    if len(fits) > 1:
        fits = _nearest(fits, name.start, key) or fits
    if len(fits) == 1:
        entity = fits[0]
        clusters.of[s, n] = entity.number
        if name.name not in entity.names:
            entity.names.append(name.name)
        entity.mentions.append(NameInText(TextSpan(name.name, name.start), "short", reason))
        for alias, _ in name.aliases:
            entity.aliases.add(fold(alias))
            if alias not in entity.names:
                entity.names.append(alias)
        return
    span = TextSpan(name.name, name.start)
    if fits:
        ids = tuple(str(one.number) for one in fits)
        clusters.open.append(
            OpenReference(span, f"{name.name} fits {counted(len(fits), 'name')} of the text", ids)
        )
        return
    alone = name.schema == PERSON and len(name_words(name.name)) < 2
    if alone and name.reason != "a name behind a title" and not name.aliases:
        clusters.open.append(
            OpenReference(span, "a single name that no full name of the text holds")
        )
        return
    entity = Entity(len(clusters.entities), name.schema, canonical=name.canonical)
    clusters.entities.append(entity)
    _note(clusters, entity, (s, n), name, name.reason)


def _holds(full: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Say whether the words of a short form stand together in a full name."""
    size = len(part)
    return bool(part) and any(full[k : k + size] == part for k in range(len(full) - size + 1))


def _nearest(fits: list[Entity], start: int, key: str) -> list[Entity]:
    """Keep the one whose surname the word is, or who was named last in full before it."""
    surname = [
        one
        for one in fits
        if any(
            name_words(each)[1:2] == (key,)
            or name_words(each)[-2:-1] == (key,)
            or (name_words(each)[-1:] == (key,) and len(name_words(each)) == 2)
            for each in one.names
        )
    ]
    if len(surname) == 1:
        return surname
    best: tuple[int, Entity] | None = None
    for one in surname or fits:
        before = [m.span.start for m in one.mentions if m.span.start < start and m.kind == "name"]
        if before and (best is None or before[-1] > best[0]):
            best = (before[-1], one)
    second = [
        one
        for one in (surname or fits)
        if best is not None
        and one is not best[1]
        and any(best[0] - 400 < m.span.start < start for m in one.mentions)
    ]
    return [best[1]] if best is not None and not second and start - best[0] < 500 else []
