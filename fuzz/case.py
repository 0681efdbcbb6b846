"""One try: files, and the command line that reads them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

Say = Callable[[Path], str | None]


@dataclass(frozen=True, slots=True)
class Case:
    """One try.

    Attributes:
        arguments: What stands behind `linchpin`; paths are relative to the folder of the try.
        files: Name to content, written over what the family's own folder holds.
        gone: Names that are taken away.
        answer: What the command must print if it ends with 0; None for anything.
        least_claims: Claims from which on a network is kept; None for as many as always.
    """

    arguments: list[str]
    files: dict[str, bytes] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    answer: str | None = None
    least_claims: int | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of input.

    Attributes:
        name: As it is typed.
        prepare: Fills the family's own folder, which each try gets a copy of.
        make: Gives a try, for a source of chance and the family's own folder.
    """

    name: str
    prepare: Callable[[Path], None]
    make: Callable[[random.Random, Path], Case]
