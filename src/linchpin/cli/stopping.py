"""Ctrl-C ends a command in order, at any moment, without a traceback."""

from __future__ import annotations

import _thread
import os
import signal
import sys
from types import FrameType
from typing import Any

STOPPED = 130
"""Exit code of a command that was stopped from the keyboard."""
_MESSAGE = b"linchpin: stopped\n"


class _Stop:
    """Whether a stop was asked for."""

    asked = False


def stop_at_once(*_: Any) -> None:
    """End the process now; for the moments before and after the work, when nothing is open."""
    os.write(2, _MESSAGE)
    os._exit(STOPPED)


def was_stopped() -> bool:
    """Say whether Ctrl-C was pressed."""
    return _Stop.asked


def stop_in_order() -> None:
    """From now on, Ctrl-C unwinds the work, so that no file is left half written; twice, it ends.

    A library may swallow the stop or turn it into an error of its own; what is swallowed is raised
    again, and `was_stopped` tells the rest.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        return  # started so, as `nohup` does
    signal.signal(signal.SIGINT, _stop)
    sys.unraisablehook = _raise_again


def stop_no_more() -> None:
    """From now on, Ctrl-C does nothing: the work is done, and the process is ending."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _stop(number: int, frame: FrameType | None) -> None:
    if _Stop.asked:
        stop_at_once()
    _Stop.asked = True
    raise KeyboardInterrupt


def _raise_again(found: sys.UnraisableHookArgs) -> None:
    if found.exc_type is not None and issubclass(found.exc_type, KeyboardInterrupt):
        _Stop.asked = False
        _thread.interrupt_main()
    elif not _Stop.asked:
        sys.__unraisablehook__(found)
