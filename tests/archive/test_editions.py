"""Editions go in whole or not at all, and come out as they went in."""

from __future__ import annotations

import datetime
import tempfile
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import times
from invented import CASE, Written, keep
from linchpin.archive import (
    add_edition,
    create_archive,
    delta_between,
    load_edition,
    news_between,
    open_archive,
    take_snapshot,
)
from linchpin.archive.queries.cited import claims_about
from linchpin.archive.tables import claims_of, claims_table
from linchpin.claims.claim import Claim, Evidence, Standing
from linchpin.claims.edition import Edition
from linchpin.claims.errors import ArchiveError, ClaimError, EditionRefused
from linchpin.claims.quantity import Quantity

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
CLAIMS = st.builds(
    Claim,
    dataset=st.just("us_ofac_sdn"),
    entity_id=st.sampled_from(["ofac-1", "ofac-2", "ofac-3"]),
    schema=st.just("Person"),
    prop=st.sampled_from(["name", "alias", "birthDate"]),
    value=TEXT,
    original=st.none() | TEXT,
    date=st.none() | st.just("2021-07"),
    quantity=st.none() | st.builds(Quantity, st.just("12.50"), TEXT, st.just("about")),
    evidence=st.builds(
        Evidence,
        document=TEXT,
        quote=TEXT,
        start=st.integers(0, 2**31 - 1),
        speaker=TEXT,
        standing=st.sampled_from(Standing),
        opinion=st.booleans(),
    ),
)


def entries(*numbers: int, name: str = "Some NAME") -> Written:
    """Return a list with some invented entries."""
    written = Written()
    for number in numbers:
        written.entry(number, f"{name} {number}")
    return written


@given(st.frozensets(CLAIMS, max_size=8))
def test_claims_survive_the_table(claims: frozenset[Claim]) -> None:
    assert frozenset(claims_of(claims_table(claims))) == claims


@settings(max_examples=times(10))
@given(older=st.frozensets(CLAIMS, min_size=1, max_size=6), more=st.frozensets(CLAIMS, max_size=6))
def test_the_delta_on_disk_is_the_delta_of_the_editions(
    older: frozenset[Claim], more: frozenset[Claim], tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept = frozenset(sorted(older, key=lambda claim: claim.id)[: len(older) // 2])
    archive = create_archive(tmp_path_factory.mktemp("archive"))
    first, second = (
        _put(archive.path, f"2021-0{month}", claims)
        for month, claims in ((1, older), (2, kept | more or older))
    )
    before, after = load_edition(archive, first), load_edition(archive, second)
    delta = delta_between(archive, first, second)
    assert delta == after - before
    assert before + delta == after
    said, unsaid = news_between(archive, first, second)
    assert frozenset(said) == delta.appeared
    assert frozenset(unsaid) == delta.disappeared


def _put(path: Path, date: str, claims: frozenset[Claim]) -> object:
    """Publish claims without the checks on quotes, which have tests of their own."""
    from linchpin.archive.manifest import Manifest
    from linchpin.archive.tables import documents_table, findings_table
    from linchpin.archive.writing import publish, set_aside, writing

    archive = open_archive(path)
    edition = Edition("us_ofac_sdn", date, claims)
    sequence = 1 + len(archive.editions("us_ofac_sdn"))
    manifest = Manifest(
        "us_ofac_sdn", "list", date, edition.id, sequence, "t", "p", 1, len(claims), "", ""
    )
    tables = {
        "claims": claims_table(claims),
        "documents": documents_table([]),
        "findings": findings_table([]),
    }
    with writing(archive, "us_ofac_sdn") as source, set_aside(source) as aside:
        for name, table in tables.items():
            pq.write_table(table, aside / f"{name}.parquet")
        publish(archive, manifest, aside)
    assert load_edition(archive, manifest) == edition
    return manifest


def test_the_same_edition_is_added_once(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    first, written = add_edition(archive, entries(1, 2).edition("2021-07-01"), most_lost=0.1)
    again, rewritten = add_edition(archive, entries(1, 2).edition("2021-07-01"), most_lost=0.1)
    assert (written, rewritten) == (True, False)
    assert again == first
    assert len(archive.editions("us_ofac_sdn")) == 1


def test_no_news_on_another_day_has_the_same_id(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    first = keep(archive, entries(1, 2).edition("2021-07-01"))
    second = keep(archive, entries(1, 2).edition("2021-07-02"))
    assert first.id == second.id
    assert first.folder != second.folder


def test_an_empty_edition_is_refused_even_on_purpose(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    with pytest.raises(EditionRefused, match="holds no claims"):
        add_edition(archive, Written().edition("2021-07"), most_lost=1.0, accept=True)


def test_a_shrunken_edition_is_refused_with_advice(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    keep(archive, entries(*range(1, 21)).edition("2021-07-01"))
    smaller = entries(*range(1, 11)).edition("2021-08-01")
    with pytest.raises(EditionRefused) as refused:
        keep(archive, smaller)
    message = str(refused.value)
    assert "50% fewer than the 20 of 2021-07-01" in message
    assert "--accept-shrunken" in message
    assert [item.date for item in archive.editions("us_ofac_sdn")] == ["2021-07-01"]
    manifest, _ = add_edition(archive, smaller, most_lost=0.05, accept=True)
    assert manifest.accepted
    assert archive.editions("us_ofac_sdn")[-1].date == "2021-08-01"


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
@settings(max_examples=times(25), deadline=None)
def test_an_edition_of_others_is_refused_however_many_it_holds(
    stay: int, go: int, come: int
) -> None:
    """Law: refused if and only if more than half of those listed are missing."""
    older = entries(*range(stay + go))
    newer = entries(*range(stay), *range(100, 100 + come))
    if not (stay + go and stay + come):
        return
    with tempfile.TemporaryDirectory() as folder:
        archive = create_archive(Path(folder) / "archive")
        add_edition(archive, older.edition("2021-07-01"), most_lost=0.99)
        try:
            add_edition(archive, newer.edition("2021-08-01"), most_lost=0.99)
        except EditionRefused as refused:
            assert go > stay
            told = str(refused)
            assert f"{go:,} of its {stay + go:,} are not in it" in told or "% fewer" in told
            assert len(archive.editions("us_ofac_sdn")) == 1
        else:
            assert go <= stay


def test_an_edition_of_others_is_refused_with_some_of_those_it_lacks(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    keep(archive, entries(*range(4)).edition("2021-07-01"))
    others = entries(0, *range(10, 20)).edition("2021-08-01")
    with pytest.raises(EditionRefused) as refused:
        keep(archive, others)
    message = str(refused.value)
    assert "3 of its 4 are not in it (75%), such as Some NAME 1 (ofac-1), " in message
    assert "another collection" in message
    add_edition(archive, others, most_lost=0.05, accept=True)
    (accepted,) = archive.editions("us_ofac_sdn")[-1].accepted
    assert accepted in message


def test_an_older_edition_is_compared_with_what_came_before_it(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    keep(archive, entries(*range(1, 21)).edition("2021-07-01"))
    keep(archive, entries(1, 2).edition("2019-01"))
    assert [item.date for item in archive.editions("us_ofac_sdn")] == ["2019-01", "2021-07-01"]


def test_a_failed_assertion_refuses_the_edition(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    new = entries(1).edition("2021-07")
    missed = ["people is 1, expected at least 2500"]
    with pytest.raises(EditionRefused, match="people is 1, expected at least 2500"):
        keep(archive, replace(new, completed=lambda manifest: (manifest, missed)))
    assert archive.datasets() == []


def test_a_quote_that_does_not_stand_there_is_refused(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    written = entries(1)
    written.texts = {key: text.upper() for key, text in written.texts.items()}
    with pytest.raises(ClaimError, match="does not stand at offset"):
        keep(archive, written.edition("2021-07"))
    assert archive.datasets() == []


def test_a_property_that_ftm_does_not_have_is_refused(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    written = Written()
    written.say("ofac-1", "Person", birthdate="1960")
    with pytest.raises(ClaimError, match="did you mean birthDate"):
        keep(archive, written.edition("2021-07"))


@pytest.mark.parametrize("date", ["2021-07/2021-08", "2021~", "yesterday"])
def test_an_edition_has_a_day_a_month_or_a_year(tmp_path: Path, date: str) -> None:
    archive = create_archive(tmp_path / "archive")
    with pytest.raises((ArchiveError, ClaimError)):
        keep(archive, entries(1).edition(date))


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2021-07-31", "2021-07"), ("2021-07-30", None), ("2021-09-01", "2021-08-15")],
)
def test_a_month_counts_from_its_last_day(tmp_path: Path, day: str, expected: str | None) -> None:
    archive = create_archive(tmp_path / "archive")
    keep(archive, entries(1).edition("2021-07"))
    keep(archive, entries(1, 2).edition("2021-08-15"))
    snapshot = take_snapshot(archive, as_of=datetime.date.fromisoformat(day))
    assert [item.date for item in snapshot.editions] == ([] if expected is None else [expected])
    assert bool(snapshot.too_early) == (expected is None)
    assert claims_about(snapshot, ["ofac-1"]) == [] or expected is not None


def test_a_case_is_as_old_as_its_documents(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    written = Written(dataset=CASE, published="2017-05", speaker="A newspaper")
    written.say("invented-a", "Person", name="Ana Ejemplo")
    keep(archive, written.edition("2026-01-01"))
    before = take_snapshot(archive, as_of=datetime.date(2017, 5, 30))
    after = take_snapshot(archive, as_of=datetime.date(2017, 5, 31))
    assert (
        len(claims_about(before, ["invented-a"])),
        len(claims_about(after, ["invented-a"])),
    ) == (0, 1)


def test_an_archive_of_another_format_is_refused(tmp_path: Path) -> None:
    create_archive(tmp_path / "archive")
    (tmp_path / "archive" / "archive.json").write_text('{"format": 99}')
    with pytest.raises(ArchiveError, match="another format"):
        open_archive(tmp_path / "archive")


def test_a_folder_with_something_else_is_not_made_an_archive(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear")
    with pytest.raises(ArchiveError, match="is not empty and no archive"):
        create_archive(tmp_path)


def test_a_damaged_manifest_is_named(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    manifest = keep(archive, entries(1).edition("2021-07"))
    path = archive.files(manifest, "claims").with_name("edition.json")
    path.write_text('{"dataset": "us_ofac_sdn"')
    with pytest.raises(ArchiveError, match=r"edition\.json: is damaged"):
        archive.editions("us_ofac_sdn")


def test_a_path_with_a_quote_mark_is_read(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "analyst's archive")
    keep(archive, entries(1).edition("2021-07"))
    assert len(claims_about(take_snapshot(archive), ["ofac-1"])) == 1


def test_a_damaged_table_is_an_error_a_user_can_act_on(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    manifest = keep(archive, entries(1).edition("2021-07"))
    archive.files(manifest, "claims").write_bytes(b"PAR1 no more PAR1")
    with pytest.raises(ArchiveError, match=r"claims\.parquet.*add that edition again"):
        claims_about(take_snapshot(archive), ["ofac-1"])
