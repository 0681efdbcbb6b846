"""Letters that were lost or garbled before a file was written: mended where that is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from linchpin.tabular.cells import FaultyCell
from linchpin.tabular.coverage import GapKind

_GARBLED = re.compile("[ÂÃÄÅÆÎÏÐÑØÙáâãåæçèéêëì][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_LOST = re.compile(r"(?<=[^\W\d_])[?\ufffd#](?=[^\W\d_])")
_LOST_AT_EDGE = re.compile(r"\ufffd|(?<=[^\W\d_]{2})\?(?=\s+[^\W\d_])|(?<!\S)\?(?=[^\W\d_]{3})")
_LINK = re.compile(r"://|www\.|\?\w+=|\w@\w")
_EXPONENT = re.compile(r"[+-]?\d[.,]?\d*[eE]\+?\d{2,3}")
_SEPARATE = "\x00"


def damage_in(cells: Sequence[str]) -> Iterator[tuple[int, str, GapKind, str]]:
    """Yield what is wrong with cells of a column: place, text to use, kind, what stands there.

    A cell of which letters were garbled, as UTF-8 read in another code page is, is mended where
    that can be undone. One in which a mark stands for a lost letter stays as it is.

    Args:
        cells: Cells of one column.

    >>> list(damage_in(["PeÃ±aloza", "PE?ALOZA", "Ana"]))[0][1]
    'Peñaloza'
    """
    whole = _SEPARATE.join(cells)
    for at, faulty in _faulty(cells):
        yield at, str(faulty), faulty.fault, faulty.shown
    if not whole.isascii() and _GARBLED.search(whole):
        for at, cell in enumerate(cells):
            if not cell.isascii() and (text := mended(cell)) != cell:
                yield at, text, GapKind.MENDED, cell
    if "?" in whole or "#" in whole or "\ufffd" in whole:
        for at, cell in enumerate(cells):
            if has_lost_letter(cell):
                yield at, cell, GapKind.LOST_LETTER, cell
    if "E+" in whole or "e+" in whole:
        for at, cell in enumerate(cells):
            if _EXPONENT.fullmatch(cell.strip()):
                yield at, cell, GapKind.DIGITS_LOST, cell


def _faulty(cells: Sequence[str]) -> Iterator[tuple[int, FaultyCell]]:
    if set(map(type, cells)) <= {str}:
        return
    for at, cell in enumerate(cells):
        if isinstance(cell, FaultyCell):
            yield at, cell


@lru_cache(maxsize=4_096)
def has_lost_letter(cell: str) -> bool:
    """Say whether a mark stands in a word for a letter that was lost.

    >>> has_lost_letter("PE?ALOZA"), has_lost_letter("Who?"), has_lost_letter("A#12")
    (True, False, False)
    """
    if "?" not in cell and "#" not in cell and "\ufffd" not in cell:
        return False
    if _LINK.search(cell):
        return "\ufffd" in cell
    return _LOST.search(cell) is not None or _LOST_AT_EDGE.search(cell) is not None


def mended(text: str) -> str:
    """Return a text with garbled letters put right, or as it is where that is not sure.

    >>> mended("PeÃ±aloza"), mended("JosÃƒÂ©"), mended("Ã‰mile"), mended("São"), mended("Ñañez")
    ('Peñaloza', 'José', 'Émile', 'São', 'Ñañez')
    """
    for _ in range(3):
        if text.isascii() or not _GARBLED.search(text):
            break
        better = _undone(text)
        if better is None:
            break
        text = better
    return text


def _undone(text: str) -> str | None:
    """Return a text whose UTF-8 was read as Windows-1252, read as UTF-8; None where it was not."""
    data = bytearray()
    for char in text:
        code = ord(char)
        if code < 0x100:
            data.append(code)
            continue
        try:
            data += char.encode("cp1252")
        except UnicodeEncodeError:
            return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None
