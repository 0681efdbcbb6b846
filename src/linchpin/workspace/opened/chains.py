"""How two are connected: the answer of `paths`, chain by chain with what each link rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from linchpin.claims.counted import counted
from linchpin.network.line_words import DENIED_TIES, nothing_connects
from linchpin.network.paths import Paths, PathStep
from linchpin.workspace.opened.html import heading, list_html, paragraph, text_html, warning
from linchpin.workspace.opened.lines import line_html, sources_html
from linchpin.workspace.opened.table import AnswerTable
from linchpin.workspace.opened.who import evidence_cells

if TYPE_CHECKING:
    import pyarrow as pa

CHAIN_COLUMNS = (
    "chain", "step", "from", "from_name", "to", "to_name", "relation", "text", "standing",
    "quote", "speaker", "said_as", "source", "published", "url", "claim",
)  # fmt: skip
"""Columns of the links of chains: one row for each piece of evidence of a link."""


@dataclass(frozen=True, slots=True, repr=False)
class Chains:
    """All shortest chains of relations between two entities.

    Attributes:
        paths: The chains, what is denied, what is of another time, what the editions lack.
        names: Names of both ends.
    """

    paths: Paths
    names: tuple[str, str]

    @property
    def chains(self) -> tuple[tuple[PathStep, ...], ...]:
        """Return the chains; none does not mean that the two are unconnected."""
        return self.paths.chains

    @property
    def links(self) -> AnswerTable:
        """Return every link of every chain with its evidence, a row for each quote."""
        sources = {source.number: source for source in self.paths.sources}
        rows = [
            [number, at, step.source, step.source_caption, step.target, step.target_caption,
             line.kind, line.text, line.standing, *evidence_cells(said, sources[said.source])]
            for number, chain in enumerate(self.chains, start=1)
            for at, step in enumerate(chain, start=1)
            for line in step.lines
            for said in line.said
        ]  # fmt: skip
        return AnswerTable.of(self._title, CHAIN_COLUMNS, rows)

    @property
    def _title(self) -> str:
        return f"Chains from {self.names[0]} to {self.names[1]}"

    def __len__(self) -> int:
        """Return how many chains are given; further ones are in `paths.more`."""
        return len(self.chains)

    def to_arrow(self) -> pa.Table:
        """Return `links` as an Arrow table."""
        return self.links.to_arrow()

    def to_pandas(self) -> Any:
        """Return `links` as a pandas DataFrame; see `AnswerTable.to_pandas`."""
        return self.links.to_pandas()

    def __repr__(self) -> str:
        """Return between whom, and how many chains there are."""
        return f"<{self._title}: {counted(len(self), 'chain')}>"

    def _repr_html_(self) -> str:
        """Return the chains as HTML, then what limits the answer."""
        parts = [f"<h3>{text_html(self._title)}</h3>"]
        if not self.chains:
            parts.append(paragraph(nothing_connects(*self.names)))
        for number, chain in enumerate(self.chains, start=1):
            parts.append(heading(f"Chain {number}, {counted(len(chain), 'link')}"))
            parts += [line_html(line) for step in chain for line in step.lines]
        if self.paths.more:
            parts.append(paragraph(f"... and {counted(self.paths.more, 'more chain')} as long."))
        if self.paths.denied:
            parts.append(heading(DENIED_TIES))
            parts += [line_html(line) for line in self.paths.denied]
        if self.paths.other_time:
            parts += [heading("Ties of another time, not counted")]
            parts.append(list_html(self.paths.other_time))
        if self.paths.lacking:
            parts.append(warning("What these editions lack", self.paths.lacking))
        return "".join(parts) + sources_html(self.paths.sources)
