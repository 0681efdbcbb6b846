"""Country names as lists write them, turned into the codes FollowTheMoney uses."""

from __future__ import annotations

from functools import lru_cache

from linchpin.match.territories import territory_code

_LONGEST_NAME = 120
_OTHERWISE = {"Cabo Verde.  Previously Cape Verde.": "cv"}
"""Names as OFAC writes them that no table of countries holds, to their codes."""


@lru_cache(maxsize=4096)
def country_code(name: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code (or FollowTheMoney's own) for a country name.

    Args:
        name: As published, such as `Korea, North` or `Burma`.

    Returns:
        The code in lower case, or None where the name is that of no territory.

    >>> country_code("Korea, North"), country_code("Atlantis")
    ('kp', None)
    """
    if len(name) > _LONGEST_NAME:
        return None
    return _OTHERWISE.get(name) or territory_code(name)
