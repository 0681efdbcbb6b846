"""What stands over a panel: never more than holds for each of its cards."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.chart.organisation.model import Tie, TieKind
from linchpin.chart.words import Words

LINKED = {
    "company": "panel companies",
    "organisation": "panel organisations",
    "vessel": "panel vessels",
    "aircraft": "panel aircraft",
    "wallet": "panel wallets",
}
"""Heading over what is linked to the organisation itself, by form."""
HEADINGS = {
    TieKind.OWNS: "panel owned",
    TieKind.DIRECTS: "panel directed",
}
"""Heading over what is owned or directed by one, by kind of tie."""


def qualified_heading(heading: str, ties: Sequence[Tie], words: Words) -> str:
    """Return a heading that says nothing more firmly than the ties of its cards do.

    Args:
        heading: The heading.
        ties: What puts the cards there, at least one tie.
        words: Language.
    """
    firm = [tie.firmness.firm for tie in ties]
    if all(firm):
        return heading
    return words("some alleged" if any(firm) else "all alleged", heading=heading)
