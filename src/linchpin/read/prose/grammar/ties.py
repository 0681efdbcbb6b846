"""How the noun phrases of a sentence hang together, and what kind of thing each is about."""

from __future__ import annotations

from dataclasses import dataclass, field

from linchpin.read.prose.grammar.parsed import ParsedSentence
from linchpin.read.prose.grammar.unit import (
    PhraseUnit,
)
from linchpin.read.prose.mentions.cues import kind_of_noun
from linchpin.read.prose.mentions.named import ORGANISATIONS, PERSON
from linchpin.read.prose.tables import word_set

ANY = "Any"


@dataclass(slots=True)
class PhraseTies:
    """How the noun phrases of a sentence hang together.

    Attributes:
        lists: For each unit of a list, all units of it.
        beside: For each phrase without a name, the phrase that names whom it describes.
        described: For each phrase with a name, phrases beside it that describe it.
    """

    lists: dict[int, tuple[int, ...]] = field(default_factory=dict)
    beside: dict[int, int] = field(default_factory=dict)
    described: dict[int, list[int]] = field(default_factory=dict)

    def members(self, unit: int) -> tuple[int, ...]:
        """Return the list a unit stands in, or the unit alone."""
        return self.lists.get(unit, (unit,))


def kind_of(sentence: ParsedSentence, unit: PhraseUnit) -> str | None:
    """Return the schema of what a noun phrase is about; None where its words do not tell."""
    if unit.names:
        return sentence.names[unit.names[0]].schema
    if unit.pronoun in ("he", "she", "him", "himself", "herself", "ella", "quien"):
        return PERSON
    order = unit.words if sentence.language == "es" else list(reversed(unit.words))
    for word in order:
        if word in word_set("any_kind"):
            return ANY
        kind = kind_of_noun(word)
        if kind is not None:
            return kind
    return None


def agree(one: str | None, two: str | None) -> bool:
    """Say whether two kinds may be one thing's."""
    return group(one) == group(two) or (ANY in (one, two) and None not in (one, two))


def group(kind: str | None) -> str | None:
    """Return `org` for every kind of organisation, else the kind itself."""
    return "org" if kind in ORGANISATIONS else kind
