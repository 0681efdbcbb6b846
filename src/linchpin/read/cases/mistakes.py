"""Mistakes in a case: where each stands, what is wrong, and all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from linchpin.claims.errors import ReadError

_T = TypeVar("_T")

MAX_MISTAKES = 20
"""Most mistakes that one error message lists; `mistakes` holds all."""


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing that is wrong; ordered by place.

    Attributes:
        file: Path of the file it stands in.
        line: Line, from 1.
        column: Letter of the line, from 1.
        what: The part of the case it concerns, such as "claim 'runs-office'".
        why: What is wrong, with the value, and what would be right.
    """

    file: str
    line: int
    column: int
    what: str
    why: str

    def __str__(self) -> str:
        """Return place, part and reason in one line.

        >>> print(Mistake("case.yaml", 3, 9, "case", "'title' is empty"))
        case.yaml line 3 column 9: case: 'title' is empty
        """
        what = f"{self.what}: " if self.what else ""
        return f"{self.file} line {self.line} column {self.column}: {what}{self.why}"


class CaseError(ReadError):
    """A case with mistakes: all that were found, in order of place.

    Attributes:
        mistakes: Each once.
    """

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(set(mistakes)))
        lines = [str(item) for item in self.mistakes[:MAX_MISTAKES]]
        total = len(self.mistakes)
        if total > MAX_MISTAKES:
            lines.insert(0, f"the first {MAX_MISTAKES} of {total} mistakes:")
        elif total > 1:
            lines.insert(0, f"{total} mistakes:")
        super().__init__("\n".join(lines))


def noting(noted: list[Mistake], take: Callable[[], _T]) -> _T | None:
    """Return what is taken; None where that fails, and the mistakes are noted.

    Args:
        noted: Where mistakes are collected.
        take: Raises CaseError where something is wrong.
    """
    try:
        return take()
    except CaseError as error:
        noted.extend(error.mistakes)
        return None
