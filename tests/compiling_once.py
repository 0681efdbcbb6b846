"""What one worker compiles the other waits for and loads, instead of compiling it as well."""

from __future__ import annotations

import fcntl
import hashlib
from pathlib import Path
from typing import Any


def compile_once(folder: Path) -> None:
    """Let no two processes that share a folder compile one function for the same types at once.

    Args:
        folder: Where the locks stand.
    """
    from numba.core.dispatcher import Dispatcher

    compile_here = Dispatcher.compile
    held: set[str] = set()

    def compile_or_wait(self: Any, sig: Any) -> Any:
        function = self.py_func
        place = f"{function.__code__.co_filename} {function.__qualname__} {sig}"
        name = hashlib.sha256(place.encode()).hexdigest()[:32]
        if "linchpin" not in function.__module__ or name in held:
            return compile_here(self, sig)
        held.add(name)
        try:
            with (folder / name).open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                return compile_here(self, sig)
        finally:
            held.discard(name)

    Dispatcher.compile = compile_or_wait
