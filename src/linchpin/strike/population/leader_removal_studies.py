"""What published studies say follows the fall of a leader: always the whole table."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from importlib.resources import files

NO_DESIGNATION_STUDY = "No causal study of the effect of an OFAC designation was found."


@dataclass(frozen=True, slots=True)
class Study:
    """One published estimate, as its authors claim it.

    Attributes:
        study: authors, journal, year.
        what_falls: who or what was struck.
        outcome: what was measured.
        estimate: the size of the change, in the authors' terms.
        where_and_when: places, years and reservations.
    """

    study: str
    what_falls: str
    outcome: str
    estimate: str
    where_and_when: str


def studies() -> tuple[Study, ...]:
    """Return every row of the table; there is no way to ask for one."""
    text = files(__package__).joinpath("leader_removal_studies.csv").read_text("utf-8")
    return tuple(Study(**row) for row in csv.DictReader(text.splitlines()))


def in_words() -> str:
    """Return the whole table as text, with what is not known."""
    lines = ["What published studies say follows the fall of a leader in Mexico (their claims):"]
    for one in studies():
        lines.append(f"- {one.what_falls}: {one.outcome} {one.estimate}")
        lines.append(f"    {one.where_and_when}. {one.study}.")
    lines.append(NO_DESIGNATION_STUDY)
    lines.append("They disagree: no single number of this table is the answer.")
    return "\n".join(lines)
