"""The readers of prose there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linchpin.read.prose.text_reader import TextReader


def frames_reader() -> TextReader:
    """Return the reader that proposes what frames find, which needs nothing but this machine."""
    from linchpin.read.prose.frames_reader import FramesReader

    return FramesReader()
