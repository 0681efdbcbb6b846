"""The folder of the alerts: every run that became a queue, whole; attachments; rules."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from linchpin.claims.errors import LinchpinError, ReadError
from linchpin.workspace.alerts.queued import QueuedAlert, queued_from, queued_json
from linchpin.workspace.settings import Settings

_RUNS, _ATTACHED, _RUN, _ALERTS = "runs", "attachments", "run.json", "alerts.jsonl"


@dataclass(frozen=True, slots=True)
class QueuedRun:
    """A run of a screening that became a queue.

    Attributes:
        id: Short name.
        number: Place among the queues, from 1.
        book: What the book is called.
        at: When it became a queue, in UTC.
        by: Who made it one.
        alerts: How many alerts it has.
        record: The record of the run.
    """

    id: str
    number: int
    book: str
    at: str
    by: str
    alerts: int
    record: dict[str, Any]


@dataclass(frozen=True, slots=True)
class AlertFolder:
    """Where queues are kept; it holds names of customers: guard it as the books.

    Attributes:
        path: The folder.
    """

    path: Path

    @property
    def indexes(self) -> Path:
        """Return the folder of the indexes of books."""
        return self.path / "indexes"

    def runs(self, known: Mapping[str, QueuedRun] | None = None) -> list[QueuedRun]:
        """Return every queue, oldest first.

        Args:
            known: Queues that were read before, by id: a queue never changes.

        Raises:
            ReadError: One is damaged.
        """
        found = []
        for place in sorted((self.path / _RUNS).glob(f"[!.]*/{_RUN}")):
            if known is not None and place.parent.name in known:
                found.append(known[place.parent.name])
                continue
            try:
                item = json.loads(place.read_text("utf-8"))
                found.append(QueuedRun(**item))
            except (OSError, ValueError, TypeError) as error:
                raise ReadError(f"{place}: is damaged ({error}); put back a copy") from error
        return sorted(found, key=lambda run: run.number)

    def alerts(self, run: QueuedRun) -> Iterator[QueuedAlert]:
        """Yield the alerts of a queue.

        Raises:
            ReadError: It is damaged, or not whole.
        """
        place = self.path / _RUNS / run.id / _ALERTS
        count = 0
        try:
            with place.open(encoding="utf-8", errors="surrogatepass") as stream:
                for line in stream:
                    yield queued_from(json.loads(line))
                    count += 1
        except (OSError, ValueError, TypeError) as error:
            raise ReadError(f"{place}: is damaged ({error}); put back a copy") from error
        if count != run.alerts:
            raise ReadError(f"{place}: has {count} of {run.alerts} alerts; put back a copy")

    def keep_run(self, run: QueuedRun, alerts: Iterable[QueuedAlert]) -> None:
        """Write a queue; it is there whole and on the disk, or not at all.

        Raises:
            LinchpinError: It cannot be written.
        """
        place = self.path / _RUNS / run.id
        aside = place.with_name(f".{run.id}.part")
        try:
            self.path.mkdir(mode=0o700, exist_ok=True)
            aside.parent.mkdir(mode=0o700, exist_ok=True)
            shutil.rmtree(aside, ignore_errors=True)
            aside.mkdir(mode=0o700)
            lines = (json.dumps(queued_json(alert)) + "\n" for alert in alerts)
            _write(aside / _ALERTS, lines)
            _write(aside / _RUN, [json.dumps(_run_json(run), indent=1) + "\n"])
            aside.rename(place)
            _sync(place.parent)
        except OSError as error:
            raise LinchpinError(
                f"{self.path}: the folder of the alerts cannot be written "
                f"({error.strerror or error})"
            ) from error

    def attach(self, content: bytes) -> str:
        """Keep what somebody attached to a decision and return its SHA-256, hexadecimal.

        Raises:
            LinchpinError: It cannot be written.
        """
        digest = hashlib.sha256(content).hexdigest()
        place = self.path / _ATTACHED / digest
        try:
            place.parent.mkdir(mode=0o700, exist_ok=True, parents=True)
            if not place.exists():
                aside = place.with_suffix(".part")
                with aside.open("wb") as stream:
                    stream.write(content)
                    stream.flush()
                    os.fsync(stream.fileno())
                aside.replace(place)
        except OSError as error:
            raise LinchpinError(f"{place}: cannot be written ({error.strerror})") from error
        return digest

    def attached(self, digest: str) -> bytes | None:
        """Return what was attached under a SHA-256; None where it is gone or another."""
        if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
            return None
        try:
            found = (self.path / _ATTACHED / digest).read_bytes()
        except OSError:
            return None
        return found if hashlib.sha256(found).hexdigest() == digest else None


def alert_folder(settings: Settings, folder: Path | None = None) -> AlertFolder:
    """Return the folder of the alerts: as asked, else beside the archive.

    Args:
        settings: Where the archive is.
        folder: As asked; None where it is not.
    """
    archive = settings.archive.absolute()
    return AlertFolder(folder or settings.alerts or archive.with_name(f"{archive.name}-alerts"))


def _run_json(run: QueuedRun) -> dict[str, Any]:
    return {name: getattr(run, name) for name in QueuedRun.__slots__}


def _write(place: Path, lines: Iterable[str]) -> None:
    with place.open("w", encoding="utf-8", errors="surrogatepass") as stream:
        stream.writelines(lines)
        stream.flush()
        os.fsync(stream.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
