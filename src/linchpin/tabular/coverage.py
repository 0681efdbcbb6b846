"""What of a file was read and what was not: counted, with examples and their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

NOT_ALL_READ = 5
"""Exit code of every command that could not read all of a file, unless a reason was given."""
MOST_EXAMPLES = 5
"""Examples kept of each kind of gap in each column."""
LONGEST_VALUE = 80
"""Characters kept of an example."""


class GapKind(Enum):
    """What may be wrong with a cell, a column or a sheet, in words."""

    SHEET_NOT_READ = "sheet not read"
    ROW_NOT_READ = "row that cannot be read"
    BEYOND_HEADINGS = "cell without a heading, not read"
    NO_VALUE = "formula without a stored value"
    ERROR_VALUE = "error in place of a value"
    UNDECODABLE = "bytes that are no letters"
    UNSURE_CODE_PAGE = "letters that depend on the code page"
    LOST_LETTER = "letter lost to ? or another mark"
    DIGITS_LOST = "digits lost to a number format"
    CUT = "cell cut"
    NAMES_NOT_SCREENED = "looks like names, not screened"
    IDENTIFIERS_NOT_SCREENED = "looks like identifiers, not screened"
    PLACES_NOT_SCREENED = "looks like places, not screened"
    TEXTS_NOT_SCREENED = "looks like free text, not screened"
    COLUMN_NOT_SCREENED = "something else, not screened"
    SCREENED_AS_TEXT = "beside the table, screened as free text"
    ABOVE_HEADING = "cell above the headings"
    BESIDE_RECORDS = "value beside the records"
    HIDDEN_SHEET = "hidden sheet, read"
    EMPTY_SHEET = "sheet without a table"
    NO_ROWS = "no row under the headings"
    NO_HEADING = "table without headings, read by position"
    MENDED = "garbled letters, mended"
    STRAY_BYTES = "bytes of another code page, read as that"
    BIRTH_NOT_UNDERSTOOD = "birth date not understood"
    BIRTH_AMBIGUOUS = "birth date with day and month in either order, read both ways"
    BIRTH_PLACEHOLDER = "filler in place of a birth date"
    COUNTRY_NOT_UNDERSTOOD = "country not understood"
    GENDER_NOT_UNDERSTOOD = "gender not understood"
    CODE_PAGE = "code page found by its letters"
    AMOUNT_NOT_UNDERSTOOD = "amount not understood, row not compared"
    AMOUNT_AMBIGUOUS = "comma or point may be thousands or decimals, row not compared"
    AMOUNT_MISSING = "no amount, row not compared"
    AMOUNT_NEGATIVE = "negative amount, row not compared"
    AMOUNT_ZERO = "amount of nought, row not compared"
    AMOUNT_ROUNDED = "parts of a cent, left away"
    CURRENCY_MISSING = "no currency, row not compared"
    CURRENCY_NOT_UNDERSTOOD = "currency not understood, taken as one of its own"
    DATE_NOT_UNDERSTOOD = "date not understood, row not compared"
    DATE_AMBIGUOUS = "date with day and month in either order, row not compared"
    DATE_MISSING = "no date, row not compared"
    TIME_SKIPPED = "time that clocks skipped, row not compared"
    TIME_TWICE = "time that clocks showed twice, the first is taken"
    ZONES_MIXED = "time without a zone beside times with one, row not compared"
    PARTY_MISSING = "nobody named, row not compared"
    DIRECTION_NOT_UNDERSTOOD = "neither in nor out, row not compared"
    SHARE_NOT_UNDERSTOOD = "share not understood, taken for anything from none to all"
    VALUE_NOT_UNDERSTOOD = "value not understood, read as none"
    COPIED_ROW = "copy of a row with the same number, counted once"
    EQUAL_ROW = "row equal to another, counted as one of its own"
    SAME_NUMBER = "number of another row, each counted"
    TO_ITSELF = "payer and payee are one, no transfer"

    @property
    def is_blind(self) -> bool:
        """Say whether it can hide a name, an identifier or a place that nobody looked at."""
        return self in _BLIND

    @property
    def is_apart(self) -> bool:
        """Say whether its cells were not handed on: these and those handed on are all there are."""
        return self in _APART


_BLIND = frozenset({
    GapKind.SHEET_NOT_READ, GapKind.ROW_NOT_READ, GapKind.BEYOND_HEADINGS, GapKind.NO_VALUE,
    GapKind.ERROR_VALUE, GapKind.UNDECODABLE, GapKind.UNSURE_CODE_PAGE,
    GapKind.DIGITS_LOST, GapKind.CUT, GapKind.NO_ROWS, GapKind.NAMES_NOT_SCREENED,
    GapKind.IDENTIFIERS_NOT_SCREENED, GapKind.PLACES_NOT_SCREENED, GapKind.TEXTS_NOT_SCREENED,
    GapKind.AMOUNT_NOT_UNDERSTOOD, GapKind.AMOUNT_AMBIGUOUS, GapKind.AMOUNT_MISSING,
    GapKind.AMOUNT_NEGATIVE, GapKind.CURRENCY_MISSING, GapKind.DATE_NOT_UNDERSTOOD,
    GapKind.DATE_AMBIGUOUS, GapKind.DATE_MISSING, GapKind.TIME_SKIPPED, GapKind.ZONES_MIXED,
    GapKind.PARTY_MISSING, GapKind.DIRECTION_NOT_UNDERSTOOD, GapKind.SHARE_NOT_UNDERSTOOD,
    GapKind.VALUE_NOT_UNDERSTOOD,
})  # fmt: skip


_APART = frozenset({
    GapKind.BEYOND_HEADINGS, GapKind.NO_VALUE, GapKind.ERROR_VALUE, GapKind.NAMES_NOT_SCREENED,
    GapKind.IDENTIFIERS_NOT_SCREENED, GapKind.PLACES_NOT_SCREENED, GapKind.TEXTS_NOT_SCREENED,
    GapKind.COLUMN_NOT_SCREENED, GapKind.SCREENED_AS_TEXT, GapKind.ABOVE_HEADING,
    GapKind.BESIDE_RECORDS,
})  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Example:
    """One place of a gap.

    Attributes:
        line: Line of the file, or row of the sheet, as a program shows it; 0 for none.
        value: What stands there, cut to `LONGEST_VALUE`.
    """

    line: int
    value: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Cells of one column that were not read, or not as they stand.

    Attributes:
        kind: What is wrong.
        sheet: The sheet, or the file within a file; empty where there is one table.
        column: The heading; empty where it concerns the whole sheet.
        count: How many cells, or rows, or sheets.
        examples: The first few.
    """

    kind: GapKind
    sheet: str
    column: str
    count: int
    examples: tuple[Example, ...] = ()

    @classmethod
    def of(cls, kind: GapKind, where: tuple[str, str], *, line: int = 0, value: str = "") -> Gap:
        """Return a gap of one cell; `where` is its sheet and column."""
        example = (Example(line, value[:LONGEST_VALUE]),) if line or value else ()
        return cls(kind, *where, 1, example)

    def say(self) -> str:
        """Return the gap in one line.

        >>> Gap.of(GapKind.ERROR_VALUE, ("", "name"), line=3, value="#N/A").say()
        "column 'name': error in place of a value (row 3: '#N/A')"
        """
        where = [f"column {self.column!r}"] if self.column else []
        where += [f"sheet {self.sheet!r}"] if self.sheet else []
        said = ": ".join(filter(None, (" of ".join(where), self.kind.value)))
        if self.count > 1:
            said += f", {self.count:,} {'cells' if self.column else 'times'}"
        some = [
            (f"row {one.line}" if one.line else "") + (": " if one.line and one.value else "")
            + (repr(one.value) if one.value else "")
            for one in self.examples[:3]
        ]  # fmt: skip
        return said + (f" ({'; '.join(some)})" if some else "")


@dataclass(frozen=True, slots=True, order=True)
class SheetRead:
    """A table that was read.

    Attributes:
        sheet: Its name; empty where the file holds one.
        rows: Rows handed on.
        columns: Columns that were screened.
        cells: Cells that hold something and were handed on.
        empty: Cells of those columns that hold nothing.
    """

    sheet: str
    rows: int
    columns: tuple[str, ...]
    cells: int
    empty: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """An account of what was read of a file; two of them add up.

    Every cell that holds something is in `cells` of its sheet or in the count of a gap whose kind
    `is_apart`; headings are neither.

    Attributes:
        sheets: What was read, by sheet.
        gaps: What was not, or not as it stands; one for each kind, sheet and column.
    """

    sheets: tuple[SheetRead, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def __add__(self, other: Coverage) -> Coverage:
        """Return what two accounts say together; the order does not matter."""
        return Coverage(
            _sheets((*self.sheets, *other.sheets)), merged_gaps((*self.gaps, *other.gaps))
        )

    @property
    def rows(self) -> int:
        """Return how many rows were read."""
        return sum(sheet.rows for sheet in self.sheets)

    @property
    def blind(self) -> tuple[Gap, ...]:
        """Return the gaps that can hide a name, an identifier or a place."""
        return tuple(gap for gap in self.gaps if gap.kind.is_blind)

    @property
    def cells(self) -> int:
        """Return how many cells that hold something were handed on."""
        return sum(sheet.cells for sheet in self.sheets)

    @property
    def apart(self) -> int:
        """Return how many cells that hold something were not handed on."""
        return sum(gap.count for gap in self.gaps if gap.kind.is_apart)

    def count(self, kind: GapKind) -> int:
        """Return how many cells have a kind of gap."""
        return sum(gap.count for gap in self.gaps if gap.kind is kind)

    def say(self) -> list[str]:
        """Return the account in lines: first what nobody looked at, then what is odd."""
        return [gap.say() for gap in sorted(self.gaps, key=lambda gap: not gap.kind.is_blind)]

    def as_record(self) -> dict[str, Any]:
        """Return the account in values that JSON can hold; see `coverage_from`."""
        gaps = [{**asdict(gap), "kind": gap.kind.name.lower()} for gap in self.gaps]
        return {"sheets": [asdict(sheet) for sheet in self.sheets], "gaps": gaps}


def coverage_from(record: Mapping[str, Any]) -> Coverage:
    """Return an account from its record.

    Raises:
        KeyError: The record is damaged.

    >>> one = Coverage((SheetRead("", 1, ("name",), 1, 0),))
    >>> coverage_from(one.as_record()) == one
    True
    """
    sheets = tuple(
        SheetRead(**{**sheet, "columns": tuple(sheet["columns"])}) for sheet in record["sheets"]
    )
    gaps = tuple(
        Gap(
            GapKind[gap["kind"].upper()], gap["sheet"], gap["column"], gap["count"],
            tuple(Example(**one) for one in gap["examples"]),
        )
        for gap in record["gaps"]
    )  # fmt: skip
    return Coverage(sheets, gaps)


def merged_gaps(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return gaps with those of one kind, sheet and column put together, in a fixed order."""
    found: dict[tuple[str, str, str], list[Gap]] = {}
    for gap in gaps:
        found.setdefault((gap.kind.name, gap.sheet, gap.column), []).append(gap)
    return tuple(
        Gap(
            same[0].kind, same[0].sheet, same[0].column, sum(gap.count for gap in same),
            tuple(sorted({one for gap in same for one in gap.examples})[:MOST_EXAMPLES]),
        )
        for _, same in sorted(found.items())
    )  # fmt: skip


def _sheets(sheets: Iterable[SheetRead]) -> tuple[SheetRead, ...]:
    found: dict[tuple[str, tuple[str, ...]], SheetRead] = {}
    for one in sheets:
        known = found.get((one.sheet, one.columns))
        if known is not None:
            one = SheetRead(
                one.sheet, known.rows + one.rows, one.columns, known.cells + one.cells,
                known.empty + one.empty,
            )  # fmt: skip
        found[one.sheet, one.columns] = one
    return tuple(sorted(found.values()))
