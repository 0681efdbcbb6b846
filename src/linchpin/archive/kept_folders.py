"""Folders beside the editions that follow from them: made once, opened by whoever asks the same.

A folder is named by everything its content follows from, so it is never out of date: another state
has another name. It may be deleted at any time.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from secrets import token_hex
from typing import TypeVar

from linchpin.archive.index import FileSeal
from linchpin.archive.seals import Remembered, check_file, seal_file
from linchpin.claims.counted import counted
from linchpin.claims.errors import ArchiveError

SEAL = "seal.json"
"""File of a kept folder that says what it is named and what each of its files was."""
_MAKING = ".making-"
_A_DAY = 86_400.0
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class KeptFolders:
    """Where folders of one kind are kept.

    Attributes:
        place: The folder they are in.
        what: What one of them is called.
        remembered: Files that need not be hashed again.
        most: How many are kept; those that were not asked for longest go first.
        most_bytes: How large they may be together; the one that was made last stays in any case.
    """

    place: Path
    what: str
    remembered: Remembered
    most: int = 4
    most_bytes: int = 4_000_000_000

    def opened(
        self, name: str, read: Callable[[Path], Kept], tell: Callable[[str], None]
    ) -> Kept | None:
        """Return what is kept under a name; None where nothing is, or it is damaged.

        Args:
            name: What it is named by, see `name_of`.
            read: Reads a folder.
            tell: Told why a folder that is there cannot be used.
        """
        folder = self.place / name
        try:
            if not folder.is_dir():
                return None
            self._check(folder)
            found = read(folder)
        except (ArchiveError, OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            tell(f"The {self.what} {folder} cannot be used and is made anew: {error}")
            with suppress(OSError):
                aside = folder.with_name(f"{_MAKING}{token_hex(6)}")
                folder.rename(aside)
                shutil.rmtree(aside, ignore_errors=True)
            return None
        with suppress(OSError):
            os.utime(folder)
        return found

    def keep(self, name: str, write: Callable[[Path], None], tell: Callable[[str], None]) -> None:
        """Keep what is written; another who keeps the same at the same time does no harm.

        Args:
            name: What it is named by, see `name_of`.
            write: Writes into an empty folder.
            tell: Told how many others had to make room.

        Raises:
            OSError: The archive's folder cannot be written.
        """
        self.place.mkdir(exist_ok=True)
        aside = self.place / f"{_MAKING}{token_hex(6)}"
        aside.mkdir()
        try:
            write(aside)
            seals = {item.name: asdict(seal_file(item)) for item in sorted(aside.iterdir())}
            (aside / SEAL).write_text(json.dumps({"name": name, "files": seals}), "utf-8")
            with suppress(OSError):  # whoever was faster kept the same
                aside.rename(self.place / name)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        if gone := self._sweep():
            tell(
                f"{counted(gone, self.what)} not asked for lately made room in {self.place}; "
                "what is asked for again is made again"
            )

    def names(self) -> list[str]:
        """Return the names of what is kept, those asked for last first."""
        with suppress(OSError):
            found = [
                (item.stat().st_mtime, item.name)
                for item in self.place.iterdir()
                if not item.name.startswith(_MAKING)
            ]
            return [name for _, name in sorted(found, reverse=True)]
        return []

    def _check(self, folder: Path) -> None:
        sealed = json.loads((folder / SEAL).read_text("utf-8"))
        if sealed["name"] != folder.name:
            raise ArchiveError("its seal is that of another")
        seals = dict(sealed["files"])
        present = {item.name for item in folder.iterdir()} - {SEAL}
        if present != seals.keys():
            raise ArchiveError(f"it lacks {', '.join(sorted(seals.keys() - present)) or 'a seal'}")
        for name, seal in seals.items():
            check_file(folder / name, FileSeal(**seal), self.remembered)

    def _sweep(self) -> int:
        """Remove what killed makers left, and what there is no room for; return how many of these.

        Those that were not asked for longest go first.
        """
        with suppress(OSError):
            kept = sorted(
                (item for item in self.place.iterdir() if item.is_dir()),
                key=lambda item: item.stat().st_mtime,
                reverse=True,
            )
            for item in kept:
                age = kept[0].stat().st_mtime - item.stat().st_mtime
                if item.name.startswith(_MAKING) and age > _A_DAY:
                    shutil.rmtree(item, ignore_errors=True)
            whole = [item for item in kept if not item.name.startswith(_MAKING)]
            sizes = accumulate(_size(item) for item in whole)
            left = [
                item
                for at, (item, size) in enumerate(zip(whole, sizes, strict=True))
                if at and (at >= self.most or size > self.most_bytes)
            ]
            for item in left:
                shutil.rmtree(item, ignore_errors=True)
            return len(left)
        return 0


def _size(folder: Path) -> int:
    return sum(item.stat().st_size for item in folder.iterdir())


def name_of(parts: Iterable[str]) -> str:
    """Return the name of what follows from some texts.

    Args:
        parts: Everything that it follows from.
    """
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@cache
def code_stamp(rooms: tuple[str, ...]) -> str:
    """Return what changes whenever a file of some rooms of the program does.

    Args:
        rooms: Packages of Linchpin.
    """
    package = Path(__file__).resolve().parents[1]
    digest = sha256()
    for room in rooms:
        for path in sorted((package / room).rglob("*.*")):
            if path.suffix in (".py", ".json", ".yaml", ".csv", ".txt"):
                state = path.stat()
                said = f"{path.relative_to(package)} {state.st_size} {state.st_mtime_ns}\n"
                digest.update(said.encode())
    return digest.hexdigest()
