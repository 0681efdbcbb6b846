"""What a user asks of a book, and where a run of it writes."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from linchpin.workspace.outputs import BEGUN, can_write_beside, is_record


@dataclass(frozen=True, slots=True)
class ScreeningOrder:
    """What a user asks of a book.

    Attributes:
        book: The book.
        columns: Columns given, by what they hold; none for those that are detected.
        key: Column that names the row.
        threshold: Least score of an alert.
        output: File for the hits.
        record: File for the record of the run; None for one beside the hits or the book.
        index: Folder of the book's index.
        allow_gaps: Why what could not be screened is accepted; None where it is not.
        list_path: A list's file or folder instead of the archive.
        replay: Record of a run that is repeated.
        jobs: Processes that share the work.
        engine: What shares it: `local`, or `spark`.
        master: Where Spark works.
        as_of: Day up to which sources count; None for everything.
        since: Date or id of an edition whose news alone count; None for everybody.
    """

    book: Path
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    key: str | None = None
    threshold: float = 0.70
    output: Path | None = None
    record: Path | None = None
    index: Path | None = None
    allow_gaps: str | None = None
    list_path: Path | None = None
    replay: Path | None = None
    jobs: int = 1
    engine: str = "local"
    master: str = "local[*]"
    as_of: datetime.date | None = None
    since: str | None = None

    @property
    def work(self) -> Path | None:
        """Return where a run keeps the pieces it has finished, so that it can go on."""
        return None if self.output is None else _beside(self.output, ".work")

    @property
    def index_folder(self) -> Path:
        """Return where the book's index is: as asked, else beside the book, if that can be."""
        return self.index or _beside(_near(self.book), ".index")


def record_path(order: ScreeningOrder, *, taken: Collection[Path] = ()) -> Path:
    """Return where the record of a run goes: as asked, else beside the hits, else the book.

    Where nothing may be written beside the book, it goes to the current folder. A record that is
    there stays: the new one gets a number.

    Args:
        order: What the user asked.
        taken: Records that other runs are about to write: they count as there.
    """
    if order.record is not None:
        stem, ending = order.record.with_suffix(""), order.record.suffix
        record = order.record
    else:
        kind = ".replay" if order.replay is not None else ""
        if order.since is not None and order.output is None:
            kind = ".since"
        stem, ending = _beside(order.output or _near(order.book), kind), ".run.json"
        record = _beside(stem, ending)
    number = 2
    while record in taken or _stays(order, record):
        record = _beside(stem, f".{number}{ending}")
        number += 1
    return record


def written_files(order: ScreeningOrder, record: Path) -> dict[str, Path | None]:
    """Return every file that a run writes, by what it is.

    Args:
        order: What the user asked.
        record: Where the record goes.

    Raises:
        ReadError: Hits cannot be written in the form that is asked for.
    """
    from linchpin.screen.results.output import check_output

    written: dict[str, Path | None] = {"-o": order.output, "the record (--record)": record}
    if order.output is not None:
        check_output(order.output)
        written[f"the file {BEGUN}"] = _beside(order.output, ".part")
        written[f"the work file {BEGUN}"] = order.work
    written[f"the record {BEGUN}"] = _beside(record, ".part")
    return written


def _near(book: Path) -> Path:
    """Return the path of a book, in the current folder if nothing may be written beside it."""
    return book if can_write_beside(book) else Path(book.name)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _stays(order: ScreeningOrder, record: Path) -> bool:
    """Say whether what is at the place of a record is not to be written over."""
    if order.record is None:
        return record.exists()
    return record.is_file() and is_record(record)
