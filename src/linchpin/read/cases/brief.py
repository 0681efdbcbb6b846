"""The brief of a case: one section a source, and the quotes that stand in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linchpin.read.cases.mistakes import CaseError, Mistake

_MARKS = str.maketrans(
    dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚`´", "'") | dict.fromkeys("–—‐‑−", "-")
)
_HEADING = re.compile(r"##[ \t]+([A-Za-z0-9][\w.-]*)[^\n]*", re.ASCII)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[.!?][\"'”’»])\s+|\n\s*\n|\n(?=[-*] )")


@dataclass(frozen=True, slots=True)
class Section:
    """What the brief says that one source says.

    Attributes:
        key: First word of its heading.
        text: The section without its heading and without blank space around it.
        line: Line of the brief on which the text begins.
        flat: The text with every run of blanks and line breaks made one blank.
        words: Where each word begins, in `flat` and in `text`.
    """

    key: str
    text: str
    line: int
    flat: str
    words: tuple[list[int], list[int]]

    def line_of(self, offset: int) -> int:
        """Return the line of the brief on which a place in the text stands."""
        return self.line + self.text.count("\n", 0, offset)

    def offset(self, flat_offset: int) -> int:
        """Return the offset in `text` of a letter of `flat`."""
        flat_starts, starts = self.words
        word = bisect_right(flat_starts, flat_offset) - 1
        return starts[word] + flat_offset - flat_starts[word]


NO_SECTION = Section("", "", 0, "", ([], []))
"""Stands for a section that is missing, so that the rest of a case can be looked at."""


def split_brief(text: str, *, place: str) -> dict[str, Section]:
    """Return the sections of a brief by the first word of their `## ` headings.

    What stands before the first heading introduces the case and is not quoted.

    Raises:
        CaseError: No section, an empty one, or two with one key; names all.

    >>> split_brief("# Case\\n## A1 a newspaper\\nIt rained.\\n", place="brief.md")["A1"].text
    'It rained.'
    """
    lines = text.split("\n")
    starts = [(n, match[1]) for n, line in enumerate(lines) if (match := _HEADING.match(line))]
    if not starts:
        why = "no section; head each with its source, such as `## NEWS1`"
        raise CaseError([Mistake(place, 1, 1, "", why)])
    sections: dict[str, Section] = {}
    mistakes: list[Mistake] = []
    ends = [n for n, _ in starts[1:]] + [len(lines)]
    for (start, key), end in zip(starts, ends, strict=True):
        if key in sections:
            mistakes.append(Mistake(place, start + 1, 4, "", f"second section {key!r}"))
        body = "\n".join(lines[start + 1 : end])
        stripped = body.strip()
        if not stripped:
            mistakes.append(Mistake(place, start + 1, 4, "", f"section {key!r} is empty"))
        lead = body[: len(body) - len(body.lstrip())].count("\n")
        sections.setdefault(key, _section(key, stripped, start + 2 + lead))
    if mistakes:
        raise CaseError(mistakes)
    return sections


def _section(key: str, text: str, line: int) -> Section:
    flat_starts: list[int] = []
    starts: list[int] = []
    length = 0
    words = []
    for match in re.finditer(r"\S+", text):
        words.append(match.group())
        flat_starts.append(length)
        starts.append(match.start())
        length += len(match.group()) + 1
    return Section(key, text, line, " ".join(words), (flat_starts, starts))


def find_quote(section: Section, quote: str) -> Iterator[tuple[int, str]]:
    """Yield every place of a quote as offset and verbatim slice.

    Only line breaks and runs of blanks may differ, since a quote is wrapped otherwise in YAML.

    >>> section = split_brief("## A1\\nIt rained\\nall day.", place="brief.md")["A1"]
    >>> list(find_quote(section, "rained all"))
    [(3, 'rained\\nall')]
    """
    wanted = " ".join(quote.split())
    found = section.flat.find(wanted) if wanted else -1
    while found >= 0:
        start = section.offset(found)
        end = section.offset(found + len(wanted) - 1) + 1
        yield start, section.text[start:end]
        found = section.flat.find(wanted, found + len(wanted))


def same_but_for_marks(section: Section, quote: str) -> str | None:
    r"""Return the words of a section that a quote differs from in quotation marks or dashes only.

    >>> section = split_brief("## A1\nKnown as \u201cRambo\u201d.", place="brief.md")["A1"]
    >>> same_but_for_marks(section, 'known as "Rambo"')
    'Known as \u201cRambo\u201d'
    """
    wanted = " ".join(quote.split()).translate(_MARKS)
    flat = section.flat.translate(_MARKS)
    at = flat.find(wanted)
    if at < 0 and len(flat.lower()) == len(flat):
        at = flat.lower().find(wanted.lower())
    return section.flat[at : at + len(wanted)] if at >= 0 and wanted else None


def closest_passage(sections: Iterable[Section], text: str) -> str:
    """Return, in words, the sentence of the sections that holds most words of a text."""
    wanted = _words(text)
    best_score, best = -1.0, ""
    for section in sections:
        offset = 0
        for sentence in _SENTENCE_END.split(section.text):
            offset = section.text.index(sentence, offset)
            words = _words(sentence)
            shared = len(wanted & words)
            score = shared / (len(wanted) or 1) + shared / (len(wanted | words) or 1) / 10
            if score > best_score:
                shown = " ".join(sentence.split())[:300]
                best_score, best = score, f"line {section.line_of(offset)}: {shown!r}"
            offset += len(sentence)
    return f"the closest passage is {best}"


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))
