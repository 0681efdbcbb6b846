"""What a source is read into, piece by piece, so that nobody need hold all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linchpin.claims.claim import Claim, Document
from linchpin.claims.finding import Finding


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A piece of a source that no rule covers: reported once, never guessed.

    Attributes:
        place: File and line.
        text: The piece, verbatim.
        why: What was expected instead.
        entity_id: Whose record it stands in, if known.
    """

    place: str
    text: str
    why: str
    entity_id: str | None = None


@dataclass(frozen=True, slots=True)
class SourcePart:
    """What belongs together in a source: one entry of a list, or a whole case.

    Attributes:
        documents: The texts its claims quote, all of them, each in one part only.
        claims: What those texts say.
        findings: What the reader noticed; ours, not the source's. They may cite claims of
            parts that came before.
        not_understood: What no rule covered.
    """

    documents: Sequence[Document] = ()
    claims: Sequence[Claim] = ()
    findings: Sequence[Finding] = ()
    not_understood: Sequence[NotUnderstood] = ()
