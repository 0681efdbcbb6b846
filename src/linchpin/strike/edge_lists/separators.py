"""Which character stands between the cells of a text, and which lines are comments."""

from __future__ import annotations

import csv
import re

COMMENTS = ("#", "%", "//")
SEPARATORS = ("\t", ";", "|", ",", " ")
LOOKED_AT = 200
_DATA = re.compile(r"\s*\{.*\}\s*$")
_SEP_LINE = re.compile(r"\ufeff?\"?sep=(.)\"?\s*$", re.IGNORECASE)


def stated_separator(line: str) -> str | None:
    """Return the separator that Excel's first line states, or None.

    >>> stated_separator("sep=;"), stated_separator("a;b")
    (';', None)
    """
    found = _SEP_LINE.match(line)
    return None if found is None else found[1]


def comment_marks(lines: list[str]) -> tuple[str, ...]:
    """Return the marks that begin comments: those that do not begin most of the lines.

    >>> comment_marks(["# heading", "a,b"]), comment_marks(["#1,#2", "#2,#3"])
    (('#', '%', '//'), ('%', '//'))
    """
    filled = [line.lstrip() for line in lines if line.strip()]
    return tuple(
        mark
        for mark in COMMENTS
        if 2 * sum(line.startswith(mark) for line in filled) <= len(filled)
    )


def cells_of(line: str, separator: str) -> list[str]:
    """Return the cells of one line, without the data in braces that NetworkX adds.

    >>> cells_of("ana  beto {'weight': 2}", " "), cells_of('"Ruiz, Ana",Bo', ",")
    (['ana', 'beto', '2'], ['Ruiz, Ana', 'Bo'])
    """
    if line.rstrip().endswith("}"):
        weight = re.search(r"['\"]?weight['\"]?\s*:\s*([^,}\s]+)", line)
        line = _DATA.sub("", line) + ("" if weight is None else f"{separator}{weight[1]}")
    rows = csv.reader([line], delimiter=separator, skipinitialspace=separator == " ")
    return [cell.strip() for cell in next(rows, [])]


def _cut_by_blanks(lines: list[str]) -> bool:
    """Say whether blanks stand between names and not within them.

    "Ana Ruiz" may be one name, so capitals say no; numbers, the braces of NetworkX, or a few plain
    words that come again and again say yes.
    """
    rows = [cells_of(line.rstrip("\r\n"), " ") for line in lines[:LOOKED_AT]]
    names = [name for row in rows for name in row[:2]]
    if all(name.isdigit() for name in names) or all(line.rstrip().endswith("}") for line in lines):
        return True
    plain = not any(name[:1].isupper() for name in names)
    return plain and len(rows) > 1 and 4 * len(set(names)) <= 3 * len(names)


def find_separator(lines: list[str]) -> str | None:
    """Return the separator that cuts most lines into one number of cells; None where none does.

    Of several that do, tab goes before semicolon, bar, comma and blank: a name or a decimal
    number may hold a comma or a blank, hardly ever a tab.

    Args:
        lines: without comments and blank lines.
    """
    best: tuple[float, str] | None = None
    for separator in SEPARATORS:
        bare = [_DATA.sub("", line.rstrip("\r\n")) for line in lines[:LOOKED_AT]]
        widths = [len(cells_of(line, separator)) for line in bare]
        cut = [width for width in widths if width > 1]
        if not cut:
            continue
        usual = max(set(cut), key=cut.count)
        share = cut.count(usual) / len(widths)
        if separator == " " and (usual > 3 or share < 1 or not _cut_by_blanks(lines)):
            continue
        if best is None or share > best[0] + 0.2:
            best = (share, separator)
    return None if best is None else best[1]
