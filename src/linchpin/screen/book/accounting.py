"""Every cell of a book handed on or counted: what a run owes to whoever reads its result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from linchpin.screen.book.columns import Mapping
from linchpin.screen.book.contents import MOST_LOOKED_AT, Looks, looks_like
from linchpin.screen.book.countries import unknown_countries
from linchpin.screen.book.genders import is_unknown_gender
from linchpin.screen.book.stray_cells import StrayCells
from linchpin.tabular.cells import FaultyCell
from linchpin.tabular.coverage import Coverage, Gap, GapKind, SheetRead, merged_gaps
from linchpin.tabular.damage import damage_in
from linchpin.tabular.dates import DateOrder, Understood, read_date
from linchpin.tabular.kind import LooseCell
from linchpin.tabular.reading import Batch

_SAMPLED = 200
_NOT_SCREENED = {
    Looks.NAMES: GapKind.NAMES_NOT_SCREENED,
    Looks.IDENTIFIERS: GapKind.IDENTIFIERS_NOT_SCREENED,
    Looks.COUNTRIES: GapKind.PLACES_NOT_SCREENED,
    Looks.ADDRESSES: GapKind.PLACES_NOT_SCREENED,
    Looks.TEXTS: GapKind.TEXTS_NOT_SCREENED,
}
_BIRTHS = {
    Understood.NO: GapKind.BIRTH_NOT_UNDERSTOOD,
    Understood.AMBIGUOUS: GapKind.BIRTH_AMBIGUOUS,
    Understood.FILLER: GapKind.BIRTH_PLACEHOLDER,
}
_BESIDE = frozenset({GapKind.ABOVE_HEADING, GapKind.BESIDE_RECORDS})
_ONLY_MENDED = frozenset({GapKind.LOST_LETTER, GapKind.DIGITS_LOST})
"""Kinds of damage that are of no account where a cell is not screened for letters or digits."""


@dataclass(slots=True)
class _Unscreened:
    """What is known of a column that is not screened."""

    count: int = 0
    sample: list[str] = field(default_factory=list)
    gap: Gap | None = None


@dataclass(slots=True)
class SheetAccount:
    """Keeps account of one table of a book while it is read.

    Attributes:
        sheet: Its name.
        columns: Its columns.
        wanted: Columns that are screened.
        mapping: What they hold.
        orders: What stands first in birth dates, by column.
        unit: What its lines count.
    """

    sheet: str
    columns: Sequence[str]
    wanted: Sequence[str]
    mapping: Mapping
    orders: dict[str, DateOrder]
    unit: str = "line"
    _others: dict[str, _Unscreened] = field(default_factory=dict)
    _strays: dict[str, StrayCells] = field(default_factory=dict)
    _found: list[LooseCell] = field(default_factory=list)

    def strays(self) -> tuple[LooseCell, ...]:
        """Return the cells with words that columns of something else held since the last call."""
        found, self._found = tuple(self._found), []
        return found

    def read(self, batch: Batch) -> tuple[dict[str, list[str]], Coverage]:
        """Return the wanted columns of some rows, garbled letters mended, and their account."""
        found: dict[str, list[str]] = {}
        gaps: list[Gap] = []
        cells = empty = 0
        wanted = set(self.wanted)
        for column, given in zip(self.columns, batch.columns, strict=True):
            if not self._reads_words(column):
                gaps += self._look_for_strays(column, given, batch)
            if column not in wanted:
                gaps += self._pass_over(column, given, batch.lines)
                continue
            texts = list(given)
            for at, text, kind, shown in damage_in(given):
                if kind in _ONLY_MENDED and not self._matters(column, kind):
                    continue
                texts[at] = text
                where = (self.sheet, column)
                gaps.append(Gap.of(kind, where, line=batch.lines[at], value=shown))
            blank = texts.count("")
            cells, empty = cells + len(texts) - blank, empty + blank
            gaps += self._meanings(column, texts, batch.lines)
            found[column] = texts
        rows = len(batch.lines)
        for column in self.wanted:
            if column not in found:
                found[column] = [""] * rows
        here = tuple(column for column in self.columns if column in wanted)
        sheet = SheetRead(self.sheet, rows, here, cells, empty)
        return found, Coverage((sheet,), merged_gaps(gaps))

    def _reads_words(self, column: str) -> bool:
        mapping = self.mapping
        return column in (*mapping.names, *mapping.parts, *mapping.texts, *mapping.places)

    def _look_for_strays(self, column: str, cells: Sequence[str], batch: Batch) -> list[Gap]:
        numbered = column in self.mapping.identifiers
        made = StrayCells(self.sheet, column, self.unit, numbered)
        strays = self._strays.setdefault(column, made)
        found, gaps = strays.see(cells, batch)
        self._found += found
        return gaps

    def _matters(self, column: str, kind: GapKind) -> bool:
        if kind is GapKind.DIGITS_LOST:
            return column in self.mapping.identifiers
        return self._reads_words(column)

    def _meanings(self, column: str, texts: list[str], lines: list[int]) -> list[Gap]:
        where = (self.sheet, column)
        found: list[Gap] = []
        kinds: dict[str, GapKind] = {}
        if column in self.mapping.births:
            order = self.orders.get(column, DateOrder.UNKNOWN)
            for text in set(texts):
                kind = _BIRTHS.get(read_date(text, order).standing)
                if kind is not None:
                    kinds[text] = kind
        elif column in self.mapping.countries:
            unknown = [text for text in set(texts) if text and unknown_countries(text)]
            kinds = dict.fromkeys(unknown, GapKind.COUNTRY_NOT_UNDERSTOOD)
        elif column in self.mapping.genders:
            odd = [text for text in set(texts) if is_unknown_gender(text)]
            kinds = dict.fromkeys(odd, GapKind.GENDER_NOT_UNDERSTOOD)
        if kinds:
            for text, line in zip(texts, lines, strict=True):
                if text in kinds:
                    found.append(Gap.of(kinds[text], where, line=line, value=text))
        return found

    def _pass_over(self, column: str, cells: Sequence[str], lines: list[int]) -> list[Gap]:
        """Count a column that is not screened, and keep some of it to see what it looks like."""
        known = self._others.setdefault(column, _Unscreened())
        filled = len(cells) - cells.count("")
        known.count += filled
        where = (self.sheet, column)
        gaps: list[Gap] = []
        if set(map(type, cells)) > {str}:
            for at, cell in enumerate(cells):
                if isinstance(cell, FaultyCell) and cell.fault is not GapKind.DIGITS_LOST:
                    gaps.append(Gap.of(cell.fault, where, line=lines[at], value=cell.shown))
        if filled and len(known.sample) < MOST_LOOKED_AT:
            known.sample += [cell[:200] for cell in cells if cell][:_SAMPLED]
        if known.gap is None and filled:
            at = next(at for at, cell in enumerate(cells) if cell)
            kind = GapKind.COLUMN_NOT_SCREENED
            known.gap = Gap.of(kind, where, line=lines[at], value=cells[at])
        return gaps

    def judged(self, gaps: Sequence[Gap]) -> tuple[Gap, ...]:
        """Return the gaps of a table; what stands beside it is screened as free text."""
        return merged_gaps(
            replace(gap, kind=GapKind.SCREENED_AS_TEXT) if gap.kind in _BESIDE else gap
            for gap in gaps
        )

    def mended(self, loose: Sequence[LooseCell]) -> tuple[tuple[LooseCell, ...], Coverage]:
        """Return the cells beside the table, garbled letters mended, and their account."""
        cells, gaps = list(loose), []
        for at, text, kind, shown in damage_in([one.text for one in loose]):
            one = cells[at]
            cells[at] = replace(one, text=text)
            gaps.append(Gap.of(kind, (one.sheet, one.label), line=one.line, value=shown))
        return tuple(cells), Coverage((), merged_gaps(gaps))

    def close(self) -> Coverage:
        """Return the account of the columns that were not screened, by what they look like."""
        gaps: list[Gap] = []
        for known in self._others.values():
            if known.gap is not None:
                kind = _NOT_SCREENED.get(looks_like(known.sample), GapKind.COLUMN_NOT_SCREENED)
                gap = known.gap
                gaps.append(Gap(kind, gap.sheet, gap.column, known.count, gap.examples))
        return Coverage((), merged_gaps(gaps))
