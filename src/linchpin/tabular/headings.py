"""Where the headings of a table stand: under cover rows, on two lines, or nowhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from linchpin.tabular.heading_words import HEADING_WORDS, LONGEST_HEADING, is_heading, plain
from linchpin.tabular.kind import Row

LOOKED_AT = 60
"""Rows in which headings are looked for, and by which a table without any is known."""
_VALUE = re.compile(r"[\d.,:/$€£%()+\- ]*\d[\d.,:/$€£%()+\- ]*|.*\d{4,}.*|.*@.*\..*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings of a table stand.

    Attributes:
        names: The heading of each column, all different.
        above: How many of the first rows are no data: cover rows and the headings.
        covers: How many of them stand above the headings.
        found: Whether there are headings; else columns are named by their place.
    """

    names: list[str]
    above: int
    covers: int
    found: bool


def find_headings(rows: Sequence[Row], named: frozenset[str] = frozenset()) -> Headings:
    """Return where the headings of a table stand, by its first rows.

    Args:
        rows: The first `LOOKED_AT` rows, or all.
        named: Columns a user named: a row that has them all is the heading.
    """
    cells = [[cell.strip() for cell in row] for _, row in rows]
    width = max((_width(row) for row in cells), default=0)
    at = _named_row(cells, named)
    if at is None:
        at = _known_row(cells)
    if at is None and cells and _is_label_row(cells):
        at = 0
    if at is None:
        return Headings(distinct([""] * width), 0, 0, found=False)
    kept = max(_width(cells[at]), min(len(cells[at]), width))
    heading, lines = cells[at][:kept], 1
    if at + 1 < len(cells) and _goes_on(heading, cells[at + 1]):
        heading, lines = _joined(heading, cells[at + 1]), 2
    elif at and _is_group_row(cells[at - 1], heading):
        heading = _joined(cells[at - 1], heading)
        at, lines = at - 1, 2
    below = cells[at + lines :]
    wide = width
    while (
        wide > len(heading)
        and len(below) > 1
        and 2 * sum(_filled(row, wide - 1) for row in below) < len(below)
    ):
        wide -= 1
    heading += [""] * (wide - len(heading) if len(below) > 1 else 0)
    return Headings(distinct(heading), at + lines, at, found=True)


def _width(row: Sequence[str]) -> int:
    width = len(row)
    while width and not row[width - 1]:
        width -= 1
    return width


def _filled(row: Sequence[str], at: int) -> bool:
    return at < len(row) and bool(row[at])


def _named_row(cells: Sequence[Sequence[str]], named: frozenset[str]) -> int | None:
    if not named:
        return None
    return next((at for at, row in enumerate(cells) if named <= set(distinct(row))), None)


def _known_row(cells: Sequence[Sequence[str]]) -> int | None:
    """Return the row that has words of headings and is as wide as the table; None for none."""
    counts = Counter(sum(map(bool, row)) for row in cells if any(row))
    usual = max(counts, key=lambda count: (counts[count], count)) if counts else 0
    best: tuple[float, int] | None = None
    for at, row in enumerate(cells):
        if best is not None and at > best[1] + 2:
            break
        worth = _heading_worth(row, usual)
        if worth and (best is None or worth > best[0] + 0.2):
            best = (worth, at)
    return None if best is None else best[1]


def _heading_worth(row: Sequence[str], usual: int) -> float:
    """Return how much a row looks like headings, 0..1; 0 where it is none."""
    filled = [cell for cell in row[:1_000] if cell]
    known = [cell for cell in filled if is_heading(cell) and not _VALUE.fullmatch(cell)]
    values = sum(bool(_VALUE.fullmatch(cell)) and not is_heading(cell) for cell in filled)
    if not known or 2 * len(filled) < min(usual, 1_000) or 2 * values > len(filled):
        return 0.0
    words = [word for cell in known for word in re.findall(r"[a-z]+", plain(cell))]
    shared = sum(word in HEADING_WORDS for word in words) / max(1, len(words))
    if shared < 0.4 and len(known) < 2:
        return 0.0
    return len(known) / len(filled) * 0.5 + shared * 0.5


def _is_label_row(cells: Sequence[Sequence[str]]) -> bool:
    """Say whether the first row is headings of unknown words: unlike what stands below it."""
    first, below = cells[0], cells[1:LOOKED_AT]
    if any(cell and (_VALUE.fullmatch(cell) or len(cell) > LONGEST_HEADING) for cell in first):
        return False
    differs = alike = 0
    for at, cell in enumerate(first):
        column = [row[at] for row in below if _filled(row, at)]
        if not cell or not column:
            continue
        values = sum(bool(_VALUE.fullmatch(one)) for one in column)
        words = sum(len(one.split()) for one in column) / len(column)
        if 2 * values > len(column) or (words >= 1.8 and len(cell.split()) == 1):
            differs += 1
        elif len(cell.split()) >= 2 or words < 1.8:
            alike += 1
    return differs > 0 and differs >= alike / 2


def _goes_on(heading: Sequence[str], below: Sequence[str]) -> bool:
    """Say whether headings go on in the row below: it holds nothing but words of headings."""
    filled = [cell for cell in below if cell]
    if len(filled) < 2 or len(filled) < 0.5 * sum(map(bool, heading)):
        return False
    words = [plain(cell).split() for cell in filled]
    return all(
        found and sum(re.sub(r"\d", "", word) in HEADING_WORDS for word in found) > 0.6 * len(found)
        for found in words
    )


def _is_group_row(above: Sequence[str], heading: Sequence[str]) -> bool:
    """Say whether a row above headings names groups of them, in merged cells."""
    labels = [cell for cell in above if cell]
    return (
        len(labels) > 1
        and len(above) <= len(heading)
        and len(labels) < sum(map(bool, heading))
        and all(is_heading(cell) and not _VALUE.fullmatch(cell) for cell in labels)
    )


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return headings of two lines as one; an upper one spreads over the empty cells after it."""
    size = max(len(upper), len(lower))
    found, above = [], ""
    for at in range(size):
        top = upper[at] if at < len(upper) else ""
        below = lower[at] if at < len(lower) else ""
        above = top or (above if below else "")
        found.append(f"{above} {below}".strip())
    return found


def distinct(header: Sequence[str]) -> list[str]:
    """Return headings that are all different: further ones of a kind get a number.

    >>> distinct(["name", "", "name"])
    ['name', 'column 2', 'name (2)']
    """
    taken = set(header)
    found: list[str] = []
    seen: set[str] = set()
    counts: dict[str, int] = {}
    for at, heading in enumerate(header, 1):
        name = heading or f"column {at}"
        while name in seen or (name != heading and name in taken):
            counts[heading] = counts.get(heading, 1) + 1
            name = f"{heading or 'column'} ({counts[heading]})"
        seen.add(name)
        found.append(name)
    return found
