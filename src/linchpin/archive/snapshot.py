"""What the archive says as of a day, read through DuckDB by any number of processes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from linchpin.archive.chosen import editions_named
from linchpin.archive.manifest import Manifest
from linchpin.archive.queries.asserted import make_asserted
from linchpin.archive.store import Archive
from linchpin.archive.tables import CLAIMS, DOCUMENTS, FINDINGS, claims_of, findings_of
from linchpin.claims.claim import Claim, Document
from linchpin.claims.edition import Delta, Edition
from linchpin.claims.errors import ArchiveError
from linchpin.claims.finding import Finding

_COLUMNS = ", ".join(f"c.{field.name}" for field in CLAIMS)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The editions that count as of a day, with a connection to read them.

    Attributes:
        editions: One for each source.
        too_early: Sources whose first edition is later than the day.
        as_of: The day, or None for everything known.
        connection: DuckDB, in memory, with the views `claims` and `documents`,
            and `asserted`: the claims that nobody denies.
    """

    editions: tuple[Manifest, ...]
    too_early: tuple[Manifest, ...]
    as_of: date | None
    connection: duckdb.DuckDBPyConnection

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query over `claims` and `documents`."""
        with reading():
            return self.connection.cursor().execute(sql, list(parameters)).fetchall()

    def table(self, sql: str, parameters: Sequence[Any] = ()) -> pa.Table:
        """Return the result of a query as an Arrow table."""
        with reading():
            return self.connection.cursor().execute(sql, list(parameters)).to_arrow_table()

    def claims(self, entity_ids: Iterable[str]) -> list[Claim]:
        """Return all claims about some entities, ordered by entity, property and id."""
        wanted = sorted(set(entity_ids))
        if not wanted:
            return []
        marks = ", ".join("?" * len(wanted))
        sql = f"SELECT * FROM claims WHERE entity_id IN ({marks}) ORDER BY entity_id, prop, id"
        return list(claims_of(self.table(sql, wanted)))

    def claims_by_id(self, ids: Iterable[str]) -> dict[str, Claim]:
        """Return claims by their id; ids that are not here are left out."""
        wanted = sorted(set(ids))
        if not wanted:
            return {}
        marks = ", ".join("?" * len(wanted))
        table = self.table(f"SELECT * FROM claims WHERE id IN ({marks}) ORDER BY id", wanted)
        return dict(zip(table.column("id").to_pylist(), claims_of(table), strict=True))

    def claims_without_entity(self) -> list[Claim]:
        """Return all statements and quantities about no entity, in document order."""
        sql = "SELECT * FROM claims WHERE entity_id IS NULL ORDER BY dataset, document, start, id"
        return list(claims_of(self.table(sql)))

    def claims_published_after(self, dataset: str, day: date) -> list[Claim]:
        """Return a case's claims whose documents came out after a day, oldest first."""
        sql = (
            f"SELECT {_COLUMNS} FROM claims c JOIN documents d ON c.document = d.id "
            "WHERE c.dataset = ? AND d.visible_from > ? "
            "ORDER BY d.visible_from, d.id, c.start, c.id"
        )
        return list(claims_of(self.table(sql, [dataset, day])))

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        """Return documents by id, without their text."""
        wanted = sorted(set(ids))
        if not wanted:
            return {}
        marks = ", ".join("?" * len(wanted))
        sql = (
            "SELECT id, title, publisher, url, published, place, summarised_by FROM documents "
            f"WHERE id IN ({marks})"
        )
        return {
            row[0]: Document(
                id=row[0],
                title=row[1],
                publisher=row[2],
                text="",
                url=row[3],
                published=row[4],
                place=row[5],
                summarised_by=row[6],
            )
            for row in self.rows(sql, wanted)
        }

    def findings(self) -> list[Finding]:
        """Return the findings of every edition."""
        names = ", ".join(field.name for field in FINDINGS)
        return findings_of(self.table(f"SELECT {names} FROM findings"))


def take_snapshot(
    archive: Archive, *, as_of: date | None = None, editions: Mapping[str, str] | None = None
) -> Snapshot:
    """Return what the archive says as of a day.

    A list counts with its last edition that was surely out by that day; a case counts with its
    last edition, less the claims whose documents were published later.

    Args:
        archive: What to read.
        as_of: The day; None for everything.
        editions: Content ids of the editions to take, by source, and no others; None for the
            last ones.

    Raises:
        ArchiveError: The archive holds no edition at all, or not one that is to be taken.
    """
    if editions is not None:
        return _snapshot(archive, editions_named(archive, editions), [], as_of)
    chosen: list[Manifest] = []
    too_early: list[Manifest] = []
    for dataset in archive.datasets():
        held = archive.editions(dataset)
        fitting = [
            edition
            for edition in held
            if as_of is None or edition.kind == "case" or edition.known_by <= as_of
        ]
        if fitting:
            chosen.append(fitting[-1])
        else:
            too_early.append(held[0])
    if not chosen and not too_early:
        raise ArchiveError(f"{archive.path}: holds no edition yet; see `linchpin add --help`")
    return _snapshot(archive, chosen, too_early, as_of)


def _snapshot(
    archive: Archive, chosen: list[Manifest], too_early: list[Manifest], as_of: date | None
) -> Snapshot:
    connection = duckdb.connect(":memory:")
    with reading():
        _make_views(connection, archive, chosen, as_of)
        make_asserted(connection)
    return Snapshot(tuple(chosen), tuple(too_early), as_of, connection)


def _make_views(
    connection: duckdb.DuckDBPyConnection,
    archive: Archive,
    editions: list[Manifest],
    as_of: date | None,
) -> None:
    claims, documents, findings = [], [], []
    for edition in editions:
        rows = _parquet(archive, edition, "claims")
        texts = _parquet(archive, edition, "documents")
        seen = "" if as_of is None else f"WHERE visible_from IS NULL OR visible_from <= '{as_of}'"
        documents.append(f"SELECT * FROM {texts} {seen}")
        if as_of is None or edition.kind == "list":
            claims.append(f"SELECT {_COLUMNS} FROM {rows} c")
        else:
            claims.append(
                f"SELECT {_COLUMNS} FROM {rows} c JOIN (SELECT id FROM {texts} {seen}) d "
                "ON c.document = d.id"
            )
        findings.append(f"SELECT * FROM {_parquet(archive, edition, 'findings')}")
    for name, parts, schema in (
        ("claims", claims, CLAIMS),
        ("documents", documents, DOCUMENTS),
        ("findings", findings, FINDINGS),
    ):
        # An empty table with every column first: an older edition may lack one.
        connection.register("nothing", schema.empty_table())
        connection.execute(f"CREATE TABLE no_{name} AS SELECT * FROM nothing")
        found = " UNION ALL BY NAME ".join([f"SELECT * FROM no_{name}", *parts])
        connection.execute(f"CREATE VIEW {name} AS {found}")


@contextmanager
def reading() -> Iterator[None]:
    """Turn what DuckDB says of a missing or damaged file into an error a user can act on.

    Yields:
        Nothing.

    Raises:
        ArchiveError: The file cannot be read.
    """
    try:
        yield
    except duckdb.Error as error:
        raise ArchiveError(
            f"the archive cannot be read: {str(error).splitlines()[0]}. "
            "`linchpin archive check` says which file is damaged."
        ) from error


def _parquet(archive: Archive, edition: Manifest, table: str) -> str:
    return parquet_rows(archive.files(edition, table))


def parquet_rows(path: Path) -> str:
    """Return what stands for the rows of one Parquet file in DuckDB's SQL.

    DuckDB takes a path for a pattern: without this, `arch*` would read whatever fits.

    Raises:
        ArchiveError: DuckDB cannot be told of that path alone.

    >>> print(parquet_rows(Path("/a[1]/it's.parquet")))
    read_parquet('/a[[]1]/it''s.parquet')
    """
    text = str(path.absolute())
    if "\\" in text and any(letter in text for letter in "*?["):
        raise ArchiveError(f"{path}: has both \\ and one of * ? [ in its path; rename the folder")
    # A bracket with one letter in it stands for that letter.
    text = re.sub(r"([*?\[])", r"[\1]", text).replace("'", "''")
    return f"read_parquet('{text}')"


def load_edition(archive: Archive, manifest: Manifest) -> Edition:
    """Return an edition with all its claims as objects; large lists take a few seconds."""
    with reading(), duckdb.connect(":memory:") as connection:
        table = connection.execute(
            f"SELECT * FROM {_parquet(archive, manifest, 'claims')}"
        ).to_arrow_table()
    return Edition(manifest.dataset, manifest.date, frozenset(claims_of(table)))


def delta_between(archive: Archive, older: Manifest, newer: Manifest) -> Delta:
    """Return `newer - older` without loading what both say; see `Edition.__sub__`.

    Raises:
        ArchiveError: They are editions of two sources.
    """
    if older.dataset != newer.dataset:
        raise ArchiveError(f"no delta between {older.dataset} and {newer.dataset}")
    old, new = _parquet(archive, older, "claims"), _parquet(archive, newer, "claims")
    sql = (
        "SELECT a.* FROM {} a WHERE NOT EXISTS (SELECT 1 FROM {} b "
        "WHERE a.id = b.id AND a.document = b.document AND a.start = b.start)"
    )
    with reading(), duckdb.connect(":memory:") as connection:
        removed = connection.execute(sql.format(old, new)).to_arrow_table()
        added = connection.execute(sql.format(new, old)).to_arrow_table()
    return Delta(
        dataset=newer.dataset,
        older=older.id,
        newer=newer.id,
        date=newer.date,
        removed=frozenset(claims_of(removed)),
        added=frozenset(claims_of(added)),
    )


def news_between(
    archive: Archive, older: Manifest, newer: Manifest
) -> tuple[list[Claim], list[Claim]]:
    """Return what the newer edition says for the first time, and what it no longer says.

    Claims that only moved in their document are left out, unlike in `delta_between`.
    """
    old, new = _parquet(archive, older, "claims"), _parquet(archive, newer, "claims")
    sql = "SELECT a.* FROM {} a ANTI JOIN {} b ON a.id = b.id ORDER BY a.entity_id, a.id"
    with reading(), duckdb.connect(":memory:") as connection:
        said = connection.execute(sql.format(new, old)).to_arrow_table()
        unsaid = connection.execute(sql.format(old, new)).to_arrow_table()
    return list(claims_of(said)), list(claims_of(unsaid))


def listed_entities(archive: Archive, edition: Manifest) -> dict[str, str]:
    """Return every entity an edition holds a sanction on, with its primary name."""
    rows = _parquet(archive, edition, "claims")
    sql = (
        f"SELECT n.entity_id, min(n.value) FROM {rows} n SEMI JOIN (SELECT DISTINCT value FROM "
        f"{rows} WHERE schema = 'Sanction' AND prop = 'entity') s ON n.entity_id = s.value "
        "WHERE n.prop = 'name' GROUP BY n.entity_id"
    )
    with reading(), duckdb.connect(":memory:") as connection:
        return dict(connection.execute(sql).fetchall())
