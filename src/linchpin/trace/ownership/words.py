"""A proof of the 50 Percent Rule in words: a line a step, with its arithmetic and its rows."""

from __future__ import annotations

from collections.abc import Mapping

from linchpin.trace.ownership.answer import BlockedPart, Listed, OwnershipAnswer, ProofStep
from linchpin.trace.ownership.law import ShareReading
from linchpin.trace.ownership.shares import HALF, say_units

READINGS = {
    ShareReading.CERTAIN: "certain",
    ShareReading.POSSIBLE: "possible, by the bounds of the shares",
    ShareReading.INCOMPLETE: "open, as the table does not tell all owners",
}
"""What each reading is called."""


def step_words(
    step: ProofStep,
    reading: ShareReading | None,
    named: Mapping[str, str],
    listed: Mapping[str, Listed],
) -> str:
    """Return a step in words.

    Args:
        step: The step.
        reading: How its bounds are read.
        named: Names by key.
        listed: Who is on a list, by key.
    """
    parts = [_part(part, named, listed) for part in step.parts]
    total = say_units(step.total)
    if reading is ShareReading.CERTAIN:
        verdict = f"{total}, and {say_units(HALF)} is the threshold"
        if not all(part.holding.share.exact for part in step.parts):
            verdict = f"at least {verdict}"
    elif reading is ShareReading.POSSIBLE:
        exact = all(part.holding.share.exact for part in step.parts)
        verdict = f"{'' if exact else 'up to '}{total}, and {say_units(HALF)} is the threshold"
    else:
        verdict = (
            f"up to {total}, others hold {say_units(step.others)}, and of the rest no owner is told"
        )
    return f"{named.get(step.firm, step.firm)}: {' + '.join(parts)} = {verdict}"


def _part(part: BlockedPart, named: Mapping[str, str], listed: Mapping[str, Listed]) -> str:
    who = named.get(part.owner, part.owner)
    one = listed.get(part.owner)
    if one is not None:
        programs = f" under {', '.join(one.programs)}" if one.programs else ""
        since = f" since {one.since.isoformat()}" if one.since else ""
        who += f" (by its name {one.named} on the list{programs}{since})"
    several = ", by several rows" if part.holding.several else ""
    return f"{part.holding.share} of {who}{several}"


def proof_words(
    answer: OwnershipAnswer, named: Mapping[str, str], listed: Mapping[str, Listed]
) -> tuple[str, ...]:
    """Return the proof of an answer, a line a step, owners before what they own.

    Args:
        answer: The answer.
        named: Names by key.
        listed: Who is on a list, by key.
    """
    return tuple(step_words(step, answer.reading, named, listed) for step in answer.steps)
