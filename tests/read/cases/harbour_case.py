"""Reads the invented case of this folder, or one like it."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap

from linchpin.read.cases import CaseReader
from whole_reading import WholeReading, whole

HARBOUR = Path(__file__).parent / "harbour"


def read_case(folder: Path) -> WholeReading:
    return whole(CaseReader().read(folder, date=None, progress=lambda what, done, total: None))


def wrapped(message: str) -> str:
    """Return the message in lines of at most 84 characters, to be read in a test."""
    return "\n".join(line for part in message.split("\n") for line in wrap(part, 84))
