"""Texts of strangers made safe for spreadsheets, terminals and reports."""

from __future__ import annotations

import re

LONGEST = 2000
"""Characters of a cell that are kept in outputs."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)


def safe_text(text: str) -> str:
    """Return a text without control, zero-width and direction marks, cut to `LONGEST`.

    >>> safe_text("a" + chr(0) + chr(0x202E) + "b")
    'ab'
    """
    return _CONTROL.sub("", text[: 2 * LONGEST])[:LONGEST]


def safe_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula (OWASP: CSV injection).

    >>> safe_cell("=HYPERLINK(1)"), safe_cell("Juan")
    ("'=HYPERLINK(1)", 'Juan')
    """
    clean = safe_text(text)
    return f"'{clean}" if clean.lstrip(" ").startswith(_FORMULA) else clean
