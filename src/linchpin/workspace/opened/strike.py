"""What holds a network up: the answer of `strike`, in words and as a picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from linchpin.chart.paper import PAPERS
from linchpin.strike.report.answer_text import in_words
from linchpin.strike.sourced.ask import NetworkAnswer
from linchpin.strike.sourced.question import SourcedAnswer
from linchpin.workspace.opened.html import heading, list_html, paragraph, text_html
from linchpin.workspace.opened.table import AnswerTable

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True, repr=False)
class Strike:
    """What the network around somebody depends on, under both readings of a list.

    Attributes:
        answer: What is said first, both readings, and the findings.
    """

    answer: NetworkAnswer

    @property
    def brief(self) -> str:
        """Return the answer in one paragraph, its limits included."""
        return self.answer.brief

    @property
    def named(self) -> AnswerTable:
        """Return whom each reading names, a row for each finding, with the claims it rests on."""
        columns = ("entity", "name", "score", "because", "claims")
        names = {entity: name for name, entity in self.answer.around.ids.items()}
        rows = [
            [found.subject, names.get(found.subject or ""), found.score, found.because,
             list(found.claims)]
            for found in self.answer.findings
        ]  # fmt: skip
        return AnswerTable.of(f"Who holds up {self.answer.around.who}", columns, rows)

    @property
    def text(self) -> str:
        """Return all that is said, in the order in which it has to be read."""
        return "\n".join([self.brief, "", *self.answer.first, *self._readings()])

    def to_arrow(self) -> pa.Table:
        """Return `named` as an Arrow table."""
        return self.named.to_arrow()

    def to_pandas(self) -> Any:
        """Return `named` as a pandas DataFrame; see `AnswerTable.to_pandas`."""
        return self.named.to_pandas()

    def __repr__(self) -> str:
        """Return around whom, and as of what day."""
        return f"<Strike on {self.answer.around.who}, ties of {self.answer.day.isoformat()}>"

    def _repr_svg_(self) -> str | None:
        """Return the network before and after; nothing where nobody is named."""
        sheet = PAPERS["a4"]
        return self.answer.picture((sheet.width, sheet.height))

    def _repr_html_(self) -> str:
        """Return the paragraph, the picture, what has to be said first, and both readings."""
        parts = [f"<h3>{text_html(self.answer.around.who)}</h3>", paragraph(self.brief)]
        svg = self._repr_svg_()
        parts += [f'<div style="background:#fff;overflow:auto">{svg}</div>'] if svg else []
        parts.append(list_html(self.answer.first))
        for number, one in enumerate(self.answer.readings, start=1):
            parts += [heading(f"Reading {number}: {one.reading.name}"), paragraph(_words(one))]
        return "".join(parts)

    def _readings(self) -> Iterator[str]:
        for number, one in enumerate(self.answer.readings, start=1):
            yield f"\nReading {number}: {one.reading.name}. {one.reading.words}\n{_words(one)}"


def _words(one: SourcedAnswer) -> str:
    if one.shown is None:
        return one.cannot_tell or ""
    return in_words(one.shown)
