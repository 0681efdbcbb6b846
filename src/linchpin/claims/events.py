"""The kinds of dated events that claims speak of, in one vocabulary for every reader."""

from __future__ import annotations

SANCTION_EVENTS = {"designated": "listingDate", "delisted": "endDate"}
"""Kinds written as a FollowTheMoney `Sanction`, and the property that holds their date."""

LEGAL_EVENTS = (
    "indicted",
    "arrested",
    "detained",
    "pleaded",
    "convicted",
    "acquitted",
    "dismissed",
    "overturned",
    "sentenced",
    "fined",
    "extradited",
    "killed",
    "died",
)
"""Kinds that say what the law did to somebody, or how a life ended; written as an `Event`."""

DEATHS = ("died", "killed")
"""Kinds that end a life."""

OTHER_EVENTS = ("raid", "retaliation", "seizure")
"""Further kinds written as an `Event`."""
