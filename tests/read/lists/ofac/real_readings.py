"""Readings of the real lists, each made once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sdn_files import quiet

from linchpin.read.lists.ofac import OfacReader
from linchpin.read.reader import Reading


@cache
def reading_of(path: Path) -> Reading:
    """Return the reading of a path, dated by the file itself or its name."""
    return OfacReader().read(path, date=None, progress=quiet)
