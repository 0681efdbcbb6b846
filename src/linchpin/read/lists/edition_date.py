"""The day of an edition: given, published, or read from a file's name."""

from __future__ import annotations

import re
from pathlib import Path

from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ClaimError, ReadError, UndatedError

_DATE_IN_NAME = re.compile(r"(?<!\d)(\d{4}-\d{2}(?:-\d{2})?)(?!\d)")


def edition_date(given: str | None, published: str | None, path: Path) -> str:
    """Return the day of an edition: the one given, else the file's own, else one in a name.

    Args:
        given: What the user said, EDTF, or None.
        published: What the file says of itself, or None.
        path: File or folder; its name or its folder's may hold `YYYY-MM-DD` or `YYYY-MM`.

    Raises:
        ReadError: The date is none.
        UndatedError: There is no date.
    """
    candidates = [given, published]
    for name in (path.name, path.parent.name):
        match = _DATE_IN_NAME.search(name)
        candidates.append(match[1] if match else None)
    for candidate in candidates:
        if candidate is not None:
            try:
                return parse_date(candidate).text
            except ClaimError as error:
                raise ReadError(f"{path}: edition date: {error}") from error
    raise UndatedError(
        f"{path}: the edition's date is not known; no file of it says so. "
        "Give it with --date YYYY-MM-DD (or YYYY-MM where the day is not known)."
    )
