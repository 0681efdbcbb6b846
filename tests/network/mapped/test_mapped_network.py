"""A network as arrays on the disk says, byte for byte, what the one built in memory says."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from effort import times
from invented import CASE, Written, keep
from linchpin.archive import Archive, create_archive, take_snapshot
from linchpin.chart.ego.build import ego_network
from linchpin.claims.claim import Standing
from linchpin.claims.errors import LinchpinError
from linchpin.network.ask import ask
from linchpin.network.mapped.kept import map_network, write_network
from linchpin.network.network import Network, build_network
from linchpin.network.paths import paths
from linchpin.workspace.add_edition import add_case, find_case
from linchpin.workspace.settings import Settings

FAR_APART = max(1, 5 // times(1))
NOON = datetime.datetime(2026, 5, 6, 12, tzinfo=datetime.UTC)


def both(archive: Archive, folder: Path, day: datetime.date | None = None) -> list[Network]:
    """Return the network built in memory, and the same mapped from the disk."""
    snapshot = take_snapshot(archive, as_of=day)
    built = build_network(snapshot)
    folder.mkdir()
    write_network(folder, snapshot, built.resolution)
    return [built, map_network(folder, snapshot)]


def outcome(question: Callable[..., Any], network: Network, *asked: str) -> str:
    """Return what a question gives, an error too, as text."""
    try:
        return json.dumps(asdict(question(network, *asked)), default=repr, ensure_ascii=False)
    except LinchpinError as error:
        return f"{type(error).__name__}: {error}"


def questions(network: Network) -> list[str]:
    """Return ids, names, words and misspellings that one may ask a network for."""
    rows = sorted(network.names.everything())
    names = [name for _, name in rows]
    words = sorted({word for name in names for word in name.split()})
    numbers = ["0", "SDN 1", "#2", "ofac-3", "sdn ofac-1"]
    return [
        *numbers,
        *sorted(network.ties),
        *(e for e, _ in rows),
        *names,
        *words,
        "nobody at all",
        "\udc80",
    ]


def hold_to_each_other(built: Network, mapped: Network) -> None:
    """Compare everything two networks can be asked."""
    assert mapped.resolution == built.resolution
    assert list(mapped.edges) == list(built.edges)
    assert [mapped.edges[at] for at in range(len(built.edges))] == list(built.edges)
    assert dict(mapped.ties) == dict(built.ties)
    assert len(mapped.names) == len(built.names)
    assert list(mapped.names.everything()) == list(built.names.everything())
    for number, who in enumerate(dict.fromkeys(questions(built))):
        assert mapped.names.find(who) == built.names.find(who)
        assert mapped.names.entries.records(who) == built.names.entries.records(who)
        if number % FAR_APART == 0:  # what is near goes through every name
            assert mapped.names.near(who) == built.names.near(who)
        assert mapped.names.caption(who) == built.names.caption(who)
        assert mapped.names.schemata(who) == built.names.schemata(who)
        assert (who in mapped.names, who in mapped.ties) == (who in built.names, who in built.ties)
    everybody = {e for e, _ in built.names.everything()} | set(built.ties)
    assert sorted(mapped.mentioned(everybody)) == sorted(built.mentioned(everybody))
    ends = sorted(built.ties)
    for one in ends[: times(5)]:
        for other in ends[-times(5) :]:
            assert outcome(paths, mapped, one, other) == outcome(paths, built, one, other)


@pytest.mark.parametrize("day", [None, datetime.date(2017, 6, 1)], ids=["all", "2017"])
def test_the_bundled_cases(tmp_path: Path, day: datetime.date | None) -> None:
    archive = create_archive(tmp_path / "archive")
    run = Settings(archive.path, clock=lambda: NOON, person=lambda: "A. Tester")
    for name in ("ruelas", "jalisco"):
        add_case(archive, find_case(name), run)
    built, mapped = both(archive, tmp_path / "mapped", day)
    hold_to_each_other(built, mapped)
    for entity in sorted(built.ties)[:: FAR_APART if day else 1]:
        assert outcome(ask, mapped, entity) == outcome(ask, built, entity)
    entity = max(built.ties, key=lambda one: len(built.ties[one]))
    assert outcome(ego_network, mapped, entity) == outcome(ego_network, built, entity)


NAMES = st.lists(st.sampled_from(["Ana", "Luis", "soto", "Söto", "3", "-", "李"]), min_size=1)
RECORDS = st.lists(
    st.tuples(st.sampled_from(["name", "alias", "weakAlias", "previousName"]), NAMES.map(" ".join)),
    min_size=1,
    max_size=4,
)
TIES = st.tuples(
    st.sampled_from(["UnknownLink", "Family", "Ownership"]),
    st.integers(0, 6),
    st.integers(0, 6),
    st.sampled_from([None, "2015", "2019-02", "2030"]),
    st.sampled_from([Standing.STATED, Standing.ALLEGED, Standing.DENIED]),
    st.booleans(),
)
ENDS = {
    "UnknownLink": ("subject", "object", "role"),
    "Family": ("person", "relative", "relationship"),
    "Ownership": ("owner", "asset", "role"),
}


@settings(max_examples=times(8), phases=[Phase.generate])
@given(people=st.lists(RECORDS, min_size=1, max_size=7), ties=st.lists(TIES, max_size=9))
def test_any_archive(
    people: list[list[tuple[str, str]]],
    ties: list[tuple[str, int, int, str | None, Standing, bool]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    place = tmp_path_factory.mktemp("any")
    archive = create_archive(place / "archive")
    written, case = Written(), Written(dataset=CASE, published="2018-01-01", speaker="A court")
    born = {"Person": {"birthDate": "1970-01-01"}, "Company": {"incorporationDate": "1970"}}
    for number, names in enumerate(people):
        for prop, name in names:
            kind = "Company" if number % 3 == 2 else "Person"
            written.say(f"ofac-{number}", kind, **{prop: name})
            case.say(f"inv-{number}", kind, **{prop: name}, **born[kind])
        written.say(
            f"ofac-{number}-S", "Sanction", entity=f"ofac-{number}", authorityId=f"{number}"
        )
    for at, (kind, one, other, end, standing, several) in enumerate(ties):
        first, second, role = ENDS[kind]
        values: dict[str, str | list[str]] = {role: "a tie", first: f"ofac-{one}"}
        values[second] = [f"ofac-{other}", f"inv-{other}"] if several else f"inv-{other}"
        values |= {"endDate": end} if end else {}
        case.say(f"inv-tie-{at}", kind, standing=standing, **values)
    keep(archive, written.edition("2021-07"))
    keep(archive, case.edition("2021-01-01"))
    hold_to_each_other(*both(archive, place / "mapped"))
