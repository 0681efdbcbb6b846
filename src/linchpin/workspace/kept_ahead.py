"""What a server needs of an archive, made and kept by another process."""

from __future__ import annotations

import datetime
import multiprocessing
from pathlib import Path

from linchpin.claims.errors import LinchpinError
from linchpin.workspace.settings import Settings


def keep_ahead(settings: Settings) -> None:
    """Have another process make what is kept beside a large archive; wait until it is there.

    A server goes on answering in the meantime. Where the other process fails, what is needed is
    made here later, and the reason is said then.

    Args:
        settings: Where archive and ledger are.
    """
    asked = settings.archive, settings.ledger, settings.memory, settings.clock()
    worker = multiprocessing.get_context("spawn").Process(target=keep_here, args=asked)
    worker.start()
    worker.join()


def keep_here(
    archive: Path, ledger: str | None, memory: Path | None, now: datetime.datetime
) -> None:
    """Make and keep what a server needs; what goes wrong is left to whoever opens it.

    Args:
        archive: Folder of the archive.
        ledger: Path or URL of the ledger; None for the archive's own.
        memory: Folder that keeps in which files no damage was found; None for none.
        now: The time.
    """
    from linchpin.workspace.open import counted_claims
    from linchpin.workspace.open_candidates import open_candidates

    settings = Settings(
        archive, ledger, clock=lambda: now, person=lambda: "linchpin serve", memory=memory
    )
    try:
        open_candidates(settings, counted_claims(settings))
    except (LinchpinError, OSError):
        return
