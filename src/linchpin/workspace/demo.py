"""The demo's own archive, and the answers its two stories are told from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.errors import ArchiveError, LinchpinError
from linchpin.workspace.add_edition import add_case, find_case
from linchpin.workspace.add_list import ListOrder, add_list
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.archive import Archive
    from linchpin.claims.progress import Progress
    from linchpin.network.answer import Answer
    from linchpin.network.network import Network

DEMO_ARCHIVE = Path("linchpin-demo")
"""Where the demo builds its archive unless another folder is named."""

_CASES = ("ruelas", "jalisco")
_MARK = "demo.txt"
_WORDS = "Made by `linchpin demo`: two bundled cases and a list. Delete the folder at any time.\n"
_TOLD = {
    "organisation": "ruelas-organisation",
    "jose-luis": "ruelas-jose-luis",
    "joel-efren": "ruelas-joel-efren",
    "farm": "ruelas-agricola-ruelas",
    "cjng": "jalisco-cjng",
    "mencho": "jalisco-el-mencho",
    "house": "jalisco-gutierrez-ochoa",
}


def open_demo_archive(path: Path) -> Archive:
    """Return the archive of the demo, made if there is none; never an archive of the user's own.

    Args:
        path: Its folder.

    Raises:
        ArchiveError: The folder holds something else.
    """
    from linchpin.archive import create_archive

    if path.is_dir() and any(path.iterdir()) and not (path / _MARK).is_file():
        raise ArchiveError(
            f"{path}: holds something of yours, and the demo's cases do not belong there; "
            "name another folder"
        )
    archive = create_archive(path)
    (path / _MARK).write_text(_WORDS, "utf-8")
    return archive


def fill_demo_archive(
    archive: Archive, order: ListOrder, settings: Settings, progress: Progress
) -> str:
    """Add the bundled cases and the list; returns why the list is missing, or an empty text.

    Args:
        archive: The demo's archive.
        order: The list that is wanted; one that is downloaded may be missing in the end.
        settings: When it is added.
        progress: Told what is done.

    Raises:
        LinchpinError: The files named for the list cannot be read.
    """
    from linchpin.read.lists.registry import LISTS

    for name in _CASES:
        add_case(archive, find_case(name), settings)
    entry = next(item for item in LISTS if item.name == "ofac")
    try:
        add_list(archive, entry, order, settings, progress)
    except LinchpinError as error:
        if order.path is not None:
            raise
        return str(error)
    return ""


def story_answers(network: Network) -> dict[str, Answer]:
    """Return what the sources say of each figure of the stories, as far as they are there.

    Args:
        network: Of the demo's archive.
    """
    from linchpin.network.ask import ask

    found = {}
    for key, record in _TOLD.items():
        try:
            found[key] = ask(network, network.resolution.of(record))
        except LinchpinError:
            continue  # a story without this figure is told all the same
    return found
