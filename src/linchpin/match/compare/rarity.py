"""How rare the words of a name are: on lists, and in the population of a book."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log2

from linchpin.match.name_keys import name_tokens
from linchpin.match.tokens.tables import counts

LISTED_NAMES = 55_000
"""Published names in which the words of the table of frequencies were counted."""
LISTS_COUNT_AS = 2_000
"""Names of a population that the lists stand for: they decide for a small book."""
OWN_SPELLINGS = 5
"""Spellings of one customer that a small book may hold: they make no word common."""
RAREST_BITS = 16.0
"""Evidence of one word, at most: spellings vary, so that no word is rarer than this."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How often words are borne in a population; lists alone where none is known.

    Attributes:
        names: How many names of the population were looked at.
        bearers: For each folded word, which of these names hold it.
    """

    names: int = 0
    bearers: dict[str, frozenset[int]] = field(default_factory=dict)

    def share(self, word: str) -> float:
        """Return the share of strangers who bear a word, 0..1.

        Args:
            word: Folded.

        >>> round(Rarity().share("mohammed"), 3), Rarity().share("zzyzx") < 1e-4
        (0.008, True)
        """
        listed = counts().get(word, 1) / LISTED_NAMES
        whole = self.names + LISTS_COUNT_AS
        # The name in question is one of the bearers, in a small book under several spellings.
        own = 1 + (OWN_SPELLINGS - 1) * LISTS_COUNT_AS / whole
        known = max(0.0, len(self.bearers.get(word, ())) - own)
        return (known + LISTS_COUNT_AS * listed) / whole

    def together(self, words: Sequence[str]) -> float:
        """Return how much less words say because they are usually borne together, in bits.

        Args:
            words: Folded words of one name.

        >>> family = ("Kim", "Ri", "Pak", "Han", "Ko", "Om", "Ryu")
        >>> book = Rarity.of([*(f"{one} Myong Chol" for one in family), "Ana Gil"])
        >>> book.together(["myong", "chol"]) > 3, book.together(["ana", "gil"])
        (True, 0.0)
        """
        if not self.names:
            return 0.0
        gains = []
        for at, one in enumerate(words):
            for other in words[at + 1 :]:
                both = self.bearers.get(one, frozenset()) & self.bearers.get(other, frozenset())
                if one != other and len(both) >= self._usual:
                    share = len(both) / (self.names + LISTS_COUNT_AS)
                    gain = log2(share / (self.share(one) * self.share(other)))
                    gains.append((gain, one, other))
        total, used = 0.0, set[str]()
        for gain, one, other in sorted(gains, reverse=True):
            if gain > 0 and not used & {one, other}:
                total, used = total + gain, used | {one, other}
        return total

    @property
    def _usual(self) -> float:
        """How many names must hold two words for them to be called a usual pair."""
        return 2 + (OWN_SPELLINGS - 1) * LISTS_COUNT_AS / (self.names + LISTS_COUNT_AS)

    @classmethod
    def of(cls, names: Iterable[str]) -> Rarity:
        """Return the rarity of words in a population.

        Args:
            names: Names of the population, each once.

        >>> book = Rarity.of(["Ana Gil", "Ana Paz", "Eva Gil"] * 1000)
        >>> book.share("ana") > book.share("eva") > book.share("juan")
        True
        """
        found: dict[str, set[int]] = {}
        number = 0
        for name in names:
            for word in name_tokens(name):
                found.setdefault(word, set()).add(number)
            number += 1
        return cls(number, {word: frozenset(who) for word, who in found.items()})
