"""Which rows of a table can be compared, and why the others cannot."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from linchpin.tabular.coverage import MOST_EXAMPLES, Example, Gap, GapKind
from linchpin.trace.intake.columns import Converted
from linchpin.trace.intake.currencies import currency_codes
from linchpin.trace.intake.detection import Detected
from linchpin.trace.intake.fields import Field, Holds


class Account:
    """Which rows of a table can be compared, and why the others cannot.

    Attributes:
        kept: bool, one for each row.
        gaps: What is to be said.
        notes: What was taken for granted.
    """

    def __init__(self, sheet: str, lines: NDArray[np.int64]) -> None:
        """Begin with every row kept."""
        self.kept = np.ones(len(lines), np.bool_)
        self.gaps: list[Gap] = []
        self.notes: list[str] = []
        self._sheet, self._lines = sheet, lines
        if not len(lines):
            self.gaps.append(Gap.of(GapKind.NO_ROWS, (sheet, "")))

    def see(self, one: Field, heading: str, texts: pa.Array, converted: Converted) -> None:
        """Take in what became of a column.

        Args:
            one: Its field.
            heading: Its heading.
            texts: Its cells.
            converted: What became of them.
        """
        self.notes += [f"column {heading!r}: {note}" for note in converted.notes]
        for kind, rows in converted.faults.items():
            if not rows.any() or (kind in _MISSING and not one.needed):
                continue
            if one.holds is Holds.SHARE:  # the row stays: its share is anything from none to all
                self.say(kind, heading, rows, texts)
            elif one.needed or not kind.is_blind:
                self.say(kind, heading, rows, texts)
                self.kept &= ~rows | (not kind.is_blind)
            else:
                self.say(GapKind.VALUE_NOT_UNDERSTOOD, heading, rows, texts)
        if one.name == "amount" and one.needed:
            cents = np.asarray(converted.arrays[""])
            empty = np.asarray(converted.faults[GapKind.AMOUNT_MISSING])
            bad = np.logical_or.reduce(
                [mask for kind, mask in converted.faults.items() if kind.is_blind]
            )
            self.amounts(heading, texts, cents, ~bad & ~empty)

    def amounts(
        self, heading: str, texts: pa.Array, cents: NDArray[np.int64], read: NDArray[np.bool_]
    ) -> None:
        """Leave out amounts of nought; see to negative ones elsewhere, by kind of table."""
        zero = read & (cents == 0)
        if zero.any():
            self.say(GapKind.AMOUNT_ZERO, heading, zero, texts)
            self.kept &= ~zero

    def currencies(
        self,
        detected: Detected,
        given: pa.Array | None,
        written: pa.Array | None,
        currency: str | None,
    ) -> pa.Array:
        """Return the currency of each row: of its column, else beside the amount, else assumed.

        Args:
            detected: Its columns.
            given: What the column of currencies holds; None for none.
            written: What stands beside the amounts; None where there are none.
            currency: The currency to assume; None for none.
        """
        rows = len(self._lines)
        cells = given if given is not None else pa.nulls(rows, pa.string())
        codes, odd = currency_codes(cells)
        beside = np.asarray(written.to_pylist() if written is not None else [""] * rows, object)
        codes = np.where(codes == "", beside, codes)
        heading = detected.columns.get("currency", "")
        if odd.any():
            self.say(GapKind.CURRENCY_NOT_UNDERSTOOD, heading, odd, cells)
        none = codes == ""
        if none.any() and written is not None:
            if given is None and currency is not None:
                self.notes.append(
                    f"no currency is named: amounts are taken as {currency} (see --currency)"
                )
                codes = np.where(none, currency, codes)
            else:
                self.say(GapKind.CURRENCY_MISSING, heading, none, cells)
                self.kept &= ~none
        return pa.array(codes, pa.string()).dictionary_encode()

    def say(self, kind: GapKind, heading: str, rows: NDArray[np.bool_], texts: pa.Array) -> None:
        """Count rows with a fault, and keep some of them as examples."""
        places = np.flatnonzero(rows)
        examples = tuple(
            Example(int(self._lines[at]), str(texts[int(at)].as_py() or "")[:80])
            for at in places[:MOST_EXAMPLES]
        )
        self.gaps.append(Gap(kind, self._sheet, heading, len(places), examples))


_MISSING = frozenset({GapKind.AMOUNT_MISSING, GapKind.DATE_MISSING})
