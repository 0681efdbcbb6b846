"""Functions in machine code, kept on disk until any source they may be made of changes.

numba asks only whether the file of a function has changed. Machine code also holds the functions
it calls and the constants it reads, from other files: after an upgrade it would go on with old
ones, or crash. Here what is kept is stamped with all sources of the rooms that have kernels.

numba takes longer to load than two names to compare. It is loaded by the first call of a kernel
that is not `uncompiled`; before that a kernel is the function it was written as.
"""

from __future__ import annotations

import atexit
import hashlib
import pickle
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, cached_property, update_wrapper
from pathlib import Path
from typing import Any, TypeVar, cast

Kernel = TypeVar("Kernel", bound=Callable[..., object])

_PACKAGE = Path(__file__).resolve().parent
_ROOMS = {
    "match": ("tokens", "search", "reverse"),
    "strike": ("graph", "kernels"),
    "trace": ("kernels",),
}
"""Where kernels stand, and all they call and read. Other packages are stamped whole."""
_KEPT = "__pycache__"
_UNREADABLE = (
    AttributeError, EOFError, ImportError, IndexError, KeyError, TypeError, ValueError,
    pickle.UnpicklingError,
)  # fmt: skip
"""What reading a pickle raises that was cut, or holds what an older version called otherwise."""
_UNCOMPILED = ContextVar("uncompiled", default=False)


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


@cache
def _compiler() -> Any:
    """Return numba, which from now on keeps what it compiles where it can be written.

    That is the first of: the folder named by NUMBA_CACHE_DIR, beside the source, the user's
    folder for caches, or nowhere for long.
    """
    import numba
    from numba.core import caching

    class ThisProcess(caching.UserWideCacheLocator):
        """Keeps them until the process ends: a shared folder could be another user's."""

        def get_cache_path(self) -> str:
            return str(Path(_folder_of_this_process()) / Path(self._cache_path).name)

    class Forgiving(caching.IndexDataCacheFile):
        """Takes what cannot be read, damaged or of classes that are gone, as not kept."""

        def _load_index(self) -> Any:
            try:
                return super()._load_index()  # type: ignore[no-untyped-call]
            except _UNREADABLE:
                return {}

        def _load_data(self, name: str) -> Any:
            try:
                return super()._load_data(name)  # type: ignore[no-untyped-call]
            except _UNREADABLE as error:
                raise OSError(f"{name}: cannot be read") from error

    caching.IndexDataCacheFile = Forgiving  # type: ignore[misc]
    places = (
        caching.UserProvidedCacheLocator,
        caching.InTreeCacheLocator,
        caching.UserWideCacheLocator,
        ThisProcess,
    )
    caching.CacheImpl._locator_classes = [
        *map(_stamped, places),
        *caching.CacheImpl._locator_classes,
    ]
    return numba


def _of_plain_numbers(dispatcher: Any) -> Any:
    """Return a compiled function that other kernels call with whole numbers of one kind.

    numba would compile it once for a number that stands in the source (`walk(tree, 0)`), once for
    an index of 32 bits and once for one of 64.
    """
    import numba

    types: Any = numba.core.types
    call = dispatcher.get_call_template

    def plain(given: Any) -> Any:
        bare = types.unliteral(given)
        return types.int64 if isinstance(bare, types.Integer) and bare.signed else bare

    def call_plainly(args: tuple[Any, ...], named: dict[str, Any]) -> Any:
        return call(tuple(map(plain, args)), {name: plain(one) for name, one in named.items()})

    dispatcher.get_call_template = call_plainly
    return dispatcher


class _Kernel:
    """A function that is compiled when it is first called, unless it is called `uncompiled`."""

    def __init__(self, function: Callable[..., Any], options: dict[str, Any]) -> None:
        update_wrapper(self, function)
        self.py_func = function
        self._options = options

    def __call__(self, *given: Any) -> Any:
        if _UNCOMPILED.get():
            return self.py_func(*given)
        return self.machine_code(*given)

    @cached_property
    def machine_code(self) -> Any:
        """The function as numba compiles it."""
        return _of_plain_numbers(_compiler().njit(**self._options)(self.py_func))

    @property
    def _numba_type_(self) -> Any:
        """What numba takes it for where another kernel calls it."""
        return self.machine_code._numba_type_

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.machine_code, name)


def njit(**options: Any) -> Callable[[Kernel], Kernel]:
    """Return what makes a function one in machine code, with the type of the original.

    Args:
        options: Those of `numba.njit`.
    """

    def kernel(function: Kernel) -> Kernel:
        return cast(Kernel, _Kernel(function, options))

    return kernel


compiled = njit(cache=True, nogil=True)
"""Compile a loop over numpy arrays and numbers; it is kept on disk and releases the GIL."""
inlined = njit(cache=True, nogil=True, inline="always")
"""The same as if it were written where it is called: for what is done once a node or tie, where
a call would count references to every array it hands on."""

# Numba counts who holds an array, each time that one is taken from a tuple or handed on. Functions
# called for each letter, word or pair of words spend more on that than on their work. Those that
# make no array need not count: whoever calls them holds what they are given.
looking = njit(cache=True, _nrt=False)
"""Compile a function that only looks at arrays: it makes none, and returns none."""
looking_inline = njit(cache=True, _nrt=False, inline="always")
"""The same, written out wherever it is called."""


def record_type(fields: list[tuple[str, Any]], *, align: bool = False) -> Any:
    """Return a numpy type whose fields are attributes, in machine code and without it.

    Args:
        fields: Names and types.
        align: Whether to leave room so that each field is where the processor likes it.
    """
    import numpy as np

    return np.dtype((np.record, np.dtype(fields, align=align)))


@contextmanager
def uncompiled() -> Iterator[None]:
    """Give a block in which kernels run as they are written: slower, but at once, and the same."""
    import numpy as np

    before = _UNCOMPILED.set(True)
    try:
        with np.errstate(over="ignore"):  # hashes overflow, as they should
            yield
    finally:
        _UNCOMPILED.reset(before)


def is_uncompiled() -> bool:
    """Say whether kernels run as they are written just now."""
    return _UNCOMPILED.get()


_MOST_LETTERS = 4_000
"""Letters of names that are compared sooner than numba is loaded, in all."""
_letters_so_far = 0


@contextmanager
def at_once(letters: int) -> Iterator[None]:
    """Give a block in which kernels run the way that is done first: as written, or compiled.

    Args:
        letters: Letters of the names that are compared.
    """
    global _letters_so_far
    _letters_so_far += letters
    if "numba" in sys.modules or _letters_so_far > _MOST_LETTERS:
        yield
    else:
        with uncompiled():
            yield
