"""Record a person's judgement on two records, and tell whether it took effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linchpin.claims.errors import LinchpinError
from linchpin.workspace.open import append_decision
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.ledger.decision import Decision
    from linchpin.match.resolve.clusters import Resolution
    from linchpin.network.network import Network


def find_pair(network: Network, first: str, second: str) -> tuple[str, str]:
    """Return the two records a user means.

    Args:
        network: Where they are looked up.
        first: Name, entry number or id of one.
        second: The same of the other.

    Raises:
        LinchpinError: Nobody or several fit, or the two are one already.
    """
    one, other = network.record(first), network.record(second)
    if one == other:
        members = ", ".join(network.resolution.members(one))
        raise LinchpinError(
            f"{first!r} and {second!r} are one here already ({members}); to part records, give "
            "their own ids"
        )
    return one, other


def decide(
    settings: Settings, pair: tuple[str, str], verdict: str, *, because: str, by: str | None
) -> Decision:
    """Return the judgement as it was added to the ledger.

    Args:
        settings: Where the ledger is, what time it is and who is at the keyboard.
        pair: The two records.
        verdict: One of the verdicts on an identity.
        because: The reason.
        by: Who decides; None for the user at the keyboard.

    Raises:
        LedgerError: The reason is empty, or the ledger cannot be written.
    """
    from linchpin.ledger.decision import IDENTITY, Draft

    draft = Draft(
        kind=IDENTITY,
        subjects=pair,
        verdict=verdict,
        because=because,
        by=by or settings.user(),
        at=settings.now(),
    )
    decision, before = append_decision(settings, draft)
    if before is not None:
        settings.tell(
            f"Warning: decision {decision.sequence} is dated {decision.at}, before decision "
            f"{before.sequence} ({before.at}): a clock was set back."
        )
    return decision


def has_effect(after: Resolution, decision: Decision) -> bool:
    """Say whether the records stand as a decision wants them; one of "unsure" wants nothing.

    Args:
        after: Who is who with the decision in force.
        decision: The decision.
    """
    from linchpin.ledger.decision import SAME, UNSURE

    one, other = decision.subjects
    together = after.of(one) == after.of(other)
    return decision.verdict == UNSURE or together == (decision.verdict == SAME)
