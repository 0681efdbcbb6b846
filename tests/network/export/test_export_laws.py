"""Whatever is exported is read back by the program it is for: same ids, ties, dates, sources."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import followthemoney
import pytest
from export_readers import (
    GRAPHS,
    NetworkRead,
    SourceRead,
    TieRead,
    read_csv,
    read_page,
)
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from effort import times
from invented import CASE, LIST, Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.claims.claim import Claim, Document, Standing
from linchpin.claims.ftm import schemata
from linchpin.claims.safe_text import safe_cell, safe_text
from linchpin.network.export import FORMATS
from linchpin.network.export.exported import Exported
from linchpin.network.export.exporters import EXPORTERS, exporter
from linchpin.network.export.page_picture import anchor
from linchpin.network.export.positions import positions
from linchpin.network.network import Network, build_network
from linchpin.workspace.own_files import is_own

Clean = tuple[Callable[[str], str], Callable[[str], str]]
PUBLISHED = "2020-01-01"
URL = "https://example.org/a?b=1&c=<d>"


@dataclass
class Published(Written):
    """A source whose documents were published at an address."""

    def documents(self) -> list[Document]:
        return [replace(one, url=URL) for one in super().documents()]


def exported(network: Network, form: str) -> tuple[bytes, Exported]:
    """Return a network in a format."""
    chosen = exporter(form)
    if chosen.binary:
        raw = io.BytesIO()
        wrote = chosen.write(network, raw)
        return raw.getvalue(), wrote
    text = io.StringIO()
    wrote = chosen.write(network, text)
    return text.getvalue().encode("utf-8"), wrote


HOSTILE = (
    "<script>alert(1)</script>", "=HYPERLINK(1)", "O'Hara \\ ", 'a "b" c', "]]>&amp;", "\u202eanA",
    "tab\there", "bell\x07", "new\nline", "#set page()", "x" * 10_000, "\U0001f6a2 ship", "{}`$`;",
    "@cmd", "أحمد", "\ufffe\x00nul",
)  # fmt: skip
NAMES = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12),
).filter(lambda text: bool(safe_text(text).strip()))
DATES = st.sampled_from([None, None, "2019", "2019-05", "2020-02-29", "1960~", "2001/2005"])
ENDS = {
    "Family": ("person", "relative", "relationship"),
    "Ownership": ("owner", "asset", "role"),
    "UnknownLink": ("subject", "object", "role"),
    "Membership": ("member", "organization", "role"),
    "Payment": ("payer", "beneficiary", None),
}


@dataclass(frozen=True)
class Planned:
    """A tie to be written down."""

    schema: str
    ends: tuple[int, int]
    role: str
    start: str | None
    end: str | None
    date: str | None
    standing: Standing


TIES = st.lists(
    st.builds(
        Planned,
        st.sampled_from(sorted(ENDS)),
        st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(lambda ends: ends[0] != ends[1]),
        NAMES,
        DATES,
        DATES,
        DATES,
        st.sampled_from(list(Standing)),
    ),
    max_size=4,
)


def written(names: list[str], ties: list[Planned]) -> Published:
    """Return a case in which some are tied."""
    case = Published(dataset=CASE, published=PUBLISHED, speaker="The Gazette")
    for number, name in enumerate(names):
        case.say(f"who-{number}", "Person", name=name)
    for number, tie in enumerate(ties):
        first, second, role = ENDS[tie.schema]
        values = {first: f"who-{tie.ends[0]}", second: f"who-{tie.ends[1]}"}
        values |= {} if role is None else {role: tie.role}
        dated = {"startDate": tie.start, "endDate": tie.end, "date": tie.date}
        values |= {
            prop: date
            for prop, date in dated.items()
            if date is not None and prop in schemata()[tie.schema].properties
        }
        case.say(f"tie-{number}", tie.schema, standing=tie.standing, **values)
    return case


def network_of(folder: Path, *sources: tuple[Written, str]) -> Network:
    """Return the network of some sources."""
    archive = create_archive(folder / "archive")
    for source, date in sources:
        keep(archive, source.edition(date), most_lost=1)
    return build_network(take_snapshot(archive))


def expected(case: Written) -> dict[str, TieRead]:
    """Return the ties of a case, straight from its claims."""
    found: dict[str, list[Claim]] = {}
    for claim in case.claims:
        if claim.schema in ENDS and claim.evidence.standing is not Standing.DENIED:
            found.setdefault(claim.entity_id or "", []).append(claim)
    ties = {}
    for key, claims in found.items():
        values = {claim.prop: claim.value for claim in claims}
        first, second, _ = ENDS[claims[0].schema or ""]
        ties[key] = TieRead(
            values[first], values[second], claims[0].evidence.standing.value,
            values.get("startDate"), values.get("endDate"), values.get("date"),
            frozenset(
                SourceRead(c.evidence.quote, c.evidence.speaker, c.evidence.standing.value, URL,
                           PUBLISHED)
                for c in claims
            ),
        )  # fmt: skip
    return ties


def cleaned(read: NetworkRead, clean: Clean) -> NetworkRead:
    """Return a network with names and quotes as a format may write them."""
    name, quote = clean
    ties = {
        key: tie._replace(
            sources=frozenset(one._replace(quote=quote(one.quote)) for one in tie.sources)
        )
        for key, tie in read.ties.items()
    }
    return NetworkRead({node: name(caption) for node, caption in read.nodes.items()}, ties)


def cell(text: str) -> str:
    """Return a text as a cell of a workbook holds it."""
    return str(safe_cell(text)).replace("\r", "\n")


CLEAN: dict[str, Clean] = {"xlsx": (cell, cell), "json": (str, str), "stix": (safe_text, str)}
"""How formats write names and quotes; the others as `safe_text` does."""


@given(names=st.lists(NAMES, min_size=4, max_size=4), ties=TIES)
@settings(max_examples=times(4), phases=[Phase.explicit, Phase.generate])
def test_what_goes_out_comes_back(names: list[str], ties: list[Planned]) -> None:
    case = written(names, ties)
    with TemporaryDirectory() as folder:
        network = network_of(Path(folder), (case, "2021-01-01"))
        captions = {f"who-{n}": network.names.caption(f"who-{n}") for n in range(4)}
        whole = NetworkRead(captions, expected(case))
        for form, read in GRAPHS.items():
            data, wrote = exported(network, form)
            clean = CLEAN.get(form, (safe_text, safe_text))
            assert cleaned(read(data), clean) == cleaned(whole, clean), form
            assert exported(network, form)[0] == data, f"{form} is not the same bytes twice"
            denied = sum(c.evidence.standing is Standing.DENIED for c in case.claims)
            told = " ".join(wrote.left_out)
            assert form == "xlsx" or (f"{denied} denied claim" in told) == bool(denied)
        _check_page(network, whole)
        _check_ftm(network, whole)
        rows = read_csv(exported(network, "csv")[0])
        assert len(rows) == len(case.claims), "every claim, denied ones too"


def _check_page(network: Network, whole: NetworkRead) -> None:
    """Make sure that the page holds everybody and every tie with its words, and runs nothing."""
    page = read_page(exported(network, "html")[0])
    assert page.active == []
    for node, name in whole.nodes.items():
        assert safe_text(name) in page.articles[anchor("e", node)]
    ties = {key for key in page.articles if key.startswith("t-")}
    assert ties == {anchor("t", key) for key in whole.ties}
    for key, tie in whole.ties.items():
        article, links = page.articles[anchor("t", key)], page.links[anchor("t", key)]
        for source in tie.sources:
            assert safe_text(source.quote) in article
            assert source.standing in article
        assert URL in links
        assert {f"#{anchor('e', end)}" for end in (tie.source, tie.target)} <= set(links)


def _check_ftm(network: Network, whole: NetworkRead) -> None:
    """Make sure that FollowTheMoney takes everybody and every tie, with dates and addresses."""
    lines = exported(network, "ftm")[0].decode("utf-8").splitlines()
    found = {}
    for line in map(json.loads, lines):
        proxy = followthemoney.model.get_proxy(line)
        for prop, values in line["properties"].items():
            bad = [one for one in values if not proxy.schema.get(prop).type.validate(one)]
            assert not bad, (prop, bad)
        found[proxy.id] = proxy
    assert found.keys() == whole.nodes.keys() | whole.ties.keys()
    for key, tie in whole.ties.items():
        proxy = found[key]
        ends = {*proxy.get(proxy.schema.source_prop), *proxy.get(proxy.schema.target_prop)}
        assert ends == {tie.source, tie.target}
        assert proxy.get("sourceUrl") == [URL]
        if tie.standing in ("stated", "admitted", "proven"):
            sharp = [d for d in (tie.start, tie.end, tie.date) if d and not set(d) & {"~", "/"}]
            told = [date for prop in ("startDate", "endDate", "date") for date in proxy.get(prop)]
            assert told == sharp
        else:
            assert any(tie.standing in text for text in proxy.get("summary"))


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """Return a network with what is hard: merged, denied in part, of another time."""
    listed = Published(LIST)
    listed.entry(1, "Ana Ejemplo Prueba", alias="=cmd()", birthDate="1970")
    listed.entry(2, "Grupo Inventado", "Organization")
    listed.say("ofac-1-passport", "Passport", holder="ofac-1", number="P1234567")
    listed.say("address-1", "Address", full="Calle Uno 1, Culiacan")
    listed.say("ofac-1", "Person", addressEntity="address-1")
    case = Published(dataset=CASE, published=PUBLISHED, speaker="The Gazette")
    case.say("case-ana", "Person", name="Ana Ejemplo Prueba")
    case.say("case-listed", "Sanction", entity="case-ana", authority="OFAC", authorityId="1")
    case.say("boss", "Membership", member="case-ana", organization="ofac-2", role="leader",
             startDate="2010", endDate="2012-05")  # fmt: skip
    case.say(
        "boss", "Membership", standing=Standing.DENIED, speaker="Ana Ejemplo Prueba", role="leader"
    )
    case.say("kin", "Family", standing=Standing.DENIED, person="case-ana", relative="x")
    case.say("case-ana", "Person", standing=Standing.ALLEGED, position="treasurer")
    return network_of(tmp_path_factory.mktemp("hard"), (listed, "2021-07"), (case, "2022-01-01"))


@pytest.mark.parametrize("form", GRAPHS)
def test_merged_records_are_one_and_what_is_denied_is_told(form: str, network: Network) -> None:
    data, wrote = exported(network, form)
    found = GRAPHS[form](data)
    assert found.nodes == {"ofac-1": "Ana Ejemplo Prueba", "ofac-2": "Grupo Inventado"}
    (tie,) = found.ties.values()
    assert (tie.source, tie.target, tie.start, tie.end) == ("ofac-1", "ofac-2", "2010", "2012-05")
    assert found.ties.keys() == {"boss"}
    text = data.decode("utf-8", "replace")
    if form != "xlsx":
        assert "Ana Ejemplo Prueba" in text.rsplit("denied_by", 1)[1][:60]
        assert "P1234567" in text
        assert "Calle Uno 1, Culiacan" in text
        assert "treasurer (alleged" in text
        assert "3 denied claims are left out" in " ".join(wrote.left_out)
        assert "5 addresses, documents, listings and events are left out" in " ".join(
            wrote.left_out
        )
    assert wrote.count > 0


def test_gexf_has_the_days_a_tie_may_hold_on(network: Network, tmp_path: Path) -> None:
    from lxml import etree

    data, _ = exported(network, "gexf")
    schema = etree.XMLSchema(etree.parse(Path(__file__).with_name("gexf-1.3.xsd")))
    tree = etree.fromstring(data)
    schema.assertValid(tree)
    (edge,) = tree.iter("{*}edge")
    assert (edge.get("start"), edge.get("end")) == ("2010-01-01", "2012-05-31")
    dates = [(None, None, "1960~"), ("2019", None, None), (None, "2001/2005", None)]
    ties = [Planned("Payment", (0, 1), "x", *three, Standing.STATED) for three in dates]
    vague = network_of(tmp_path, (written(["a", "b"], ties), "2021-01-01"))
    data, wrote = exported(vague, "gexf")
    schema.assertValid(etree.fromstring(data))
    spans = [(e.get("start"), e.get("end")) for e in etree.fromstring(data).iter("{*}edge")]
    assert spans == [(None, None), ("2019-01-01", None), (None, None)]
    assert "3 dates of ties are circa or between two" in " ".join(wrote.left_out)


def test_a_sheet_that_is_full_says_what_is_left_out(network: Network) -> None:
    from linchpin.network.export.xlsx import write_xlsx

    raw = io.BytesIO()
    wrote = write_xlsx(network, raw, most_rows=5)
    assert dict(wrote.wrote)["claims"] == 4
    left = sum(item.claims for item in network.snapshot.editions) - 4
    said = f"{left} rows of claims are left out: the sheet 'claims' ends at row 5"
    assert any(said in text for text in wrote.left_out)


def test_a_text_too_long_for_a_cell_is_cut_and_counted(tmp_path: Path) -> None:
    case = written(["a" * 40_000, "b"], [])
    _, wrote = exported(network_of(tmp_path, (case, "2021-01-01")), "xlsx")
    assert any("cut at 32,767 characters" in text for text in wrote.left_out)


def test_a_list_is_never_more_than_it_is(tmp_path: Path) -> None:
    """Being on a tax authority's list is no sanction; what is not known gives no topic."""
    kinds = {
        "us_ofac_sdn": ["sanction"], "mx_sat_69b": ["reg.action"],
        "us_bis_dpl": ["export.control"], "xx_unheard_of": [], "xx_with_topics": ["role.pep"],
    }  # fmt: skip
    sources = []
    for number, dataset in enumerate(kinds):
        source = Written(dataset)
        source.say(f"{dataset}-1", "Person", name=f"Person {number}")
        source.say(f"{dataset}-s", "Sanction", entity=f"{dataset}-1", authorityId=str(number))
        if dataset == "xx_with_topics":
            source.say(f"{dataset}-1", "Person", topics="role.pep")
        sources.append((source, "2021-07"))
    data, wrote = exported(network_of(tmp_path, *sources), "ftm")
    found = {one["id"]: one for one in map(json.loads, data.decode("utf-8").splitlines())}
    for dataset, topics in kinds.items():
        assert found[f"{dataset}-1"]["properties"].get("topics", []) == topics
    assert any("1 listed entity is written without a topic" in text for text in wrote.left_out)
    known = set(followthemoney.types.registry.topic.names)
    from linchpin.network.export.topics import _OF_AUTHORITY, _OF_LIST

    told = {topic for topics in (*_OF_LIST.values(), *_OF_AUTHORITY.values()) for topic in topics}
    assert told <= known


def test_the_longest_values_are_those_of_followthemoney() -> None:
    from linchpin.network.export.ftm import LONGEST

    types = {one.name: one.max_length for one in followthemoney.types.registry.types}
    assert {name: types[name] for name in LONGEST} == LONGEST


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_archive_of_nobody_is_no_error(form: str, tmp_path: Path) -> None:
    case = Written(dataset=CASE, published=PUBLISHED)
    case.say("a", "Person", standing=Standing.DENIED, name="Ana")
    data, wrote = exported(network_of(tmp_path, (case, "2021-01-01")), form)
    if form in GRAPHS:
        assert GRAPHS[form](data) == NetworkRead({}, {})
    assert wrote.say()


@given(
    pairs=st.lists(
        st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda p: p[0] != p[1]),
        max_size=60,
    )
)
def test_everybody_has_a_place_of_their_own(pairs: list[tuple[int, int]]) -> None:
    named = [(f"{a:02}", f"{b:02}") for a, b in pairs]
    alone = ["x", "y"]
    found = positions(named, alone)
    assert found.keys() == {who for pair in named for who in pair} | set(alone)
    assert len({(place.x, place.y) for place in found.values()}) == len(found)
    assert positions(named[::-1], alone[::-1]) == found


def test_the_exporters_are_in_the_order_of_their_names() -> None:
    assert tuple(one.name for one in EXPORTERS) == FORMATS
    assert all(one.what and one.suffix.startswith(".") and one.media_type for one in EXPORTERS)


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_may_be_written_again(form: str, network: Network, tmp_path: Path) -> None:
    path = tmp_path / "export"
    path.write_bytes(exported(network, form)[0])
    assert is_own(path)


def test_as_of_dates_the_file(network: Network) -> None:
    then = replace(network, snapshot=replace(network.snapshot, as_of=datetime.date(2021, 8, 1)))
    assert b'lastmodifieddate="2021-08-01"' in exported(then, "gexf")[0]
