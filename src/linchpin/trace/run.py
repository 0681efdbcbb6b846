"""Every typology over some tables: findings in order, what was set aside, what was not seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from linchpin.claims.progress import Progress
from linchpin.trace.fit import Fit
from linchpin.trace.intake.joining import Intake
from linchpin.trace.typology import FoundFits, Typology, ranked


@dataclass(frozen=True, slots=True)
class Traced:
    """The outcome of a run.

    Attributes:
        fits: The findings, in the order in which to look at them.
        set_aside: What fits and is usual where it is, each with the reason.
        unseen: What could not be compared, in words.
        notes: What was taken for granted, in words.
        ran: Names of the typologies that had a table.
        without: Names of those that had none.
    """

    fits: tuple[Fit, ...]
    set_aside: tuple[Fit, ...]
    unseen: tuple[str, ...]
    notes: tuple[str, ...]
    ran: tuple[str, ...]
    without: tuple[str, ...]


Run = Callable[[Typology], FoundFits]


def trace_tables(intake: Intake, typologies: Sequence[Typology], progress: Progress) -> Traced:
    """Return what fits in some tables.

    Args:
        intake: The tables.
        typologies: What to look for.
        progress: Told what is done.
    """
    fits: list[Fit] = []
    unseen: list[str] = []
    notes: list[str] = []
    ran, without = [], []
    for number, typology in enumerate(typologies):
        if not set(typology.kinds) & set(intake.kinds):
            without.append(typology.name)
            continue
        progress(typology.name, number, len(typologies))
        found = typology.find(intake.tables)
        fits += found.fits
        unseen += [f"{typology.name}: {text}" for text in found.unseen]
        notes += [f"{typology.name}: {text}" for text in found.notes]
        ran.append(typology.name)
    return Traced(
        tuple(ranked([fit for fit in fits if not fit.set_aside])),
        tuple(ranked([fit for fit in fits if fit.set_aside])),
        tuple(unseen),
        tuple(notes),
        tuple(ran),
        tuple(without),
    )
