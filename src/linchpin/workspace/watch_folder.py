"""The folder of a watch: its state, the records of its runs, what it told and delivered."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from linchpin.claims.errors import LinchpinError, ReadError
from linchpin.watch.delivery_log import Delivery, LogLine, deliveries_of, line_text, lines_from
from linchpin.watch.digest import Digest, digest_from, digest_json
from linchpin.watch.state import WatchState, state_from, state_text

_STATE, _RECORDS, _DIGESTS, _LOG = "state.json", "records", "digests", "log.jsonl"


@dataclass(frozen=True, slots=True)
class WatchFolder:
    """Where a watch keeps what it knows; it holds names of customers: guard it as the books.

    Attributes:
        path: The folder.
    """

    path: Path

    @property
    def deliveries(self) -> Path:
        """Return the folder of messages and their log."""
        return self.path / "deliveries"

    def index_of(self, book: str) -> Path:
        """Return the folder of the index of a book; see `screen --index`."""
        return (
            self.path / "indexes" / sha256(book.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        )

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the folder for one run; it is made where there is none. See `watch_books`.

        Raises:
            LinchpinError: Another run holds it, or it cannot be written.
        """
        try:
            for name in ("", "indexes", _RECORDS, _DIGESTS, self.deliveries.name):
                (self.path / name).mkdir(mode=0o700, exist_ok=True)
            with (self.path / ".lock").open("w") as lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError as error:
                    raise LinchpinError(
                        f"{self.path}: another watch is running there; try again when it is done"
                    ) from error
                yield
        except OSError as error:
            raise LinchpinError(
                f"{self.path}: the watch folder cannot be written ({error.strerror or error})"
            ) from error

    def state(self) -> WatchState:
        """Return what is kept between runs; an empty state where nothing ran yet.

        Raises:
            ReadError: It is damaged, or gone while the records of runs are there.
        """
        place = self.path / _STATE
        try:
            text = place.read_text("utf-8")
        except FileNotFoundError as error:
            if any(self._records()):
                raise ReadError(
                    f"{place}: is missing, but runs were recorded; put back a copy of it, or name "
                    "another folder with --folder to begin anew"
                ) from error
            return WatchState()
        except (OSError, UnicodeDecodeError) as error:
            raise ReadError(f"{place}: cannot be read ({error})") from error
        try:
            return state_from(text)
        except ReadError as error:
            raise ReadError(f"{place}: {error}; put back a copy") from error

    def commit(self, state: WatchState) -> None:
        """Make a state the one that counts, whole or not at all.

        Raises:
            LinchpinError: It cannot be written; the state before still counts.
        """
        write_durably(self.path / _STATE, state_text(state))

    def write_record(self, record: Mapping[str, Any]) -> Path:
        """Write the record of a run and return where; see `commit`."""
        place = self._record(int(record["number"]))
        write_durably(place, json.dumps(record, ensure_ascii=False, indent=2) + "\n")
        return place

    def records(self, count: int) -> Iterator[dict[str, Any]]:
        """Yield the records of the runs that count, in order.

        Args:
            count: How many there are.

        Yields:
            Each as it stands; nothing more from one on that cannot be read.
        """
        for number in range(1, count + 1):
            try:
                found = json.loads(self._record(number).read_text("utf-8"))
            except (OSError, ValueError, RecursionError):
                found = None
            yield found if isinstance(found, dict) else {"number": "none that can be read"}

    def write_digest(self, number: int, digest: Digest) -> None:
        """Write what a run told; see `commit`."""
        text = json.dumps(digest_json(digest), ensure_ascii=False) + "\n"
        write_durably(self.path / _DIGESTS / f"{number:06d}.json", text)

    def digests(self, count: int, most: int) -> Iterator[Digest]:
        """Yield what the last runs told, the newest first.

        Args:
            count: How many runs there are.
            most: How many are wanted.
        """
        for number in range(count, max(0, count - most), -1):
            digest = self.digest(number)
            if digest is not None:
                yield digest

    def digest(self, number: int) -> Digest | None:
        """Return what a run told; None where that was taken away, as one long ago may be."""
        place = self.path / _DIGESTS / f"{number:06d}.json"
        try:
            return digest_from(json.loads(place.read_text("utf-8")))
        except (OSError, ValueError, ReadError):
            return None

    def delivery_log(self) -> dict[str, Delivery]:
        """Return every delivery with what became of it, in the order in which they were queued."""
        try:
            text = (self.deliveries / _LOG).read_text("utf-8", "replace")
        except FileNotFoundError:
            return {}
        return deliveries_of(lines_from(text))

    def log_delivery(self, line: LogLine) -> None:
        """Add a line to the log of deliveries; it is on the disk when this returns."""
        place = self.deliveries / _LOG
        text = line_text(line)
        with place.open("a+b") as stream:
            if stream.tell() > 0:
                stream.seek(-1, os.SEEK_END)
                if stream.read(1) != b"\n":  # a line that was cut by a crash
                    text = f"\n{text}"
            stream.write(text.encode("utf-8"))
            stream.flush()
            os.fsync(stream.fileno())

    def _record(self, number: int) -> Path:
        return self.path / _RECORDS / f"{number:06d}.json"

    def _records(self) -> Iterator[Path]:
        folder = self.path / _RECORDS
        return folder.glob("*.json") if folder.is_dir() else iter(())


def write_durably(path: Path, text: str) -> None:
    """Write a file, whole and on the disk before it has its name.

    Raises:
        LinchpinError: It cannot be written; one that was there is as it was.
    """
    aside = path.with_name(f"{path.name}.part")
    try:
        with aside.open("w", encoding="utf-8", errors="surrogatepass") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(path)
    except OSError as error:
        raise LinchpinError(f"{path}: cannot be written ({error.strerror or error})") from error
