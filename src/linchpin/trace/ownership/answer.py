"""Who is blocked by the 50 Percent Rule on a day, each with a proof that can be derived again."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from linchpin.trace.ownership.fixpoint import as_columns, rounds_of
from linchpin.trace.ownership.law import ShareReading
from linchpin.trace.ownership.shares import HALF, WHOLE, OwnedShare
from linchpin.trace.ownership.stakes import HeldOn, Holding, Stake, held_on


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody who is blocked by being on a list.

    Attributes:
        who: As the table of owners tells them apart.
        named: As the list names them, with the entry number.
        programs: The programs under which they are blocked; shares are added over all (FAQ 399).
        since: Day from which they are; None where no source here says.
        path: How the one of the table is the one of the list.
    """

    who: str
    named: str
    programs: tuple[str, ...] = ()
    since: datetime.date | None = None
    path: str = ""

    def on(self, day: datetime.date) -> bool:
        """Say whether they are on the list on a day, as far as is known."""
        return self.since is None or self.since <= day


@dataclass(frozen=True, slots=True)
class BlockedPart:
    """What one blocked owner adds.

    Attributes:
        owner: Who.
        holding: What they hold.
        counted: Units of it that count by the reading.
    """

    owner: str
    holding: Holding
    counted: int


@dataclass(frozen=True, slots=True)
class ProofStep:
    """Why one firm is blocked: owners who are blocked themselves by an earlier step or a list.

    Attributes:
        firm: The firm.
        parts: What each of these owners adds.
        others: Units that owners hold surely who are not blocked before this step.
    """

    firm: str
    parts: tuple[BlockedPart, ...]
    others: int

    @property
    def total(self) -> int:
        """Return the units they hold together."""
        return sum(part.counted for part in self.parts)


@dataclass(frozen=True, slots=True)
class OwnershipAnswer:
    """What the rule says of a firm.

    Attributes:
        firm: The firm.
        reading: The strongest reading of the shares by which it is blocked; None if by none, though
            blocked persons hold some of it or control it.
        steps: The proof, each firm after its owners; the last one is this firm.
        share: What blocked owners hold, between bounds.
        untold: Units of which the rows tell no owner.
        control: Who of the blocked controls it without owning half, in what words, by what rows.
        earlier: Day by which it was blocked and is no more; None for none.
    """

    firm: str
    reading: ShareReading | None
    steps: tuple[ProofStep, ...]
    share: OwnedShare
    untold: int
    control: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    earlier: datetime.date | None = None

    @property
    def rows(self) -> tuple[str, ...]:
        """Return the rows it rests on, each once."""
        cited = [row for step in self.steps for part in step.parts for row in part.holding.rows]
        cited += [row for _, _, rows in self.control for row in rows]
        return tuple(dict.fromkeys(cited))


def answers_on(
    stakes: Iterable[Stake], listed: Iterable[Listed], day: datetime.date
) -> tuple[dict[str, OwnershipAnswer], HeldOn]:
    """Return what the rule says of every firm that blocked persons own or control a part of.

    Args:
        stakes: The rows.
        listed: Who is on the list, and since when.
        day: The day for which it is asked.
    """
    held = held_on(stakes, day)
    blocked = {one.who for one in listed if one.on(day)}
    rounds = readings_of(held, blocked)
    into: dict[str, list[tuple[str, Holding]]] = {}
    for (owner, owned), holding in held.holdings.items():
        into.setdefault(owned, []).append((owner, holding))
    for owners in into.values():
        owners.sort(key=lambda pair: pair[0])
    answers = {}
    for firm in sorted({*into, *(owned for _, owned in held.control)} - blocked):
        answer = _answer(firm, rounds, into, held)
        if answer is not None:
            answers[firm] = answer
    return answers, held


def readings_of(held: HeldOn, blocked: set[str]) -> dict[ShareReading, dict[str, int]]:
    """Return by each reading who is blocked, with the round in which it follows.

    Args:
        held: Who holds what.
        blocked: Who is on the list.
    """
    stakes = as_columns(held.shares(), blocked)
    number = {name: at for at, name in enumerate(stakes.names)}
    listed = np.array(sorted(number[name] for name in blocked), dtype=np.int32)
    return {
        reading: {stakes.names[at]: int(rounds[at]) for at in np.flatnonzero(rounds >= 0)}
        for reading, rounds in rounds_of(stakes, listed).items()
    }


def _answer(
    firm: str,
    rounds: Mapping[ShareReading, Mapping[str, int]],
    into: Mapping[str, list[tuple[str, Holding]]],
    held: HeldOn,
) -> OwnershipAnswer | None:
    reading = next((way for way in ShareReading if firm in rounds[way]), None)
    widest = rounds[ShareReading.INCOMPLETE if reading is None else reading]
    owners = into.get(firm, [])
    by = [(owner, holding) for owner, holding in owners if owner in widest]
    control = tuple(
        (owner, words, rows)
        for (owner, owned), (words, rows) in sorted(held.control.items())
        if owned == firm and owner in widest
    )
    if not by and not control:
        return None
    share = OwnedShare(
        sum(holding.share.low for _, holding in by),
        min(WHOLE, sum(holding.share.high for _, holding in by)),
    )
    untold = max(0, WHOLE - sum(holding.share.low for _, holding in owners))
    steps = _proof(firm, widest, into, reading)
    return OwnershipAnswer(firm, reading, steps, share, untold, control)


def _proof(
    firm: str,
    rounds: Mapping[str, int],
    into: Mapping[str, list[tuple[str, Holding]]],
    reading: ShareReading | None,
) -> tuple[ProofStep, ...]:
    """Return the steps to a firm, each once and after those it rests on."""
    last = rounds.get(firm, max(rounds.values(), default=0) + 1)
    steps: dict[str, ProofStep] = {}
    waiting = [(firm, last)]
    seen = {firm}
    while waiting:
        at, turn = waiting.pop()
        owners = [(o, h) for o, h in into.get(at, []) if rounds.get(o, turn) < turn]
        parts = tuple(BlockedPart(o, h, _counts(h.share, reading)) for o, h in owners)
        others = sum(h.share.low for o, h in into.get(at, []) if rounds.get(o, turn) >= turn)
        steps[at] = ProofStep(at, parts, others)
        for owner, _ in owners:
            if rounds[owner] > 0 and owner not in seen:
                seen.add(owner)
                waiting.append((owner, rounds[owner]))
    return tuple(sorted(steps.values(), key=lambda step: (rounds.get(step.firm, last), step.firm)))


def _counts(share: OwnedShare, reading: ShareReading | None) -> int:
    return share.low if reading is ShareReading.CERTAIN else share.high


def holds(answer: OwnershipAnswer, held: HeldOn, blocked: set[str]) -> bool:
    """Say whether the proof of an answer follows from its rows: derived again, step by step.

    Args:
        answer: An answer that says blocked by some reading.
        held: Who holds what, from the rows that the answer cites.
        blocked: Who is on the list.
    """
    proven = set(blocked)
    for step in answer.steps:
        total = surely = 0
        for part in step.parts:
            if part.owner not in proven or held.holdings.get((part.owner, step.firm)) is None:
                return False
            share = held.holdings[part.owner, step.firm].share
            total += _counts(share, answer.reading)
            surely += share.low
        needed = 1 if answer.reading is ShareReading.INCOMPLETE else HALF
        room = answer.reading is ShareReading.CERTAIN or step.others <= HALF or surely >= HALF
        if total < needed or not room:
            return False
        proven.add(step.firm)
    return answer.firm in proven


def with_earlier(
    answers: Mapping[str, OwnershipAnswer], stakes: Iterable[Stake], listed: Iterable[Listed],
    day: datetime.date,
) -> dict[str, OwnershipAnswer]:  # fmt: skip
    """Return answers that also say who was blocked before and is no more.

    Property that was blocked while an entity was owned half or more stays blocked after the owners
    have divested (FAQ 402). Looked at are the days before shares ended.

    Args:
        answers: What the rule says on the day.
        stakes: The rows.
        listed: Who is on the list, and since when.
        day: The day.
    """
    stakes, listed = list(stakes), list(listed)
    step = datetime.timedelta(days=1)
    ended = {s.until.earliest - step for s in stakes if s.until is not None} if stakes else set()
    found = dict(answers)
    for before in sorted(d for d in ended if d < day):
        blocked = {one.who for one in listed if one.on(before)}
        if not blocked:
            continue
        held = held_on(stakes, before)
        certain = readings_of(held, blocked)[ShareReading.CERTAIN]
        for firm in certain.keys() - blocked:
            now = found.get(firm)
            if now is None:
                now = OwnershipAnswer(firm, None, (), OwnedShare(0, 0), WHOLE)
            if now.reading is not ShareReading.CERTAIN:
                found[firm] = OwnershipAnswer(
                    now.firm, now.reading, now.steps, now.share, now.untold, now.control, before
                )
    return found
