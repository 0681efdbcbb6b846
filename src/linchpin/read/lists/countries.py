"""Country names as lists write them, turned into the codes FollowTheMoney uses."""

from __future__ import annotations

from functools import cache


@cache
def country_code(name: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code (or FollowTheMoney's own) for a country name.

    Args:
        name: As published, such as `Korea, North` or `Burma`.

    Returns:
        The code in lower case, or None where the name is no territory `rigour` knows.

    >>> country_code("Korea, North"), country_code("Atlantis")
    ('kp', None)
    """
    from rigour.territories import lookup_territory

    found = lookup_territory(name)
    return None if found is None else found.code
