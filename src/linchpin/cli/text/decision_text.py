"""What is said after a judgement: what was recorded, and whether it took effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linchpin.workspace.decide import has_effect

if TYPE_CHECKING:
    from linchpin.ledger.decision import Decision
    from linchpin.match.resolve.clusters import Resolution


def recorded_text(decision: Decision, pair: tuple[str, str]) -> str:
    """Return the sentence that says what was recorded, the records in the user's order."""
    from linchpin.ledger.decision import NOT_SAME, SAME

    words = {SAME: "are the same", NOT_SAME: "are not the same"}
    what = words.get(decision.verdict, "stay uncertain")
    return f"Recorded as decision {decision.sequence}: {' and '.join(pair)} {what}."


def without_effect_text(after: Resolution, decision: Decision) -> str | None:
    """Return that other judgements or records undo a decision; None where they do not.

    Args:
        after: Who is who with the decision in force.
        decision: The decision.
    """
    from linchpin.ledger.decision import SAME

    if has_effect(after, decision):
        return None
    if decision.verdict == SAME:
        return "Note: they are still two here, because another judgement or record parts them."
    return (
        "Note: they are still one here, because another judgement or record joins them; "
        "`linchpin ask` shows which."
    )
