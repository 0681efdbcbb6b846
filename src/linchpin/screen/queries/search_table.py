"""Everything the sources speak of as a table that is searched: by word, kind, source and date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from linchpin.claims.ftm import schemata
from linchpin.match.name_keys import name_tokens
from linchpin.screen.queries.entities import Entity
from linchpin.screen.queries.search_syntax import Excluded, Joined, Part, Term

ROWS = pa.schema(
    [
        ("id", pa.string()),
        ("caption", pa.string()),
        ("schema", pa.string()),
        ("words", pa.list_(pa.string())),
        ("text", pa.string()),
        ("datasets", pa.list_(pa.string())),
        ("topics", pa.list_(pa.string())),
        ("countries", pa.list_(pa.string())),
        ("genders", pa.list_(pa.string())),
        ("identifiers", pa.list_(pa.string())),
        ("properties", pa.map_(pa.string(), pa.list_(pa.string()))),
        ("target", pa.bool_()),
        ("first_seen", pa.string()),
        ("last_seen", pa.string()),
        ("last_change", pa.string()),
    ]
)
"""Columns of the table: `text` holds the words in order between blanks, for phrases."""
FACETS = ("datasets", "schema", "countries", "identifiers", "topics", "genders")
"""What answers can be counted by."""
_PIECE = 20_000
"""Rows of the table written at once."""
_FIELDS = {
    "id": "[id]", "schema": "[schema]", "datasets": "datasets", "dataset": "datasets",
    "topics": "topics", "countries": "countries", "country": "countries", "genders": "genders",
    "gender": "genders", "identifiers": "identifiers", "caption": "[caption]",
}  # fmt: skip
"""Fields that a search may name, as lists of values."""
_SORTS = frozenset({"caption", "id", "schema", "first_seen", "last_seen", "last_change"})


@dataclass(frozen=True, slots=True)
class SearchOrder:
    """What is searched for.

    Attributes:
        part: The search; None for everything.
        schemata: Kinds that are wanted.
        conditions: What must hold of the columns, each in SQL with its values.
        sort: Columns and whether the order is upside down.
        limit: How many answers.
        offset: How many are passed over.
        facets: What is counted, see `FACETS`.
    """

    part: Part | None
    schemata: tuple[str, ...]
    conditions: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    sort: tuple[tuple[str, bool], ...] = ()
    limit: int = 10
    offset: int = 0
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What a search found.

    Attributes:
        ids: Canonical ids, in order.
        total: How many there are in all.
        facets: For each, values with how many have them, most first.
    """

    ids: tuple[str, ...]
    total: int
    facets: dict[str, list[tuple[str, int]]]


def write_search_rows(entities: Iterable[Entity], path: Path) -> None:
    """Write the table of some entities.

    Args:
        entities: The entities.
        path: File for it.
    """
    with pq.ParquetWriter(path, ROWS, compression="zstd") as writer:
        held: list[dict[str, Any]] = []
        for entity in entities:
            held.append(_row(entity))
            if len(held) >= _PIECE:
                writer.write_table(pa.Table.from_pylist(held, ROWS))
                held = []
        writer.write_table(pa.Table.from_pylist(held, ROWS))


def rows_in_memory(entities: Iterable[Entity]) -> pa.Table:
    """Return the table of some entities."""
    return pa.Table.from_pylist([_row(entity) for entity in entities], ROWS)


def _row(entity: Entity) -> dict[str, Any]:
    kinds = schemata()[entity["schema"]].properties
    by_kind: dict[str, dict[str, None]] = {}
    for prop, values in entity["properties"].items():
        kind = kinds.get(prop, "")
        for value in values:
            by_kind.setdefault(kind, {}).setdefault(value)
    texts = [
        value
        for kind in ("name", "identifier", "address", "country", "date", "string", "text")
        for value in by_kind.get(kind, ())
    ]
    words = [word for text in [entity["caption"], *texts] for word in (*name_tokens(text), "")]
    return {
        "id": entity["id"],
        "caption": entity["caption"],
        "schema": entity["schema"],
        "words": sorted({word for word in words if word}),
        "text": f" {' '.join(words)} ",
        "datasets": entity["datasets"],
        "topics": entity["properties"].get("topics", []),
        "countries": list(by_kind.get("country", ())),
        "genders": list(by_kind.get("gender", ())),
        "identifiers": list(by_kind.get("identifier", ())),
        "properties": list(entity["properties"].items()),
        "target": entity["target"],
        "first_seen": entity["first_seen"],
        "last_seen": entity["last_seen"],
        "last_change": entity["last_change"],
    }


@dataclass(frozen=True, slots=True)
class SearchTable:
    """The table, opened.

    Attributes:
        connection: DuckDB, in memory, with the view or table `entities`.
    """

    connection: duckdb.DuckDBPyConnection

    @classmethod
    def of_table(cls, rows: pa.Table) -> SearchTable:
        """Return a table in memory, ready to be searched."""
        connection = duckdb.connect()
        connection.register("rows", rows)
        connection.execute("CREATE TABLE entities AS SELECT * FROM rows")
        connection.unregister("rows")
        return cls(connection)

    @classmethod
    def of_file(cls, path: Path) -> SearchTable:
        """Return a table in a file, ready to be searched; it is read where it is."""
        connection = duckdb.connect()
        where = str(path).replace("'", "''")
        connection.execute(f"CREATE VIEW entities AS SELECT * FROM read_parquet('{where}')")
        return cls(connection)

    def find(self, order: SearchOrder) -> SearchAnswer:
        """Return what a search finds.

        Args:
            order: What is searched for.
        """
        where, values = _where(order)
        cursor = self.connection.cursor()
        total = cursor.execute(f"SELECT count(*) FROM entities WHERE {where}", values).fetchone()
        count = 0 if total is None else int(total[0])
        ids: tuple[str, ...] = ()
        if order.limit > 0 and order.offset < count:
            sorts = [f'"{name}" {"DESC" if down else "ASC"} NULLS LAST' for name, down in order.sort
                     if name in _SORTS]  # fmt: skip
            if not sorts:
                sorts = ["target DESC", "len(words)"]
            sql = (
                f"SELECT id FROM entities WHERE {where} ORDER BY {', '.join([*sorts, 'id'])} "
                f"LIMIT {int(order.limit)} OFFSET {int(order.offset)}"
            )
            ids = tuple(row[0] for row in cursor.execute(sql, values).fetchall())
        return SearchAnswer(
            ids, count, {name: self._facet(name, where, values) for name in order.facets}
        )

    def _facet(self, name: str, where: str, values: Sequence[Any]) -> list[tuple[str, int]]:
        column = "[schema]" if name == "schema" else name
        sql = (
            f"SELECT value, count(*) FROM (SELECT unnest({column}) AS value FROM entities "
            f"WHERE {where}) GROUP BY value ORDER BY 2 DESC, 1 LIMIT 300"
        )
        found = self.connection.cursor().execute(sql, list(values)).fetchall()
        return [(value, int(count)) for value, count in found]


def _where(order: SearchOrder) -> tuple[str, list[Any]]:
    parts, values = ["list_contains(?, schema)"], [list(order.schemata)]
    if order.part is not None:
        sql, more = _condition(order.part)
        parts.append(sql)
        values += more
    for sql, given in order.conditions:
        parts.append(f"({sql})")
        values += given
    return " AND ".join(parts), values


def _condition(part: Part) -> tuple[str, list[Any]]:
    """Return a part of a search as SQL, with its values."""
    if isinstance(part, Excluded):
        sql, values = _condition(part.part)
        return f"NOT ({sql})", values
    if isinstance(part, Joined):
        found = [_condition(one) for one in part.parts]
        if not found:
            return "TRUE", []
        sign = " AND " if part.every else " OR "
        return f"({sign.join(sql for sql, _ in found)})", [v for _, more in found for v in more]
    return _term(part)


def _term(term: Term) -> tuple[str, list[Any]]:
    if term.field:
        return field_condition(term.field, term.value)
    if not term.words:
        return ("TRUE", []) if term.begins else ("FALSE", [])
    if term.begins:
        return "contains(text, ?)", [f" {' '.join(term.words)}"]
    if len(term.words) > 1:
        return "contains(text, ?)", [f" {' '.join(term.words)} "]
    if not term.fuzzy:
        return "list_contains(words, ?)", [term.words[0]]
    word = term.words[0]
    near = 1 if len(word) < 6 else 2
    alike = "abs(len(one) - ?) <= ? AND damerau_levenshtein(one, ?) <= ?"
    sql = f"len(list_filter(words, one -> {alike})) > 0"
    return sql, [len(word), near, word, near]


def field_condition(field: str, value: str) -> tuple[str, list[Any]]:
    """Return that a field has a value, as SQL with its values; `*` for any value.

    Args:
        field: A column, or a property with or without `properties.` before it.
        value: The value; of a date, its beginning is enough.
    """
    column = _FIELDS.get(field)
    given: list[Any] = []
    if column is None:
        name = field.removeprefix("properties.")
        column, given = "coalesce(properties[?], [])", [name]
    if value in ("*", ""):
        return f"len({column}) > 0", given
    wanted = value.rstrip("*")
    if value.endswith("*") or field.lower().endswith("date"):
        sql = f"len(list_filter({column}, one -> starts_with(lower(one), lower(?)))) > 0"
        return sql, [*given, wanted]
    return f"len(list_filter({column}, one -> lower(one) = lower(?))) > 0", [*given, wanted]
