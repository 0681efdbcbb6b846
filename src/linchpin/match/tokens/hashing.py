"""64-bit hashes of letters, compiled: FNV-1a with a final mix (Fowler, Noll, Vo; Steele et al.)."""

from __future__ import annotations

import numpy as np

from linchpin.compiled import looking

FNV_START = np.uint64(0xCBF29CE484222325)
"""A running hash before its first letter."""
FNV_PRIME = np.uint64(0x100000001B3)
_AVALANCHE = np.uint64(0xBF58476D1CE4E5B9)
_HIGH, _LOW = np.uint64(29), np.uint64(32)


@looking
def mixed(value, letter):  # pragma: no cover
    """Return a running hash with one more letter."""
    return (value ^ np.uint64(letter)) * FNV_PRIME


@looking
def avalanched(value):  # pragma: no cover
    """Return a running hash closed: each bit of it depends on each letter."""
    value ^= value >> _HIGH
    value *= _AVALANCHE
    return value ^ (value >> _LOW)


@looking
def finished(value, salt):  # pragma: no cover
    """Return a running hash closed with the kind of key it is."""
    return avalanched(mixed(value, salt))


@looking
def hash_letters(letters, start, stop):  # pragma: no cover
    """Return the hash of some code points.

    Args:
        letters: Code points.
        start: Where the stretch begins.
        stop: Where it ends.
    """
    value = FNV_START
    for i in range(start, stop):
        value = mixed(value, letters[i])
    return avalanched(value)
