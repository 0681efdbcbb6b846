"""The sentence a quote stands in: what must be unchanged for a decision to hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linchpin.read.prose.text.prose_text import ProseText

_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSr)[.!?…][\"'”’»)]*(?=\s+[\"'“‘«(¿¡A-ZÁÉÍÓÚÑ])"
)
_FINISHED = re.compile(r"[.!?…][\"'”’»)]*$")
_LONGEST = 1_200
"""Characters of a sentence that are kept on either side of a quote."""


def sentence_around(text: ProseText, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence or sentences begin and end that a stretch of a text stands in.

    Args:
        text: The text.
        start: Offset of the stretch.
        end: Offset behind it.
    """
    inside = [one for one in text.paragraphs if one.start <= start < one.end]
    first = max(inside[0].start if inside else 0, start - _LONGEST)
    last = min(max(inside[0].end, end) if inside else len(text.text), end + _LONGEST)
    for found in _END.finditer(text.text, first, start + 1):
        first = found.end() if found.end() <= start else first
    behind = _END.search(text.text, max(start, end - 3), last)
    last = last if behind is None else behind.end()
    while first < start and text.text[first].isspace():
        first += 1
    return min(first, start), max(last, end)


def sentences_of(text: ProseText) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends that claims may be read from.

    Args:
        text: The text.
    """
    for one in text.to_read():
        begin = one.start
        for found in _END.finditer(text.text, one.start, one.end):
            yield begin, found.end()
            begin = found.end()
            while begin < one.end and text.text[begin].isspace():
                begin += 1
        if begin < one.end:
            yield begin, one.end


def stands_whole(text: ProseText, sentence: str) -> bool:
    """Say whether a sentence stands in a text as it was: not within a longer one.

    Args:
        text: The text.
        sentence: The sentence, blanks made one.
    """
    for one in text.paragraphs:
        flat = " ".join(text.words_of(one).split())
        at = flat.find(sentence)
        while at >= 0:
            before, after = flat[:at].rstrip(), flat[at + len(sentence) :]
            begins = not before or _FINISHED.search(before) is not None
            if begins and (not after or _FINISHED.search(sentence) is not None):
                return True
            at = flat.find(sentence, at + 1)
    return False
