"""Say so while functions are compiled, which happens once after an installation."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from typing import Any

_COMPILER = "numba.core.event"
_WORDS = (
    "Compiling for this computer, once after an installation: about half a minute of work. "
    "Later runs start at once ...\n"
)


class _OnceLoaded(MetaPathFinder):
    """Finds no module; notices at the next import that the compiler has been loaded.

    The compiler is slow to load and most commands never do, so nobody may load it to watch it.
    """

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: Any = None) -> None:
        """Begin to listen to the compiler if it is there."""
        compiler: Any = sys.modules.get(_COMPILER)
        if compiler is None or not hasattr(compiler, "trigger_event"):
            return
        sys.meta_path.remove(self)
        _listen(compiler)


def _listen(compiler: Any) -> None:
    class _Say(compiler.Listener):  # type: ignore[misc]
        said = False

        def on_start(self, event: Any) -> None:
            if not self.said and sys.stderr is not None:
                self.said = True
                sys.stderr.write(_WORDS)
                sys.stderr.flush()

        def on_end(self, event: Any) -> None:
            """Need not be said."""

    compiler.register("numba:compile", _Say())


def announce_compiling() -> None:
    """From now on, say on standard error when functions have to be compiled; once a run."""
    if not any(isinstance(item, _OnceLoaded) for item in sys.meta_path):
        sys.meta_path.insert(0, _OnceLoaded())
