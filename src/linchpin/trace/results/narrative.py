"""A draft of the narrative of a report, in which every number leads to the rows it is of."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from linchpin.claims.counted import counted
from linchpin.claims.safe_text import safe_text
from linchpin.trace.fit import Fit
from linchpin.trace.registry import typology_named


def narrative(fit: Fit) -> Iterator[str]:
    """Yield the paragraphs of a draft as HTML; numbers are links to the rows of the page.

    Args:
        fit: The finding.
    """
    link = f"#rows-{fit.id}"
    figures = "; ".join(
        f'{escape(one.label)} <a href="{link}">{escape(one.shown)}</a>' for one in fit.derived.sums
    )
    days = f"from {fit.first} to {fit.last}" if fit.first != fit.last else f"on {fit.first}"
    subject = escape(safe_text(fit.derived.subject, 200))
    yield (
        f"{days[:1].upper()}{days[1:]}, activity of {subject} fit the definition of "
        f"<i>{escape(fit.typology)}</i> ({escape(fit.authorities[0]) if fit.authorities else ''}). "
        f'It rests on <a href="{link}">{counted(len(fit.rows), "row")}</a>: {figures}.'
    )
    if fit.exposure:
        yield "Of the parties: " + escape("; ".join(fit.exposure)) + "."
    innocent = "; ".join(typology_named(fit.typology).innocent)
    yield (
        f"The same rows would have an ordinary reason if they were: {escape(innocent)}. "
        "What was asked and answered about this: [to be filled in]."
    )
    yield "What the customer is known for and expected to do: [to be filled in]."
