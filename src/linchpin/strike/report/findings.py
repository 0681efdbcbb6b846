"""Who is named, as findings: each with its grounds, so that it can be followed to its sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linchpin.claims.counted import counted, several
from linchpin.claims.finding import Finding
from linchpin.strike.graph.sourced_ties import SourcedTie
from linchpin.strike.report.answer import StrikeAnswer
from linchpin.strike.report.percent import percent

METHOD = "linchpin"
"""Name of the method: the set without which a network hangs together least."""


def sourced_findings(
    answer: StrikeAnswer, ties: Iterable[SourcedTie], ids: Mapping[str, str], reading: str
) -> tuple[Finding, ...]:
    """Return one finding for each named person, resting on the claims of their ties.

    Args:
        answer: about the sourced network.
        ties: of the reading.
        ids: entity id of every name.
        reading: its name, such as "as listed".
    """
    claims: dict[str, dict[str, None]] = {name: {} for name in answer.order}
    for tie in ties:
        for end in (tie.a, tie.b):
            if end in claims:
                claims[end].update(dict.fromkeys(tie.claims))
    return tuple(
        Finding(
            method=METHOD,
            subject=ids[name],
            because=f"{_because(answer, name)} (the list read {reading})",
            claims=tuple(claims[name]),
            score=_score(answer, name),
        )
        for name in answer.order
    )


def edge_list_findings(answer: StrikeAnswer, file: str) -> tuple[Finding, ...]:
    """Return one finding for each named actor, resting on the rows of a file.

    Args:
        answer: about an edge list.
        file: its name.
    """
    return tuple(
        Finding(
            method=METHOD,
            subject=name,
            because=_because(answer, name),
            rows=(f"{file}: every row that names {name!r}",),
            score=_score(answer, name),
        )
        for name in answer.order
    )


def _score(answer: StrikeAnswer, name: str) -> float | None:
    """Return the linchpin probability, or None where no plausible versions were tried."""
    if answer.standing is None:
        return None
    return dict(answer.standing.probability).get(name, 0.0)


def _because(answer: StrikeAnswer, name: str) -> str:
    before, after = answer.comparisons[0].measures, answer.comparisons[-1].measures
    share = after.connected_pairs / before.connected_pairs if before.connected_pairs else 1.0
    of = several(len(answer.order), "the one name", f"one of {counted(len(answer.order), 'name')}")
    who = f"{name} is {of}"
    said = f"{who} without which {percent(share, 1)} of the connected pairs are left"
    score = _score(answer, name)
    if score is None or answer.standing is None:
        return said
    return (
        f"{said}; among the best in {percent(score)} of "
        f"{counted(answer.standing.worlds, 'plausible version')}"
    )
