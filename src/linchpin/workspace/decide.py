"""Record a person's judgement on two records, and say what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from linchpin.claims.errors import LinchpinError
from linchpin.workspace.open import open_ledger
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.ledger.decision import Decision
    from linchpin.match.resolve.clusters import Resolution
    from linchpin.network.network import Network


def find_pair(network: Network, first: str, second: str) -> tuple[str, str]:
    """Return the two records a user means.

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
    return open_ledger(settings).append(draft)


def recorded(decision: Decision, pair: tuple[str, str]) -> str:
    """Return the sentence that says what was recorded, the records in the user's order."""
    from linchpin.ledger.decision import NOT_SAME, SAME

    words = {SAME: "are the same", NOT_SAME: "are not the same"}
    what = words.get(decision.verdict, "stay uncertain")
    return f"Recorded as decision {decision.sequence}: {' and '.join(pair)} {what}."


def warn_without_effect(after: Resolution, decision: Decision) -> None:
    """Tell the user where other judgements or records undo what was decided.

    Args:
        after: Who is who with the decision in force.
        decision: The decision.
    """
    from linchpin.ledger.decision import SAME, UNSURE

    one, other = decision.subjects
    together, wanted = after.of(one) == after.of(other), decision.verdict == SAME
    if decision.verdict != UNSURE and together != wanted:
        click.echo(
            "Mind: another judgement or record still "
            + ("keeps them apart." if wanted else "joins them; see `linchpin ask`."),
            err=True,
        )
