"""The way to the terminal: only what is safe, only what it can show, colour where it has colour.

`safe_streams` puts itself between the program and its two streams, so that nothing printed
anywhere goes past it. `style` marks a text with characters that no text has; they become colour
on a terminal and nothing elsewhere, so no control character of a name can ever pass for one.
"""

from __future__ import annotations

import codecs
import json
import os
import re
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any, TextIO

from linchpin.claims.counted import counted
from linchpin.claims.safe_text import safe_json, safe_text

_MARKS = {
    "bold": ("\ufdd0", "\x1b[1m"),
    "dim": ("\ufdd1", "\x1b[2m"),
    "red": ("\ufdd2", "\x1b[31m"),
    "yellow": ("\ufdd3", "\x1b[33m"),
    "green": ("\ufdd4", "\x1b[32m"),
}
_END = "\ufdef"
_CODES = dict(_MARKS.values()) | {_END: "\x1b[0m"}
_ANY_MARK = re.compile(f"([{''.join(_CODES)}])")
_PLAIN = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "′": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "→": "->", "←": "<-", "•": "-",
    "·": "-", "×": "x", "≥": ">=", "≤": "<=", "ß": "ss", "№": "No.", "\u00a0": " ", "\u202f": " ",
}  # fmt: skip


def style(text: str, *, bold: bool = False, dim: bool = False, colour: str | None = None) -> str:
    """Return a text that is emphasised where a terminal can do so.

    Args:
        text: The text.
        bold: Whether it is bold.
        dim: Whether it is faint.
        colour: `red`, `yellow` or `green`; None for the terminal's own.
    """
    wanted = [name for name, on in (("bold", bold), ("dim", dim)) if on]
    wanted += [] if colour is None else [colour]
    if not wanted or not text:
        return text
    return "".join(_MARKS[name][0] for name in wanted) + text + _END


def printing_json() -> None:
    """From now on, standard output is JSON: what cannot be shown is escaped, so nothing is lost."""
    if isinstance(sys.stdout, SafeStream):
        sys.stdout.json = True


class SafeStream:
    """A stream of text that lets through what is safe and what its encoding holds.

    Attributes:
        replaced: Letters that stand in another form because the encoding has them not.
        used: Whether anything was written.
        json: Whether what is written is JSON.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._colour = shows_colour(stream)
        self.replaced = 0
        self.used = False
        self.json = False

    @property
    def encoding(self) -> str:
        """Return the encoding of the stream below."""
        return self._stream.encoding or "utf-8"

    @property
    def errors(self) -> str:
        """Return how the stream below treats what it cannot encode."""
        return self._stream.errors or "strict"

    @property
    def below(self) -> TextIO:
        """Return the stream itself, for a line of progress that is written over."""
        return self._stream

    def write(self, text: str | bytes) -> int:
        """Write a text; returns its length.

        Raises:
            TypeError: No bytes at all: so click asks whether this is a stream of bytes.
        """
        if isinstance(text, bytes):
            if not text:
                raise TypeError("a text is needed")
            text = text.decode("utf-8", "replace")
        self.used = self.used or bool(text)
        with self._named():
            self._stream.write(self._safe(text))
        return len(text)

    def flush(self) -> None:
        """Pass on what waits."""
        with self._named():
            self._stream.flush()

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Say of a failure (disk full) that it happened here."""
        try:
            yield
        except OSError as error:
            error.filename = error.filename or "standard output"
            raise

    def _safe(self, text: str) -> str:
        if text.isascii() and text.replace("\n", "").isprintable():
            return text
        if self.json:
            return self._escaped(safe_json(text))
        return "".join(
            (_CODES[part] if self._colour else "")
            if part in _CODES
            else self._shown(safe_text(part))
            for part in _ANY_MARK.split(text)
        )

    def isatty(self) -> bool:
        """Say whether this is a terminal."""
        return self._stream.isatty()

    def fileno(self) -> int:
        """Return the number of the file below."""
        return self._stream.fileno()

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def _shown(self, text: str) -> str:
        """Return a text in letters that the encoding has."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return "".join(map(self._letter, text))
        return text

    def _escaped(self, text: str) -> str:
        """Return JSON as it is in UTF-8, which JSON is in; elsewhere all but ASCII as escapes."""
        if codecs.lookup(self.encoding).name == "utf-8":
            with suppress(UnicodeEncodeError):
                text.encode("utf-8")
                return text
        return "".join(one if one.isascii() else json.dumps(one)[1:-1] for one in text)

    def _letter(self, letter: str) -> str:
        try:
            letter.encode(self.encoding)
        except UnicodeEncodeError:
            self.replaced += 1
            return latin_form(letter, self.encoding)
        return letter


def shows_colour(stream: TextIO) -> bool:
    """Say whether a stream is a terminal that shows colour, and the user wants any."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and stream.isatty()


@cache
def latin_form(letter: str, encoding: str) -> str:
    """Return how a letter is written with letters that an encoding has.

    >>> latin_form("ñ", "ascii"), latin_form("—", "iso-8859-1"), latin_form("Ж", "ascii")
    ('n', '-', 'Zh')
    """
    plain = _PLAIN.get(letter)
    if plain is None:
        parts = unicodedata.normalize("NFKD", letter)
        plain = "".join(part for part in parts if not unicodedata.combining(part))
    for form in (plain, _romanised(plain)):
        try:
            form.encode(encoding)
        except UnicodeEncodeError:
            continue
        return form
    return "?"


def _romanised(text: str) -> str:
    """Return a text of any script in ASCII, as far as there is a way to write it so."""
    from anyascii import anyascii

    return "".join(anyascii(one) for one in text if unicodedata.category(one)[0] in "LN") or text


@contextmanager
def safe_streams() -> Iterator[None]:
    """Let everything that is printed inside go through `SafeStream`; used twice, it acts once."""
    if isinstance(sys.stdout, SafeStream) or isinstance(sys.stderr, SafeStream):
        yield
        return
    before = (sys.stdout, sys.stderr)
    streams: list[Any] = [None if one is None else SafeStream(one) for one in before]
    sys.stdout, sys.stderr = streams
    try:
        yield
        _tell_replaced([one for one in streams if one is not None])
    finally:
        sys.stdout, sys.stderr = before


def _tell_replaced(streams: list[SafeStream]) -> None:
    count = sum(one.replaced for one in streams)
    if not count or sys.stderr is None:
        return
    what = counted(count, "letter is", "letters are")
    sys.stderr.write(
        f"Note: {what} shown in a Latin form, because the encoding here ({streams[0].encoding}) "
        "lacks them. Set PYTHONIOENCODING=utf-8 to see them, or write to a file with -o.\n"
    )
