"""A fault of an edition: ours to say, with the entries it is about."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """What may be wrong with an edition."""

    FACTS_GONE = "facts gone while entries stay"
    """A kind of fact vanished from far more entries than changes of a list explain."""
    OUT_OF_PLACE = "facts in the wrong place"
    """They are there, and were read, but not where the list's own format puts them."""
    IMPOSSIBLE_DATE = "impossible date"
    COUNT_UNFULFILLED = "count not fulfilled"
    """The edition states or must have a number of entries that it has not."""
    OLDER = "older than the last edition"
    """It came later than an edition of a later day."""
    SAME_DAY = "two editions of one day"


@dataclass(frozen=True, slots=True)
class ListFault:
    """A fault of an edition.

    Attributes:
        kind: What is wrong.
        edition: The edition, as source and folder.
        fact: The kind of fact it is about; empty where it is about none.
        says: The fault in words.
        entities: Entity ids of the entries it is about, sorted.
        claims: Ids of the claims it rests on.
    """

    kind: FaultKind
    edition: str
    fact: str
    says: str
    entities: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return a short name that stays the same as long as the fault does."""
        told = "\x1f".join((self.kind.value, self.edition, self.fact, *self.entities))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:10]
