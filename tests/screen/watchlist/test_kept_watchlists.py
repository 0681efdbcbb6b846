"""A kept watchlist is the built one, hit for hit; damage is noticed, said and mended."""

from __future__ import annotations

import datetime
import pickle
from pathlib import Path

import numba
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from screened_books import request_for, silent, write_book

from effort import times
from invented import CASE, Written, keep
from linchpin.archive import Archive, create_archive, open_archive, take_snapshot
from linchpin.match.search.stored_list import list_arrays
from linchpin.network.network import Network, build_network
from linchpin.screen.results.page_facts import page_facts
from linchpin.screen.results.record import Result, settings_of
from linchpin.screen.run import run
from linchpin.screen.watchlist import kept
from linchpin.screen.watchlist.stored import map_watchlist, write_watchlist
from linchpin.screen.watchlist.watchlist import Watchlist, make_watchlist
from linchpin.workspace import open as opening
from linchpin.workspace.open_watchlist import open_watchlist
from linchpin.workspace.settings import Settings

NOON = datetime.datetime(2026, 5, 6, 12, tzinfo=datetime.UTC)
DAY = NOON.date()
STREET = "Calle Inventada 18 No. 8-16, Cali, Colombia"
WORDS = ["Ana", "Luis", "SOTO", "Söto", "Ejemplo", "Chapo", "Transportes", "S.A.", "3", "-", "小明"]
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
ENTRY = st.tuples(
    st.sampled_from(["Person", "Organization", "Company"]),
    st.lists(NAMES, min_size=1, max_size=3),
    st.sampled_from(["", "1970", "1971-02-03", "1960~", "1959/1961"]),
    st.sampled_from(["", "X1234567", "X-1234567", "900123456"]),
    st.booleans(),
    st.integers(0, 2),
)


Entry = tuple[str, list[str], str, str, bool, int]


def write_sources(archive: Archive, entries: dict[int, Entry], month: int) -> None:
    """Add an edition of a list with some entries, and of a case about others tied to them."""
    listed = Written()
    case = Written(CASE, published="2018-01-01", speaker="A court")
    for number, (schema, names, born, numbered, housed, thing) in entries.items():
        facts: dict[str, str] = {"gender": "male"} if schema == "Person" else {}
        facts |= {"birthDate": born} if born and schema == "Person" else {}
        facts |= {"idNumber": numbered} if numbered else {}
        facts |= {"addressEntity": f"place-{number}"} if housed else {}
        listed.entry(number, names[0], schema, country="co", **facts)
        for name in names[1:]:
            listed.say(f"ofac-{number}", schema, alias=name, weakAlias=name.split()[0])
        for source in (listed, case) if housed else ():
            full = STREET + "x" * (thing % 2)
            source.say(f"place-{number}", "Address", full=full, city="Cali",
                       country="co")  # fmt: skip
        listed.say(f"ofac-{number}-SDNTK", "Sanction", program=f"MORE{thing % 2}")
        if numbered:
            listed.say(
                f"pass-{number}",
                "Passport",
                holder=f"ofac-{number}",
                number=f"{number}{thing % 2}99X",
            )
            listed.say(f"own-{number}", "Ownership", owner=f"ofac-{number}", asset=f"coin-{number}")
            listed.say(
                f"coin-{number}", "CryptoWallet", publicKey=f"1Invented{thing // 2}Address{number}"
            )
        reverse = " ".join(reversed(names[0].split()))
        ended = {"endDate": born[:4]} if housed and born else {}
        case.say(f"inv-{number}", schema, name=reverse if housed else names[0], **facts)
        case.say(f"kin-{number}", "Family", person=f"ofac-{number}", relative=f"inv-{number}",
                 relationship="cousin", **ended)  # fmt: skip
    listed.say("ofac-beside", "Person", name="Ana SOTO")
    keep(archive, listed.edition(f"2021-{month:02}"), most_lost=1.0)
    keep(archive, case.edition(f"2021-{month:02}-01"), most_lost=1.0)


def written_archive(folder: Path, entries: list[Entry]) -> Network:
    """Return the network of a list with some entries, and of a case about as many others."""
    archive = create_archive(folder)
    write_sources(archive, dict(enumerate(entries)), 7)
    return build_network(take_snapshot(archive))


def both(network: Network, folder: Path) -> tuple[Watchlist, Watchlist]:
    """Return the watchlist built in memory, and the same mapped from the disk."""
    built = make_watchlist(network)
    folder.mkdir()
    write_watchlist(folder, built)
    return built, map_watchlist(folder, network.snapshot)


def hold_to_each_other(built: Watchlist, mapped: Watchlist) -> None:
    """Compare everything that is known of the watched."""
    arrays = list_arrays(mapped.names)
    for name, array in list_arrays(built.names).items():
        assert (arrays[name] == array).all(), name
        assert arrays[name].dtype == array.dtype, name
        assert arrays[name].flags.writeable  # or compiled functions would be compiled anew
    there, here = mapped.names.features, built.names.features
    for part in ("word_letters", "compared", "columns"):  # compiled once for both
        assert numba.typeof(getattr(there, part)) == numba.typeof(getattr(here, part))
    for one, other in (
        (list(mapped.names.names), list(built.names.names)),
        (list(mapped.watched), list(built.watched)),
        (list(mapped.claims), list(built.claims)),
        (dict(mapped.numbers), dict(built.numbers)),
        (dict(mapped.identifiers), dict(built.identifiers)),
        (dict(mapped.addresses), dict(built.addresses)),
        (dict(mapped.glued_names().keys), dict(built.glued_names().keys)),
        ((mapped.editions, mapped.as_of, mapped.day), (built.editions, built.as_of, built.day)),
    ):
        assert one == other
    assert mapped.names.names[-1:] == list(built.names.names[-1:])
    assert "nobody" not in mapped.numbers
    with pytest.raises(KeyError):
        mapped.identifiers["nobody's"]


def screened(watchlist: Watchlist, folder: Path, values: list[str]) -> Result:
    """Return the result of a book that names some values in columns of every kind."""
    rows = [[str(at), value, value, value, f"Pago a {value} y otros, {STREET}", "1970"]
            for at, value in enumerate(values)]  # fmt: skip
    book = write_book(
        folder / "book.csv", [["id", "name", "address", "tax id", "memo", "birth date"], *rows]
    )
    return run(watchlist, request_for(book), silent)


@settings(max_examples=times(4), deadline=None, phases=[Phase.generate])
@given(entries=st.lists(ENTRY, min_size=1, max_size=6), asked=st.lists(NAMES, max_size=4))
def test_any_kept_watchlist_is_the_built_one(
    entries: list[Entry],
    asked: list[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    place = tmp_path_factory.mktemp("kept")
    network = written_archive(place / "archive", entries)
    built, mapped = both(network, place / "columns")
    hold_to_each_other(built, mapped)
    names = [name for _, each, _, _, _, _ in entries for name in each]
    values = [*asked, *names, STREET, "X1234567", "".join(names)]
    results = [screened(watchlist, place, values) for watchlist in (built, mapped)]
    assert results[0] == results[1]
    pages = [
        page_facts(one, results[0], snapshot=network.snapshot, at="noon",
                   run=settings_of(one, request_for(place / "book.csv")))
        for one in (built, mapped)
    ]  # fmt: skip
    assert pages[0] == pages[1]


def everything(watchlist: Watchlist) -> dict[str, object]:
    """Return all that is known of each of the watched, however many parts there are."""
    known: dict[str, list[object]] = {}
    for part in watchlist.parts():
        assert part.dropped <= set(part.numbers)
        for name, claims in zip(part.names.names, part.claims, strict=True):
            who = part.watched[name.bearer]
            assert part.numbers[who.entity] == name.bearer
            if who.entity not in part.dropped:
                said = (name.text, name.surnames, name.kind, name.acronym, claims)
                known.setdefault(who.entity, [who]).append(said)
        for found in (part.identifiers, part.addresses):
            for key, items in found.items():
                for item in items:
                    if item.entity not in part.dropped:
                        known.setdefault(item.entity, []).append((key, item))
    return {who: sorted(items, key=repr) for who, items in known.items()}


ONE: Entry = ("Person", ["Ana Ejemplo"], "1970", "X1234567", True, 0)
OTHER: Entry = ("Company", ["Luis Ejemplo S.A.", "Soto S.A."], "", "900123456", False, 0)


@settings(max_examples=times(4), deadline=None, phases=[Phase.explicit, Phase.generate])
@example(entries=[ONE, OTHER], later={1: (*OTHER[:5], 1)}, last={0: (*ONE[:5], 2)})
@given(
    entries=st.lists(ENTRY, min_size=1, max_size=6),
    later=st.dictionaries(st.integers(0, 7), st.none() | ENTRY, max_size=3),
    last=st.dictionaries(st.integers(0, 7), st.none() | ENTRY, max_size=3),
)
def test_a_watchlist_made_current_is_the_one_made_anew(
    entries: list[Entry],
    later: dict[int, Entry | None],
    last: dict[int, Entry | None],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    place = tmp_path_factory.mktemp("renewed")
    network = written_archive(place / "archive", entries)
    archive = open_archive(place / "archive")
    kept.keep_watchlist(archive, "k0", make_watchlist(network), network)
    current = dict(enumerate(entries))
    for month, changes in ((8, later), (9, last)):
        current |= {number: entry for number, entry in changes.items() if entry is not None}
        for number in changes.keys() & current.keys():
            if changes[number] is None and len(current) > 1:
                del current[number]
        write_sources(archive, current, month)
        archive = open_archive(place / "archive")
        network = build_network(take_snapshot(archive))
        assert kept.keep_renewed(archive, f"k{month}", network, tell=pytest.fail)
        renewed = kept.kept_watchlist(archive, f"k{month}", network.snapshot, pytest.fail)
        assert renewed is not None
        assert renewed.more is not None
        whole = make_watchlist(network)
        assert everything(renewed) == everything(whole)
        assert (renewed.count, renewed.day) == (whole.count, whole.day)
        names = [name.text for name in whole.names.names]
        values = [
            *names,
            STREET,
            "X1234567",
            "1099X",
            "1199X",
            "1Invented1Address1",
            "".join(names[:2]),
        ]
        assert screened(renewed, place, values) == screened(whole, place, values)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    entries = [
        ("Person", ["Ana Ejemplo Prueba", "Chapo Ejemplo"], "1970", "X1234567", True, 0),
        ("Company", ["Transportes Inventados S.A."], "", "900123456", False, 0),
    ]
    return written_archive(tmp_path_factory.mktemp("sent") / "archive", entries)


def test_it_can_be_sent_to_another_process(network: Network, tmp_path: Path) -> None:
    built, mapped = both(network, tmp_path / "columns")
    values = ["Ana Ejemplo", "Transportes Inventados", "X1234567", "nobody"]
    expected = screened(built, tmp_path, values)
    assert len(expected.hits) > 3
    for watchlist in (built, mapped):
        sent = pickle.loads(pickle.dumps(watchlist))
        assert screened(sent, tmp_path, values) == expected


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def own(
    network: Network, tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> Settings:
    """Return the settings of an archive whose watchlist is kept although it is small."""
    monkeypatch.setattr(opening, "LEAST_CLAIMS", 1)
    archive = create_archive(tmp_path / "archive")
    keep(archive, _listed("Ana Ejemplo").edition("2021-07"))
    return Settings(archive.path, clock=lambda: NOON, person=lambda: "A. Tester", tell=told.append)


def _listed(*names: str) -> Written:
    written = Written()
    for number, name in enumerate(names, 1):
        written.entry(number, name)
    return written


def _folders(own: Settings) -> list[Path]:
    return sorted((own.archive / kept.FOLDER).iterdir())


def _names(own: Settings) -> list[str]:
    watchlist, _ = open_watchlist(own, day=DAY)
    assert watchlist.day == DAY
    return [name.text for part in watchlist.parts() for name in part.names.names]


def test_it_is_made_once_and_a_new_edition_is_another(own: Settings, told: list[str]) -> None:
    assert _names(own) == _names(own) == ["Ana Ejemplo"]
    assert len(_folders(own)) == 1
    keep(open_archive(own.archive), _listed("Ana Ejemplo", "Berta Otra").edition("2021-08"),
         most_lost=1.0)  # fmt: skip
    assert _names(own) == ["Ana Ejemplo", "Berta Otra"]
    earlier, _ = open_watchlist(own, datetime.date(2021, 7, 31), day=DAY)
    assert len(earlier.watched) == 1
    assert len(_folders(own)) == 3
    assert told == []


@pytest.mark.parametrize("harm", ["flip", "cut", "lost"])
def test_damage_is_noticed_said_and_mended(own: Settings, told: list[str], harm: str) -> None:
    _names(own)
    (folder,) = _folders(own)
    for path in [folder / "index-keys.npy", folder / "watched.npy", folder / "words-aligned.npy"]:
        content = path.read_bytes()
        if harm == "flip":
            path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        elif harm == "cut":
            path.write_bytes(content[:-1])
        else:
            path.unlink()
        told.clear()
        assert _names(own) == ["Ana Ejemplo"]
        assert len(told) == 1
        assert "made anew" in told[0]
        assert str(folder) in told[0]
        assert _folders(own) == [folder]


def test_an_archive_that_cannot_be_written_is_screened_against_all_the_same(
    own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(Path, "mkdir", refused)
    assert _names(own) == ["Ana Ejemplo"]
