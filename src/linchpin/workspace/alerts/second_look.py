"""Four eyes and quality: a second person decides without seeing what the first one did."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from linchpin.claims.errors import LinchpinError
from linchpin.ledger.decision import (
    ALERT,
    FALSE_MATCH,
    PROPOSAL,
    QUALITY,
    SECOND_LOOK,
    Decision,
    Draft,
    canonical_json,
)
from linchpin.workspace.alerts.desk import AlertDesk, DeskAlert
from linchpin.workspace.alerts.disposition import (
    Disposition,
    NotAllowed,
    check_reason,
    details_of,
    write,
)
from linchpin.workspace.alerts.standing import PROPOSED, AlertState, checks_of


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What a second person decided, beside what the first one had.

    Attributes:
        first: The proposal, or the decision that was drawn for a check.
        second: The second person's.
        agrees: Whether both came to the same.
        holds: The decision that holds now; None where they differ or where only quality is seen.
    """

    first: Decision
    second: Decision
    agrees: bool
    holds: Decision | None = None


def look_again(desk: AlertDesk, wanted: Disposition) -> SecondLook:
    """Return what a second person decides of a proposal, or of a decision drawn for a check.

    Args:
        desk: The queues.
        wanted: What they decide; of one alert.

    Raises:
        NotAllowed: It is the same person, or there is nothing to look at again.
        DecidedMeanwhile: Somebody else did.
    """
    if len(wanted.alerts) != 1:
        raise LinchpinError("a second look is at one alert")
    item = desk.one(wanted.alerts[0])
    check_reason(desk, wanted)
    first, by = item.standing.last, wanted.by
    if first is not None and first.by == by:
        raise NotAllowed(f"alert {item.id}: nobody looks a second time at what they decided; "
                         f"decision {first.sequence} is by {by}")  # fmt: skip
    if item.state is AlertState.SECOND_LOOK and first is not None:
        return _confirm(desk, item, first, wanted)
    if first is not None and first.hash in {one.hash for _, one in drawn(desk)}:
        added = write(desk, [_draft(desk, item, (first, QUALITY), wanted)], wanted.seen)
        return SecondLook(first, added[0], added[0].verdict == first.verdict)
    raise NotAllowed(f"alert {item.id} waits for no second look")


def _confirm(desk: AlertDesk, item: DeskAlert, first: Decision, wanted: Disposition) -> SecondLook:
    drafts = [_draft(desk, item, (first, SECOND_LOOK), wanted)]
    agrees = wanted.verdict == first.verdict
    if agrees:
        drafts.append(_holding(desk, first, wanted))
    added = write(desk, drafts, wanted.seen)
    return SecondLook(first, added[0], agrees, added[1] if agrees else None)


def _holding(desk: AlertDesk, first: Decision, wanted: Disposition) -> Draft:
    """Return the decision that holds once both came to the same; it keeps the first one's facts."""
    details = {**json.loads(first.details), "proposed_in": first.sequence, "proposed_by": first.by}
    return Draft(
        kind=ALERT,
        subjects=first.subjects,
        verdict=first.verdict,
        because=f"{first.because}; second look: {wanted.because}",
        by=wanted.by,
        at=desk.settings.now(),
        details=canonical_json(details),
    )


def _draft(
    desk: AlertDesk, item: DeskAlert, about: tuple[Decision, str], wanted: Disposition
) -> Draft:
    first, kind = about
    pair = item.alert.pair
    details = {**details_of(desk, item), "of": first.sequence}
    for name in ("template", "note", "attachment", "seconds"):
        if value := getattr(wanted, name):
            details[name] = value
    return Draft(
        kind=kind,
        subjects=(pair.subject, pair.customer.id, pair.basis, f"{PROPOSED}{first.hash}"),
        verdict=wanted.verdict,
        because=wanted.because,
        by=wanted.by,
        at=desk.settings.now(),
        details=canonical_json(details),
    )


def is_drawn(decision: Decision, share: float) -> bool:
    """Say whether a decision is one of those that a second person decides again.

    Its hash decides: nobody can know before they decide, and nobody can choose.

    Args:
        decision: A decision on an alert.
        share: How many are drawn, 0..1.
    """
    return int(decision.hash[:8], 16) < share * 0x1_0000_0000


def drawn(desk: AlertDesk) -> list[tuple[DeskAlert, Decision]]:
    """Return the false matches drawn for a check that nobody checked yet, oldest first.

    Args:
        desk: The queues.
    """
    share = desk.rules.quality_share
    checked = checks_of(desk.decisions)
    found = [
        (item, item.standing.last)
        for item in desk.all()
        if item.state is AlertState.FALSE_MATCH
        and item.standing.last is not None
        and item.standing.last.detail("proposed_by") is None
        and is_drawn(item.standing.last, share)
        and item.standing.last.hash not in checked
    ]
    return sorted(found, key=lambda one: one[1].sequence)


@dataclass(frozen=True, slots=True)
class QualityFigures:
    """How often a second person comes to the same.

    Attributes:
        checked: Decisions that were drawn and decided again.
        agreed: Those of them where both came to the same.
        waiting: Decisions drawn that nobody looked at again yet.
        decided: False matches that could be drawn.
    """

    checked: int
    agreed: int
    waiting: int
    decided: int


def quality(desk: AlertDesk) -> QualityFigures:
    """Return how often a second person came to the same, looking without knowing.

    Args:
        desk: The queues.
    """
    by_hash = {one.hash: one for one in desk.decisions}
    checks = checks_of(desk.decisions)
    agreed = [
        one for name, one in checks.items()
        if name in by_hash and by_hash[name].verdict == one.verdict
    ]  # fmt: skip
    false = [one for one in desk.decisions if one.kind == ALERT and one.verdict == FALSE_MATCH]
    return QualityFigures(len(checks), len(agreed), len(drawn(desk)), len(false))


def waiting(items: Sequence[DeskAlert], person: str) -> list[DeskAlert]:
    """Return the alerts that wait for a second look by a person, those due first before others.

    Args:
        items: All alerts.
        person: Who would look; their own proposals are not among them.
    """
    return [
        item
        for item in items
        if item.state is AlertState.SECOND_LOOK
        and item.standing.last is not None
        and item.standing.last.kind == PROPOSAL
        and item.standing.last.by != person
    ]
