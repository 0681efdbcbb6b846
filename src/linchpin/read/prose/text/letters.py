"""Any text in the letters that a canonical text is made of."""

from __future__ import annotations

import re
import unicodedata

from linchpin.claims.counted import counted

_BREAKS = re.compile("\r\n|[\r\x85\x0b\x0c\u2028\u2029]")
_BLANKS = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufe00-\ufe0f\U000e0000-\U000e0fff]"
)
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\uffff\ufffe]"
)


def canonical_letters(text: str) -> tuple[str, list[str]]:
    r"""Return a text in composed letters without marks that nobody sees, and notes on what went.

    Every kind of blank becomes a space of the same place, so that words stay words. A control
    character becomes a space; a direction mark, a soft hyphen or a zero-width joiner goes, since
    it can part a name that a reader sees whole.

    >>> canonical_letters("Jos\u0065\u0301 Ri\u200bos\r\nOrtega")
    ('José Rios\nOrtega', ['1 invisible mark (zero-width, direction, soft hyphen) was left out'])
    """
    notes: list[str] = []
    if text.isascii() and "\r" not in text and "\t" not in text and not _CONTROLS.search(text):
        return text, notes
    text = _BLANKS.sub(" ", _BREAKS.sub("\n", text))
    text, marks = _INVISIBLE.subn("", text)
    if marks:
        what = counted(
            marks,
            "invisible mark (zero-width, direction, soft hyphen) was",
            "invisible marks (zero-width, direction, soft hyphen) were",
        )
        notes.append(f"{what} left out")
    text, controls = _CONTROLS.subn(" ", text)
    if controls:
        what = counted(controls, "control character was", "control characters were")
        notes.append(f"{what} read as a blank")
    return unicodedata.normalize("NFC", text), notes
