"""One run at a time writes a file: a lock beside it that ends with the process that holds it."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from linchpin.claims.errors import LinchpinError
from linchpin.workspace.screening_order import ScreeningOrder, record_path
from linchpin.workspace.settings import Settings

_BUSY = (errno.EACCES, errno.EAGAIN)


class OutputBusy(LinchpinError):
    """Another process writes the file."""


def lock_of(path: Path) -> Path:
    """Return the file that is locked while another is written, whatever links lead to that.

    >>> lock_of(Path("/home/ana/hits.csv")).name
    'hits.csv.lock'
    """
    real = path.resolve()
    return real.with_name(real.name + ".lock")


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a file for one process: no other that asks may write it meanwhile.

    What is locked is an empty file beside it, which goes when it is done. One that a killed
    process left locks nothing. A file of that name that holds something is left as it is.

    Args:
        path: The file that is to be written.

    Yields:
        Nothing; the file is held until the block ends.

    Raises:
        OutputBusy: Another process holds it.
        LinchpinError: There can be no lock beside it.
    """
    lock = lock_of(path)
    try:
        handle = _locked(lock)
    except OSError as error:
        if error.errno in _BUSY:
            raise OutputBusy(
                f"{path}: another run is writing it; name another file, or try again when it is "
                "done"
            ) from error
        why = error.strerror or error
        raise LinchpinError(f"{path}: cannot be written, {lock} cannot be made ({why})") from error
    try:
        yield
    finally:
        if os.fstat(handle).st_size == 0:
            lock.unlink(missing_ok=True)
        os.close(handle)


@contextmanager
def held_for_screening(order: ScreeningOrder, settings: Settings) -> Iterator[Path]:
    """Hold what a screening writes, and yield where its record goes; see `record_path`.

    A record that another run is about to write counts as there: this run takes the next number.

    Args:
        order: What the user asked.
        settings: Whom to tell that the record has another name than the one asked for.

    Yields:
        Where the record goes.

    Raises:
        OutputBusy: Another run writes the hits.
        LinchpinError: There can be no lock beside them.
    """
    with ExitStack() as stack:
        if order.output is not None:
            stack.enter_context(held(order.output))
        passed_over: set[Path] = set()
        while True:
            record = record_path(order, taken=passed_over)
            mine = ExitStack()
            try:
                mine.enter_context(held(record))
            except OutputBusy:
                passed_over.add(record)
                continue
            if record_path(order, taken=passed_over) == record:
                stack.push(mine)
                break
            mine.close()  # another run wrote it between the look and the lock
        if order.record is not None and record != order.record:
            settings.tell(
                f"{order.record} is the record of another run and stays; this one is {record}"
            )
        yield record


def _locked(lock: Path) -> int:
    """Return a handle of a file that this process alone has locked, made if there is none.

    The lock is the process's: its workers do not hold it on when it is killed.
    """
    while True:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o666)
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if lock.exists() and os.path.samestat(os.fstat(handle), lock.stat()):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)  # whoever held it took it away meanwhile
