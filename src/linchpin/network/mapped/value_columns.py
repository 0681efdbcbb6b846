"""Columns of small values, each kept as JSON and made an object when it is looked at."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

import numpy as np
import pyarrow as pa

from linchpin.network.mapped.columns import Folder, Numbers, TextBuffer, TextColumn

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class ValueRows(Sequence[Value], Generic[Value]):
    """Values by number.

    Attributes:
        texts: Each as JSON.
        read: Makes a value of what JSON gives; a function of a module, so that it can be sent.
    """

    texts: TextColumn
    read: Callable[[Any], Value]

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, at: int) -> Value: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Value]: ...
    def __getitem__(self, at: int | slice) -> Value | Sequence[Value]:
        if isinstance(at, slice):
            return [self[row] for row in range(*at.indices(len(self)))]
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return self.read(json.loads(self.texts[at % len(self)]))


@dataclass(frozen=True, slots=True)
class ValuesByKey(Mapping[str, Value], Generic[Value]):
    """Values by key.

    Attributes:
        ordered: Every key, in order.
        texts: The value of each as JSON.
        read: Makes a value of what JSON gives.
    """

    ordered: TextColumn
    texts: TextColumn
    read: Callable[[Any], Value]

    def __len__(self) -> int:
        return len(self.ordered)

    def __iter__(self) -> Iterator[str]:
        return iter(self.ordered)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.ordered.find(key) is not None

    def __getitem__(self, key: str) -> Value:
        at = self.ordered.find(key)
        if at is None:
            raise KeyError(key)
        return self.read(json.loads(self.texts[at]))


@dataclass(frozen=True, slots=True)
class NumbersByKey(Mapping[str, int]):
    """Numbers by key.

    Attributes:
        ordered: Every key, in order.
        numbers: The number of each.
    """

    ordered: TextColumn
    numbers: Numbers

    def __len__(self) -> int:
        return len(self.ordered)

    def __iter__(self) -> Iterator[str]:
        return iter(self.ordered)

    def __getitem__(self, key: str) -> int:
        at = self.ordered.find(key)
        if at is None:
            raise KeyError(key)
        return int(self.numbers[at])


def write_rows(folder: Folder, name: str, values: Iterable[object]) -> None:
    """Write values by number.

    Args:
        folder: Where to.
        name: Name of the column.
        values: What JSON can hold.
    """
    texts = TextBuffer()
    for value in values:
        texts.add(_text(value))
    folder.write_texts(name, texts.array())


def write_by_key(folder: Folder, name: str, values: Iterable[tuple[str, object]]) -> None:
    """Write values by key.

    Args:
        folder: Where to.
        name: Name of the columns.
        values: Keys, each once, with what JSON can hold.
    """
    keys, texts = TextBuffer(), TextBuffer()
    for key, value in values:
        keys.add(key)
        texts.add(_text(value))
    order = folder.write_postings(name, keys.array())
    folder.write_texts(f"{name}-values", texts.array().take(pa.array(order)))


def write_numbers(folder: Folder, name: str, keys: Iterable[str]) -> None:
    """Write which number each key has: how many come before it.

    Args:
        folder: Where to.
        name: Name of the columns.
        keys: Each once.
    """
    texts = TextBuffer()
    for key in keys:
        texts.add(key)
    folder.write(f"{name}-numbers", folder.write_postings(name, texts.array()).astype(np.int64))


def rows_of(folder: Folder, name: str, read: Callable[[Any], Value]) -> ValueRows[Value]:
    """Return values by number that were written into a folder.

    Args:
        folder: Where from.
        name: Name of the column.
        read: Makes a value of what JSON gives.
    """
    return ValueRows(folder.texts(name), read)


def by_key(folder: Folder, name: str, read: Callable[[Any], Value]) -> ValuesByKey[Value]:
    """Return values by key that were written into a folder.

    Args:
        folder: Where from.
        name: Name of the columns.
        read: Makes a value of what JSON gives.
    """
    return ValuesByKey(folder.postings(name).keys, folder.texts(f"{name}-values"), read)


def numbers_by_key(folder: Folder, name: str) -> NumbersByKey:
    """Return which number each key has, as it was written into a folder.

    Args:
        folder: Where from.
        name: Name of the columns.
    """
    return NumbersByKey(folder.postings(name).keys, folder.numbers(f"{name}-numbers"))


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
