"""The records of a JSON text, one by one, wherever in it their arrays stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from linchpin.claims.errors import ReadError
from linchpin.tabular.limits import LONGEST_CELL

_SPACE = re.compile(r"[ \t\r\n\ufeff\x1e]*")
_WINDOW = 1 << 16
_DEEPEST = 100
REST = "(rest)"
"""Name of what an object holds besides arrays of records."""


def _whole_number(text: str) -> str:
    return text


def _number(text: str) -> str:
    return text[:-2] if text.endswith(".0") else text


DECODER = json.JSONDecoder(parse_int=_whole_number, parse_float=_number, parse_constant=str)
"""Reads numbers as they are written, so that no digit of them is lost."""


@dataclass(frozen=True, slots=True)
class JsonRecord:
    """A value of an array, or a value by itself.

    Attributes:
        path: Names that lead to the array; empty for the outermost.
        number: Its place in the array, from 1; 0 for what an object holds besides arrays.
        value: The value.
        line: The line it begins on.
    """

    path: str
    number: int
    value: Any
    line: int


class JsonWalker:
    """Walks through a JSON text that is too large to hold.

    Arrays that hold objects, or arrays, are walked into and their items given out one by one;
    other values are collected and given out at the end under the name of their object.
    """

    def __init__(self, texts: Iterator[str], place: str) -> None:
        self.texts, self.place = texts, place
        self.buffer, self.at, self.line = "", 0, 1
        self.is_whole = False

    def records(self) -> Iterator[JsonRecord]:
        """Yield the records of the text.

        Raises:
            ReadError: It is not JSON, with its line.
        """
        number = 0
        while self._next():
            number += 1
            line = self.line
            if self._peek() == "[":
                yield from self._array("" if number == 1 else str(number), 0)
            elif number == 1 and self._peek() == "{" and not self._is_line():
                rest: dict[str, Any] = {}
                found = 0
                for record in self._object("", 0, rest):
                    found += 1
                    yield record
                if rest or not found:
                    yield JsonRecord(REST if found else "", 0, rest, line)
            else:
                yield JsonRecord("", number, self._value(), line)

    def _is_line(self) -> bool:
        """Say whether a whole object ends with its line, and another value follows."""
        self.buffer, self.at = self.buffer[self.at :], 0
        end = self.buffer.find("\n")
        while end < 0 and len(self.buffer) < LONGEST_CELL and self._more():
            end = self.buffer.find("\n")
        if end < 0:
            return False
        try:
            DECODER.decode(self.buffer[:end].strip())
        except (ValueError, RecursionError):
            return False
        while not self.buffer[end:].strip() and self._more():
            pass
        return bool(self.buffer[end:].strip())

    def _object(self, path: str, depth: int, rest: dict[str, Any]) -> Iterator[JsonRecord]:
        """Yield the records within an object; what is no array of them goes to `rest`."""
        self.at += 1
        if self._peek() == "}":
            self.at += 1
            return
        while True:
            if self._peek() != '"':
                raise self._error("a name in quotes is needed")
            name = str(self._value())
            below = f"{path}.{name}" if path else name
            self._take(":")
            char = self._peek()
            if depth < _DEEPEST and char == "[" and self._holds_records():
                yield from self._array(below, depth + 1)
            elif depth < _DEEPEST and char == "{":
                inner: dict[str, Any] = {}
                yield from self._object(below, depth + 1, inner)
                if inner:
                    rest[name] = inner
            else:
                rest[name] = self._value()
            if self._peek() == "}":
                self.at += 1
                return
            self._take(",")

    def _holds_records(self) -> bool:
        """Say whether the array ahead begins with an object or an array."""
        self.buffer, self.at = self.buffer[self.at :], 0
        at = 1
        while True:
            found = _SPACE.match(self.buffer, at)
            assert found is not None
            at = found.end()
            if at < len(self.buffer):
                return self.buffer[at] in "[{"
            if not self._more():
                return False

    def _array(self, path: str, depth: int) -> Iterator[JsonRecord]:
        self.at += 1
        number = 0
        if self._peek() == "]":
            self.at += 1
            return
        while True:
            self._peek()
            line = self.line
            number += 1
            yield JsonRecord(path, number, self._value(), line)
            if self._peek() == "]":
                self.at += 1
                return
            self._take(",")

    def _value(self) -> Any:
        """Return the value ahead; more of the text is taken until it is whole."""
        self._peek()
        while True:
            try:
                value, end = DECODER.raw_decode(self.buffer, self.at)
            except RecursionError:
                raise self._error("values within one another too deeply") from None
            except ValueError as error:
                if len(self.buffer) - self.at > 4 * LONGEST_CELL:
                    raise self._error("a value of many megabytes") from error
                if not self._more(len(self.buffer) - self.at):
                    raise self._error(str(error)) from error
                continue
            if end == len(self.buffer) and self._more():
                continue  # a number may go on
            self.line += self.buffer.count("\n", self.at, end)
            self.at = end
            return value

    def _more(self, least: int = _WINDOW) -> bool:
        """Take more of the text; say whether there was any."""
        if self.is_whole:
            return False
        parts, size = [self.buffer[self.at :]], 0
        for text in self.texts:
            parts.append(text)
            size += len(text)
            if size >= least:
                break
        else:
            self.is_whole = True
        self.buffer, self.at = "".join(parts), 0
        return size > 0

    def _next(self) -> bool:
        return self._peek(needed=False) != ""

    def _peek(self, *, needed: bool = True) -> str:
        """Return the next character that is no blank; empty at the end of the text."""
        while True:
            found = _SPACE.match(self.buffer, self.at)
            assert found is not None
            self.line += self.buffer.count("\n", self.at, found.end())
            self.at = found.end()
            if self.at < len(self.buffer):
                return self.buffer[self.at]
            if not self._more():
                if needed:
                    raise self._error("it ends before it is whole")
                return ""

    def _take(self, char: str) -> None:
        if self._peek() != char:
            raise self._error(f"{char!r} is needed, not {self.buffer[self.at : self.at + 20]!r}")
        self.at += 1

    def _error(self, why: str) -> ReadError:
        return ReadError(f"{self.place} line {self.line}: not JSON ({why})")
