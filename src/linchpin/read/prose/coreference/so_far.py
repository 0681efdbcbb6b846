"""A text with all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from linchpin.read.prose.coreference.entity import Clusters
from linchpin.read.prose.grammar.around import Around
from linchpin.read.prose.grammar.parsed import ParsedSentence
from linchpin.read.prose.grammar.ties import PhraseTies
from linchpin.read.prose.grammar.unit import NOUN, PhraseUnit
from linchpin.read.prose.tables import word_set


@dataclass(slots=True)
class TextSoFar:
    """A text with all that is known of it, for asking whom words mean.

    Attributes:
        sentences: Its sentences.
        ties: Lists and descriptions of each.
        around: The phrases around the verbs of each.
        clusters: Its entities.
        starts: Offset of each mention of an entity, in order.
        mentions: The entity, the sentence and the unit of each mention.
        described: Entities by the nouns that described them, with where.
        topics: Whom the subject of each sentence means.
        unknown_topics: Sentences about a person who stayed open.
        sentence_starts: Where each sentence begins, once asked for.
        today: Sentences that say `today`, once asked for.
        wholes: Entities by kind, once asked for.
        counted: Lists by what and how many they name, once asked for.
    """

    sentences: list[ParsedSentence]
    ties: list[PhraseTies]
    around: list[dict[int, Around]]
    clusters: Clusters
    starts: list[int] = field(default_factory=list)
    mentions: list[tuple[int, int, int]] = field(default_factory=list)
    described: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    topics: dict[int, list[int]] = field(default_factory=dict)
    unknown_topics: set[int] = field(default_factory=set)
    sentence_starts: list[int] = field(default_factory=list)
    today: list[int] | None = None
    wholes: dict[str, list[int]] = field(default_factory=dict)
    counted: dict[tuple[str, int], list[tuple[int, list[int]]]] | None = None

    def entity_of(self, s: int, name: int) -> int | None:
        """Return the entity of a name of a sentence."""
        return self.clusters.of.get((s, name))

    def schema(self, entity: int) -> str:
        """Return the kind of an entity."""
        return self.clusters.entities[entity].schema

    def official(self, entity: int) -> bool:
        """Say whether somebody is a judge, a prosecutor, a minister or another official."""
        found = self.clusters.entities[entity]
        return any(
            word in word_set("official_titles") for word in (*found.descriptions, *found.titles)
        )

    def todays(self) -> list[int]:
        """Return the first sentences that say `today`, `hoy`."""
        if self.today is None:
            self.today = [
                s
                for s, sentence in enumerate(self.sentences)
                if any(token.key in ("today", "hoy") for token in sentence.tokens)
            ][:20]
        return self.today

    @property
    def begins(self) -> list[int]:
        """Return where each sentence begins."""
        if not self.sentence_starts:
            self.sentence_starts = [sentence.start for sentence in self.sentences]
        return self.sentence_starts

    def index(self) -> None:
        """Note where each entity is mentioned and how it is described."""
        found = []
        for s, sentence in enumerate(self.sentences):
            for k, unit in enumerate(sentence.units):
                for n in (
                    *unit.names,
                    *unit.modifiers,
                    *([unit.owner] if unit.owner is not None else []),
                ):
                    entity = self.entity_of(s, n)
                    if entity is not None:
                        found.append((sentence.names[n].start, entity, s, k))
                if unit.kind == NOUN and unit.words:
                    self._note_description(s, k, unit)
        found.sort()
        self.starts = [one[0] for one in found]
        self.mentions = [(one[1], one[2], one[3]) for one in found]

    def _note_description(self, s: int, k: int, unit: PhraseUnit) -> None:
        target = k if unit.names else self.ties[s].beside.get(k)
        if target is None:
            return
        sentence = self.sentences[s]
        many = unit.key.endswith("s") or unit.count > 1
        members = self.ties[s].members(target) if many else (target,)
        names = [n for m in members if m >= target for n in sentence.units[m].names]
        for n in names:
            entity = self.entity_of(s, n)
            if entity is None:
                continue
            for word in unit.words:
                if (
                    word in word_set("person_nouns")
                    or word in word_set("company_nouns")
                    or word in word_set("group_nouns")
                ):
                    self.described.setdefault(word, []).append(
                        (sentence.tokens[unit.first].start, entity)
                    )
                    if word not in self.clusters.entities[entity].descriptions:
                        self.clusters.entities[entity].descriptions.append(word)
