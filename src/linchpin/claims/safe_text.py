"""Texts of strangers made safe to show: on a terminal, in a picture, in a spreadsheet, as JSON.

Every text that leaves Linchpin goes through one of these functions. What is kept inside (quotes,
names, hashes) is never changed.
"""

from __future__ import annotations

import re

_UNSAFE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 and C1: ESC, CSI and OSC sequences begin with them
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # direction marks, nothing to see
    "\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"  # no letters, halves of letters
    "\U000e0000-\U000e0fff"  # tags: a text that cannot be seen
)
_REMOVED = re.compile(f"[{_UNSAFE}]")
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_ESCAPED = re.compile(f"[{_UNSAFE}\u2028\u2029]")
_FORMULA = frozenset("=+-@|%＝＋－＠｜％﹢﹣﹦﹪﹫−")
_FIRST = frozenset("\t\r\n")


def safe_text(text: str, longest: int | None = None) -> str:
    """Return a text without control characters, direction marks and characters that are no text.

    Line breaks of every kind become `\\n`; tabs stay. The joiners that Persian and Indian scripts
    need stay too.

    Args:
        text: Any text.
        longest: Characters to keep at most; None for all.

    >>> safe_text("a" + chr(27) + "[31m" + chr(0x202E) + "b" + chr(13) + "c")
    'a[31mb\\nc'
    """
    if longest is not None:
        text = text[: 2 * longest]
    if not text.isascii() or not text.isprintable():
        text = _REMOVED.sub("", _BREAKS.sub("\n", text))
    return text if longest is None else text[:longest]


def safe_cell(value: object, longest: int | None = None) -> object:
    """Return a cell that no spreadsheet takes for a formula (OWASP: CSV injection).

    A text is made safe to show; where it begins as a formula does, blanks aside and in full-width
    letters too, a quote mark goes before it. Numbers stay numbers, None becomes an empty text.

    Args:
        value: What the cell holds.
        longest: Characters to keep at most; None for all.

    >>> safe_cell(" =HYPERLINK(1)"), safe_cell("Joel"), safe_cell(None), safe_cell(-1)
    ("' =HYPERLINK(1)", 'Joel', '', -1)
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    clean = safe_text(value, longest)
    begins = clean.lstrip()[:1]
    return f"'{clean}" if clean[:1] in _FIRST or begins in _FORMULA else clean


def safe_json(text: str) -> str:
    """Return JSON in which what `safe_text` would remove is written as an escape: nothing is lost.

    >>> safe_json('["a' + chr(0x202E) + 'b"]')
    '["a\\\\u202eb"]'
    """
    return _ESCAPED.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
