"""However a source comes in parts, and however often memory is full: the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effort import times
from invented import Written
from linchpin.archive import add_edition, create_archive, sorted_runs, staging
from linchpin.archive.sorted_runs import SortedRuns
from linchpin.archive.staging import content_id_of, write_parts
from linchpin.archive.tables import (
    claims_table,
    documents_table,
    findings_table,
    not_understood_table,
)
from linchpin.claims.claim import Claim, Document, Evidence
from linchpin.claims.edition import content_id
from linchpin.claims.errors import ArchiveError, ClaimError, ReadError
from linchpin.claims.finding import Finding
from linchpin.claims.source_part import NotUnderstood, SourcePart


def _part(number: int, texts: list[str]) -> SourcePart:
    """Return an entry whose claims quote its record; the first is said twice, once of nobody."""
    text = "; ".join(texts)
    document = Document(f"list/{number}", "t", "p", text)
    claims = []
    for at, value in enumerate(texts):
        start = text.index(value)
        evidence = Evidence(document.id, value, start, "OFAC")
        about = f"ofac-{number}" if at else None
        named = (about, "Person", "name") if about else (None, None, None)
        claims.append(Claim("us_ofac_sdn", *named, value, evidence))
    missed = [NotUnderstood(f"f line {number}", item, "no rule") for item in texts[:1]]
    noticed = [Finding("shared-name", None, text, (claims[0].id,))]
    return SourcePart([document], [*claims, claims[0]], noticed, missed)


VALUES = st.lists(
    st.text("abñé0 -", min_size=1, max_size=5).filter(str.strip), min_size=1, max_size=5
)
PARTS = st.lists(VALUES, min_size=1, max_size=12).map(
    lambda found: [_part(number * 7 % 13, texts) for number, texts in enumerate(found)]
)


@settings(max_examples=times(12))
@given(parts=PARTS, run_bytes=st.sampled_from([1, 300, 2_000, 1 << 20]), at_once=st.integers(1, 9))
def test_an_edition_is_the_same_bytes_however_it_comes(
    parts: list[SourcePart],
    run_bytes: int,
    at_once: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    whole, streamed = (tmp_path_factory.mktemp(name) for name in ("whole", "streamed"))
    claims = [claim for part in parts for claim in part.claims]
    tables = {
        "claims": claims_table(claims),
        "documents": documents_table(doc for part in parts for doc in part.documents),
        "findings": findings_table(item for part in parts for item in part.findings),
        "not_understood": not_understood_table(
            item for part in parts for item in part.not_understood
        ),
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(staging, "_AT_ONCE", at_once)
        patch.setattr(staging, "ROW_GROUP", 3)
        patch.setattr(sorted_runs, "_BLOCK", 2)
        patch.setattr(SortedRuns.__init__, "__defaults__", (run_bytes,))
        staged = write_parts(streamed, iter(parts))
    for name, table in tables.items():
        path = whole / f"{name}.parquet"
        pq.write_table(table, path, compression="zstd", row_group_size=3)
        assert path.read_bytes() == (streamed / path.name).read_bytes(), name
    assert {item.stem for item in streamed.iterdir()} == tables.keys()
    assert staged.id == content_id(claim.id for claim in claims)
    assert staged.claims == tables["claims"].num_rows


@given(st.lists(st.binary(min_size=16, max_size=16), max_size=20))
def test_the_content_id_is_the_one_of_an_edition(ids: list[bytes]) -> None:
    assert content_id_of(b"".join(ids)) == content_id(one.hex() for one in ids)


@settings(max_examples=times(12))
@given(
    rows=st.lists(
        st.tuples(st.none() | st.text("aé😀", min_size=1, max_size=3), st.integers(0, 3))
    ),
    cut=st.integers(1, 5),
    run_bytes=st.sampled_from([1, 60, 1 << 20]),
)
def test_runs_come_back_in_order(
    rows: list[tuple[str | None, int]],
    cut: int,
    run_bytes: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    schema = pa.schema([("name", pa.string()), ("number", pa.int32())])
    runs = SortedRuns(tmp_path_factory.mktemp("runs"), ["name", "number"], run_bytes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorted_runs, "_BLOCK", 2)
        for begin in range(0, len(rows), cut):
            names, numbers = zip(*rows[begin : begin + cut], strict=True)
            runs.add(pa.table([names, numbers], schema=schema))
        found = [tuple(row.values()) for table in runs.in_order() for row in table.to_pylist()]
    assert found == sorted(rows, key=lambda row: ((row[0] is not None, row[0] or ""), row[1]))


def test_two_documents_of_one_id_are_refused_wherever_they_stand(tmp_path: Path) -> None:
    parts = [_part(1, ["a"]), _part(2, ["b"]), _part(1, ["c"])]
    with pytest.raises(ClaimError, match="same id"):
        write_parts(tmp_path, parts)


def test_a_source_that_breaks_off_leaves_nothing_behind(tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive")
    new = Written()
    new.entry(1, "Ana Ejemplo")
    edition = new.edition("2021-07")

    def broken() -> Iterator[SourcePart]:
        yield from edition.parts
        raise ReadError("f line 2: cut")

    with pytest.raises(ReadError, match="cut"):
        add_edition(archive, replace(edition, parts=broken()), most_lost=1.0)
    assert not archive.datasets()
    assert [item.name for item in (archive.path / "sources" / "us_ofac_sdn").iterdir()] == [".lock"]
    circa = replace(edition, manifest=replace(edition.manifest, date="1960~"))
    with pytest.raises(ArchiveError, match="edition date"):
        add_edition(archive, circa, most_lost=1.0)
    assert add_edition(archive, edition, most_lost=1.0)[1]
