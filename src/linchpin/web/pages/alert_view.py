"""What one alert's page shows: customer and entry, reasons, score, path, claims, history, steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from linchpin.network.section import AnswerSection
from linchpin.workspace.alerts.compare import comparison, facts_in_words, shown_of
from linchpin.workspace.alerts.compared_row import ComparedRow, Compares
from linchpin.workspace.alerts.desk import AlertDesk, DeskAlert
from linchpin.workspace.alerts.rules import VERDICTS, ReasonTemplate
from linchpin.workspace.alerts.shown import is_blind

if TYPE_CHECKING:
    from linchpin.ledger.decision import Decision
    from linchpin.network.answer import Answer, Line
    from linchpin.workspace.served import State


_TIES = (
    AnswerSection.ROLES, AnswerSection.OWNERS, AnswerSection.DIRECTORS, AnswerSection.LINKED,
    AnswerSection.FAMILY, AnswerSection.ASSOCIATES, AnswerSection.OTHER_LINKS,
)  # fmt: skip
_TOLD = (AnswerSection.EVENTS, *_TIES, AnswerSection.DENIED, AnswerSection.AMOUNTS)


@dataclass(frozen=True, slots=True)
class OfacStep:
    """One of OFAC's five steps (FAQ 5), filled with what is known here.

    Attributes:
        number: From 1.
        asks: Key of the question.
        answer: What is known here.
        leans: `same`, `other`, or empty where it says nothing.
    """

    number: int
    asks: str
    answer: str
    leans: str = ""


@dataclass(frozen=True, slots=True)
class AlertView:
    """One alert with everything that is needed to decide on it.

    Attributes:
        item: The alert.
        rows: Customer and entry side by side.
        reasons: Reasons on offer, by disposition; those the comparison speaks for first.
        suggested: Ids of the reasons that the comparison speaks for, by disposition.
        words: The comparison as sentences.
        steps: OFAC's five steps.
        answer: What the sources say of the entry; None where it is not in the current editions.
        earlier: Decisions on other alerts of the customer or the entry.
        also: Other open alerts of the same customer.
        blind: Whether what a first person decided is not shown yet.
    """

    item: DeskAlert
    rows: tuple[ComparedRow, ...]
    reasons: dict[str, tuple[ReasonTemplate, ...]]
    suggested: dict[str, tuple[str, ...]]
    words: str
    steps: tuple[OfacStep, ...]
    answer: Answer | None
    earlier: list[Decision]
    also: list[DeskAlert]
    blind: bool

    @property
    def told(self) -> list[Line]:
        """Return what the sources say beside the entry's own facts: law, ties, denials, amounts."""
        if self.answer is None:
            return []
        return [
            line for section in _TOLD for line in self.answer.sections.get(section, ())
        ]  # fmt: skip

    @property
    def ties(self) -> list[Line]:
        """Return the ties of the entry to others."""
        if self.answer is None:
            return []
        return [line for section in _TIES for line in self.answer.sections.get(section, ())]

    def cited(self, claims: Sequence[str]) -> list[int]:
        """Return the numbers of the sources in which some claims stand, each once."""
        if self.answer is None:
            return []
        wanted = set(claims)
        found = {
            said.source
            for lines in self.answer.sections.values()
            for line in lines
            for said in line.said
            if said.claim in wanted
        }
        return sorted(found)


def view_of(desk: AlertDesk, name: str, state: State | None, *, person: str) -> AlertView:
    """Return what the page of an alert shows.

    Args:
        desk: The queues.
        name: The alert.
        state: The archive as it is now; None while it is being opened.
        person: Who looks.

    Raises:
        LinchpinError: There is no such alert.
    """
    item = desk.one(name)
    rows = comparison(item.alert)
    rules, shown = desk.rules_now, shown_of(rows)
    suggested = {
        verdict: tuple(one.id for one in rules.suggested(verdict, shown)) for verdict in VERDICTS
    }
    offered = {}
    for verdict in VERDICTS:
        first = rules.suggested(verdict, shown)
        rest = [one for one in rules.reasons if verdict in one.verdicts and one not in first]
        fitting = [one for one in rest if not one.when]
        offered[verdict] = (*first, *fitting, *(one for one in rest if one.when))
    customer = item.alert.pair.customer.id
    also = [
        one
        for one in desk.all()
        if one.id != item.id and one.state.is_to_decide and one.alert.pair.customer.id == customer
    ]
    blind = is_blind(item) or _is_drawn(desk, item, person)
    earlier = [] if blind else desk.earlier(item)
    return AlertView(
        item, rows, offered, suggested, facts_in_words(rows), _steps(item, rows),
        _answer(state, item), earlier, also, blind,
    )  # fmt: skip


def _is_drawn(desk: AlertDesk, item: DeskAlert, person: str) -> bool:
    """Say whether the alert is drawn for a check that this person may do."""
    from linchpin.workspace.alerts.second_look import drawn

    last = item.standing.last
    if last is None or last.by == person:
        return False
    return any(one.id == item.id for one, _ in drawn(desk))


def _answer(state: State | None, item: DeskAlert) -> Answer | None:
    from linchpin.claims.errors import NetworkError
    from linchpin.network.ask import ask

    if state is None:
        return None
    for record in (item.alert.pair.subject, *item.alert.pair.records):
        try:
            return ask(state.network, record)
        except NetworkError:
            continue
    return None


_LEANS = {Compares.AGREES: "same", Compares.DIFFERS: "other"}


def _steps(item: DeskAlert, rows: tuple[ComparedRow, ...]) -> tuple[OfacStep, ...]:
    by = {row.what: row for row in rows}
    alert = item.alert
    facts = [by[name] for name in ("birth date", "identifier", "gender", "country", "birth place")]
    agree = [row.what for row in facts if row.how in (Compares.AGREES, Compares.NEAR)]
    differ = [row.what for row in facts if row.how is Compares.DIFFERS]
    told: list[Any] = [
        ("list", ", ".join((*alert.lists, *alert.pair.programs)) or "-", ""),
        ("kind", alert.schema, ""),
        ("name", by["name"].words or by["name"].how.value, _LEANS.get(by["name"].how, "")),
        ("rest", "; ".join(f"{row.what}: {row.how.value}" for row in facts), ""),
        (
            "several",
            f"+ {', '.join(agree) or '-'}; - {', '.join(differ) or '-'}",
            "other" if differ and not agree else "same" if len(agree) > 1 and not differ else "",
        ),
    ]
    return tuple(OfacStep(at, *one) for at, one in enumerate(told, 1))
