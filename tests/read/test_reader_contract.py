"""The promises of `linchpin.read.reader.Reader`, held by every reader."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest
from advanced_file import write_advanced
from conlist_file import write_conlist, write_conlist_workbook
from csl_file import write_csl
from dfat_file import write_dfat, write_dfat_xlsx
from dpl_file import write_dpl
from enhanced_file import write_enhanced
from eu_file import write_eu
from fincen_file import write_fincen
from fto_file import write_fto, write_fto_csv
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opensanctions_file import write_entities, write_statements, write_targets
from sat_file import write_sat
from sdn_files import person, sdn_row, write_set, xml_entry, xml_text
from seco_file import write_seco
from sema_file import write_new_sema, write_old_sema
from uksl_file import write_uksl
from un_file import write_un

from effort import times
from linchpin.claims.claim import check_quotes
from linchpin.claims.edition import Edition
from linchpin.claims.errors import LinchpinError
from linchpin.claims.ftm import check_model
from linchpin.read.cases import CaseReader
from linchpin.read.lists.registry import LISTS, list_reader, summary_lines
from linchpin.read.reader import Reader
from whole_reading import WholeReading, whole


@dataclass(frozen=True)
class Example:
    """A reader and how to write a source it reads: into a folder, returning its path."""

    reader: Reader
    write: Callable[[Path], Path]


def _csv_set(folder: Path) -> Path:
    rows = [person(17, remarks="DOB 1966; juice maker; Linked To: ACME TRADING"), sdn_row(18)]
    return write_set(folder / "set 2021-07", rows)


def _xml(folder: Path) -> Path:
    path = folder / "sdn.xml"
    path.write_text(xml_text(xml_entry(17, remarks="juice maker")), "utf-8")
    return path


def _consolidated_set(folder: Path) -> Path:
    path = _csv_set(folder)
    return path.joinpath("sdn.csv").rename(path / "cons_prim.csv").parent


def _consolidated_xml(folder: Path) -> Path:
    return _xml(folder).rename(folder / "consolidated.xml")


def _case(folder: Path) -> Path:
    harbour = Path(__file__).parent / "cases" / "harbour"
    return Path(copytree(harbour, folder / "harbour", dirs_exist_ok=True))


def _wallets(folder: Path) -> Path:
    one = {"address": "1InventedWa11etxxxxxxxxxxxxxxxxxxx", "chain": "bitcoin", "entity_id": 17,
           "entity_name": "Invented Exchange", "ofac_tickers": ["XBT"], "programs": ["CYBER2"],
           "date_listed": "2021-09-21"}  # fmt: skip
    other = {"address": "0x" + "ab" * 20, "entity_id": 17, "entity_name": "Invented Exchange"}
    path = folder / "wallets_2021-10-01.json"
    path.write_text(json.dumps({"addresses": [one, other, {"address": "lost"}]}), "utf-8")
    return path


WRITERS = {
    "ofac": {"csv set": _csv_set, "xml": _xml},
    "ofac-cons": {"csv set": _consolidated_set, "xml": _consolidated_xml},
    "ofac-advanced": {"xml": write_advanced},
    "ofac-enhanced": {"xml": write_enhanced},
    "ofac-wallets": {"json": _wallets},
    "un": {"xml": write_un},
    "eu": {"xml": write_eu},
    "au": {"xls": write_dfat, "xlsx": write_dfat_xlsx},
    "ca": {"old format": write_old_sema, "new format": write_new_sema},
    "csl": {"csv": write_csl},
    "dpl": {"tsv": write_dpl},
    "fincen": {"csv": write_fincen},
    "fto": {"page": write_fto, "csv": write_fto_csv},
    "opensanctions": {
        "targets": write_targets,
        "entities": write_entities,
        "statements": write_statements,
    },
    "sat-69b": {"csv": write_sat},
    "seco": {"xml": write_seco},
    "uk": {"csv": write_uksl},
    "uk-conlist": {"csv": write_conlist, "xlsx": write_conlist_workbook},
}
"""For every list of the registry, each official form and how to write a file of it."""
EXAMPLES = {"case": Example(CaseReader(), _case)} | {
    f"{entry.name}, {form}": Example(list_reader(entry), write)
    for entry in LISTS
    for form, write in WRITERS[entry.name].items()
}


@pytest.fixture(params=EXAMPLES, ids=str)
def example(request: pytest.FixtureRequest) -> Example:
    return EXAMPLES[request.param]


def quiet(what: str, done: int, total: int) -> None:
    assert what
    assert 0 <= done <= (total or done)


def read(example: Example, path: Path, date: str | None = None) -> WholeReading:
    return whole(example.reader.read(path, date=date, progress=quiet))


def test_every_list_of_the_registry_is_held_to_it() -> None:
    assert {entry.name for entry in LISTS} == WRITERS.keys()
    assert all(list_reader(entry).name == entry.name for entry in LISTS)


def test_a_list_tells_its_own_figures(example: Example, tmp_path: Path) -> None:
    counts = read(example, example.write(tmp_path)).counts
    for entry in LISTS:
        if entry.name == example.reader.name:
            lines = summary_lines(entry, counts)
            assert lines
            assert all(line.strip() and "\n" not in line for line in lines)


def test_it_has_a_name_and_accepts_its_own(example: Example, tmp_path: Path) -> None:
    assert example.reader.name
    assert example.reader.accepts(example.write(tmp_path))


def test_its_claims_fit_the_model_and_quote_verbatim(example: Example, tmp_path: Path) -> None:
    reading = read(example, example.write(tmp_path))
    assert reading.claims
    assert reading.entries > 0
    check_model(reading.claims)
    check_quotes(reading.claims, reading.documents)
    assert reading.counts
    edition = Edition(reading.dataset, reading.date, frozenset(reading.claims))
    assert edition.dataset == reading.dataset


def test_each_part_stands_alone_and_comes_once(example: Example, tmp_path: Path) -> None:
    reading = example.reader.read(example.write(tmp_path), date=None, progress=quiet)
    seen: set[str] = set()
    for part in reading.parts:
        check_quotes(part.claims, part.documents)
        ids = {document.id for document in part.documents}
        assert not ids & seen
        seen |= ids
    assert not list(reading.parts)
    assert reading.tally.entries


def test_its_findings_cite_claims_of_the_same_reading(example: Example, tmp_path: Path) -> None:
    reading = read(example, example.write(tmp_path))
    known = {claim.id for claim in reading.claims}
    assert all(set(finding.claims) <= known for finding in reading.findings)


def test_it_reports_each_piece_it_does_not_understand_once(
    example: Example, tmp_path: Path
) -> None:
    reading = read(example, example.write(tmp_path))
    places = [(item.place, item.text) for item in reading.not_understood]
    assert len(places) == len(set(places))
    assert all(item.place and item.text and item.why for item in reading.not_understood)


def test_the_same_source_gives_the_same_reading(example: Example, tmp_path: Path) -> None:
    path = example.write(tmp_path)
    assert read(example, path) == read(example, path)


def test_it_takes_a_date_and_refuses_what_is_none(example: Example, tmp_path: Path) -> None:
    path = example.write(tmp_path)
    assert read(example, path, "2020-02").date == "2020-02"
    with pytest.raises(LinchpinError):
        read(example, path, "last summer")


def test_it_refuses_what_is_not_there_and_names_it(example: Example, tmp_path: Path) -> None:
    path = tmp_path / "nowhere"
    assert not example.reader.accepts(path)
    with pytest.raises(LinchpinError, match="nowhere"):
        read(example, path)


@settings(max_examples=times(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_happens_to_a_file_the_error_names_it(
    example: Example, tmp_path: Path, data: st.DataObject
) -> None:
    path = example.write(tmp_path)
    files = sorted(item for item in [path, *path.rglob("*")] if item.is_file())
    file = data.draw(st.sampled_from(files))
    content = file.read_bytes()
    at = data.draw(st.integers(0, len(content)))
    file.write_bytes(content[:at] + data.draw(st.binary(max_size=8)) + content[at + 4 :])
    example.reader.accepts(path)
    try:
        reading = read(example, path)
    except LinchpinError as error:
        message = str(error)
    else:
        check_model(reading.claims)
        check_quotes(reading.claims, reading.documents)
        return
    assert str(path) in message
