"""The seam every reader of prose comes through: a canonical text in, proposals out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from linchpin.claims.counted import counted
from linchpin.read.prose.proposal import KnownName, TextPart, TextReading
from linchpin.read.prose.text.prose_text import ProseText

LANGUAGES = {"en": "English", "es": "Spanish"}
"""Languages that are read, by ISO 639-1 code."""
_OTHERS = {"pt": "Portuguese", "fr": "French", "it": "Italian", "de": "German"}
_SURE = 240
"""Characters of a paragraph from which on its own words tell another language than the text's."""


class TextReader(Protocol):
    """Reads prose into proposals.

    The contract, checked by one test over every reader: each quote is a verbatim slice of the
    text; each claim is about entities of the same reading; the same text gives the same reading;
    nothing that stands in a text can change how it is read.
    """

    @property
    def name(self) -> str:
        """Return what it is called, with its version."""
        ...

    def read(self, text: ProseText, known: Sequence[KnownName]) -> TextReading:
        """Return what a text proposes.

        Args:
            text: The text.
            known: Names of the archive that may stand in it.
        """
        ...


def parts_to_read(text: ProseText) -> tuple[list[TextPart], list[str]]:
    """Return the paragraphs that can be read, each with its language, and what cannot be.

    A paragraph whose words do not tell is in the language of the whole; a short one that seems to
    be in another is too.

    Args:
        text: The text.
    """
    whole = text.language if text.language in LANGUAGES else None
    parts: list[TextPart] = []
    foreign: Counter[str] = Counter()
    for one in text.to_read():
        own = one.language
        if own not in LANGUAGES and (own is None or one.end - one.start < _SURE):
            own = whole or (own if text.language not in (None, *LANGUAGES) else "en")
        if own in LANGUAGES and own is not None:
            parts.append(TextPart(one.start, one.end, own))
        else:
            foreign[own or text.language or "?"] += 1
    unread = [
        f"{counted(count, 'paragraph')} in {_OTHERS.get(code, code)}; English and Spanish are read"
        for code, count in sorted(foreign.items())
    ]
    return parts, unread
