"""Program tags: which sanctions program an entry is listed under."""

from __future__ import annotations

import re
from collections.abc import Iterable

from linchpin.read.lists.record_text import Excerpt, RecordText, Unread

_TAG = re.compile(r"(?=.{1,40}\Z)[A-Z0-9]+(?:(?: - |[ -])[A-Z0-9]+)*(?:List|-Related)?")


def is_program(tag: str) -> bool:
    """Say whether a text has the form of a program tag: capitals and digits, few and short.

    >>> is_program("ILLICIT-DRUGS-EO14059"), is_program("CAATSA - RUSSIA"), is_program("Minister")
    (True, True, False)
    """
    return _TAG.fullmatch(tag) is not None


def read_programs(
    text: RecordText, tags: Iterable[str]
) -> tuple[tuple[Excerpt, ...], tuple[Unread, ...]]:
    """Put the tags of an entry into its record.

    Returns:
        The programs, and what is none.
    """
    programs: list[Excerpt] = []
    unread: list[Unread] = []
    for tag in tags:
        if not tag.strip():
            continue
        piece = text.cell(tag.strip())
        if is_program(piece.text):
            programs.append(piece)
        else:
            unread.append(Unread(piece, "this has not the form of a program tag"))
    return tuple(programs), tuple(unread)
