"""The reader that is always there: frames as data, nothing but this machine."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin import __version__
from linchpin.read.prose.proposal import KnownName, TextReading
from linchpin.read.prose.text.prose_text import ProseText
from linchpin.read.prose.text_reader import parts_to_read


class FramesReader:
    """Proposes what frames find; fulfils `TextReader`."""

    @property
    def name(self) -> str:
        """Return what it is called, with the version of the program it is part of."""
        return f"frames {__version__}"

    def read(self, text: ProseText, known: Sequence[KnownName]) -> TextReading:
        """Return what a text proposes; see `TextReader`."""
        from linchpin.read.prose.engine import read_text

        parts, _ = parts_to_read(text)
        return read_text(
            text.text,
            published=text.published,
            publisher=text.publisher,
            language=text.language,
            parts=parts,
            known=known,
        )
