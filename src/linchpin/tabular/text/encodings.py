"""How the bytes of a text file are letters, told by looking at all of them once."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import IO

from linchpin.tabular.text.code_pages import FoundPage, HighWords, find_page, stray_page

_CHUNK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SEQUENCE = (
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
"""A letter of several bytes in UTF-8, as a pattern."""
_SEQUENCE = re.compile(SEQUENCE)
_HIGH = re.compile(rb"[\x80-\xff]+")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How bytes are letters.

    Attributes:
        name: The encoding, as Python names it.
        mark: Bytes of the byte order mark at the start.
        stray: In a file of UTF-8, the code page of bytes that are no UTF-8; empty for none.
        found: The code page and what is doubtful of it, where it was told by its letters.
    """

    name: str
    mark: int = 0
    stray: str = ""
    found: FoundPage | None = None


def encoding_of(opened: Callable[[], AbstractContextManager[IO[bytes]]]) -> Encoding:
    """Return the encoding of a text, by its byte order mark, else by what its bytes can be.

    A text in which most runs of high bytes are UTF-8 is UTF-8, whatever stray bytes it has;
    one in which they are not is in the code page that makes words of them.

    Args:
        opened: Opens the text at its start; it is read to its end, twice if it is not UTF-8.
    """
    with opened() as stream:
        chunk = stream.read(_CHUNK)
        marks = ((mark, name) for mark, name in _BOMS if chunk.startswith(mark))
        mark, name = next(marks, (b"", _wide(chunk[:4096]) or "utf-8"))
        if name != "utf-8":
            return Encoding(name, len(mark))
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while chunk:
                decoder.decode(chunk)
                chunk = stream.read(_CHUNK)
            decoder.decode(b"", final=True)
            return Encoding("utf-8", len(mark))
        except UnicodeDecodeError:
            pass
    with opened() as stream:
        return _mixed(stream, len(mark))


def _wide(start: bytes) -> str | None:
    """Return UTF-16 without a mark, where every other byte is mostly nought."""
    size = len(start) // 2 * 2
    if size < 4:
        return None
    even, odd = start[0:size:2].count(0), start[1:size:2].count(0)
    half = size // 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _mixed(stream: IO[bytes], mark: int) -> Encoding:
    """Return the encoding of a text that is not UTF-8 throughout."""
    words, strays = HighWords(), HighWords()
    good = bad = 0
    rest = b""
    stream.read(mark)
    while chunk := stream.read(_CHUNK):
        data = rest + chunk
        cut = max(data.rfind(b"\n"), data.rfind(b"\r"), data.rfind(b" ")) + 1
        data, rest = (data[:cut], data[cut:]) if 0 < len(data) - cut < 4096 else (data, b"")
        more_good, more_bad = _count(data, words, strays)
        good, bad = good + more_good, bad + more_bad
    more_good, more_bad = _count(rest, words, strays)
    good, bad = good + more_good, bad + more_bad
    if mark or good * 4 >= bad:
        return Encoding("utf-8", mark, stray=stray_page(strays.counts))
    found = find_page(words.counts, words.sample)
    return Encoding(found.name, found=found)


def _count(data: bytes, words: HighWords, strays: HighWords) -> tuple[int, int]:
    """Return how many runs of high bytes are UTF-8 and how many are not; see their words."""
    if data.isascii():
        return 0, 0
    good = bad = 0
    words.see(data)
    for run in _HIGH.findall(data):
        left = _SEQUENCE.sub(b"", run)
        good, bad = good + (not left), bad + bool(left)
    if bad:
        strays.see(_SEQUENCE.sub(b"", data))
    return good, bad
