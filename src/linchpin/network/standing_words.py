"""A thing in words that say how firmly it is told, where it is not told as a plain fact."""

from __future__ import annotations

import re

from linchpin.network.standing_of import HowFirm


def with_standing(text: str, firm: HowFirm) -> str:
    """Return a text that ends with its standing, unless it is plain or the text says it itself.

    Args:
        text: What is told.
        firm: How firmly.

    >>> from linchpin.claims.claim import Standing
    >>> alleged = HowFirm(Standing.ALLEGED, opinion=False, speakers=("a blog",))
    >>> with_standing("leader of Los Inventados", alleged)
    'leader of Los Inventados (alleged)'
    >>> with_standing("alleged leader of Los Inventados", alleged)
    'alleged leader of Los Inventados'
    >>> with_standing("owns it", HowFirm(Standing.STATED, opinion=False, speakers=("OFAC",)))
    'owns it'
    """
    if firm.plain or re.search(rf"(?:^|— ){firm.mark}\b", text, re.IGNORECASE):
        return text
    return f"{text} ({firm.mark})"
