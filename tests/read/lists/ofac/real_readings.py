"""Readings of the real lists, each made once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sdn_files import quiet

from linchpin.read.lists.ofac import OfacReader
from whole_reading import WholeReading, whole


@cache
def reading_of(path: Path) -> WholeReading:
    """Return the reading of a path, dated by the file itself or its name."""
    return whole(OfacReader().read(path, date=None, progress=quiet))
