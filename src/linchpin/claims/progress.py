"""How long work says how far it is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Something that is told how far a piece of work is."""

    def __call__(self, what: str, done: int, total: int, /) -> None:
        """Take note.

        Args:
            what: What is being done.
            done: How much of it is done; 0 where that is not known.
            total: How much there is; 0 where that is not known.
        """
        ...


def silent(what: str, done: int, total: int, /) -> None:
    """Tell nobody how far the work is.

    Args:
        what: What is being done.
        done: How much of it is done.
        total: How much there is.
    """
