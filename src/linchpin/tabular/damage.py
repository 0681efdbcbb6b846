"""Letters that were lost or garbled before a file was written: mended where that is sure."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import unquote

from linchpin.tabular.cells import FaultyCell
from linchpin.tabular.coverage import GapKind

_GARBLED = re.compile("[ÂÃÄÅÆÎÏÐÑØÙáâãåæçèéêëì][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_BOXED = re.compile("[\u2500-\u259f\u00ac\u2261][\u0080-\uffff]")
"""Two bytes of UTF-8 read in code page 437 or 850."""
_ESCAPED = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{3,8});|\\u[0-9a-fA-F]{4}|%C[2-9A-F]%[89AB][0-9A-F]"
    r"|%[DE][0-9A-F]%[89AB][0-9A-F]|=C[23]=[89AB][0-9A-F]|(?<=[^\W\d_])=[C-F][0-9A-F](?=[^\W\d_])"
)
"""Letters written as HTML, JSON, addresses of the web and mail write them."""
_SIGN_FOR_LETTER = re.compile(r"(?<=[^\W\d_]{2})[¤±§¥¿¢£¬÷×](?=[^\W\d_])")
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
    if is_garbled(whole):
        for at, cell in enumerate(cells):
            if (text := mended(cell)) != cell:
                yield at, text, GapKind.MENDED, cell
    if _SIGN_FOR_LETTER.search(whole):
        for at, cell in enumerate(cells):
            if _SIGN_FOR_LETTER.search(cell) and not (_LINK.search(cell) or is_garbled(cell)):
                yield at, cell, GapKind.LOST_LETTER, cell
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


def is_garbled(text: str) -> bool:
    """Say whether a text may hold letters written by way of others.

    >>> is_garbled("PeÃ±aloza"), is_garbled("Pe&ntilde;aloza"), is_garbled("Ñañez & Co")
    (True, True, False)
    """
    odd = not text.isascii() and (_GARBLED.search(text) or _BOXED.search(text))
    return bool(odd or _ESCAPED.search(text))


def _unescaped(text: str) -> str:
    """Return a text with letters that were written by signs put right."""
    text = html.unescape(text)
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    text = re.sub(r"(?:%[0-9A-F]{2})+", lambda found: unquote(found[0], errors="strict"), text)
    return re.sub(r"(?:=[C-F][0-9A-F](?:=[89AB][0-9A-F])*)+", _from_mail, text)


def _from_mail(found: re.Match[str]) -> str:
    data = bytes.fromhex(found[0].replace("=", ""))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def mended(text: str) -> str:
    """Return a text with garbled letters put right, or as it is where that is not sure.

    >>> mended("PeÃ±aloza"), mended("JosÃƒÂ©"), mended("Ã‰mile"), mended("São"), mended("Ñañez")
    ('Peñaloza', 'José', 'Émile', 'São', 'Ñañez')
    >>> mended("Pe├▒aloza"), mended("Pe&ntilde;aloza"), mended("Pe%C3%B1aloza"), mended("Pe=F1a")
    ('Peñaloza', 'Peñaloza', 'Peñaloza', 'Peña')
    """
    if _ESCAPED.search(text):
        text = _unescaped(text)
    for _ in range(3):
        if text.isascii() or not (_GARBLED.search(text) or _BOXED.search(text)):
            break
        better = _undone(text)
        if better is None:
            break
        text = better
    return text


def _undone(text: str) -> str | None:
    """Return a text whose UTF-8 was read in another code page, read as UTF-8; None for no such."""
    if _BOXED.search(text):
        for page in ("cp850", "cp437"):
            try:
                return text.encode(page).decode("utf-8")
            except UnicodeError:
                continue
        return None
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
