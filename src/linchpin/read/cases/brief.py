"""The brief of a case: one section a source, and the quotes that stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linchpin.claims.errors import ReadError

_HEADING = re.compile(r"##[ \t]+([A-Za-z0-9][\w.-]*)[^\n]*", re.ASCII)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n\s*\n|\n(?=[-*] )")


@dataclass(frozen=True, slots=True)
class Section:
    """What the brief says that one source says.

    Attributes:
        key: First word of its heading.
        text: The section without its heading and without blank space around it.
        line: Line of the brief on which the text begins.
    """

    key: str
    text: str
    line: int

    def line_of(self, offset: int) -> int:
        """Return the line of the brief on which a place in the text stands."""
        return self.line + self.text.count("\n", 0, offset)


def split_brief(text: str, *, place: str) -> dict[str, Section]:
    """Return the sections of a brief by the first word of their `## ` headings.

    What stands before the first heading introduces the case and is not quoted.

    Raises:
        ReadError: No section, an empty one, or two with one key.

    >>> split_brief("# Case\\n## A1 a newspaper\\nIt rained.\\n", place="brief.md")["A1"].text
    'It rained.'
    """
    lines = text.split("\n")
    starts = [(n, match[1]) for n, line in enumerate(lines) if (match := _HEADING.match(line))]
    if not starts:
        raise ReadError(f"{place}: no section; head each with its source, such as `## NEWS1`")
    sections: dict[str, Section] = {}
    ends = [n for n, _ in starts[1:]] + [len(lines)]
    for (start, key), end in zip(starts, ends, strict=True):
        if key in sections:
            raise ReadError(f"{place} line {start + 1}: second section {key!r}")
        body = "\n".join(lines[start + 1 : end])
        stripped = body.strip()
        if not stripped:
            raise ReadError(f"{place} line {start + 1}: section {key!r} is empty")
        lead = body[: len(body) - len(body.lstrip())].count("\n")
        sections[key] = Section(key, stripped, start + 2 + lead)
    return sections


def find_quote(section: Section, quote: str) -> list[tuple[int, str]]:
    """Return every place of a quote as offset and verbatim slice.

    Only line breaks and runs of blanks may differ, since a quote is wrapped otherwise in YAML.

    >>> find_quote(Section("A1", "It rained\\nall day.", 3), "rained all")
    [(3, 'rained\\nall')]
    """
    words = [re.escape(word) for word in quote.split()]
    if not words:
        return []
    return [(m.start(), m.group()) for m in re.finditer(r"\s+".join(words), section.text)]


def closest_passage(section: Section, quote: str) -> tuple[int, str]:
    """Return line and sentence of the section that share most words with a quote."""
    wanted = _words(quote)
    best, best_score, best_offset = "", -1.0, 0
    offset = 0
    for sentence in _SENTENCE_END.split(section.text):
        here = section.text.index(sentence, offset)
        offset = here + len(sentence)
        words = _words(sentence)
        score = len(wanted & words) / (len(wanted | words) or 1)
        if score > best_score:
            best, best_score, best_offset = " ".join(sentence.split()), score, here
    return section.line_of(best_offset), best


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))
