"""Which stretches of a text are the furniture of the page it was saved from.

What is furniture stands in `chrome.tsv`, one thing a row: `line` (a line that is just that),
`begins` (a line that begins so and is no longer than a caption), `box` (a heading whose list of
titles goes with it), `rest` (what opens the comments, behind which nothing is the publisher's),
`menu` (a word of menus; several of them side by side are one) and `within` (words that stand in
the middle of a line where a page was saved without line breaks).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from linchpin.read.prose.text.paragraphs import Span

_LONGEST_LINE = 160
"""Characters of a line that a row `begins` or `within` can take whole."""
_LONGEST_TITLE = 140
"""Characters of a title in a box of titles."""
_LONGEST_TEASER = 320
"""Characters of the beginning of another story in such a box."""
_LATE = 0.5
"""Share of a page's words from which on a box may hold such beginnings."""
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s+")
_EDGES = " \t:.…!|·•»>›-–—↓→▼▾+()[]*#"
_SEPARATORS = re.compile(r"\s*[|·•»›>/]\s*|\s{2,}|\n")
_COUNTED = re.compile(r"^\(?\d[\d,.]*\)?\s+|\s+\(?\d[\d,.]*\)?$")
_SENTENCE = re.compile(r"\.[\"'”’»)]*(?:\s|$)|[!?][\"'”’»)]*\s")
_LEAST_MENU = 3
"""Menu words side by side that are a menu."""


@cache
def _rows(how: str) -> tuple[str, ...]:
    text = files("linchpin.read.prose.text").joinpath("chrome.tsv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(row["words"] for row in rows if row["how"] == how)


@cache
def _words(how: str) -> frozenset[str]:
    return frozenset(_plain(words) for words in _rows(how))


@cache
def _begins() -> tuple[str, ...]:
    return tuple(words.lower() for words in _rows("begins"))


@cache
def _within() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w@./-])(?:" + "|".join(f"(?:{words})" for words in _rows("within")) + r")(?![\w@])",
        re.IGNORECASE,
    )


def _plain(line: str) -> str:
    """Return a line as rows are compared: small letters, no marks or counts at its edges."""
    bare = line.strip(_EDGES).lower()
    return _COUNTED.sub("", bare).strip(_EDGES)


def furniture(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """Yield every paragraph, or the pieces of one, and whether it is furniture of the page.

    Args:
        text: The whole text.
        spans: Its paragraphs in order.

    >>> from linchpin.read.prose.text.paragraphs import paragraph_spans
    >>> text = "Menu\\nOrtega was arrested on Monday.\\nRelated content\\nThe other trial"
    >>> [text[a:b] for (a, b), away in furniture(text, list(paragraph_spans(text))) if not away]
    ['Ortega was arrested on Monday.']
    """
    in_menu = _menus(text, spans)
    said = sum(end - begin for begin, end in spans)
    box, read = False, 0
    for number, (begin, end) in enumerate(spans):
        line = text[begin:end] if end - begin <= _LONGEST_LINE else ""
        plain = _plain(line)
        if line and plain in _words("rest") and 2 * read >= said - (end - begin):
            yield from ((span, True) for span in spans[number:])
            return
        read += end - begin
        if line and plain in _words("box"):
            box = True
            yield (begin, end), True
        elif (
            number in in_menu
            or (line and _is_furniture(line, plain))
            or (box and _is_title(text, begin, end))
        ) or (box and read >= _LATE * said and _is_teaser(text, spans, number)):
            yield (begin, end), True
        else:
            box = False
            yield from _pieces(text, begin, end)


def _is_furniture(line: str, plain: str) -> bool:
    if not plain:
        return True  # marks alone
    if plain in _words("line"):
        return True
    lower = line.lower().lstrip(_EDGES)
    return lower.startswith(_begins()) or _within().fullmatch(line.strip()) is not None


def _is_title(text: str, begin: int, end: int) -> bool:
    numbered = _NUMBERED.match(text, begin, end)
    begin = begin if numbered is None else numbered.end()
    return end - begin <= _LONGEST_TITLE and _SENTENCE.search(text, begin, end) is None


def _is_teaser(text: str, spans: Sequence[Span], number: int) -> bool:
    """Say whether a paragraph in a box stands between titles: the beginning of another story."""
    begin, end = spans[number]
    short = end - begin <= _LONGEST_TEASER
    before = number > 0 and _is_title(text, *spans[number - 1])
    last = number + 1 == len(spans)
    return short and before and (last or _is_title(text, *spans[number + 1]))


def _menus(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """Return the numbers of paragraphs that are menus, or lines of one."""
    found: set[int] = set()
    run: list[int] = []
    for number, (begin, end) in enumerate(spans):
        line = text[begin:end] if end - begin <= 4 * _LONGEST_LINE else ""
        parts = [_plain(part) for part in _SEPARATORS.split(line) if _plain(part)]
        known = sum(part in _words("menu") or part in _words("line") for part in parts)
        if known >= _LEAST_MENU and 2 * known >= len(parts):
            found.add(number)
        if known and len(parts) == 1:
            run.append(number)
            continue
        if len(run) >= _LEAST_MENU:
            found.update(run)
        run = []
    if len(run) >= _LEAST_MENU:
        found.update(run)
    return frozenset(found)


def _pieces(text: str, begin: int, end: int) -> Iterator[tuple[Span, bool]]:
    """Yield a paragraph in pieces where words of furniture stand within it."""
    at = begin
    for found in _within().finditer(text, begin, end):
        yield from _stretch(text, at, found.start(), away=False)
        yield from _stretch(text, found.start(), found.end(), away=True)
        at = found.end()
    yield from _stretch(text, at, end, away=False)


def _stretch(text: str, begin: int, end: int, *, away: bool) -> Iterator[tuple[Span, bool]]:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        yield (begin, end), away
