"""Columns of texts and numbers in files that are mapped into memory, not read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Numbers: TypeAlias = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class TextColumn:
    """Texts one after another.

    Attributes:
        ends: Where each text begins in `data`, and where the last one ends; bytes, int64.
        data: All texts, UTF-8, uint8.
    """

    ends: Numbers
    data: Numbers

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, row: int) -> str:
        return self._bytes(row).decode("utf-8")

    def __iter__(self) -> Iterator[str]:
        return (self[row] for row in range(len(self)))

    def at_rows(self, rows: Numbers) -> Iterator[str]:
        """Yield the texts of many rows, read at once."""
        data = self.data.tobytes()
        starts, ends = self.ends[rows].tolist(), self.ends[rows + 1].tolist()
        for start, end in zip(starts, ends, strict=True):
            yield data[start:end].decode("utf-8")

    def find(self, text: str) -> int | None:
        """Return the row of a text among texts in order; None where it is not there."""
        try:
            wanted = text.encode("utf-8")
        except UnicodeEncodeError:
            return None
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self._bytes(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self) and self._bytes(low) == wanted else None

    def _bytes(self, row: int) -> bytes:
        return bytes(self.data[self.ends[row] : self.ends[row + 1]])


@dataclass(frozen=True, slots=True)
class KeyedRows:
    """Rows by key: keys in order, each with a run of rows.

    Attributes:
        keys: Every key once, in order.
        starts: Where the run of each key begins, and where the last one ends.
    """

    keys: TextColumn
    starts: Numbers

    def run(self, key: str) -> slice:
        """Return where the rows of a key stand; an empty run where there is no such key."""
        at = self.keys.find(key)
        return slice(0, 0) if at is None else self.run_at(at)

    def run_at(self, at: int) -> slice:
        """Return where the rows of the key of that number stand."""
        return slice(int(self.starts[at]), int(self.starts[at + 1]))


class Folder:
    """A folder of columns, each written once and mapped when it is asked for."""

    def __init__(self, path: Path, prefix: str = "") -> None:
        """Use a folder.

        Args:
            path: The folder.
            prefix: What the names of all files begin with.
        """
        self.path, self.prefix = path, prefix

    def write(self, name: str, numbers: Numbers) -> None:
        """Write an array."""
        np.save(
            self.path / f"{self.prefix}{name}.npy",
            np.ascontiguousarray(numbers),
            allow_pickle=False,
        )

    def numbers(self, name: str) -> Numbers:
        """Return an array."""
        mapped: Numbers = np.load(
            self.path / f"{self.prefix}{name}.npy", mmap_mode="r", allow_pickle=False
        )
        return np.asarray(mapped)  # mapped all the same; a `memmap` takes long to look into

    def writable(self, name: str) -> Numbers:
        """Return an array, copied on write: compiled functions take it as any other."""
        path = self.path / f"{self.prefix}{name}.npy"
        try:
            mapped: Numbers = np.load(path, mmap_mode="c", allow_pickle=False)
        except ValueError:  # an array without elements cannot be mapped
            mapped = np.load(path, allow_pickle=False)
        return np.asarray(mapped)

    def all_writable(self) -> dict[str, Numbers]:
        """Return every array whose file begins so, by name; see `writable`."""
        names = (item.stem for item in self.path.glob(f"{self.prefix}*.npy"))
        return {
            name.removeprefix(self.prefix): self.writable(name.removeprefix(self.prefix))
            for name in names
        }

    def write_texts(self, name: str, texts: pa.Array) -> None:
        """Write a column of texts.

        Args:
            name: Its name.
            texts: Strings without nulls.
        """
        whole = pa.concat_arrays([pa.array([], pa.large_string()), texts.cast(pa.large_string())])
        _, ends, data = whole.buffers()
        count = len(whole) + 1
        begun = np.frombuffer(ends, np.int64, count) if len(whole) else np.zeros(1, np.int64)
        self.write(f"{name}-ends", begun)
        self.write(name, np.frombuffer(data, np.uint8, int(begun[-1])) if begun[-1] else _NONE)

    def texts(self, name: str) -> TextColumn:
        """Return a column of texts."""
        return TextColumn(self.numbers(f"{name}-ends"), self.numbers(name))

    def write_postings(self, name: str, keys: pa.Array) -> Numbers:
        """Write which rows have which key; returns the order in which rows must be written.

        Args:
            name: Its name.
            keys: The key of each row, without nulls; rows of one key stay in their order.
        """
        import pyarrow.compute as pc  # what only reads need not load this

        order = pc.array_sort_indices(keys)
        ordered = keys.take(order)
        new = np.ones(len(ordered), np.bool_)
        if len(ordered) > 1:
            new[1:] = pc.not_equal(ordered[1:], ordered[:-1]).to_numpy(zero_copy_only=False)
        starts = np.flatnonzero(new)
        self.write_texts(f"{name}-keys", ordered.take(pa.array(starts)))
        self.write(f"{name}-starts", np.append(starts, len(ordered)))
        numbers: Numbers = order.to_numpy()
        return numbers

    def postings(self, name: str) -> KeyedRows:
        """Return which rows have which key."""
        return KeyedRows(self.texts(f"{name}-keys"), self.numbers(f"{name}-starts"))


_NONE = np.zeros(0, np.uint8)


class TextBuffer:
    """Gathers many texts without keeping an object for each."""

    def __init__(self) -> None:
        self._pieces: list[pa.Array] = []
        self._held: list[str] = []

    def add(self, text: str) -> None:
        """Take a text."""
        self._held.append(text)
        if len(self._held) >= _PIECE:
            self._pieces.append(pa.array(self._held, pa.large_string()))
            self._held = []

    def array(self) -> pa.Array:
        """Return all texts in their order."""
        return pa.concat_arrays([*self._pieces, pa.array(self._held, pa.large_string())])


_PIECE = 1 << 16
