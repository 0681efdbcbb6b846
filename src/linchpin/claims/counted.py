"""Counts of things in words: the one place that knows one from several."""

from __future__ import annotations


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Return a count with its noun, in the singular for one.

    Args:
        count: How many.
        noun: The noun in the singular, with what stands before it (`more hit`).
        plural: The plural; None where it is the noun with an s.

    >>> counted(1, "row"), counted(0, "row"), counted(1200, "entry", "entries")
    ('1 row', '0 rows', '1,200 entries')
    """
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def several(count: int, one: str, many: str) -> str:
    """Return the word or words that go with a count which stands elsewhere.

    Args:
        count: How many.
        one: For one.
        many: For none or several.

    >>> several(1, "is", "are"), several(2, "is", "are")
    ('is', 'are')
    """
    return one if count == 1 else many
