"""Measure and break text with the metrics of the bundled typeface, so that it never overflows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from linchpin.chart.letters import drawable, glyph_widths

FAMILY = "Inter"
"""Family name of the bundled typeface."""

ASCENT, DESCENT = 0.76, 0.24
"""How far letters reach above and below the baseline, in units of the type size."""

UNKNOWN_WIDTH = 1000
"""Width assumed for a character the typeface does not have, in 1/1000 em."""


def font_bytes(weight: str, form: str) -> bytes:
    """Return a bundled font file: weight `regular` or `bold`, form `otf` or `woff2`."""
    return files("linchpin.chart.fonts").joinpath(f"inter-{weight}.{form}").read_bytes()


@cache
def _thousandths(text: str, bold: bool) -> int:
    table = glyph_widths()["bold" if bold else "regular"]
    return sum(table.get(character, UNKNOWN_WIDTH) for character in text)


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line of text, in the unit of the size.

    >>> measure("Peña", 10) < measure("Peña", 10, bold=True)
    True
    """
    return _thousandths(drawable(text), bold) * size / 1000


@dataclass(frozen=True, slots=True)
class Fitted:
    """Text broken into lines at a size at which it fits.

    Attributes:
        lines: The lines; joined by spaces they are the text again.
        size: Type size.
    """

    lines: tuple[str, ...]
    size: float


def break_lines(text: str, size: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return the text in as few lines as its words allow; a word wider than a line stays whole.

    Words in letters that the typeface does not have come in their Latin form.
    """
    lines: list[str] = []
    for word in drawable(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def fit(
    text: str, *, width: float, lines: int, sizes: tuple[float, ...], bold: bool = False
) -> Fitted:
    """Return the whole text at the largest size that fits a width and a number of lines.

    Text is made smaller before it is broken further, and is never cut.

    Args:
        text: What to set; runs of white space count as one space.
        width: Most that a line may measure.
        lines: Most lines.
        sizes: Sizes to try, largest first; below the last, each step takes off a twelfth.
        bold: Set in bold.

    Raises:
        ValueError: There is no room at all.
    """
    if width <= 0 or lines < 1:
        raise ValueError(f"no room for {text!r}: {width} by {lines} lines")
    size = sizes[0]
    for size in sizes:
        found = break_lines(text, size, width, bold=bold)
        if len(found) <= lines and _widest(found, size, bold) <= width:
            return Fitted(found, size)
    while True:
        size *= 11 / 12
        found = break_lines(text, size, width, bold=bold)
        if len(found) <= lines and _widest(found, size, bold) <= width:
            return Fitted(found, size)


def fit_parts(
    parts: tuple[str, ...],
    *,
    width: float,
    lines: int,
    sizes: tuple[float, ...],
    bold: bool = False,
) -> Fitted:
    """Return several pieces of text, one to a line where that is not much smaller than running on.

    Args:
        parts: The pieces; they run on with a dot between them where they must.
        width: Most that a line may measure.
        lines: Most lines.
        sizes: Sizes to try, largest first.
        bold: Set in bold.
    """
    running = fit(" · ".join(parts), width=width, lines=lines, sizes=sizes, bold=bold)
    if not 1 < len(parts) <= lines or len(running.lines) < 2:
        return running
    for size in sizes:
        if size < running.size - 0.9:
            break
        if _widest(parts, size, bold) <= width:
            return Fitted(parts, size)
    return running


def _widest(lines: tuple[str, ...], size: float, bold: bool) -> float:
    return max((measure(line, size, bold=bold) for line in lines), default=0.0)
