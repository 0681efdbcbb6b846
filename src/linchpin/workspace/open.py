"""Open the archive, the ledger and the network for a command."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from linchpin.claims.errors import LedgerError
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.archive import Archive, Snapshot
    from linchpin.ledger.decision import Decision, Draft
    from linchpin.ledger.ledger import Ledger, Refuse
    from linchpin.match.resolve.clusters import Judgement, Resolution
    from linchpin.network.network import Network

LEAST_CLAIMS = 20_000
"""Claims from which on a network is kept; a smaller one is built as fast as it is opened."""


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
    return [_judgement(decision) for decision in decided_pairs(settings)]


def has_ledger(settings: Settings) -> bool:
    """Say whether anybody decided anything yet: a ledger takes long to load."""
    if settings.ledger is not None:
        return True
    archive = opened_archive(settings)
    return bool(archive.index.ledger) or archive.ledger_path.exists()


def append_decisions(
    settings: Settings, drafts: Sequence[Draft], *, seen: int, refuse: Refuse
) -> list[Decision]:
    """Add decisions to the ledger of the settings, all or none; see `Ledger.append_all`.

    Args:
        settings: Where the ledger is.
        drafts: What is decided.
        seen: Number of the last decision that whoever decides knew of.
        refuse: Raises where what others decided since stands against it.

    Raises:
        LedgerError: The ledger is not there, broken, or cannot be written.
    """
    added = open_ledger(settings).append_all(drafts, seen=seen, refuse=refuse)
    if settings.ledger is None:
        from linchpin.archive.writing import begin_ledger

        begin_ledger(opened_archive(settings))
    return added


def decided_pairs(settings: Settings) -> list[Decision]:
    """Return the decisions on pairs that are one or are not, the last word on each."""
    if settings.ledger is None:
        archive = opened_archive(settings)
        if not archive.index.ledger and not archive.ledger_path.exists():
            return []  # nobody decided anything yet, and a ledger takes long to load
    from linchpin.ledger.decision import UNSURE

    found = open_ledger(settings).judgements().values()
    return [decision for decision in found if decision.verdict != UNSURE]


def _judgement(decision: Decision) -> Judgement:
    from linchpin.ledger.decision import SAME
    from linchpin.match.resolve.clusters import Judgement

    return Judgement(
        first=decision.subjects[0],
        second=decision.subjects[1],
        same=decision.verdict == SAME,
        by=decision.by,
        because=decision.because,
    )


def unsure(settings: Settings) -> list[Decision]:
    """Return the decisions on pairs about which the last word is "unsure"."""
    from linchpin.ledger.decision import UNSURE

    found = open_ledger(settings).judgements().values()
    return [decision for decision in found if decision.verdict == UNSURE]


def network_if_any(settings: Settings) -> Network | None:
    """Return the network of the archive; None where there is none yet, or nothing in it."""
    if not (settings.archive / "archive.json").is_file():
        return None
    if not opened_archive(settings).index.current():
        return None
    return open_network(settings)


@dataclass(frozen=True, slots=True)
class Counted:
    """What counts as of a day.

    Attributes:
        archive: The archive.
        snapshot: The editions that count.
        decided: What people decided about who is who.
        moved: The decisions that are set aside, by number, each with the reason.
    """

    archive: Archive
    snapshot: Snapshot
    decided: Sequence[Decision]
    moved: Mapping[int, str]

    @property
    def is_large(self) -> bool:
        """Say whether what is made of it is kept; a smaller one is built as fast as opened."""
        return sum(edition.claims for edition in self.snapshot.editions) >= LEAST_CLAIMS


def counted_claims(
    settings: Settings,
    as_of: datetime.date | None = None,
    editions: Mapping[str, str] | None = None,
) -> Counted:
    """Return what counts as of a day; which decisions are set aside is told.

    Args:
        settings: Where archive and ledger are.
        as_of: The day; None for everything known.
        editions: Content ids of the editions to take, by source; None for the last ones.
    """
    from linchpin.archive import take_snapshot
    from linchpin.workspace.numbers_given_away import on_somebody_else

    archive = opened_archive(settings)
    snapshot = take_snapshot(archive, as_of=as_of, editions=editions)
    decided = decided_pairs(settings)
    moved = on_somebody_else(archive, snapshot, decided)
    for number, why in sorted(moved.items()):
        settings.tell(f"Warning: decision {number} is set aside: {why}.")
    return Counted(archive, snapshot, decided, moved)


def open_network(
    settings: Settings,
    as_of: datetime.date | None = None,
    editions: Mapping[str, str] | None = None,
) -> Network:
    """Return the network of the archive as of a day, with every judgement applied.

    A large network is kept beside the archive, and only opened where nothing changed. A judgement
    on a list's number that names somebody else now is set aside, and said to be.

    Args:
        settings: Where archive and ledger are.
        as_of: The day; None for everything known.
        editions: Content ids of the editions to take, by source; None for the last ones.
    """
    return network_of_counted(settings, counted_claims(settings, as_of, editions))


def network_of_counted(settings: Settings, counted: Counted) -> Network:
    """Return the network of what counts, opened where it is kept.

    Args:
        settings: Whom to tell why a network that is kept cannot be used.
        counted: What counts.
    """
    from linchpin.network.network import network_of

    archive, snapshot, decided = counted.archive, counted.snapshot, counted.decided
    if not counted.is_large:
        return network_of(snapshot, who_is_who(snapshot, decided, counted.moved))
    from linchpin.network.mapped.kept import keep_network, kept_network, key_of

    key = key_of(archive, snapshot, decided)
    found = kept_network(archive, key, snapshot, settings.tell)
    if found is not None:
        return found
    resolution = who_is_who(snapshot, decided, counted.moved)
    try:
        keep_network(archive, key, snapshot, resolution, tell=settings.tell)
    except OSError:  # an archive that cannot be written is asked the long way
        return network_of(snapshot, resolution)
    found = kept_network(archive, key, snapshot, settings.tell)
    return network_of(snapshot, resolution) if found is None else found


def who_is_who(
    snapshot: Snapshot, decided: Sequence[Decision], moved: Mapping[int, str]
) -> Resolution:
    """Return who is who in a snapshot, with every judgement applied.

    Args:
        snapshot: The editions that count.
        decided: What people decided.
        moved: The decisions that are set aside, by number, each with the reason.
    """
    from linchpin.ledger.decision import SAME
    from linchpin.match.resolve.clusters import Refusal, resolve
    from linchpin.match.resolve.rules import Merge, Strength

    kept = [_judgement(item) for item in decided if item.sequence not in moved]
    refused = [
        Refusal(
            Merge(
                strength=Strength.JUDGEMENT,
                first=item.subjects[0],
                second=item.subjects[1],
                because=f"decision {item.sequence} says so",
            ),
            moved[item.sequence],
        )
        for item in decided
        if item.sequence in moved and item.verdict == SAME
    ]
    resolution = resolve(snapshot, kept)
    return replace(resolution, refused=(*resolution.refused, *refused))
