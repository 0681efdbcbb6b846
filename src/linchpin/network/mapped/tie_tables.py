"""The relations of a network in columns, from both ends, and who names whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, overload

import numpy as np
import pyarrow as pa

from linchpin.archive.queries.relations import Mention
from linchpin.claims.claim import Standing
from linchpin.network.edges import Edge
from linchpin.network.mapped.columns import Folder, KeyedRows, Numbers, TextBuffer, TextColumn

_FILE = "edges.arrow"
_AT_ONCE = 8_192
_COLUMNS = pa.schema(
    [
        (item.name, {"bool": pa.bool_(), "int": pa.int32()}.get(str(item.type), pa.string()))
        if item.name != "claims"
        else (item.name, pa.list_(pa.string()))
        for item in fields(Edge)
    ]
)


class MappedEdges(Sequence[Edge]):
    """Every relation, made an object when it is looked at."""

    def __init__(self, folder: Folder) -> None:
        """Map the relations written into a folder."""
        source = pa.memory_map(str(folder.path / _FILE), "r")
        self._table = pa.ipc.open_file(source).read_all()

    def __len__(self) -> int:
        return int(self._table.num_rows)

    @overload
    def __getitem__(self, at: int) -> Edge: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Edge]: ...
    def __getitem__(self, at: int | slice) -> Edge | Sequence[Edge]:
        if isinstance(at, slice):
            return [self[row] for row in range(*at.indices(len(self)))]
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return self.at([at % len(self)])[0]

    def __iter__(self) -> Iterator[Edge]:
        for batch in self._table.to_batches(max_chunksize=_AT_ONCE):
            yield from map(_edge, batch.to_pylist())

    def at(self, rows: Iterable[int]) -> list[Edge]:
        """Return the relations of some rows."""
        return [_edge(row) for row in self._table.take(pa.array(rows, pa.int64())).to_pylist()]


def _edge(row: dict[str, Any]) -> Edge:
    row["standing"] = Standing(row["standing"])
    row["claims"] = tuple(row["claims"])
    return Edge(**row)


@dataclass(frozen=True, slots=True)
class MappedTies(Mapping[str, tuple[Edge, ...]]):
    """The relations of each entity.

    Attributes:
        edges: Every relation.
        ends: Everybody who has one.
        rows: Which relations, by end.
    """

    edges: MappedEdges
    ends: KeyedRows
    rows: Numbers

    def __getitem__(self, entity: str) -> tuple[Edge, ...]:
        run = self.ends.run(entity)
        if run.start == run.stop:
            raise KeyError(entity)
        return tuple(self.edges.at(self.rows[run].tolist()))

    def __contains__(self, entity: object) -> bool:
        return isinstance(entity, str) and self.ends.keys.find(entity) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self.ends.keys)

    def __len__(self) -> int:
        return len(self.ends.keys)


@dataclass(frozen=True, slots=True)
class MappedWays:
    """Who stands beside whom, for chains; fulfils `linchpin.network.chains.Ways`.

    Attributes:
        ends: Everybody who has a relation; their numbers are in the order of their ids.
        starts: Where the neighbours of each begin, and where the last ones end.
        others: Numbers of the neighbours.
    """

    ends: TextColumn
    starts: Numbers
    others: Numbers

    def number(self, entity: str) -> int | None:
        """Return the number of an entity; None where it has no relation."""
        return self.ends.find(entity)

    def entity(self, number: int) -> str:
        """Return the id of a number."""
        return self.ends[number]

    def beside(self, number: int) -> list[int]:
        """Return the numbers of those an entity has a clear relation with, in order."""
        found: list[int] = self.others[self.starts[number] : self.starts[number + 1]].tolist()
        return found


@dataclass(frozen=True, slots=True)
class MappedMentions:
    """What names an entity: relations, and things that belong to it.

    Attributes:
        named: Everybody who is named.
        things: Id of the thing or relation, by whom it names.
        related: Whether it is a relation.
    """

    named: KeyedRows
    things: TextColumn
    related: Numbers

    def __call__(self, entities: Iterable[str]) -> list[Mention]:
        """Return what names some entities."""
        found = []
        for entity in sorted(set(entities)):
            run = self.named.run(entity)
            found += [
                Mention(entity, self.things[row], bool(self.related[row]))
                for row in range(run.start, run.stop)
            ]
        return found


def write_ties(folder: Folder, edges: Iterable[Edge], is_clear: Callable[[Edge], bool]) -> None:
    """Write all relations of a network.

    Args:
        folder: Where to.
        edges: The relations.
        is_clear: Says which of them may stand in a chain.
    """
    ends = TextBuffer()
    clear = bytearray()
    with (
        pa.OSFile(str(folder.path / _FILE), "wb") as sink,
        pa.ipc.new_file(sink, _COLUMNS) as writer,
    ):
        for piece in _pieces(edges):
            rows = [{name: getattr(edge, name) for name in _COLUMNS.names} for edge in piece]
            writer.write_batch(pa.RecordBatch.from_pylist(rows, schema=_COLUMNS))
            for edge in piece:
                ends.add(edge.source)
                ends.add(edge.target)
                clear.append(is_clear(edge))
    order = folder.write_postings("ends", ends.array())
    folder.write("ends-rows", (order // 2).astype(np.int64))
    keys, starts = folder.texts("ends-keys"), np.asarray(folder.numbers("ends-starts"))
    number = np.empty(2 * len(clear), np.int64)
    number[order] = np.repeat(np.arange(len(keys)), np.diff(starts))
    used = np.frombuffer(clear, np.bool_)
    one, other = number[0::2][used], number[1::2][used]
    pairs = np.unique(np.stack([np.append(one, other), np.append(other, one)], axis=1), axis=0)
    folder.write("ways-starts", np.searchsorted(pairs[:, 0], np.arange(len(keys) + 1)))
    folder.write("ways", pairs[:, 1])


def write_mentions(folder: Folder, found: pa.Table) -> None:
    """Write who names whom.

    Args:
        folder: Where to.
        found: Columns `entity`, `thing` and `relation`.
    """
    found = found.combine_chunks()
    entities, things = (
        pa.concat_arrays(found.column(name).chunks or [pa.array([], pa.string())])
        for name in ("entity", "thing")
    )
    related = np.asarray(found.column("relation").to_numpy(zero_copy_only=False), np.bool_)
    order = folder.write_postings("named", entities)
    folder.write_texts("named-things", things.take(pa.array(order)))
    folder.write("named-related", related[order])


def map_ties(folder: Folder) -> tuple[MappedEdges, MappedTies, MappedWays, MappedMentions]:
    """Return the relations that were written into a folder."""
    edges = MappedEdges(folder)
    ends = folder.postings("ends")
    return (
        edges,
        MappedTies(edges, ends, folder.numbers("ends-rows")),
        MappedWays(ends.keys, folder.numbers("ways-starts"), folder.numbers("ways")),
        MappedMentions(
            folder.postings("named"), folder.texts("named-things"), folder.numbers("named-related")
        ),
    )


def _pieces(edges: Iterable[Edge]) -> Iterator[list[Edge]]:
    held: list[Edge] = []
    for edge in edges:
        held.append(edge)
        if len(held) == _AT_ONCE:
            yield held
            held = []
    yield held
