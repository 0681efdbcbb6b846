"""Phrases of a brief that may be names: words with capital letters that stand together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linchpin.read.cases.brief import Section

_WORD = r"[^\W\d_a-zß-öø-ÿ][\w.'’&-]*"
_JOINING = "|".join(
    "de la;de los;de las;del;de;la;las;los;y;e;da;do;dos;of the;of;the;al;el;bin;van;von;and".split(
        ";"
    )
)
_PHRASE = re.compile(rf"{_WORD}(?:\s+(?:(?:{_JOINING})\s+)?{_WORD}|,\s+(?=S\.)S\.\S+)*")
_OWNER = re.compile(r"['’]s$")
_LONGEST = 8
"""Words of a phrase, at most: more are a headline."""
_SHORTEST_SINGLE = 4
"""Letters of a word in capitals that may be a name by itself."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a brief that may be a name.

    Attributes:
        text: As it stands there, line breaks made blanks.
        section: Key of the section.
        line: Line of the brief.
    """

    text: str
    section: str
    line: int


def find_phrases(sections: dict[str, Section]) -> list[Phrase]:
    """Return each phrase once, where it first stands.

    Args:
        sections: Sections of a brief by key.

    >>> from linchpin.read.cases.brief import split_brief
    >>> text = "## A1\\nOn Monday Ana de la Cruz met the head of CTNG."
    >>> [phrase.text for phrase in find_phrases(split_brief(text, place="brief.md"))]
    ['Monday Ana de la Cruz', 'CTNG']
    """
    found: dict[str, Phrase] = {}
    for section in sections.values():
        for match in _PHRASE.finditer(section.text):
            words = _OWNER.sub("", " ".join(match.group().split())).rstrip(",;:").split()
            if len(words) > 1 and words[0] in _OPENING:
                words = words[1:]
            text = " ".join(words)
            if not text.endswith((".A.", ".V.", ".L.", ".R.", "Inc.", "Ltd.", "Co.")):
                text = text.rstrip(".")
            capitals = text.isupper() and len(text) >= _SHORTEST_SINGLE
            if (" " in text or capitals) and len(text.split()) <= _LONGEST:
                line = section.line_of(match.start())
                found.setdefault(text, Phrase(text, section.key, line))
    return list(found.values())


_OPENING = frozenset(
    "A An As At By For From He Her His I If In It Its On Or She So The Their They To When Who With "
    "El La Los Las En Un Una Su Con Por De Al Este Esta".split()
)
"""Words that begin a sentence and no name."""
