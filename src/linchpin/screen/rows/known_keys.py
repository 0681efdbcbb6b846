"""Keys that are asked for once in a while, or a million times."""

from __future__ import annotations

from collections.abc import Mapping

SELDOM = 500
"""Questions from which on it is quicker to hold all keys in memory than to look each one up."""


class KnownKeys:
    """The keys of a mapping that may lie on disk, held in memory once they are asked for often."""

    def __init__(self, found: Mapping[str, object]) -> None:
        """Look keys up one by one, to begin with.

        Args:
            found: The mapping; it does not change.
        """
        self._found = found
        self._every: frozenset[str] | None = None
        self._asked = 0

    def __contains__(self, key: object) -> bool:
        if self._every is None:
            self._asked += 1
            if self._asked <= SELDOM:
                return key in self._found
            self._every = frozenset(self._found)
        return key in self._every
