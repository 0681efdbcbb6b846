"""Everything about one entity that a chart may show."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.network.answer import Line
from linchpin.network.event_standing import is_done


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything about one entity a chart may show.

    Attributes:
        entity: Canonical id.
        form: What it is, one of `FORMS`.
        name: Full name.
        names: Every name.
        told_names: Names that a dated document uses, not only a list.
        events: Dated events, oldest first.
        listings: That an edition of a list has it.
        births: Dates of birth, with their EDTF form.
        birth_places: Places of birth.
        numbers: Documents and numbers.
        places: Addresses.
        denials: What is denied of it, a line for each passage; its words are the speaker's.
    """

    entity: str
    form: str
    name: str
    names: tuple[Line, ...]
    told_names: frozenset[str]
    events: tuple[Line, ...]
    listings: tuple[Line, ...]
    births: tuple[Line, ...]
    birth_places: tuple[Line, ...]
    numbers: tuple[Line, ...]
    places: tuple[Line, ...]
    denials: tuple[Line, ...] = ()

    @property
    def actions(self) -> list[str]:
        """Return the dates on which it was put on a list, as sources date them."""
        return [line.date for line in self.done if line.kind == "designated" and line.date]

    @property
    def done(self) -> list[Line]:
        """Return the events that a source tells as facts, oldest first."""
        return [line for line in self.events if is_done(line)]
