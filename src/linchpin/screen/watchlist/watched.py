"""Somebody who is watched for, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.claims.dates import PartialDate
from linchpin.screen.watchlist.exposure import Exposure

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Watched:
    """Somebody who is watched for.

    Attributes:
        entity: Canonical id.
        caption: The name to show.
        exposure: How the network ties them to a listed one; None for the listed themselves.
        schema: FollowTheMoney schema.
        programs: Sanctions programs, sorted.
        edition: Source and date of each edition of a list that names them, commas between.
        births: Birth dates.
        genders: Genders.
        countries: Countries of nationality, citizenship or registration, ISO 3166 lower case.
    """

    entity: str
    caption: str = ""
    exposure: Exposure | None = None
    schema: str = "LegalEntity"
    programs: tuple[str, ...] = ()
    edition: str = ""
    births: tuple[PartialDate, ...] = ()
    genders: frozenset[str] = _NONE
    countries: frozenset[str] = _NONE
