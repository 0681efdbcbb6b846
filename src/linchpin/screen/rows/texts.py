"""Free text as pieces in which a listed name may stand: cut at every separator that banks use."""

from __future__ import annotations

import re
import unicodedata

TEXT_THRESHOLD = 0.92
"""Least score of a listed name found inside a text."""
LONGEST_TEXT = 200_000
"""Letters of one text that are looked at; what is longer is said to be cut."""
SHORTEST_GLUED = 12
"""Letters without a separator in which a whole listed name may hide, at least."""
_LONGEST_NUMBER = 4
"""Digits of a number that may be a word of a name, at most."""
_FIELD = re.compile(r"\?\d\d|:\d\d[A-Z]?:")
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_WHOLE_SCRIPTS = "\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_LETTER = f"(?:[^\\W\\d_]|[{_MARKS}{_WHOLE_SCRIPTS}])"
_PIECE = re.compile(f"{_LETTER}+(?:['’‘`ʼ&.]{_LETTER}+)*\\.?|\\d+(?:{_LETTER}+)?")
_HUMP = re.compile("(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ])")
_DIGITS = re.compile(r"(\d+)(.*)", re.DOTALL)
_LONG_RUN = re.compile(f"(?:{_LETTER}['’.,&-]{{0,2}}|\\d){{{SHORTEST_GLUED},}}")


def text_segments(text: str) -> list[list[str]]:
    """Return the pieces of a text, between numbers that no name holds; a name is in one segment.

    Slashes, colons, plus signs, underscores, line breaks and the field codes of SWIFT and MT940
    part pieces; so do digits glued to letters, and capitals in the middle of a word.

    >>> text_segments("/BNF/JUAN_PAZ+RENTA?20Ana Gil99881 ref")
    [['BNF', 'JUAN', 'PAZ', 'RENTA', 'Ana', 'Gil'], ['ref']]
    """
    text = text[:LONGEST_TEXT]
    if not text.isascii():
        text = _HIDDEN.sub("", unicodedata.normalize("NFC", text))
    segments: list[list[str]] = [[]]
    for found in _PIECE.findall(_FIELD.sub(" ", text)):
        for piece in _parts(found):
            if piece.isdecimal() and len(piece) > _LONGEST_NUMBER:
                segments.append([])
            else:
                segments[-1].append(piece)
    return [segment for segment in segments if segment]


def _parts(found: str) -> list[str]:
    if found[0].isdecimal():
        match = _DIGITS.fullmatch(found)
        assert match is not None
        number, rest = match[1], match[2]
        if not rest:
            return [number]
        # `3M` and `24K` are words; `99881PENALOZA` is a number and a word.
        return [found] if len(found) <= _LONGEST_NUMBER else [number, *_parts(rest)]
    if "." in found and any(len(part) > 2 for part in found.split(".")):
        return [part for whole in found.split(".") if whole for part in _parts(whole)]
    if found.isupper() or found.islower() or len(found) < 6:
        return [found]
    humps = _HUMP.split(found)
    return humps if all(len(part) > 2 for part in humps) else [found]


def long_runs(text: str) -> list[str]:
    """Return the runs without a blank in a text that are long enough to hide a whole name.

    >>> long_runs("BNFJUANPAZGILRENTA 22 abc")
    ['BNFJUANPAZGILRENTA']
    """
    return _LONG_RUN.findall(text[:LONGEST_TEXT])
