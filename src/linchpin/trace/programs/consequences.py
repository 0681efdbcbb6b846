"""The consequences of programs, from the later of two days: of the designation, and of the rule.

The table holds the programs under which drug-trafficking organisations are listed. It is no legal
advice and does not hold all that follows; of any other program it says that nothing is kept here.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows from being listed under a program.

    Attributes:
        program: The program, as OFAC writes it.
        since: First day on which the rule held.
        about: `dealings`, `penalty` or `entry` (into the United States).
        for_whom: Whom it binds or touches.
        what: What follows.
        authority: The rule.
        source: Where it is published.
    """

    program: str
    since: datetime.date
    about: str
    for_whom: str
    what: str
    authority: str
    source: str

    def say(self, designated: datetime.date | None) -> str:
        """Return it in words, with the day from which it follows.

        Args:
            designated: Day of the designation; None where no source here states it.
        """
        if designated is None:
            since = "from the day of the designation, which no source here states"
        else:
            since = f"since {max(self.since, designated).isoformat()}"
        return f"{self.program}: {self.for_whom}: {self.what} ({self.authority}), {since}"


@cache
def all_consequences() -> tuple[Consequence, ...]:
    """Return every consequence of the table."""
    text = files("linchpin.trace.programs").joinpath("consequences.csv").read_text("utf-8")
    return tuple(
        Consequence(**{**row, "since": datetime.date.fromisoformat(row["since"])})  # type: ignore[arg-type]
        for row in csv.DictReader(text.splitlines())
    )


def consequences_on(programs: Iterable[str], day: datetime.date) -> tuple[Consequence, ...]:
    """Return what follows from programs on a day.

    Args:
        programs: Programs under which somebody was listed by then.
        day: The day.

    >>> day = datetime.date(2019, 9, 9)
    >>> [len(consequences_on(["SDGT"], when)) for when in (day, day + datetime.timedelta(days=1))]
    [3, 4]
    """
    wanted = set(programs)
    return tuple(one for one in all_consequences() if one.program in wanted and one.since <= day)


def without_consequences(programs: Iterable[str]) -> tuple[str, ...]:
    """Return programs of which nothing is kept here, sorted.

    >>> without_consequences(["SDNTK", "CUBA"])
    ('CUBA',)
    """
    known = {one.program for one in all_consequences()}
    return tuple(sorted(set(programs) - known))
