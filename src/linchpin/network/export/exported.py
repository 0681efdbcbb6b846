"""What an export wrote, and what of the network its format cannot hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from linchpin.archive.queries.everything import count_left_aside
from linchpin.claims.counted import counted, several
from linchpin.network.network import Network

DENIED = "denied claim|denied claims|left out: no format but CSV and XLSX can hold them"
ABOUT_NOBODY = "claim about nobody|claims about nobody|left out: this format has no place for them"
NO_NODE = (
    "address, document, listing or event|addresses, documents, listings and events|"
    "left out: only people, organisations and things somebody is tied to are drawn"
)
NO_TOPIC = (
    "listed entity|listed entities|"
    "written without a topic: it is not known here what their list means"
)


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote.

    Attributes:
        wrote: How many of each unit, such as `("entities", 3)`.
        left_out: What the format cannot hold, a sentence each, with its count.
    """

    wrote: tuple[tuple[str, int], ...]
    left_out: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Return how many units were written, of all kinds."""
        return sum(count for _, count in self.wrote)

    def say(self) -> str:
        """Return what was written, in words.

        >>> Exported((("entities", 1200), ("ties", 3))).say()
        '1,200 entities, 3 ties'
        """
        return ", ".join(f"{count:,} {unit}" for unit, count in self.wrote)


def denied_and_nobody(network: Network) -> Counter[str]:
    """Return how many claims are denied, and how many are about nobody.

    Args:
        network: The network.
    """
    denied, about_nobody = count_left_aside(network.snapshot)
    return Counter({DENIED: denied, ABOUT_NOBODY: about_nobody})


def sentences(left_out: Counter[str]) -> tuple[str, ...]:
    """Return what is left out, a sentence for each reason that occurred.

    Args:
        left_out: How often, by `singular|plural|why`.

    >>> sentences(Counter({"tie|ties|left out: there is no room": 2, "a|b|c": 0}))
    ('2 ties are left out: there is no room.',)
    """
    told = []
    for reason, count in left_out.items():
        one, many, why = reason.split("|")
        if count:
            is_or_are = several(count, "is", "are")
            told.append(f"{counted(count, one, many)} {is_or_are} {why}.")
    return tuple(told)
