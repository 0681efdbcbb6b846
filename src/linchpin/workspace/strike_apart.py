"""What holds a network up, computed by another process: a long search keeps nobody waiting."""

from __future__ import annotations

import datetime
import multiprocessing
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from linchpin.claims.errors import LinchpinError
from linchpin.workspace.settings import Settings

MOST_SECONDS = 60.0
"""Seconds after which a search is given up."""


class TookTooLong(LinchpinError):
    """A search that was given up."""


def strike_apart(
    settings: Settings,
    who: str,
    *,
    best: int | None,
    remove: tuple[str, ...],
    as_of: datetime.date | None,
) -> dict[str, Any]:
    """Return what the network around somebody depends on, as `linchpin strike --json` says it.

    Args:
        settings: Where archive and ledger are, and what day it is.
        who: Canonical id.
        best: How many names to find; None where they are given.
        remove: Names that are given.
        as_of: Day up to which sources count; None for everything known.

    Raises:
        TookTooLong: It was given up.
        LinchpinError: There is nothing to ask, or somebody is not found.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    place = settings.archive, settings.ledger, settings.memory
    asked = who, best, remove, as_of, settings.clock()
    worker = context.Process(target=_strike, args=(there, place, asked), daemon=True)
    worker.start()
    there.close()
    try:
        if not here.poll(MOST_SECONDS):
            raise TookTooLong(
                f"this took more than {MOST_SECONDS:.0f} seconds; ask for fewer names"
            )
        good, told = here.recv()
    except EOFError as error:
        raise LinchpinError("the search ended without an answer") from error
    finally:
        here.close()
        worker.kill()
        worker.join()
    if not good:
        raise LinchpinError(told)
    found: dict[str, Any] = told
    return found


def _strike(
    out: Connection,
    place: tuple[Path, str | None, Path | None],
    asked: tuple[str, int | None, tuple[str, ...], datetime.date | None, datetime.datetime],
) -> None:
    """Answer in another process: whether it was found, and the answer or why not."""
    from linchpin.strike.request import StrikeRequest
    from linchpin.strike.sourced.ask import ask_network
    from linchpin.workspace.open import open_network

    archive, ledger, memory = place
    who, best, remove, as_of, now = asked
    settings = Settings(
        archive, ledger, clock=lambda: now, person=lambda: "linchpin serve", memory=memory
    )
    try:
        found = ask_network(
            open_network(settings, as_of),
            who,
            StrikeRequest(best=best, remove=remove),
            day=as_of or now.date(),
            clock=time.perf_counter,
            progress=lambda *_: None,
        )
        out.send((True, found.as_json()))
    except (LinchpinError, ValueError, OSError) as error:
        out.send((False, str(error)))
    finally:
        out.close()
