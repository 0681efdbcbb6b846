"""Open the archive, the ledger and the network for a command."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING

from linchpin.claims.errors import LedgerError
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.archive import Archive
    from linchpin.ledger.decision import Decision, Draft
    from linchpin.ledger.ledger import Ledger
    from linchpin.match.resolve.clusters import Judgement
    from linchpin.network.network import Network


def opened_archive(settings: Settings) -> Archive:
    """Return the archive of the settings, and tell the user what is to be known of it."""
    from linchpin.archive import open_archive

    archive = open_archive(settings.archive, memory=settings.memory)
    for note in archive.notes:
        settings.tell(note)
    return archive


def made_archive(settings: Settings) -> Archive:
    """Return the archive of the settings, made if there is none."""
    from linchpin.archive import create_archive

    archive = create_archive(settings.archive, memory=settings.memory)
    for note in archive.notes:
        settings.tell(note)
    return archive


def open_ledger(settings: Settings) -> Ledger:
    """Return the ledger of the settings; the archive's own may be one that is not begun yet.

    Raises:
        LedgerError: One that was named is not there, or the archive's own was lost.
    """
    from linchpin.ledger.ledger import Ledger

    if settings.ledger is not None:
        ledger = Ledger.open(settings.ledger, new=settings.new_ledger)
    else:
        ledger = _own_ledger(opened_archive(settings))
    if ledger.note is not None:
        settings.tell(f"Warning: {ledger.note}.")
    return ledger


def _own_ledger(archive: Archive) -> Ledger:
    from linchpin.ledger.ledger import Ledger

    path = archive.ledger_path
    ledger = Ledger.open(path, new=not path.exists())
    if archive.index.ledger and ledger.is_empty:
        what = "is empty" if path.exists() else "is missing"
        raise LedgerError(f"{path}: {what}, but held decisions; put back a copy of it")
    return ledger


def append_decision(settings: Settings, draft: Draft) -> tuple[Decision, Decision | None]:
    """Add a decision to the ledger of the settings.

    Returns:
        The decision as it was added, and the one before it where that one is dated later.

    Raises:
        LedgerError: The ledger is not there, broken, or cannot be written.
    """
    ledger = open_ledger(settings)
    decision = ledger.append(draft)
    if settings.ledger is None:
        from linchpin.archive.writing import begin_ledger

        begin_ledger(opened_archive(settings))
    return decision, ledger.dated_before(decision)


def judgements(settings: Settings) -> list[Judgement]:
    """Return what people decided about who is who; none where there is no ledger yet.

    Where the last word on a pair is "unsure", nothing is decided.
    """
    from linchpin.ledger.decision import SAME, UNSURE
    from linchpin.match.resolve.clusters import Judgement

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

    found = open_ledger(settings).judgements().values()
    return [decision for decision in found if decision.verdict == UNSURE]


def open_network(
    settings: Settings,
    as_of: datetime.date | None = None,
    editions: Mapping[str, str] | None = None,
) -> Network:
    """Return the network of the archive as of a day, with every judgement applied.

    Args:
        settings: Where archive and ledger are.
        as_of: The day; None for everything known.
        editions: Content ids of the editions to take, by source; None for the last ones.
    """
    from linchpin.archive import take_snapshot
    from linchpin.network.network import build_network

    snapshot = take_snapshot(opened_archive(settings), as_of=as_of, editions=editions)
    return build_network(snapshot, judgements(settings))
