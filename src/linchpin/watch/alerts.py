"""Alerts: what is new, changed or gone for a customer since pairs were told last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from linchpin.ledger.decision import ALERT, ESCALATED, FALSE_MATCH, OPEN, Decision
from linchpin.watch.pair import BASIS, CUSTOMER, Pair
from linchpin.watch.subject_change import (
    Changes,
    SubjectChange,
    alters_duty,
    alters_match,
    changes_of,
    goes_on_as,
)


class AlertKind(StrEnum):
    """Why an alert is told."""

    NEW = "new"
    """The customer was not told as this subject before."""
    AGAIN = "again"
    """They were, and something changed that can alter the match."""
    GONE = "gone"
    """They were, and are no longer: the subject left the list, or the hit is no more."""
    DUTY = "duty"
    """They were, and what has to be done about the match may be another: no alert anew."""


@dataclass(frozen=True, slots=True)
class WatchAlert:
    """What is told of one subject and one customer.

    Attributes:
        kind: Why it is told.
        pair: Subject and customer; as they were told last where they are gone.
        changes: What happened to the subject since it was told last.
        why: What else made it an alert, in words.
        decisions: What people decided on it, oldest first.
        since_decision: What happened since the last of these that can alter the match.
    """

    kind: AlertKind
    pair: Pair
    changes: tuple[SubjectChange, ...] = ()
    why: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    since_decision: tuple[SubjectChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What a screening saw.

    Attributes:
        pairs: Every pair there is now of the subjects that were looked at.
        of: Gives the canonical id of a record.
        looked_at: Subjects looked at; None for all.
        changes: What happened since the pairs were told last.
        customers: Ids of the customers in the book; None where it is the same book.
    """

    pairs: Sequence[Pair]
    of: Callable[[str], str]
    looked_at: frozenset[str] | None
    changes: Changes
    customers: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided on alerts.

    Attributes:
        decisions: Of kind `alert`, oldest first.
        since: Gives what happened to every entity since the editions of a decision.
    """

    decisions: Sequence[Decision] = ()
    since: Callable[[Decision], Changes] = field(default=lambda _: {})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes out of a run for one book.

    Attributes:
        alerts: What is told.
        known: Every pair that is known from now on.
        suppressed: Pairs not told, because a decision covers them, with that decision.
        left: How many pairs went because the customer is no longer in the book.
    """

    alerts: tuple[WatchAlert, ...]
    known: tuple[Pair, ...]
    suppressed: tuple[tuple[Pair, Decision], ...] = ()
    left: int = 0


def alerts_for(known: Iterable[Pair], seen: Seen, decided: Decided) -> Outcome:
    """Return what is to be told, and what is known from now on.

    Args:
        known: The pairs told before.
        seen: What there is now.
        decided: What people decided.
    """
    now = {(pair.subject, pair.customer.id): pair for pair in seen.pairs}
    alerts: list[WatchAlert] = []
    kept: dict[tuple[str, str], Pair] = {}
    left = 0
    for old in known:
        if seen.customers is not None and old.customer.id not in seen.customers:
            left += 1
            continue
        subjects = _subjects_now(old, seen)
        if not _looked_at(old, subjects, seen):
            kept[(old.subject, old.customer.id)] = old
            continue
        places = [(subject, old.customer.id) for subject in subjects]
        found = [now[place] for place in places if place in now]
        if found and all((one.subject, one.customer.id) in kept for one in found):
            continue  # two that were told are one now, and that is told already
        alert = _told_before(old, found, seen, decided)
        if alert is not None:
            alerts.append(alert)
        for at, pair in enumerate(found):
            place = (pair.subject, pair.customer.id)
            kept.setdefault(place, pair if at else _continued(old, pair))
    suppressed = []
    for place, pair in now.items():
        if place in kept:
            continue
        kept[place] = pair
        alert, decision = _first_told(pair, seen, decided)
        if decision is not None:
            suppressed.append((pair, decision))
        elif alert is not None:
            alerts.append(alert)
    return Outcome(tuple(alerts), tuple(kept.values()), tuple(suppressed), left)


def _subjects_now(old: Pair, seen: Seen) -> dict[str, None]:
    """Return the subjects a pair is about now: its records', and those they go on as."""
    subjects = dict.fromkeys(map(seen.of, old.records))
    for record in old.records:
        subjects |= dict.fromkeys(map(seen.of, goes_on_as(record, seen.changes)))
    return subjects


def _continued(old: Pair, pair: Pair) -> Pair:
    """Return a pair as it is now, under the id it had, with the numbers it had."""
    former = {*old.former, *old.records, *pair.former} - {*pair.records}
    return replace(pair, id=old.id, former=tuple(sorted(former)))


def _looked_at(old: Pair, subjects: Iterable[str], seen: Seen) -> bool:
    if seen.looked_at is None:
        return True
    if any(subject in seen.looked_at for subject in (*subjects, *map(seen.of, old.through))):
        return True
    return any(entity in seen.changes for entity in (*old.records, *old.through))


def _told_before(
    old: Pair, found: Sequence[Pair], seen: Seen, decided: Decided
) -> WatchAlert | None:
    """Return what is told of a pair that is known; None where nothing that matters changed."""
    if not found:
        changes = changes_of(old, seen.changes)
        decisions = decisions_on(old, decided, seen.of)
        return WatchAlert(AlertKind.GONE, old, changes, _gone(changes), decisions)
    pair = _continued(old, found[0])
    decisions = decisions_on(pair, decided, seen.of)
    both = replace(
        pair,
        records=tuple(sorted({*old.records, *(item for one in found for item in one.records)})),
        through=tuple(sorted({*old.through, *(item for one in found for item in one.through)})),
    )
    changes = changes_of(both, seen.changes)
    why = _differences(old, pair, seen.changes)
    if why or any(alters_match(change, both) for change in changes):
        since = _since(decisions, both, decided)
        return WatchAlert(AlertKind.AGAIN, pair, changes, why, decisions, since)
    duties = tuple(change for change in changes if alters_duty(change))
    if duties:
        return WatchAlert(AlertKind.DUTY, pair, duties, (), decisions)
    return None


def _first_told(
    pair: Pair, seen: Seen, decided: Decided
) -> tuple[WatchAlert | None, Decision | None]:
    """Return what is told of a pair that is not known, or the decision that covers it."""
    changes = changes_of(pair, seen.changes)
    decisions = decisions_on(pair, decided, seen.of)
    if not decisions:
        return WatchAlert(AlertKind.NEW, pair, changes), None
    last, since = decisions[-1], _since(decisions, pair, decided)
    same = pair.basis in last.subjects
    if last.verdict == FALSE_MATCH and same and not since:
        return None, last
    why = [] if same else ["the customer's cells, or who is taken for the subject, changed since"]
    return WatchAlert(AlertKind.AGAIN, pair, changes, tuple(why), decisions, since), None


def decisions_on(pair: Pair, decided: Decided, of: Callable[[str], str]) -> tuple[Decision, ...]:
    """Return what was decided on a pair, also under a number its subject had before.

    Args:
        pair: Subject and customer.
        decided: What people decided.
        of: Gives the canonical id of a record.
    """
    ours = {pair.subject, *pair.records, *pair.former}
    found = []
    for decision in decided.decisions:
        if decision.kind != ALERT or pair.customer.id not in decision.subjects:
            continue
        for subject in decision.subjects:
            if subject.startswith((CUSTOMER, BASIS)):
                continue
            if (
                subject in ours
                or of(subject) in ours
                or ours & {*map(of, goes_on_as(subject, decided.since(decision)))}
            ):
                found.append(decision)
    return tuple(found)


def _since(
    decisions: Sequence[Decision], pair: Pair, decided: Decided
) -> tuple[SubjectChange, ...]:
    if not decisions:
        return ()
    changes = changes_of(pair, decided.since(decisions[-1]))
    return tuple(change for change in changes if alters_match(change, pair))


def _differences(old: Pair, pair: Pair, told: Changes) -> tuple[str, ...]:
    """Return what is no event of a list and can alter the match."""
    found = []
    if old.customer.cells != pair.customer.cells:
        found.append("the customer's own cells changed")
    come = sorted(set(pair.records) - set(old.records) - told.keys())
    gone = sorted(set(old.records) - set(pair.records) - told.keys())
    if come:
        found.append(f"taken for one with it now: {', '.join(come)}")
    if gone:
        found.append(f"no longer taken for one with it, or gone: {', '.join(gone)}")
    return tuple(found)


def _gone(changes: Sequence[SubjectChange]) -> tuple[str, ...]:
    if changes:
        return ()
    return ("no event of a list says why: what ties, rules or judgements say is another",)


def open_alerts(known: Iterable[Pair], decided: Decided, of: Callable[[str], str]) -> list[Pair]:
    """Return the pairs that were told and on which nobody decided, as they are.

    Args:
        known: The pairs told.
        decided: What people decided.
        of: Gives the canonical id of a record.
    """
    found = []
    for pair in known:
        ours = decisions_on(pair, decided, of)
        if not ours or ours[-1].verdict in (OPEN, ESCALATED) or pair.basis not in ours[-1].subjects:
            found.append(pair)
    return found
