"""How a text is a table: its separator, its quotes, or the widths of its columns."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from linchpin.tabular.heading_words import headings_in

NOWHERE = "\x1c"
"""A separator that no text has: every line is one cell."""
_SEPARATORS = ",;\t|¦~^\x1f\x01:#!$/*"
_RARE = frozenset(":#!$/*~^")
"""Separators that also stand within cells; taken only where they fit well."""
_SAID = re.compile(r'"?sep=(.)"?\r?\n')
_MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text is a table.

    Attributes:
        separator: What stands between cells.
        above: Lines that say only the separator, as Excel writes them.
        spaced: Whether a blank after a separator comes before quotes.
        escape: What stands before a quote within quotes; None where quotes are doubled.
        starts: First place of each column, where columns have fixed widths; else empty.
    """

    separator: str
    above: int = 0
    spaced: bool = False
    escape: str | None = None
    starts: tuple[int, ...] = ()

    def reader_options(self) -> dict[str, object]:
        """Return the dialect as options of `csv.reader`."""
        return {
            "delimiter": self.separator,
            "skipinitialspace": self.spaced,
            "escapechar": self.escape,
        }


def find_dialect(sample: str) -> Dialect:
    """Return how a text is a table, from its first lines.

    >>> find_dialect('id;"name, first";city\\n1;"Paz, Ana";Lugo\\n').separator
    ';'
    >>> find_dialect("name\\nPAZ, Ana\\nGIL, Luis\\n").separator == NOWHERE
    True
    """
    said = _SAID.match(sample)
    if said is not None:
        return Dialect(said[1], 1)
    escape = "\\" if '\\"' in sample and '""' not in sample.replace('\\"', "") else None
    scores: dict[str, float] = {}
    for separator in dict.fromkeys(_SEPARATORS):
        if separator in sample:
            rows = _rows(sample, Dialect(separator, escape=escape))
            score = _fit(rows, separator)
            if score > 0:
                scores[separator] = score
    best = max(scores, key=lambda mark: scores[mark]) if scores else NOWHERE
    if scores.get(best, 0.0) < 1.5:
        starts = find_widths(sample.splitlines()[:_MOST_ROWS])
        if starts:
            return Dialect(NOWHERE, starts=starts)
    spaced = best != NOWHERE and re.search(rf'{re.escape(best)} +"', sample) is not None
    return Dialect(best, spaced=spaced, escape=escape)


def _rows(sample: str, dialect: Dialect) -> list[list[str]]:
    found: list[list[str]] = []
    reader = csv.reader(io.StringIO(sample, newline=""), **dialect.reader_options())  # type: ignore[arg-type]
    try:
        for row in reader:
            if row:
                found.append(row)
            if len(found) >= _MOST_ROWS:
                return found
    except csv.Error:
        return found
    return found[:-1] if len(found) > 1 and not sample.endswith(("\n", "\r")) else found


def _fit(rows: Sequence[Sequence[str]], separator: str) -> float:
    """Return how well a separator makes a table of rows; 0 where it does not."""
    wide = [row for row in rows if len(row) > 1]
    if not wide:
        return 0.0
    known = next((at for at, row in enumerate(rows) if headings_in(row)), None)
    if known is not None and len(rows[known]) == 1 and known + 1 < len(rows):
        headed = [row for row in rows[known + 1 :] if len(row) > 1 and headings_in(row) > 1]
        if not headed:
            return 0.0  # a heading of one column: what stands below is one cell each
    width, count = Counter(len(row) for row in rows if len(row) > 1).most_common(1)[0]
    steady = count / len(rows)
    headings = max(headings_in(row) for row in rows[:30])
    if (
        separator == ","
        and not headings
        and width == 2
        and all(len(row) == 1 or (row[1][:1] == " " and not row[0][:1].isdigit()) for row in rows)
    ):
        return 0.0  # surnames, given names
    if separator in _RARE and (steady < 0.95 or (headings < 2 and width < 3)):
        return 0.0
    worth = steady + 0.5 * min(headings, 4) / 2 + 0.02 * min(width, 20)
    return worth - (0.3 if separator in _RARE else 0.0)


def find_widths(lines: Sequence[str]) -> tuple[int, ...]:
    """Return where the columns of a text of fixed widths begin; empty where it is none.

    >>> find_widths(["NAME      CITY", "Ana Paz   Lugo", "Luis Gil  Leon"])
    (0, 10)
    """
    lines = [line.expandtabs() for line in lines if line.strip()]
    if len(lines) < 3 or max(map(len, lines)) > 10_000:
        return ()
    width = max(map(len, lines))
    blank = [all(at >= len(line) or line[at] == " " for line in lines) for at in range(width)]
    starts, run = [0], 2
    for at, is_blank in enumerate(blank):
        if is_blank:
            run += 1
            continue
        if run >= 2 and at and any(not one for one in blank[:at]):
            starts.append(at)
        run = 0
    filled = sum(sum(1 for at in starts if line[at : at + 1].strip()) for line in lines)
    if len(starts) < 2 or filled < 0.6 * len(starts) * len(lines):
        return ()
    return tuple(starts)
