"""What an answer says of a list that does not list somebody: no more than the list does."""

from __future__ import annotations

from pathlib import Path

import pytest

from invented import LIST, Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.claims.claim import Standing
from linchpin.network.ask import ask
from linchpin.network.network import build_network


def not_said(folder: Path, *standings: Standing) -> tuple[str, ...]:
    """Return what is not said of a firm whose listings have these standings."""
    written = Written(LIST)
    written.say("us_ofac_sdn-1", "Company", name="Comercial Inventada")
    written.say("us_ofac_sdn-2", "Company", name="Otra Inventada")
    for number, standing in enumerate(standings):
        about = f"us_ofac_sdn-1-s{number}"
        written.say(about, "Sanction", standing=standing, entity="us_ofac_sdn-1", program="P")
    archive = create_archive(folder / "archive")
    keep(archive, written.edition("2021-07-01"))
    other = Written("un_sc")
    other.say("un-9", "Company", name="Tercera Inventada")
    keep(archive, other.edition("2021-06-01"))
    answer = ask(build_network(take_snapshot(archive)), "Comercial Inventada")
    return answer.not_said


@pytest.mark.parametrize(
    ("standings", "words"),
    [
        ((Standing.DENIED,), "denies every listing in it"),
        ((), "no listing in that entry"),
    ],
)
def test_an_entry_without_a_listing_in_force_is_still_an_entry(
    tmp_path: Path, standings: tuple[Standing, ...], words: str
) -> None:
    said = not_said(tmp_path, *standings)
    own = [text for text in said if "01 Jul 2021" in text]
    assert len(own) == 1
    assert words in own[0]
    assert "No entry" not in own[0]
    assert any("01 Jun 2021" in text and "No entry" in text for text in said)


def test_where_a_listing_holds_nothing_is_said_of_the_denied_one(tmp_path: Path) -> None:
    said = not_said(tmp_path, Standing.STATED, Standing.DENIED)
    assert not any("01 Jul 2021" in text for text in said)
