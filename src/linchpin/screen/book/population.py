"""The names of a book's own population: a sample that depends on nothing but the names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from heapq import heappush, heappushpop

MOST_NAMES = 20_000
"""Names of the sample, at most; memory does not grow with the book."""


@dataclass(slots=True)
class Population:
    """A sample of the different names of a book: those with the smallest hashes.

    A name that stands in many rows counts once. The sample depends neither on the order of the
    rows nor on how they are read.

    Attributes:
        most: Names kept, at most.
    """

    most: int = MOST_NAMES
    _kept: dict[int, str] = field(default_factory=dict)
    _heap: list[int] = field(default_factory=list)

    def see(self, names: Iterable[str]) -> None:
        """Look at the names of some rows.

        >>> some, same = Population(most=2), Population(most=2)
        >>> some.see(["Ana Gil", "Eva Paz", "", "Ana Gil", "Juan Rey"])
        >>> same.see(["Juan Rey"]), same.see(["Eva Paz", "Ana Gil"])
        (None, None)
        >>> some.names() == same.names(), len(some.names())
        (True, 2)
        """
        kept, heap, most = self._kept, self._heap, self.most
        for name in dict.fromkeys(names):
            if not name:
                continue
            key = -int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big")
            if key in kept:
                continue
            if len(heap) < most:
                heappush(heap, key)
            elif key <= heap[0]:
                continue
            else:
                del kept[heappushpop(heap, key)]
            kept[key] = name

    def names(self) -> list[str]:
        """Return the names of the sample, sorted."""
        return sorted(self._kept.values())
