"""Open the archive, the ledger and the network for a command."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.ledger.decision import Decision
    from linchpin.ledger.ledger import Ledger
    from linchpin.match.resolve.clusters import Judgement
    from linchpin.network.network import Network


def open_ledger(settings: Settings) -> Ledger:
    """Return the ledger of the settings, made empty if there is none."""
    from linchpin.archive import open_archive
    from linchpin.ledger.ledger import Ledger

    if settings.ledger is not None:
        return Ledger.open(settings.ledger)
    return Ledger.open(open_archive(settings.archive).ledger_path)


def ledger_exists(settings: Settings) -> bool:
    """Say whether there is a ledger to read; one named by URL or path is taken to be there."""
    from linchpin.archive import open_archive

    return settings.ledger is not None or open_archive(settings.archive).ledger_path.exists()


def judgements(settings: Settings) -> list[Judgement]:
    """Return what people decided about who is who; none where there is no ledger yet.

    Where the last word on a pair is "unsure", nothing is decided.
    """
    from linchpin.ledger.decision import SAME, UNSURE
    from linchpin.match.resolve.clusters import Judgement

    if not ledger_exists(settings):
        return []
    return [
        Judgement(
            first=decision.subjects[0],
            second=decision.subjects[1],
            same=decision.verdict == SAME,
            by=decision.by,
            because=decision.because,
        )
        for decision in open_ledger(settings).judgements().values()
        if decision.verdict != UNSURE
    ]


def unsure(settings: Settings) -> list[Decision]:
    """Return the decisions on pairs about which the last word is "unsure"."""
    from linchpin.ledger.decision import UNSURE

    if not ledger_exists(settings):
        return []
    found = open_ledger(settings).judgements().values()
    return [decision for decision in found if decision.verdict == UNSURE]


def open_network(settings: Settings, as_of: datetime.date | None = None) -> Network:
    """Return the network of the archive as of a day, with every judgement applied."""
    from linchpin.archive import open_archive, take_snapshot
    from linchpin.network.network import build_network

    snapshot = take_snapshot(open_archive(settings.archive), as_of=as_of)
    return build_network(snapshot, judgements(settings))
