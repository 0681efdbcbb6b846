"""Where the paragraphs of a plain text begin and end, whoever wrapped its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Span = tuple[int, int]
"""Where a stretch of a text begins, and where it ends."""

LONGEST = 8_000
"""Characters of a paragraph at most; longer ones are cut, at the end of a sentence if they can."""

_LINE = re.compile(r"[^\n]+")
_BLANK_LINE = re.compile(r"\n[ ]*(?:\n[ ]*)+")
_NARROWEST, _WIDEST = 45, 130
"""Columns between which a program wraps lines."""
_RAGGED = 30
"""How far short of the widest a wrapped line may be."""
_ENDS = '.!?…:"”»'
_NEARLY, _MUCH_SHORTER = 0.9, 0.55
"""Shares of the widest line under which a line ends a paragraph, with a full stop and without."""
_ITEM = re.compile(r"\s*(?:[-*•·‣▪–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+(?=[\"'“‘«(¿¡]*[A-ZÁÉÍÓÚÜÑ0-9])")


def paragraph_spans(text: str) -> Iterator[Span]:
    r"""Yield where each paragraph of a text begins and ends, blank space left out.

    Blank lines part paragraphs. Within them a line is a paragraph of its own, unless the lines are
    as long as a program makes that wraps them.

    >>> [text[a:b] for text in ["One.\n\nTwo.\nThree."] for a, b in paragraph_spans(text)]
    ['One.', 'Two.', 'Three.']
    """
    for begin, end in _blocks(text):
        for span in _parts(text, begin, end):
            yield from _not_too_long(text, *span)


def whole_spans(text: str) -> Iterator[Span]:
    """Yield where a text that is one paragraph begins and ends; several places if it is too long.

    >>> list(whole_spans(" One. "))
    [(1, 5)]
    """
    return _not_too_long(text, 0, len(text))


def wrapped_paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs of lines as they stand on a page, which has no blank lines.

    A paragraph ends where a short line ends a sentence, or where a much shorter one stands
    before a line that begins with a capital, as headings do.

    >>> line = "The grand jury charges that from 2013 on in the District of Colorado he"
    >>> [len(one) for one in wrapped_paragraphs(["COUNT ONE", line, "led it.", line])]
    [9, 79, 71]
    """
    widest = max(map(len, lines), default=0)
    begun: list[str] = []
    for line in lines:
        if begun and (_ITEM.match(line) or _ends_paragraph(begun[-1], line, widest)):
            yield "\n".join(begun)
            begun = []
        begun.append(line)
    if begun:
        yield "\n".join(begun)


def _ends_paragraph(line: str, following: str, widest: int) -> bool:
    begins = not following[:1].islower()
    if line[-1:] in _ENDS:
        return begins and len(line) < _NEARLY * widest
    return begins and widest > _NARROWEST and len(line) < _MUCH_SHORTER * widest


def _blocks(text: str) -> Iterator[Span]:
    begin = 0
    for gap in _BLANK_LINE.finditer(text):
        yield begin, gap.start()
        begin = gap.end()
    yield begin, len(text)


def _parts(text: str, begin: int, end: int) -> Iterator[Span]:
    """Yield the paragraphs of lines without a blank line between them."""
    lines = [found.span() for found in _LINE.finditer(text, begin, end)]
    lines = [span for span in (_stripped(text, *line) for line in lines) if span is not None]
    if len(lines) < 2 or not _wrapped(text, lines):
        yield from lines
        return
    first, last = lines[0]
    for start, stop in lines[1:]:
        if _ITEM.match(text, start, stop):
            yield first, last
            first = start
        last = stop
    yield first, last


def _wrapped(text: str, lines: list[Span]) -> bool:
    """Say whether a program wrapped lines: about as long, and mostly broken within a sentence."""
    lengths = [end - begin for begin, end in lines[:-1]]
    widest = max(lengths)
    if not _NARROWEST <= widest <= _WIDEST or lines[-1][1] - lines[-1][0] > widest + 1:
        return False
    short = sum(length < widest - _RAGGED for length in lengths)
    whole = sum(text[end - 1] in _ENDS for _, end in lines[:-1])
    return 4 * short <= len(lengths) and 2 * whole < len(lengths)


def _stripped(text: str, begin: int, end: int) -> Span | None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return (begin, end) if begin < end else None


def _not_too_long(text: str, begin: int, end: int) -> Iterator[Span]:
    """Yield a paragraph, or the pieces it is cut into."""
    while end - begin > LONGEST:
        cut = _cut(text, begin)
        piece = _stripped(text, begin, cut)
        if piece is not None:
            yield piece
        begin = cut
    piece = _stripped(text, begin, end)
    if piece is not None:
        yield piece


def _cut(text: str, begin: int) -> int:
    last = None
    for last in _SENTENCE_END.finditer(text, begin + LONGEST // 2, begin + LONGEST):  # noqa: B007
        pass
    if last is not None:
        return last.end()
    blank = text.rfind(" ", begin + LONGEST // 2, begin + LONGEST)
    return begin + LONGEST if blank < 0 else blank + 1
