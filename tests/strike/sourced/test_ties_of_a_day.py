"""Which ties strike counts: those of the day, by the one rule every answer follows."""

from __future__ import annotations

import datetime

import pytest

from invented import CASE, Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.network.network import Network, build_network
from linchpin.strike.sourced.network_input import surroundings

DAY = datetime.date(2020, 6, 1)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Return a group with a member now, one who left, one who came later, and two payments."""
    case = Written(CASE, published="2019-01-01", speaker="A court")
    case.say("group", "Organization", name="The Group")
    for name, dates in (
        ("now", {"startDate": "2015"}),
        ("left", {"endDate": "2019"}),
        ("former", {"role": "former leader"}),
        ("later", {"startDate": "2021"}),
    ):
        case.say(name, "Person", name=f"Somebody {name}")
        case.say(f"m-{name}", "Membership", member=name, organization="group", **dates)
    for name, day in (("paid", "2016-03-01"), ("unpaid", "2022-03-01")):
        case.say(name, "Person", name=f"Somebody {name}")
        case.say(f"p-{name}", "Payment", payer="group", beneficiary=name, date=day)
    archive = create_archive(tmp_path_factory.mktemp("ties") / "archive")
    keep(archive, case.edition("2019-01-01"))
    return build_network(take_snapshot(archive))


def test_only_ties_of_the_day_are_counted(network: Network) -> None:
    around = surroundings(network, "The Group", DAY)
    names = {label.rpartition(" (")[0] for label in around.ids}
    assert names == {"The Group", "Somebody now", "Somebody paid"}


def test_strike_counts_what_every_answer_counts(network: Network) -> None:
    for day in (DAY, datetime.date(2014, 1, 1), datetime.date(2023, 1, 1)):
        around = surroundings(network, "The Group", day)
        held = {
            end
            for edge in network.edges
            if edge.holds(day, network.newest)
            for end in (edge.source, edge.target)
        }
        assert set(around.ids.values()) == held
