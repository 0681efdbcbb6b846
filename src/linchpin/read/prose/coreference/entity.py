"""One thing of a text while it is read, and all of them together."""

from __future__ import annotations

from dataclasses import dataclass, field

from linchpin.read.prose.coreference.bodies_of_names import (
    all_words,
)
from linchpin.read.prose.mentions.named import (
    NamedSpan,
)
from linchpin.read.prose.proposal import NameInText, OpenReference
from linchpin.read.prose.tokens.words import fold


@dataclass(slots=True)
class Entity:
    """One thing of the text while it is read.

    Attributes:
        number: Its place among the entities.
        schema: FollowTheMoney schema.
        names: Written forms in order of appearance.
        aliases: Forms that the text itself calls aliases, folded.
        canonical: Row of the table of bodies, or id of the archive.
        mentions: Places that speak of it.
        descriptions: Nouns it was described with, folded.
        titles: Words right before its name (`judge`, `secretario`), folded.
        weak: Whether its kind is a guess.
    """

    number: int
    schema: str
    names: list[str] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    canonical: str | None = None
    mentions: list[NameInText] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    weak: bool = True


@dataclass(slots=True)
class Clusters:
    """The entities of a text.

    Attributes:
        entities: In order of first appearance.
        of: Entity of each name, by sentence and number of the name in it.
        open: Short forms that fit several.
        by_word: Entities by the words of their names.
    """

    entities: list[Entity] = field(default_factory=list)
    of: dict[tuple[int, int], int] = field(default_factory=dict)
    open: list[OpenReference] = field(default_factory=list)
    by_word: dict[str, dict[int, None]] = field(default_factory=dict)

    def candidates(self, name: NamedSpan) -> list[int]:
        """Return the entities that share a word, an alias or a known name with a name, in order."""
        found: set[int] = set()
        for word in _index_words(name.name, name.canonical, [alias for alias, _ in name.aliases]):
            found.update(self.by_word.get(word, ()))
        return sorted(found)

    def learn(self, entity: Entity, name: NamedSpan) -> None:
        """Note the words by which an entity is found again."""
        for word in _index_words(name.name, name.canonical, [alias for alias, _ in name.aliases]):
            self.by_word.setdefault(word, {})[entity.number] = None


def _index_words(name: str, canonical: str | None, aliases: list[str]) -> set[str]:
    words = set(all_words(name)) | {fold(name)}
    for alias in aliases:
        words |= set(all_words(alias)) | {fold(alias)}
    if canonical is not None:
        words.add("=" + canonical)
    return words
