"""The chain that holds decisions together, and what it can show about tampering.

Each decision is hashed together with the hash of the one before. A changed, lost, added or moved
decision therefore breaks the chain, unless every later hash is computed anew. Whoever can write
to the storage can do just that, or cut decisions off at the end: only a `Head` written down
somewhere else shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from linchpin.claims.counted import counted
from linchpin.claims.errors import LedgerError
from linchpin.ledger.decision import Decision, Draft, canonical_time, decision_hash

GENESIS = "0" * 64
"""What the first decision has for a previous hash."""


@dataclass(frozen=True, slots=True)
class Head:
    """How far a ledger had come: short enough to write down, and proof of all before it.

    Attributes:
        count: Number of decisions.
        hash: Hash of the last one; `GENESIS` for none.
    """

    count: int = 0
    hash: str = GENESIS

    def __str__(self) -> str:
        return f"{self.count}:{self.hash}"


def parse_head(text: str) -> Head:
    """Return the head that `str(head)` wrote.

    Raises:
        LedgerError: Not of that form.
    """
    parts = re.fullmatch(r"([0-9]{1,18}):([0-9a-f]{64})", text.strip())
    if parts is None:
        raise LedgerError(f"{text!r} is not a ledger head; it has the form COUNT:HASH")
    return Head(int(parts[1]), parts[2])


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a check of the chain found.

    Attributes:
        head: How far the chain is intact.
        broken_at: Sequence number of the first decision that is wrong or gone; None for none.
        why: What is wrong with it; None for nothing.
        guarded: Whether the storage still refuses to change and delete decisions.
        set_back: Sequence numbers of decisions that are dated before the one before them: a clock
            was set back, or the clocks of two machines differ.
    """

    head: Head
    broken_at: int | None = None
    why: str | None = None
    guarded: bool = True
    set_back: tuple[int, ...] = ()

    @property
    def intact(self) -> bool:
        """Say whether every link holds."""
        return self.broken_at is None


def link(head: Head, draft: Draft) -> Decision:
    """Return the decision that continues a chain."""
    decision = Decision(
        sequence=head.count + 1,
        at=canonical_time(draft.at),
        by=draft.by,
        kind=draft.kind,
        subjects=tuple(sorted(draft.subjects)),
        verdict=draft.verdict,
        because=draft.because,
        previous_hash=head.hash,
        hash="",
        details=draft.details,
    )
    return replace(decision, hash=decision_hash(decision))


def check_chain(decisions: Iterable[Decision], expected: Head | None = None) -> ChainReport:
    """Return whether decisions form one chain from the first, and reach a head once written down.

    Args:
        decisions: In order of sequence.
        expected: A head of this ledger from an earlier day; None for none.
    """
    head = Head()
    before: Decision | None = None
    set_back: list[int] = []
    for decision in decisions:
        why = _fault(head, decision)
        if why is None and expected == Head(decision.sequence, decision.hash):
            expected = None  # reached
        if why is None and expected is not None and expected.count == decision.sequence:
            why = "it is not the one that was written down; it or one before it was replaced"
        if why is not None:
            return ChainReport(head, head.count + 1, why, set_back=tuple(set_back))
        if before is not None and is_set_back(before, decision):
            set_back.append(decision.sequence)
        head, before = Head(decision.sequence, decision.hash), decision
    if expected is not None and expected.count > head.count:
        were = counted(expected.count, "decision was", "decisions were")
        why = f"the ledger ends before it; {were} written down"
        return ChainReport(head, head.count + 1, why, set_back=tuple(set_back))
    return ChainReport(head, set_back=tuple(set_back))


def is_set_back(before: Decision, decision: Decision) -> bool:
    """Say whether a decision is dated before the one that stands before it."""
    try:
        one, other = (datetime.fromisoformat(item.at) for item in (before, decision))
        return other < one
    except (ValueError, TypeError):  # a time that no ledger wrote
        return False


def _fault(head: Head, decision: Decision) -> str | None:
    if decision.sequence != head.count + 1:
        return f"it is missing; decision {decision.sequence} stands in its place"
    if decision.previous_hash != head.hash:
        return "it does not continue the decision before it"
    if decision.hash != decision_hash(decision):
        return "it was changed after it was written"
    return None
