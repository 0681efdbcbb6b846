"""Who somebody is: the answer of `ask`, line by line with the words each rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from linchpin.network.answer import Answer, CitedSource, Line, Said
from linchpin.workspace.opened.lines import lines_html, sources_html
from linchpin.workspace.opened.table import AnswerTable

if TYPE_CHECKING:
    import pyarrow as pa

LINE_COLUMNS = (
    "section", "kind", "text", "other", "date", "standing", "denied",
    "quote", "speaker", "said_as", "source", "published", "url", "claim",
)  # fmt: skip
"""Columns of the lines of an answer: one row for each piece of evidence of a line."""


@dataclass(frozen=True, slots=True, repr=False)
class Who:
    """Everything the sources say about one entity.

    Attributes:
        answer: The answer: sections of lines, contradictions, what is not said, sources.
    """

    answer: Answer

    @property
    def entity(self) -> str:
        """Return the canonical id."""
        return self.answer.entity

    @property
    def caption(self) -> str:
        """Return the name to show."""
        return self.answer.caption

    @property
    def schema(self) -> str:
        """Return the FollowTheMoney schema, such as `Person`."""
        return self.answer.schema

    @property
    def contradictions(self) -> tuple[Any, ...]:
        """Return what does not fit together; see `linchpin.network.answer.Contradiction`."""
        return self.answer.contradictions

    @property
    def not_said(self) -> tuple[str, ...]:
        """Return what these sources do not say, in sentences."""
        return self.answer.not_said

    @property
    def lines(self) -> AnswerTable:
        """Return every line with its evidence, a row for each quote; denied ones say so."""
        return AnswerTable.of(f"What is said of {self.caption}", LINE_COLUMNS, [*self._rows()])

    @property
    def ties(self) -> AnswerTable:
        """Return the lines that tie it to somebody else, a row for each quote.

        Denied ties are no ties: they are among `lines`, marked as denied.
        """
        rows = [row for row, line in self._told() if line.entity is not None and not line.denied]
        return AnswerTable.of(f"Ties of {self.caption}", LINE_COLUMNS, rows)

    @property
    def sources(self) -> AnswerTable:
        """Return every source cited, by its number."""
        columns = ("number", "title", "publisher", "date", "url", "document")
        rows = [[getattr(one, name) for name in columns] for one in self.answer.sources]
        return AnswerTable.of(f"Sources of {self.caption}", columns, rows)

    def cite(self, line: Line) -> str:
        """Return a line as a sentence with the words, speakers and sources it rests on.

        Args:
            line: One of the answer's.
        """
        return cited(line, self.answer.sources)

    def to_arrow(self) -> pa.Table:
        """Return `lines` as an Arrow table."""
        return self.lines.to_arrow()

    def to_pandas(self) -> Any:
        """Return `lines` as a pandas DataFrame; see `AnswerTable.to_pandas`."""
        return self.lines.to_pandas()

    def __repr__(self) -> str:
        """Return the name, the id, and how much is said."""
        return f"<Who {self.caption} ({self.entity}), {len(self.answer.sources)} sources>"

    def _repr_html_(self) -> str:
        """Return the answer as HTML: sections, quotes, contradictions, silence, sources."""
        return lines_html(self.answer) + sources_html(self.answer.sources)

    def _rows(self) -> Iterator[list[object]]:
        for row, _ in self._told():
            yield row

    def _told(self) -> Iterator[tuple[list[object], Line]]:
        sources = {source.number: source for source in self.answer.sources}
        for section, lines in self.answer.sections.items():
            for line in lines:
                for said in line.said:
                    cells = evidence_cells(said, sources[said.source])
                    told = [section.value, line.kind, line.text, line.entity, line.date]
                    yield [*told, line.standing, line.denied, *cells], line


def evidence_cells(said: Said, source: CitedSource) -> list[object]:
    """Return a piece of evidence as cells: quote, speaker, standing, source, date, url, claim.

    Args:
        said: The evidence.
        source: The source it cites.
    """
    manner = "opinion" if said.opinion else said.standing
    title, url = source.title, source.url
    return [said.quote, said.speaker, manner, title, source.date, url, said.claim]


def cited(line: Line, sources: Iterable[CitedSource]) -> str:
    """Return a line as a sentence with the words, speakers and sources it rests on.

    Args:
        line: The line.
        sources: Those it may cite.
    """
    from linchpin.network.citation import quotation, said_by, source_text
    from linchpin.network.line_words import told_line

    known = {source.number: source for source in sources}
    parts = [
        f"{quotation(said)} ({said_by(said, source=False)}; "
        f"{source_text(known[said.source]).rstrip('.')}"
        f"{'' if known[said.source].url is None else f' {known[said.source].url}'})"
        for said in line.said
    ]
    return f"{told_line(line)}: {'; '.join(parts)}"
