"""A screening: its hits, and what could not be looked at, which is part of the answer."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linchpin.claims.counted import counted
from linchpin.screen.results.hit import Hit, ranked, where
from linchpin.screen.results.output import COLUMNS
from linchpin.screen.results.record import record_of
from linchpin.workspace.opened.html import list_html, paragraph, table_html, warning
from linchpin.workspace.opened.table import MOST_SHOWN, AnswerTable
from linchpin.workspace.screening import ScreenedBook, published
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa

_SHOWN = ("score", "band", "alert", "row", "value", "caption", "entity", "programs", "reason")
NOT_ALL = "NOT EVERYTHING COULD BE SCREENED"
"""Heading of what of a book could not be looked at."""
LIST_LACKS = "THE LIST LACKS PARTS, so no hit is no all-clear"
"""Heading of what the lists lack."""
NO_FINDING = "A hit is a likeness to look into, not a finding about anybody."
"""What is said wherever hits are shown."""


@dataclass(frozen=True, slots=True, repr=False)
class Screening:
    """Who in a book may be on the lists, or near somebody who is, and what was not looked at.

    Attributes:
        screened: Hits, account of the book, and what they depend on.
        settings: Who ran it, and when.
        notes: What was told: which columns were screened as what, and why.
    """

    screened: ScreenedBook
    settings: Settings
    notes: tuple[str, ...]

    @property
    def hits(self) -> Sequence[Hit]:
        """Return the hits in the order of the book."""
        return self.screened.result.hits

    @property
    def rows(self) -> int:
        """Return how many rows were screened."""
        return self.screened.result.rows

    @property
    def gaps(self) -> tuple[str, ...]:
        """Return what could not be screened: of the book, and of the lists."""
        result = self.screened.result
        return (*(gap.say() for gap in result.coverage.blind), *result.lacking)

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return what is worth knowing about the book and hides nothing."""
        gaps = self.screened.result.coverage.gaps
        return tuple(gap.say() for gap in gaps if not gap.kind.is_blind)

    @property
    def exit_code(self) -> int:
        """Return 0 for no hit, 3 for a certain one, 4 for possible ones, 5 for gaps."""
        return int(self.screened.result.exit_code)

    @property
    def clear(self) -> bool:
        """Say whether everything was looked at and nothing found: only then it is an all-clear."""
        return not self.hits and not self.gaps

    @property
    def record(self) -> dict[str, Any]:
        """Return the record of the run: book hash, editions, version, columns, counts, gaps."""
        now, user = self.settings.now(), self.settings.user()
        return record_of(self.screened.result, self.screened.run, at=now, by=user, wrote=None)

    @property
    def table(self) -> AnswerTable:
        """Return the hits as a table; what could not be screened goes along as its metadata."""
        import pyarrow as pa

        texts = pa.list_(pa.string())
        kinds = {"row": pa.int64(), "line": pa.int64(), "score": pa.float64()}
        kinds |= dict.fromkeys(("programs", "claims", "path"), texts)
        schema = pa.schema(
            [(name, kinds.get(name, pa.string())) for name in COLUMNS],
            metadata={"linchpin.gaps": "\n".join(self.gaps)},
        )
        rows = [{k: _plain(v) for k, v in asdict(hit).items()} for hit in self.hits]
        return AnswerTable("Hits", pa.Table.from_pylist(rows, schema=schema))

    def why(self, row: int) -> tuple[str, ...]:
        """Return why a row was hit, a sentence for each hit; rows count from 1.

        Args:
            row: Number of the row, as hits have it.
        """
        return tuple(
            f"{where(hit)}: {hit.score:.2f} ({hit.band}, {hit.alert}), {hit.caption} "
            f"({hit.entity}): {hit.reason}"
            for hit in self.hits
            if hit.row == row
        )

    def save(self, path: str | os.PathLike[str], *, overwrite: bool = False) -> Path:
        """Write hits and the record of the run, both or neither; returns the record's path.

        Args:
            path: File that ends in .csv, .parquet, .jsonl or .html.
            overwrite: Whether a file that Linchpin did not write may be replaced.

        Raises:
            LinchpinError: It cannot be written there, or would replace what must be kept.
        """
        from linchpin.workspace.output_locks import held_for_screening
        from linchpin.workspace.outputs import check_outputs
        from linchpin.workspace.screening_order import ScreeningOrder, written_files

        book = Path(self.screened.run["book"])
        order = ScreeningOrder(
            book=book, output=Path(path), allow_gaps=self.screened.result.allowed
        )
        with held_for_screening(order, self.settings) as record:
            read = {"the book": book if book.exists() else None}
            written = written_files(order, record)
            check_outputs(written, read, self.settings, overwrite=overwrite)
            published(self.settings, order, self.screened, record)
        return record

    def to_arrow(self) -> pa.Table:
        """Return the hits as an Arrow table; its metadata holds what could not be screened."""
        return self.table.to_arrow()

    def to_pandas(self) -> Any:
        """Return the hits as a DataFrame, what could not be screened in `.attrs["gaps"]`."""
        frame = self.table.to_pandas()
        frame.attrs["gaps"] = list(self.gaps)
        return frame

    def __len__(self) -> int:
        """Return how many hits there are; none is no all-clear where there are gaps."""
        return len(self.hits)

    def __bool__(self) -> bool:
        """Say whether there is anything to look into: a hit, or something not looked at."""
        return not self.clear

    def __iter__(self) -> Iterator[Hit]:
        """Yield the hits in the order of the book."""
        return iter(self.hits)

    def __repr__(self) -> str:
        """Return counts, gaps among them."""
        gaps = f", {counted(len(self.gaps), 'gap')}: {NOT_ALL}" if self.gaps else ""
        return f"<Screening of {counted(self.rows, 'row')}: {counted(len(self), 'hit')}{gaps}>"

    def _repr_html_(self) -> str:
        """Return counts, what could not be screened, and the weightiest hits."""
        result = self.screened.result
        parts = [paragraph(f"{counted(self.rows, 'row')} screened, {counted(len(self), 'hit')}.")]
        blind = [gap.say() for gap in result.coverage.blind]
        parts += [warning(NOT_ALL, blind)] if blind else []
        parts += [warning(LIST_LACKS, result.lacking)] if result.lacking else []
        if self.hits:
            shown = [asdict(hit) for hit in ranked(self.hits, MOST_SHOWN)]
            parts.append(table_html(_SHOWN, [[hit[name] for name in _SHOWN] for hit in shown]))
            more = len(self) - len(shown)
            parts.append(paragraph(f"... and {more:,} more; save() writes all.") if more else "")
            parts.append(paragraph(NO_FINDING))
        return "".join(parts) + list_html((*self.notes, *self.remarks))


def allowed(screened: ScreenedBook, reason: str | None) -> ScreenedBook:
    """Return what was screened with the reason why gaps are accepted; they stay in the answer.

    Args:
        screened: What was found.
        reason: Why; None where they are not accepted.
    """
    return replace(screened, result=replace(screened.result, allowed=reason))


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
