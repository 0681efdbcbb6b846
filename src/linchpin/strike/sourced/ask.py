"""A question about the sourced network, put and answered under both readings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from linchpin.claims.counted import counted, several
from linchpin.claims.dates import say_date
from linchpin.claims.errors import NetworkError
from linchpin.claims.finding import Finding
from linchpin.claims.progress import Progress, silent
from linchpin.network.network import Network
from linchpin.strike.graph.name_tables import read_cost_table, read_names
from linchpin.strike.graph.sourced_ties import graph_and_chances
from linchpin.strike.report.brief import LIMITS, brief, names
from linchpin.strike.report.findings import sourced_findings
from linchpin.strike.report.picture import Caption, before_and_after
from linchpin.strike.request import StrikeRequest
from linchpin.strike.sourced.answer import answers, firm_ties
from linchpin.strike.sourced.network_input import Surroundings, label, surroundings
from linchpin.strike.sourced.organisations import what_the_list_states
from linchpin.strike.sourced.question import SourcedAnswer, SourcedQuestion

WORLDS = 40
"""Plausible versions tried where the user names no number."""


@dataclass(frozen=True, slots=True)
class NetworkAnswer:
    """The answer about the network around somebody.

    Attributes:
        around: the ties of the day, and who is around.
        day: the day of the ties.
        given: the names that were given, empty where they were to be found.
        first: what has to be said before any number, sentence by sentence.
        readings: the answer as listed and with members expanded.
        findings: one for each person a reading names.
    """

    around: Surroundings
    day: date
    given: tuple[str, ...]
    first: tuple[str, ...]
    readings: tuple[SourcedAnswer, SourcedAnswer]
    findings: tuple[Finding, ...]

    @property
    def brief(self) -> str:
        """The answer in one paragraph."""
        what = f"the ties around {self.around.who} that sources state as of {_said(self.day)}"
        for one in self.readings:
            if one.shown is not None:
                where = (
                    ""
                    if one is self.readings[0]
                    else ", if members of one organisation know each other"
                )
                return brief(one.shown, what + where)
        if self.given:
            return f"On {what}: they do not say what would change without {names(self.given)}."
        return (
            f"On {what}, nobody can be named. {_sentence(self.readings[0].cannot_tell or '')} "
            f"{LIMITS}"
        )

    def picture(self, sheet: tuple[float, float]) -> str | None:
        """Return the network before and after as SVG, or None where no reading names anybody.

        Args:
            sheet: most width and height, in points.
        """
        for one in self.readings:
            if one.shown is not None and one.shown.order:
                graph, _ = graph_and_chances(firm_ties(one.reading), alone=one.reading.alone)
                words = (f"The list read {one.reading.name}. {one.reading.words}", LIMITS)
                title = f"{self.around.who}, ties as of {_said(self.day)}"
                return before_and_after(graph, one.shown.order, Caption(title, words), sheet)
        return None

    def as_json(self) -> dict[str, Any]:
        """Return the answer as plain values for JSON."""
        return {
            "who": self.around.who,
            "as_of": self.day.isoformat(),
            "brief": self.brief,
            "first": list(self.first),
            "readings": [
                {
                    "reading": one.reading.name,
                    "supposes": one.reading.words,
                    "cannot_tell": one.cannot_tell,
                    "left_out_without_a_tie_to_a_person": one.unlinked,
                    "observed": None if one.observed is None else asdict(one.observed),
                    "expected": None if one.expected is None else asdict(one.expected),
                    "tipping": [asdict(tip) for tip in one.tipping],
                }
                for one in self.readings
            ],
            "findings": [asdict(finding) for finding in self.findings],
        }


def ask_network(
    network: Network,
    who: str,
    request: StrikeRequest,
    *,
    day: date,
    clock: Callable[[], float],
    progress: Progress = silent,
) -> NetworkAnswer:
    """Return what holds up the network around somebody, as listed and with members expanded.

    Args:
        network: Of the archive.
        who: Name, entry number or id.
        request: The question.
        day: Ties of that day count.
        clock: Seconds, for the time spent solving.
        progress: Told what is being done.

    Raises:
        LinchpinError: Somebody is not found, or a file cannot be read.
    """
    around = surroundings(network, who, day)
    asked = _asked(network, around, request)
    both = answers(
        around.ties, around.organisations, replace(asked, progress=progress), clock=clock
    )
    found: dict[tuple[str | None, str], Finding] = {}
    for one in both:
        if one.shown is not None and not asked.remove:
            for finding in sourced_findings(
                one.shown, one.reading.ties, around.ids, one.reading.name
            ):
                found[finding.subject, one.reading.name] = finding
    return NetworkAnswer(
        around=around,
        day=day,
        given=asked.remove,
        first=tuple(_first_words(around, asked, day, anybody=request.anybody))
        + tuple(f"Note: {note}." for note in request.about_given()),
        readings=both,
        findings=tuple(found.values()),
    )


def _asked(network: Network, around: Surroundings, request: StrikeRequest) -> SourcedQuestion:
    tied = {end for tie in around.ties for end in (tie.a, tie.b)}

    def named(name: str) -> str:
        found = label(network, network.one(name))
        if found not in tied:
            raise NetworkError(f"{name!r} is {found}, who has no tie around {around.who}")
        if found in around.organisations:
            raise NetworkError(
                f"{name!r} is {found}, no person; an organisation cannot leave its own network. "
                "Name people, or use --best"
            )
        return found

    costs = {} if request.costs is None else read_cost_table(request.costs)
    protect = () if request.protect is None else read_names(request.protect)
    return SourcedQuestion(
        best=request.spends,
        priced=request.budget is not None,
        proposable=around.proposable(anybody=request.anybody),
        leader=None if request.leader is None else named(request.leader),
        objective=request.objective,
        worlds=WORLDS if request.worlds is None else request.worlds,
        missing=request.missing,
        seed=request.seed,
        costs={named(name): cost for name, cost in costs.items()},
        protected=frozenset(named(name) for name in protect),
        remove=tuple(dict.fromkeys(named(name) for name in request.remove)),
    )


def _first_words(
    around: Surroundings, asked: SourcedQuestion, day: date, *, anybody: bool
) -> list[str]:
    """Return what has to be said before any number: what the list states, who is left out."""
    said = []
    people = [around.who] if around.person else []
    for name in dict.fromkeys([*people, *asked.remove]):
        words = what_the_list_states(name, around.listed, around.organisations)
        said.append(f"On the list alone: {words}")
    if around.ended:
        ties = counted(around.ended, "tie is", "ties are")
        said.append(f"{ties} over by {_said(day)}, or not begun, and left out.")
    if around.of_the_dead:
        ties = counted(around.of_the_dead, "tie leads", "ties lead")
        said.append(f"{ties} to people who had died by then: left out.")
    if not asked.remove:
        said.extend(_left_out(around, anybody=anybody))
    return said


def _left_out(around: Surroundings, *, anybody: bool) -> list[str]:
    said = []
    for name, death in around.dead.items():
        said.append(f"{name} is {death.words} in these sources and cannot be named.")
    for verb, reason, who in (
        (
            ("has", "have"),
            "left what they belonged to, as these sources state,",
            around.departed,
        ),
        (("is", "are"), "tied to others by family alone", around.relatives),
    ):
        left = tuple(sorted(who - around.dead.keys()))
        if left:
            said.append(f"{names(left)} {several(len(left), *verb)} {reason} and cannot be named.")
    without = len(around.people - around.with_event)
    if without and not anybody:
        people = counted(without, "person has", "people have")
        said.append(
            f"{people} no legal event in our sources and cannot be named (--anybody lets them)."
        )
    return said


def _said(day: date) -> str:
    return say_date(day.isoformat())


def _sentence(text: str) -> str:
    return text if not text or text.endswith(".") else f"{text}."
