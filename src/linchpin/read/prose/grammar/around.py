"""The phrases around one verb."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Around:
    """The phrases around one verb.

    Attributes:
        subject: Number of the phrase that is its grammatical subject; None where there is none.
        object: Number of its object.
        preps: Phrases by the preposition before them, nearest first.
        governor: The verb this one depends on (`charged with laundering`).
        shared: The verb it shares its subject with (`arrested and extradited`).
        reason: How the subject was found, in words.
        alone: Whether only that phrase is meant, not the list it stands in.
        dropped: Whether the subject is left out and must be the one spoken of before.
        stop: Number of the unit behind its clause.
    """

    subject: int | None = None
    object: int | None = None
    preps: dict[str, list[int]] = field(default_factory=dict)
    governor: int | None = None
    shared: int | None = None
    reason: str = ""
    alone: bool = False
    dropped: bool = False
    stop: int = 0
