"""Compiled functions, kept on disk until any source they may be made of changes.

numba asks only whether the file of a function has changed. Machine code also holds the functions
it calls and the constants it reads, from other files: after an upgrade it would go on with old
ones, or crash. Here what is kept is stamped with all sources of the rooms that have kernels.
"""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from numba import njit as njit
from numba.core import caching

Kernel = TypeVar("Kernel", bound=Callable[..., object])

_PACKAGE = Path(__file__).resolve().parent
_ROOMS = {"match": ("tokens", "search", "reverse"), "strike": ("graph", "kernels")}
"""Where kernels stand, and all they call and read. Other packages are stamped whole."""
_KEPT = "__pycache__"


@cache
def sources_stamp(floor: Path, rooms: tuple[str, ...]) -> str:
    """Return a hash of every file in some folders: names, and what they hold.

    Args:
        floor: The folder they are in.
        rooms: Their names; none for the whole.
    """
    digest = hashlib.sha256()
    for room in rooms or (".",):
        for path in sorted((floor / room).rglob("*")):
            if path.is_file() and _KEPT not in path.parts:
                held = path.read_bytes()
                digest.update(f"{path.relative_to(floor)}\0{len(held)}\0".encode())
                digest.update(held)
    return digest.hexdigest()


@cache
def _folder_of_this_process() -> str:
    """Return a folder of its own for a process that may write neither beside nor for the user."""
    folder = tempfile.mkdtemp(prefix="linchpin-compiled-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


class _ThisProcess(caching.UserWideCacheLocator):
    """Keeps compiled functions until the process ends: a shared folder could be another user's."""

    def get_cache_path(self) -> str:
        return str(Path(_folder_of_this_process()) / Path(self._cache_path).name)


def _stamped(locator: Any) -> Any:
    """Return a locator of numba's for the functions of this package, stamped with all sources."""

    class Stamped(locator):  # type: ignore[misc]
        @classmethod
        def from_function(cls, py_func: Any, py_file: str) -> Any:
            if _PACKAGE not in Path(py_file).resolve().parents:
                return None
            return super().from_function(py_func, py_file)

        def get_source_stamp(self) -> str:
            floor = Path(self._py_file).resolve().relative_to(_PACKAGE).parts[0]
            return sources_stamp(_PACKAGE / floor, _ROOMS.get(floor, ()))

    return Stamped


_PLACES = (
    caching.UserProvidedCacheLocator,
    caching.InTreeCacheLocator,
    caching.UserWideCacheLocator,
    _ThisProcess,
)
"""Where compiled functions are kept, the first that can be written: the folder named by
NUMBA_CACHE_DIR, beside the source, the user's folder for caches, or nowhere for long."""
caching.CacheImpl._locator_classes = [
    *map(_stamped, _PLACES),
    *caching.CacheImpl._locator_classes,
]


def compiled(function: Kernel) -> Kernel:
    """Return the function compiled to machine code, kept on disk, releasing the GIL.

    Args:
        function: A loop over numpy arrays and numbers.

    Returns:
        The compiled function, with the type of the original.
    """
    return cast(Kernel, njit(cache=True, nogil=True)(function))


def inlined(function: Kernel) -> Kernel:
    """Return the function compiled as if it were written where it is called; see `compiled`.

    For what is done once a node or tie: a call would count references to every array it hands on.

    Args:
        function: A few lines over numpy arrays and numbers.
    """
    return cast(Kernel, njit(cache=True, nogil=True, inline="always")(function))


# Numba counts who holds an array, each time that one is taken from a tuple or handed on. Functions
# called for each letter, word or pair of words spend more on that than on their work. Those that
# make no array need not count: whoever calls them holds what they are given.
_uncounted = cast(Any, njit)  # its types do not know the option
looking = _uncounted(cache=True, _nrt=False)
"""Compile a function that only looks at arrays: it makes none, and returns none."""
looking_inline = _uncounted(cache=True, _nrt=False, inline="always")
"""The same, written out wherever it is called."""
