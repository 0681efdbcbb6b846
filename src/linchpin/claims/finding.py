"""What Linchpin concludes: always ours, never a source's, and always with its grounds."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.claims.errors import ClaimError


@dataclass(frozen=True, slots=True)
class Finding:
    """A conclusion that cites the claims or rows it rests on.

    Attributes:
        method: Name of the rule that found it, such as `identifier-date-contradicts-birth`.
        subject: Entity id it is about; None where it is about no entity.
        because: One sentence for a reader.
        claims: Ids of the claims it rests on.
        rows: Places in a file or table it rests on, such as `sdn.csv line 12`.
        score: 0 to 1 where the method gives one, otherwise None.
    """

    method: str
    subject: str | None
    because: str
    claims: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    score: float | None = None

    def __post_init__(self) -> None:
        if not self.claims and not self.rows:
            raise ClaimError(f"finding {self.method!r} cites neither claim nor row")
        if self.score is not None and not 0 <= self.score <= 1:
            raise ClaimError(f"finding {self.method!r}: score {self.score} is not in 0..1")
