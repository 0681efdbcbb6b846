"""A stretch of a sentence that names somebody or something."""

from __future__ import annotations

from dataclasses import dataclass

PERSON, GROUP, COMPANY, BODY = "Person", "Organization", "Company", "PublicBody"
VESSEL, PROPERTY, PLACE, OTHER = "Vessel", "RealEstate", "Place", "Other"

ORGANISATIONS = frozenset({GROUP, COMPANY, BODY})
ENTITIES = frozenset({PERSON, GROUP, COMPANY, BODY, VESSEL, PROPERTY})


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """Words that name one thing, with the aliases that stand beside the name.

    Attributes:
        first: Number of its first word in the sentence.
        stop: Number of the word behind it, aliases included.
        schema: One of the kinds above.
        name: The name as written.
        start: Offset of the name in the text.
        reason: Why it is taken for a name of this kind.
        aliases: Further names given beside it, with their offsets.
        canonical: Row of the table of bodies it was known by.
        weak: Whether its kind is a guess that a better one may replace.
    """

    first: int
    stop: int
    schema: str
    name: str
    start: int
    reason: str
    aliases: tuple[tuple[str, int], ...] = ()
    canonical: str | None = None
    weak: bool = False
