"""How a supplier stood on SAT's list of Article 69-B on a day: presumed, definitive, or cleared.

A procedure begins with a presumption, an accusation. The taxpayer may refute it (*desvirtuado*),
or the authority finds it definitive; a court may then rule for the taxpayer (*sentencia
favorable*). Each step is published on SAT's page and, mostly some days later, in the Diario
Oficial de la Federación.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Situation(Enum):
    """How a procedure stands, in the words of the list.

    Attributes:
        PRESUMED: The authority presumes that operations do not exist: an accusation.
        DEFINITIVE: It found so.
        REFUTED: The taxpayer refuted it: cleared.
        COURT: A court ruled for the taxpayer: cleared.
    """

    PRESUMED = "presunto"
    DEFINITIVE = "definitivo"
    REFUTED = "desvirtuado"
    COURT = "sentencia favorable"

    @property
    def clears(self) -> bool:
        """Say whether the taxpayer is cleared."""
        return self in (Situation.REFUTED, Situation.COURT)


_ORDER = {one: at for at, one in enumerate(Situation)}


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a procedure.

    Attributes:
        situation: How it stands from then on.
        days: Days on which it was published, earliest first; empty where the list tells none.
    """

    situation: Situation
    days: tuple[datetime.date, ...]


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure of Article 69-B against a taxpayer, as an edition of the list tells it.

    Attributes:
        steps: Its steps.
        stands: How it stands by the edition.
        edition: Day of the edition, ISO.
    """

    steps: tuple[Step, ...]
    stands: Situation
    edition: str

    def on(self, day: datetime.date) -> Step | None:
        """Return the step that counts on a day; None before the first one.

        A step counts from its first publication. Of steps that were published on one day the later
        one of the procedure counts.

        Args:
            day: The day.

        >>> days = [datetime.date(2015, 5, 1), datetime.date(2016, 6, 23)]
        >>> steps = [Step(s, (d,)) for s, d in zip(Situation, days)]
        >>> one = Procedure(tuple(steps), Situation.DEFINITIVE, "2021-05-18")
        >>> one.on(datetime.date(2016, 6, 22)).situation.value, one.on(datetime.date(2014, 1, 1))
        ('presunto', None)
        """
        begun = [step for step in self.steps if step.days and step.days[0] <= day]
        return max(begun, key=lambda s: (s.days[0], _ORDER[s.situation]), default=None)


def procedures_text(procedures: Iterable[Procedure]) -> str:
    """Return procedures as a cell of a table keeps them; see `procedures_of`."""
    return json.dumps(
        [
            {
                "steps": [
                    [step.situation.value, *(day.isoformat() for day in step.days)]
                    for step in one.steps
                ],
                "stands": one.stands.value,
                "edition": one.edition,
            }
            for one in procedures
        ],
        ensure_ascii=False,
    )


def procedures_of(cell: str) -> tuple[Procedure, ...]:
    """Return the procedures of a cell.

    >>> procedures_of(procedures_text([Procedure((), Situation.PRESUMED, "2021-05-18")]))[0].stands
    <Situation.PRESUMED: 'presunto'>
    """
    if not cell:
        return ()
    return tuple(
        Procedure(
            tuple(
                Step(Situation(name), tuple(sorted(map(datetime.date.fromisoformat, days))))
                for name, *days in one["steps"]
            ),
            Situation(one["stands"]),
            one["edition"],
        )
        for one in json.loads(cell)
    )
