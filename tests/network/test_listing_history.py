"""On the list, off, on again: told from the editions, in whatever order they were added."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from invented import Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.claims.errors import NetworkError
from linchpin.network.listing_history import ListingHistory, listing_history
from linchpin.network.network import build_network

DAYS = {"2021-05-01": True, "2021-06-01": True, "2021-07-01": False, "2021-08-01": True}


def history(folder: Path, order: tuple[str, ...], who: str = "Ana EJEMPLO") -> list[ListingHistory]:
    archive = create_archive(folder)
    for day in order:
        written = Written()
        written.entry(9, f"Always HERE{day}")
        if DAYS[day]:
            written.entry(1, "Ana EJEMPLO" if day < "2021-08" else "Ana EJEMPLO PRUEBA")
        keep(archive, written.edition(day), most_lost=1)
    return listing_history(archive, build_network(take_snapshot(archive)), who)


def test_on_off_and_on_again_in_any_order_of_adding(tmp_path: Path) -> None:
    orders = list(permutations(DAYS))[::7]
    found = [history(tmp_path / str(number), order) for number, order in enumerate(orders)]
    assert all(one == found[0] for one in found)
    (only,) = found[0]
    assert [(one.on, one.first, one.last, one.editions) for one in only.periods] == [
        (True, "2021-05-01", "2021-06-01", 2),
        (False, "2021-07-01", "2021-07-01", 1),
        (True, "2021-08-01", "2021-08-01", 1),
    ]
    assert only.came_back
    assert only.periods[-1].names == ("Ana EJEMPLO PRUEBA",)
    assert only.say() == (
        "on the list in 2 editions of 01 May 2021 to 01 Jun 2021; not on it in the edition of 01 "
        "Jul 2021; on it again in the edition of 01 Aug 2021"
    )


def test_by_number_and_by_a_name_that_is_gone(tmp_path: Path) -> None:
    order = tuple(DAYS)
    assert history(tmp_path / "a", order, "ofac-1")[0].entity == "ofac-1"
    with pytest.raises(NetworkError, match="no edition of a list"):
        history(tmp_path / "b", order, "Nobody ATALL")
