"""Hits and record of a run appear together: what a killed run leaves is finished or taken away."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from linchpin.claims.errors import LinchpinError
from linchpin.screen.results.hit import Hit
from linchpin.screen.results.output import write_hits
from linchpin.screen.results.page_facts import PageFacts

_BEGINS = b'{\n  "linchpin": "'
"""How the text of a record begins."""
_RECORDS_PART = r"(\.replay)?(\.\d+)?\.run\.json\.part"
"""What follows the name of hits in that of a record that is being written."""
Record = Callable[[tuple[str, str] | None], dict[str, Any]]
"""Makes the record of a run, told the name and SHA-256 of the file of hits."""


def publish(
    hits: Sequence[Hit],
    output: Path | None,
    record: Path,
    make: Record,
    *,
    facts: PageFacts | None = None,
) -> None:
    """Write hits and record; both are whole and on the disk before either has its name.

    The record, which holds the hash of the hits, gets its name first, and the hits get theirs in
    one step: so that at each instant the file of hits is whole and has a record of its own, the
    one that holds its hash. A run that is killed between the two is finished by the next one, see
    `finish_left`; a record whose hits have no name yet is told by `what_is_wrong`.

    Args:
        hits: In the order of the book.
        output: File for the hits; None for none.
        record: File for the record.
        make: Makes the record.
        facts: What a page shows beside the hits.

    Raises:
        LinchpinError: One of them cannot be written.
    """
    wrote: tuple[str, str] | None = None
    part = None if output is None else part_of(output)
    if output is not None and part is not None:
        write_hits(hits, part, kind=output.suffix, facts=facts)
        wrote = _seen_from(record, output), _hash(part)
        _to_disk(part)
    try:
        text = json.dumps(make(wrote), indent=2, ensure_ascii=False) + "\n"
        aside = part_of(record)
        aside.write_text(text, encoding="utf-8")
        _to_disk(aside)
        aside.replace(record)
    except OSError as error:
        raise LinchpinError(f"{record}: the record cannot be written ({error})") from error
    if output is not None and part is not None:
        part.replace(output)


def finish_left(output: Path | None, record: Path | None) -> Iterator[str]:
    """Finish or take away what a killed run left beside its output.

    Args:
        output: The file of hits that is asked for; None for none.
        record: The file of the record that is asked for by name; None for one beside the hits.

    Yields:
        What was done, or noticed, in words.
    """
    if output is None:
        return
    part = part_of(output)
    known = _hashes(output, record)
    if part.is_file():
        if _hash(part) in known:
            part.replace(output)
            yield f"{output}: a run that was stopped is finished: its hits have their name now"
        else:
            part.unlink()
    if output.is_file() and _hash(output) not in known:
        yield (
            f"{output}: no record of a run is of these hits: they were left by a run that was "
            "stopped, or changed since; they are replaced"
        )


def what_is_wrong(place: Path, record: dict[str, Any]) -> str | None:
    """Return why the file of hits beside a record is not the one the record is of.

    Args:
        place: The file of the record.
        record: What stands in it.

    Returns:
        A sentence; None where the hits are those of the record, or it says nothing of a file.
    """
    known = record.get("hits_file")
    if not isinstance(known, dict) or not all(
        isinstance(known.get(name), str) for name in ("name", "sha256")
    ):
        return None
    output = place.parent / known["name"]
    found = _hash(output) if output.is_file() else None
    if found == known["sha256"]:
        return None
    part = part_of(output)
    if part.is_file() and _hash(part) == known["sha256"]:
        return (
            f"{place}: the run was stopped before its hits had their name; they are in {part}, and "
            f"what {output} holds is of another run"
        )
    if found is None:
        return f"{place}: its file of hits, {output}, is not there"
    if found in _hashes(output, None):
        return f"{place}: {output} holds the hits of another run now"
    return f"{place}: {output} was changed since it was written, or is of another run"


def _seen_from(record: Path, output: Path) -> str:
    """Return where a file of hits is for somebody who reads its record."""
    try:
        return Path(os.path.relpath(output.absolute(), record.absolute().parent)).as_posix()
    except ValueError:  # another drive
        return str(output.absolute())


def sweep_records(output: Path | None, record: Path) -> None:
    """Take away records that killed runs had not finished: they say nothing that is not said again.

    Args:
        output: The file of hits that is asked for; None for none.
        record: Where the record of this run goes.
    """
    places = [part_of(record)]
    if output is not None and output.parent.is_dir():
        own = re.compile(re.escape(output.name) + _RECORDS_PART)
        places += [place for place in output.parent.iterdir() if own.fullmatch(place.name)]
    for place in places:
        if place.is_file() and not place.is_symlink() and _begins_as_record(place):
            place.unlink(missing_ok=True)


def _begins_as_record(place: Path) -> bool:
    with open(place, "rb") as stream:
        return _BEGINS.startswith(stream.read(len(_BEGINS)))


def part_of(path: Path) -> Path:
    """Return the file in which another is written before it gets its name."""
    return path.with_name(path.name + ".part")


def was_changed(output: Path, record: Path | None) -> bool:
    """Say whether hits were changed since they were written: there are records, and none of them.

    Args:
        output: The file of hits; it need not be there.
        record: The file of the record that is asked for by name; None for one beside the hits.
    """
    if not output.is_file() or output.stat().st_size == 0:
        return False
    known = _hashes(output, record)
    return bool(known) and _hash(output) not in known


def _hashes(output: Path, record: Path | None) -> set[str]:
    """Return the hashes of hits that the records of an output hold, numbered ones too."""
    places = []
    if record is not None and record.parent.is_dir():
        places += [
            place
            for place in record.parent.iterdir()
            if place.name.startswith(record.stem) and place.suffix == record.suffix
        ]
    if output.parent.is_dir():
        places += [
            place
            for place in output.parent.iterdir()
            if place.name.startswith(output.name) and place.name.endswith(".run.json")
        ]
    found = set()
    for place in places:
        try:
            found.add(json.loads(place.read_text(encoding="utf-8"))["hits_file"]["sha256"])
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return found


def _hash(path: Path) -> str:
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _to_disk(path: Path) -> None:
    with open(path, "rb") as stream:
        os.fsync(stream.fileno())
