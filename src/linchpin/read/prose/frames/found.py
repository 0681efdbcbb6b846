"""A frame that fits a place in the text, before its standing is weighed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FrameFit:
    """One claim that the words make, were they said plainly.

    Attributes:
        sentence: Number of the sentence.
        unit: Number of the unit that holds the trigger.
        claim: Kind of the claim.
        subject: Entity it is about.
        object: The other entity; None for an event.
        agent: The authority.
        frame: Name of the row.
        trigger: First and last word of the trigger.
        verb: Verb whose mood decides: the trigger itself, or the copula or verb above a noun.
        detail: Role or particulars.
        reasons: Why the arguments were taken.
        amount: Whether an amount of money belongs to it.
        hedged: Whether the noun itself is hedged (`alleged leader`).
        former: Whether the noun says that it was so before.
    """

    sentence: int
    unit: int
    claim: str
    subject: int
    object: int | None
    agent: int | None
    frame: str
    trigger: tuple[int, int]
    verb: int | None
    detail: str | None = None
    reasons: tuple[str, ...] = ()
    amount: bool = False
    hedged: bool = False
    former: bool = False
