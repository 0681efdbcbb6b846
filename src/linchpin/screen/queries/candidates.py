"""Everybody the sources name, ready to be found by name and number; kept beside the archive."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from linchpin.archive import Archive, Snapshot
from linchpin.archive.kept_folders import KeptFolders
from linchpin.match.search.name_list import make_list
from linchpin.network.mapped.columns import Folder
from linchpin.network.mapped.kept import ROOMS, key_of
from linchpin.network.mapped.value_columns import by_key, write_by_key
from linchpin.network.network import Network
from linchpin.screen.queries.entities import Entity, Pointer, described_entities, pointers_of
from linchpin.screen.queries.last_changes import last_changes
from linchpin.screen.queries.search_table import SearchTable, rows_in_memory, write_search_rows
from linchpin.screen.watchlist.identifiers import identifiers_of
from linchpin.screen.watchlist.people import named_people, watched_people, with_claims
from linchpin.screen.watchlist.stored import map_watchlist, write_watchlist
from linchpin.screen.watchlist.watchlist import Watchlist, items_of, newest_day_of, programs_of

FOLDER = ".served"
"""Folder of what is kept for a server in an archive."""
_ROOMS = (*ROOMS, "screen")
_OPEN = "open.json"
_TABLE = "search.parquet"


@dataclass(frozen=True, slots=True)
class Candidates:
    """Everybody the sources name.

    Attributes:
        people: Who has a name, with the names and numbers by which they are found.
        entities: Everything the sources speak of, by canonical id.
        pointers: What points to each entity.
        open_since: ISO day up to which a change is known, by source: of an entity that is not said
            to have changed, it is known only that it did not change after that day.
        table: All of it, to be searched.
    """

    people: Watchlist
    entities: Mapping[str, Entity]
    pointers: Mapping[str, Sequence[Pointer]]
    open_since: Mapping[str, str]
    table: SearchTable


def candidates_key(archive: Archive, snapshot: Snapshot, decided: Iterable[object]) -> str:
    """Return the name of the candidates of a snapshot.

    Args:
        archive: Where the snapshot is from.
        snapshot: The editions that count.
        decided: What people decided about who is who.
    """
    return key_of(archive, snapshot, decided, _ROOMS)


def make_candidates(archive: Archive, network: Network) -> Candidates:
    """Return everybody a network names, built in memory.

    Args:
        archive: Where earlier editions are.
        network: The network.
    """
    changed, open_since = last_changes(archive, network)
    entities = {one["id"]: one for one in described_entities(network, changed)}
    pointers: dict[str, list[Pointer]] = {}
    for entity in entities.values():
        for target, pointer in pointers_of(entity):
            pointers.setdefault(target, []).append(pointer)
    table = SearchTable.of_table(rows_in_memory(entities.values()))
    return Candidates(_everybody(network), entities, pointers, open_since, table)


def _everybody(network: Network) -> Watchlist:
    """Return everybody who has a name as a watchlist on which all stand by themselves."""
    people = named_people(network, lambda _: True)
    names = make_list(item for item, _ in people.rows)
    return Watchlist(
        editions=network.snapshot.editions,
        as_of=network.snapshot.as_of,
        watched=tuple(watched_people(network, people, programs_of(network), {})),
        numbers=people.numbers,
        names=names,
        claims=tuple(with_claims(people.rows, names.names)),
        identifiers=items_of(identifiers_of(network), people.numbers.keys()),
        addresses={},
        day=newest_day_of(network.snapshot),
    )


def kept_candidates(
    archive: Archive, key: str, snapshot: Snapshot, tell: Callable[[str], None]
) -> Candidates | None:
    """Return candidates that are kept; None where they are not, or are damaged, which is told.

    Args:
        archive: Where the snapshot is from.
        key: Their name, see `candidates_key`.
        snapshot: The editions that count.
        tell: Told why candidates that are there cannot be used.
    """

    def read(folder: Path) -> Candidates:
        columns = Folder(folder, "entity-")
        return Candidates(
            map_watchlist(folder, snapshot),
            by_key(columns, "all", _entity),
            by_key(columns, "pointers", _pointers),
            json.loads((folder / _OPEN).read_text("utf-8")),
            SearchTable.of_file(folder / _TABLE),
        )

    return _folders(archive).opened(key, read, tell)


def keep_candidates(
    archive: Archive, key: str, found: Candidates, tell: Callable[[str], None]
) -> None:
    """Keep candidates; another that keeps the same at the same time does no harm.

    Args:
        archive: Where they are from.
        key: Their name, see `candidates_key`.
        found: The candidates.
        tell: Told how many others had to make room.

    Raises:
        OSError: The archive's folder cannot be written.
    """

    def write(path: Path) -> None:
        write_watchlist(path, found.people)
        columns = Folder(path, "entity-")
        write_by_key(columns, "all", found.entities.items())
        write_by_key(columns, "pointers", found.pointers.items())
        write_search_rows(found.entities.values(), path / _TABLE)
        (path / _OPEN).write_text(json.dumps(dict(found.open_since)), "utf-8")

    _folders(archive).keep(key, write, tell)


def _folders(archive: Archive) -> KeptFolders:
    return KeptFolders(archive.path / FOLDER, "kept list of candidates", archive.remembered)


def _entity(item: Any) -> Entity:
    found: Entity = item
    return found


def _pointers(item: list[list[str]]) -> list[Pointer]:
    return [(entity, prop) for entity, prop in item]
