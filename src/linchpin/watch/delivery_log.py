"""The log of deliveries: what was queued, tried, delivered; a line for each, never changed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

QUEUED, DELIVERED, FAILED = "queued", "delivered", "failed"


@dataclass(frozen=True, slots=True)
class LogLine:
    """What happened to a delivery.

    Attributes:
        delivery: Its id: number of the run and channel.
        run: Number of the run.
        channel: Where it goes: `mail`, or `webhook-` and a name.
        what: `queued`, `delivered` or `failed`.
        at: When, ISO 8601.
        says: What the other side said, or went wrong.
    """

    delivery: str
    run: int
    channel: str
    what: str
    at: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A delivery as its lines tell it.

    Attributes:
        id: Number of the run and channel.
        run: Number of the run.
        channel: Where it goes.
        state: `queued`, `delivered` or `failed`.
        tries: How often it was tried.
        at: When the last thing happened to it.
        says: What the other side said last.
    """

    id: str
    run: int
    channel: str
    state: str
    tries: int
    at: str
    says: str


def delivery_id(run: int, channel: str) -> str:
    """Return the id of a delivery, the same whenever the run is done again.

    >>> delivery_id(12, "mail")
    '000012-mail'
    """
    return f"{run:06d}-{channel}"


def line_text(line: LogLine) -> str:
    """Return a line as it is written."""
    return json.dumps(asdict(line), ensure_ascii=True, sort_keys=True) + "\n"


def lines_from(text: str) -> list[LogLine]:
    """Return the lines of a log; one that was cut by a crash is left out."""
    found = []
    for line in text.splitlines():
        try:
            found.append(LogLine(**json.loads(line)))
        except (ValueError, TypeError):
            continue
    return found


def deliveries_of(lines: Iterable[LogLine]) -> dict[str, Delivery]:
    """Return every delivery with what its lines tell, in the order in which they were queued.

    Args:
        lines: In the order of the log.
    """
    found: dict[str, Delivery] = {}
    for line in lines:
        known = found.get(line.delivery)
        tries = (0 if known is None else known.tries) + (line.what != QUEUED)
        state = line.what
        if line.what == QUEUED and known is not None:
            state = known.state  # a run that was done again
        found[line.delivery] = Delivery(
            line.delivery, line.run, line.channel, state, tries, line.at, line.says
        )
    return found


def pause(tried: int, first_seconds: float) -> float:
    """Return the seconds to wait after a number of tries: they double.

    >>> [pause(tried, 2.0) for tried in (1, 2, 3)]
    [2.0, 4.0, 8.0]
    """
    return float(first_seconds * 2 ** (tried - 1))
