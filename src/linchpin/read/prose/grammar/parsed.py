"""A sentence with what was found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from linchpin.read.prose.grammar.unit import (
    PhraseUnit,
)
from linchpin.read.prose.mentions.amounts import AmountInText
from linchpin.read.prose.mentions.dates import DateInText
from linchpin.read.prose.mentions.named import NamedSpan
from linchpin.read.prose.tokens.words import Token


@dataclass(slots=True)
class ParsedSentence:
    """A sentence with what was found in it.

    Attributes:
        tokens: Its words.
        language: `en` or `es`.
        names: Names in it.
        dates: Dates in it.
        amounts: Money and counts in it.
        units: Its phrases.
        covers: Number of the unit that holds each word.
    """

    tokens: Sequence[Token]
    language: str
    names: list[NamedSpan]
    dates: list[DateInText]
    amounts: list[AmountInText]
    units: list[PhraseUnit] = field(default_factory=list)
    covers: list[int] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Return where the sentence begins in the text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.tokens[-1].end
