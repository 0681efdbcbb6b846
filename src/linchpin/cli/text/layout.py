"""Set text for a terminal: headings, lines with their evidence, tables; plain when piped."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from linchpin.cli.text.terminal import style
from linchpin.network import citation
from linchpin.network.line_words import line_label, line_start, told_line

if TYPE_CHECKING:
    from linchpin.network.answer import CitedSource, Line, Said

_NUMERIC = re.compile(r"[\d,.]+")


_SHORT = 90
"""Most letters of a quote that shares its line with others of the same source."""


def width() -> int:
    """Return how many columns to use: what the terminal has, 60 to 110."""
    return max(60, min(110, shutil.get_terminal_size((100, 24)).columns))


def heading(text: str) -> str:
    """Return a heading."""
    return "\n" + style(text.upper(), bold=True)


def paragraph(text: str, indent: int = 0) -> str:
    """Return a text wrapped to the terminal."""
    margin = " " * indent
    return textwrap.fill(text, width(), initial_indent=margin, subsequent_indent=margin)


def hanging(text: str, first: str, rest: str) -> str:
    """Return a text wrapped, its first line begun otherwise than the rest."""
    return textwrap.fill(
        text,
        width(),
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
        break_long_words=False,
    )


def lines_text(lines: Iterable[Line]) -> Iterator[str]:
    """Yield lines of an answer and, below them, who says so in which words.

    Lines that follow each other and rest on the same words share them.
    """
    for _, group in groupby(lines, key=_words):
        together = list(group)
        yield from (_one_line(together[0]) if len(together) == 1 else _many_lines(together))


def _words(line: Line) -> tuple[tuple[object, ...], ...]:
    return tuple((s.quote, s.speaker, s.standing, s.opinion, s.source) for s in line.said)


def _one_line(line: Line) -> Iterator[str]:
    if (
        line_label(line.kind) is None
        and not line.denied
        and [flat(s.quote) for s in line.said] == [flat(line.text)]
    ):
        yield hanging(line_start(line) + said_text(line.said[0]), "  ", "    ")
        return
    yield from _many_lines([line])


def _many_lines(lines: list[Line]) -> Iterator[str]:
    for line in lines:
        yield hanging(told_line(line), "  ", "    ")
    for together in _said_alike(lines[0].said):
        words = ", ".join(map(citation.quotation, _whole_quotes(together)))
        text = f"{words} — {citation.said_by(together[0])}"
        yield style(hanging(text, "      ", "      "), dim=True)


def _said_alike(said: Iterable[Said]) -> list[list[Said]]:
    """Return evidence in groups: short words that one source says alike stand on one line."""
    found: list[list[Said]] = []
    for one in said:
        last = found[-1][-1] if found else None
        if last is not None and _attributed(last) == _attributed(one) and _is_short(last, one):
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _attributed(said: Said) -> tuple[object, ...]:
    return said.speaker, said.standing, said.opinion, said.source, said.date, said.summarised_by


def _is_short(*said: Said) -> bool:
    return all(len(one.quote) <= _SHORT and one.summarised_by is None for one in said)


def _whole_quotes(said: list[Said]) -> Iterator[Said]:
    """Yield each quote once, and none whose words stand in another beside it."""
    for place, one in enumerate(said):
        others = [other.quote for other in said[:place] + said[place + 1 :]]
        inside = any(one.quote in other and one.quote != other for other in others)
        if not inside and one.quote not in (other.quote for other in said[:place]):
            yield one


def flat(text: str) -> str:
    """Return a text with its line breaks and runs of blanks as single blanks."""
    return " ".join(text.split())


def said_text(said: Said) -> str:
    """Return a quote with its speaker, standing, date and source number."""
    return f"{citation.quotation(said)} — {citation.said_by(said)}"


def source_text(source: CitedSource) -> str:
    """Return a source as the list at the end of an answer gives it."""
    text = citation.source_text(source)
    if source.url is not None:
        text += f" {source.url}"
    return hanging(text, f"  {citation.mark(source.number)} ", "      ")


def table(rows: Iterable[tuple[str, ...]], headings: tuple[str, ...]) -> Iterator[str]:
    """Yield a table with columns as wide as they need to be."""
    body = [headings, *rows]
    widths = [max(len(row[column]) for row in body) for column in range(len(headings))]
    for position, row in enumerate(body):
        cells = [
            cell.rjust(size) if _NUMERIC.fullmatch(cell) else cell.ljust(size)
            for cell, size in zip(row, widths, strict=True)
        ]
        text = "  " + "  ".join(cells).rstrip()
        yield style(text, bold=True) if position == 0 else text
