"""Where a run writes: never over what it reads, and known to be possible before it begins."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from linchpin.claims.errors import ReadError


def check_destinations(written: Mapping[str, Path | None], read: Mapping[str, Path | None]) -> None:
    """Make sure that files can be written and none is an input, however its path is spelled.

    Args:
        written: Files to write, by what they are; None for those not asked for.
        read: Files and folders that are read, by what they are. No file that is there already
            in a folder that is read is written over.

    Raises:
        ReadError: A folder is missing, a path is a folder, or it is another path of the run.
    """
    inputs = [(what, path) for what, path in read.items() if path is not None]
    earlier: list[tuple[str, Path]] = []
    for what, path in written.items():
        if path is None:
            continue
        if path.is_dir():
            raise ReadError(f"{path}: {what} is a folder; a file is needed")
        if not path.parent.is_dir():
            raise ReadError(f"{path}: {what} cannot be written, there is no folder {path.parent}")
        for other, place in inputs:
            if _same(path, place) or (place.is_dir() and _same_within(path, place)):
                raise ReadError(f"{path}: {what} would overwrite {other}; name another file")
        for other, place in earlier:
            if _same(path, place):
                raise ReadError(f"{path}: {what} and {other} are one file; name two")
        earlier.append((what, path))


def beside_output(output: Path | None) -> Iterator[tuple[str, Path]]:
    """Yield the files that a run keeps beside its hits while it works, by what they are."""
    if output is not None:
        yield "the file being written", output.with_name(output.name + ".part")
        yield "the work file", output.with_name(output.name + ".work")


def _same(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return one.resolve() == other.resolve()


def _same_within(path: Path, folder: Path) -> bool:
    return path.exists() and folder.resolve() in path.resolve().parents
