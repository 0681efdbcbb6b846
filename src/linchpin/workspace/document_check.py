"""Look through documents: is each the file that was read, does each quote stand in it."""

from __future__ import annotations

from linchpin.claims.errors import ReadError
from linchpin.claims.progress import Progress, silent
from linchpin.workspace.prose_reading import document_folder
from linchpin.workspace.settings import Settings


def document_faults(settings: Settings, progress: Progress = silent) -> tuple[int, tuple[str, ...]]:
    """Return how many documents the archive keeps, and what is wrong with them.

    Args:
        settings: Where the archive is.
        progress: Told how many were looked through.
    """
    folder = document_folder(settings)
    ids = folder.ids()
    faults = []
    for number, identity in enumerate(ids, 1):
        try:
            folder.original(folder.opened(identity))
        except ReadError as error:
            faults.append(str(error))
        progress("looking through documents,", number, len(ids))
    return len(ids), tuple(faults)
