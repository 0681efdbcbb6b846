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

LEAST = 6.0
"""Smallest type, in points on paper: what a newspaper still prints."""

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


_WHOLE_WORDS = (6.8, 6.6, 6.4, 6.2, 6.0)
"""Sizes tried below those asked for, where a word would be broken else."""


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
    """Return the text in as few lines as its words allow, none of them wider than asked.

    A word wider than a line is broken, after a hyphen, slash or dot where it has one. Words in
    letters that the typeface does not have come in their Latin form.
    """
    lines: list[str] = []
    for word in drawable(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.extend(_pieces(word, size, width, bold))
    return tuple(lines)


def _pieces(word: str, size: float, width: float, bold: bool) -> list[str]:
    """Return a word, in pieces where it is wider than a line."""
    pieces = []
    while measure(word, size, bold=bold) > width and len(word) > 1:
        most = len(word) - 1
        while most > 1 and measure(word[:most], size, bold=bold) > width:
            most -= 1
        soft = max((word.rfind(mark, 0, most) + 1 for mark in "-/.@_"), default=0)
        cut = soft if soft > most // 3 else most
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]


def fit(
    text: str, *, width: float, lines: int, sizes: tuple[float, ...], bold: bool = False
) -> Fitted:
    """Return the whole text at the largest size that fits a width and a number of lines.

    Text is made smaller before it is broken further, never smaller than `LEAST`, and never cut:
    what does not fit at the smallest size takes more lines.

    Args:
        text: What to set; runs of white space count as one space.
        width: Most that a line may measure.
        lines: Most lines, while a size is left to try.
        sizes: Sizes to try, largest first.
        bold: Set in bold.

    Raises:
        ValueError: There is no room at all.
    """
    return fit_parts((text,), width=width, lines=lines, sizes=sizes, bold=bold)


def fit_parts(
    parts: tuple[str, ...],
    *,
    width: float,
    lines: int,
    sizes: tuple[float, ...],
    bold: bool = False,
) -> Fitted:
    """Return several pieces of text, each on a line of its own where the lines suffice.

    Args:
        parts: The pieces; they run on with a dot between them where they must.
        width: Most that a line may measure.
        lines: Most lines, while a size is left to try.
        sizes: Sizes to try, largest first.
        bold: Set in bold.

    Raises:
        ValueError: There is no room at all.
    """
    if width <= 0 or lines < 1:
        raise ValueError(f"no room for {' · '.join(parts)!r}: {width} by {lines} lines")
    size = LEAST
    running: tuple[str, ...] = ()
    for size in [max(size, LEAST) for size in sizes]:
        apart = tuple(line for part in parts for line in break_lines(part, size, width, bold=bold))
        if len(apart) <= lines and not _broken(parts, size, width, bold):
            return Fitted(apart, size)
        running = break_lines(" · ".join(parts), size, width, bold=bold)
        if len(running) <= lines and not _broken(parts, size, width, bold):
            return Fitted(running, size)
    if _broken(parts, size, width, bold):
        for smaller in (one for one in _WHOLE_WORDS if one < size):
            if not _broken(parts, smaller, width, bold):
                joined = " · ".join(parts)
                return Fitted(break_lines(joined, smaller, width, bold=bold), smaller)
    return Fitted(running, size)


def _broken(parts: tuple[str, ...], size: float, width: float, bold: bool) -> bool:
    """Say whether some word is wider than a line at this size."""
    words = (word for part in parts for word in drawable(part).split())
    return any(measure(word, size, bold=bold) > width for word in words)
