"""The one decorator that compiles a kernel, typed so that callers keep their signatures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import numba

Kernel = TypeVar("Kernel", bound=Callable[..., object])


def compiled(function: Kernel) -> Kernel:
    """Return the function compiled to machine code, cached on disk, releasing the GIL.

    Args:
        function: a loop over numpy arrays and numbers.

    Returns:
        The compiled function, with the type of the original.
    """
    return cast(Kernel, numba.njit(cache=True, nogil=True)(function))
