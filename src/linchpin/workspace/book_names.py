"""What a watched book is called, where its file name changes from day to day."""

from __future__ import annotations

from pathlib import Path


def named_book(text: str) -> tuple[str, Path]:
    """Return what a book is called, and where it is, from `PATH` or `NAME=PATH`.

    A book that is delivered under a new file name each day keeps its name so.

    Args:
        text: As typed.

    >>> named_book("clients=exports/2026-11-26.csv")
    ('clients', PosixPath('exports/2026-11-26.csv'))
    >>> named_book("exports/clients.csv")[0]
    'clients.csv'
    """
    name, equals, place = text.partition("=")
    if equals and name.strip() and place and not Path(text).exists():
        return name.strip(), Path(place)
    return Path(text).name, Path(text)
