"""Immutable editions of sources in a folder: written once, read by anybody, never changed."""

from linchpin.archive.adding import NewEdition, add_edition
from linchpin.archive.manifest import Manifest
from linchpin.archive.opening import create_archive, open_archive
from linchpin.archive.queries.editions import delta_between, load_edition, news_between
from linchpin.archive.snapshot import Snapshot, take_snapshot
from linchpin.archive.store import Archive

__all__ = [
    "Archive",
    "Manifest",
    "NewEdition",
    "Snapshot",
    "add_edition",
    "create_archive",
    "delta_between",
    "load_edition",
    "news_between",
    "open_archive",
    "take_snapshot",
]
