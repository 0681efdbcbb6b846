"""What editions lack because a file of their set was missing: part of all that rests on them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from linchpin.archive import Manifest
from linchpin.claims.dates import say_date

_MISSING = re.compile(r"(\S+) is not there: (.+)", re.DOTALL)


def missing_parts(edition: Manifest) -> dict[str, str]:
    """Return the parts an edition was read without, and what that means.

    Args:
        edition: Its manifest.
    """
    found = (_MISSING.fullmatch(warning) for warning in edition.warnings)
    return {match[1]: match[2] for match in found if match is not None}


def lacking(editions: Iterable[Manifest]) -> tuple[str, ...]:
    """Return a sentence for each part that an edition lacks.

    Args:
        editions: Those that count.
    """
    return tuple(
        f"{edition.title}, edition of {say_date(edition.date)}, was read without {name}: {what}."
        for edition in editions
        for name, what in missing_parts(edition).items()
    )
