"""Free text as runs of words in which a listed name may stand."""

from __future__ import annotations

from collections.abc import Iterator

TEXT_THRESHOLD = 0.92
"""Least score of a listed name found inside a text."""
WINDOW = 5
"""Words of a text that are taken together, at most."""
MOST_TEXT_WORDS = 400
"""Words of one text that are looked at."""


def text_words(text: str) -> list[str]:
    """Return what stands between blanks in a text, as far as it is looked at.

    >>> text_words("cattle for J. Guzman")
    ['cattle', 'for', 'J.', 'Guzman']
    """
    return text[: 20 * MOST_TEXT_WORDS].split()[:MOST_TEXT_WORDS]


def windows(text: str) -> Iterator[str]:
    """Yield every run of two to `WINDOW` words of a text.

    >>> list(windows("a b c"))
    ['a b', 'a b c', 'b c']
    """
    words = text_words(text)
    for first in range(len(words)):
        for size in range(2, WINDOW + 1):
            if first + size <= len(words):
                yield " ".join(words[first : first + size])
