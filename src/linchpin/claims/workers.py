"""Worker processes that share a work, and that Ctrl-C ends in order."""

from __future__ import annotations

import multiprocessing
import signal
from multiprocessing.pool import Pool
from typing import Any


def worker_pool(jobs: int) -> Pool:
    """Return forked workers that leave the first Ctrl-C to the process that waits for them.

    That process tells and ends them. A worker that Ctrl-C ended while it took up a piece of work
    would keep the lock it takes it up with, and whoever waits for the workers would wait for ever.
    The second Ctrl-C ends a worker at once.

    Args:
        jobs: How many.
    """
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        # Workers inherit the blocked signal, so that none can stop before it knows how.
        return multiprocessing.get_context("fork").Pool(jobs, _leave_the_first)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _leave_the_first() -> None:
    signal.signal(signal.SIGINT, _end_at_the_next)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _end_at_the_next(*_: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
