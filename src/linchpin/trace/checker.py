"""Derives findings again from their witness rows alone: what does not come out is no finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linchpin.trace.fit import Fit, content_of
from linchpin.trace.registry import typology_named
from linchpin.trace.tables import TracedTables


@dataclass(frozen=True, slots=True)
class Check:
    """What came of deriving a finding again.

    Attributes:
        fit: The finding.
        fault: What is not as it says; empty where all is.
    """

    fit: Fit
    fault: str


def check_fit(fit: Fit, tables: TracedTables) -> Check:
    """Return what comes of deriving a finding again from its rows.

    The rows are taken from the table by their numbers. The definition sees nothing else: subject,
    every figure and the sentence must come out the same, and no row may be left away.

    Args:
        fit: The finding.
        tables: The tables it was found in, or the same read again.
    """
    roles = tables.roles(fit.kind, fit.witness)
    if content_of(roles) != fit.content:
        return Check(fit, "the rows do not hold what they held")
    derived = typology_named(fit.typology).derive(roles)
    if derived is None:
        return Check(fit, "the rows alone do not fit the definition")
    if derived != fit.derived:
        return Check(fit, f"the rows alone say: {derived.says}")
    return Check(fit, "")


def faults(fits: Iterable[Fit], tables: TracedTables) -> Iterator[Check]:
    """Yield the findings that do not come out of their rows.

    Args:
        fits: The findings.
        tables: The tables they were found in.
    """
    for fit in fits:
        check = check_fit(fit, tables)
        if check.fault:
            yield check
