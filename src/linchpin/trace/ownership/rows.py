"""Rows of a table of ownership as stakes, and who of their owners is on a list."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linchpin.claims.dates import PartialDate, parse_date
from linchpin.match.name_keys import name_key
from linchpin.trace.authority import day_of_number
from linchpin.trace.fit import Row
from linchpin.trace.ownership.answer import Listed
from linchpin.trace.ownership.shares import UNKNOWN, OwnedShare
from linchpin.trace.ownership.stakes import Stake

LISTED, PROGRAMS, LISTED_SINCE = "listed", "programs", "listed_since"
"""Endings of columns with what a list says of an owner or of what is owned: who it is there, its
programs (by `;`), and since when (ISO)."""
SIDES = ("owner", "owned")
"""Columns of parties."""
ASKED = "day"
"""Column with the day for which it is asked, as a number of days."""
CONTROL_WORDS = (
    "voting", "appoint", "director", "significant influence", "control", "manager", "trustee",
    "signatory", "officer", "administrador", "apoderado", "representante",
)  # fmt: skip
"""Words for ties that are no ownership (OFAC FAQ 398)."""


@dataclass(frozen=True, slots=True)
class Owned:
    """A table of ownership, or the rows of one finding.

    Attributes:
        stakes: Its rows.
        listed: Who of the owners is on a list.
        named: How the table writes a party, by the key parties are told apart by.
        day: The day for which it is asked.
        places: Number of each row, by its place.
    """

    stakes: tuple[Stake, ...]
    listed: tuple[Listed, ...]
    named: Mapping[str, str]
    day: datetime.date
    places: Mapping[str, int]


def party_key(name: str) -> str:
    """Return what tells parties of a table apart: letters and figures, whatever their case.

    >>> party_key("Lomas Azules, S.A.") == party_key("LOMAS AZULES SA")
    True
    """
    return name_key(name) or name.strip()


def text(row: Row, column: str) -> str:
    """Return a cell as text; empty where there is none."""
    value = row.get(column)
    return "" if value is None else str(value).strip()


def control_of(row: Row) -> str | None:
    """Return the words of a tie that is no ownership; None for a share.

    >>> control_of({"share": "voting-rights-75-to-100-percent"}), control_of({"share": "25%"})
    ('voting-rights-75-to-100-percent', None)
    """
    return control_words(text(row, "share"))


def control_words(cell: str) -> str | None:
    """Return the words of a cell of shares that tells a tie of control; None for any other.

    >>> control_words("Director"), control_words("ownership-of-shares-25-to-50-percent")
    ('Director', None)
    """
    plain = cell.lower().replace("-", " ").replace("_", " ")
    is_share = "ownership of shares" in plain or "owner" in plain.split()
    is_control = not is_share and any(word in plain for word in CONTROL_WORDS)
    return " ".join(cell.split()) if is_control else None


def owned_of(rows: Iterable[Row]) -> Owned | None:
    """Return rows as stakes; None where there is no row, or no day is asked.

    Args:
        rows: Rows of a table of ownership with the columns of lists.
    """
    stakes: list[Stake] = []
    listed: dict[str, Listed] = {}
    named: dict[str, str] = {}
    places: dict[str, int] = {}
    day: datetime.date | None = None
    for row in rows:
        owner, owned = text(row, "owner"), text(row, "owned")
        if row.get(ASKED) is None or not owner or not owned:
            continue
        day = day_of_number(int(str(row[ASKED])))
        for name in (owner, owned):
            key = party_key(name)
            named[key] = min(named.get(key, name), name)
        place = f"{text(row, 'file')} line {text(row, 'line')}"
        places[place] = int(str(row["row"]))
        since, until = _date(row, "since_day"), _date(row, "until_day")
        stakes.append(
            Stake(party_key(owner), party_key(owned), _share(row), place, since, until,
                  control_of(row))
        )  # fmt: skip
        for side in SIDES:
            if text(row, f"{side}_{LISTED}"):
                who = party_key(text(row, side))
                listed[who] = _listed(row, side, who)
    if day is None:
        return None
    return Owned(tuple(stakes), tuple(listed[key] for key in sorted(listed)), named, day, places)


def _share(row: Row) -> OwnedShare:
    low, high = row.get("share_low"), row.get("share_high")
    if low is None or high is None:
        return UNKNOWN
    unread = row.get("since_unread") or row.get("until_unread")
    return OwnedShare(0 if unread else int(str(low)), int(str(high)))


def _date(row: Row, column: str) -> PartialDate | None:
    value = row.get(column)
    return None if value is None else parse_date(day_of_number(int(str(value))).isoformat())


def _listed(row: Row, side: str, who: str) -> Listed:
    programs = tuple(part for part in text(row, f"{side}_{PROGRAMS}").split(";") if part)
    since = text(row, f"{side}_{LISTED_SINCE}")
    day = datetime.date.fromisoformat(since) if since else None
    return Listed(who, text(row, f"{side}_{LISTED}"), programs, day)
