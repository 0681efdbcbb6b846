"""Every typology, a line each."""

from __future__ import annotations

from linchpin.claims.errors import ReadError
from linchpin.trace.money.funnel_account import FUNNEL_ACCOUNT
from linchpin.trace.typology import Typology

TYPOLOGIES: tuple[Typology, ...] = (
    FUNNEL_ACCOUNT,
)  # fmt: skip
"""All of them; each has a page in `docs/trace`."""


def typology_named(name: str) -> Typology:
    """Return the typology with a name.

    Raises:
        ReadError: There is none.
    """
    for one in TYPOLOGIES:
        if one.name == name:
            return one
    known = ", ".join(one.name for one in TYPOLOGIES)
    raise ReadError(f"no typology {name!r}; there are: {known}")
