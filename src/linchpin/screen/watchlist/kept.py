"""Watchlists kept beside the archive: made once, opened by every screening of the same lists.

A watchlist is named by everything it follows from: what its network follows from, and the code
that makes it. After a new edition only those are made anew whom it may concern, see
`linchpin.screen.watchlist.renewed`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from linchpin.archive import Archive, Snapshot
from linchpin.archive.kept_folders import KeptFolders, code_stamp
from linchpin.network.mapped.kept import ROOMS, key_of
from linchpin.network.network import Network
from linchpin.screen.watchlist.renewed import changed_since_then, renewed_watchlist
from linchpin.screen.watchlist.stored import map_watchlist, write_renewed, write_watchlist
from linchpin.screen.watchlist.watchlist import Watchlist, programs_of

FOLDER = ".watchlist"
"""Folder of the kept watchlists in an archive."""
_ROOMS = (*ROOMS, "screen")
_STATE = "state.json"


def watchlist_key(archive: Archive, snapshot: Snapshot, decided: Iterable[object]) -> str:
    """Return the name of the watchlist of a snapshot.

    Args:
        archive: Where the snapshot is from.
        snapshot: The editions that count.
        decided: What people decided about who is who; each has a `repr` that says all of it.
    """
    return key_of(archive, snapshot, decided, _ROOMS)


def kept_watchlist(
    archive: Archive, key: str, snapshot: Snapshot, tell: Callable[[str], None]
) -> Watchlist | None:
    """Return a watchlist that is kept; None where it is not, or is damaged, which is told.

    Args:
        archive: Where the snapshot is from.
        key: The watchlist's name, see `watchlist_key`.
        snapshot: The editions that count.
        tell: Told why a watchlist that is there cannot be used.
    """
    return _folders(archive).opened(key, lambda folder: map_watchlist(folder, snapshot), tell)


def keep_watchlist(
    archive: Archive,
    key: str,
    watchlist: Watchlist,
    network: Network,
    *,
    tell: Callable[[str], None] = lambda _: None,
) -> None:
    """Keep a watchlist; another that keeps the same at the same time does no harm.

    Args:
        archive: Where it is from.
        key: The watchlist's name, see `watchlist_key`.
        watchlist: Everybody who is watched for.
        network: What it was made of.
        tell: Told how many others had to make room.

    Raises:
        OSError: The archive's folder cannot be written.
    """

    def write(path: Path) -> None:
        write_watchlist(path, watchlist)
        (path / _STATE).write_text(json.dumps(asdict(_state_of(watchlist, network))), "utf-8")

    _folders(archive).keep(key, write, tell)


def keep_renewed(
    archive: Archive, key: str, network: Network, *, tell: Callable[[str], None] = lambda _: None
) -> bool:
    """Keep the watchlist of a network, made from one that was kept for earlier editions.

    Only those are made anew whom the change may concern.

    Args:
        archive: Where it is from.
        key: The watchlist's name, see `watchlist_key`.
        network: What it is made of.
        tell: Told why a watchlist that is kept cannot be used, and how many had to make room.

    Returns:
        Whether there was one to make it from.

    Raises:
        OSError: The archive's folder cannot be written.
    """
    folders = _folders(archive)
    if network.snapshot.as_of is not None:
        return False
    for name in folders.names():
        state = folders.opened(name, _read_state, tell)
        if state is None or state.code != code_stamp(_ROOMS) or not state.can_be_renewed:
            continue
        changed = changed_since_then(archive, state.editions, state.canonical, network)
        if changed is None:
            continue
        base = folders.place / name
        kept = map_watchlist(base, network.snapshot)
        renewed = renewed_watchlist(network, kept, state.tied, changed)
        if renewed is None:
            continue

        def write(
            path: Path, base: Path = base, renewed: Watchlist = renewed, state: _State = state
        ) -> None:
            write_renewed(path, renewed, base)
            (path / _STATE).write_text(json.dumps(asdict(state)), "utf-8")

        folders.keep(key, write, tell)
        return True
    return False


@dataclass(frozen=True, slots=True)
class _State:
    """What a watchlist was made of, before other editions brought more.

    Attributes:
        code: See `linchpin.archive.kept_folders.code_stamp`.
        editions: The folder of the edition that counted, by source.
        canonical: Record to the id that stands for it, for those that were merged.
        tied: Canonical ids of those who are watched for and not listed.
        can_be_renewed: Whether it is of no day of the past, and all the listed have a name: who
            has none is not in it, though others may be tied to him.
    """

    code: str
    editions: dict[str, str]
    canonical: dict[str, str]
    tied: list[str]
    can_be_renewed: bool


def _state_of(watchlist: Watchlist, network: Network) -> _State:
    listed = programs_of(network).keys()
    return _State(
        code=code_stamp(_ROOMS),
        editions={edition.dataset: edition.folder for edition in watchlist.editions},
        canonical=dict(network.resolution.canonical),
        tied=[who for who in watchlist.numbers if who not in listed],
        can_be_renewed=watchlist.as_of is None and listed <= watchlist.numbers.keys(),
    )


def _read_state(path: Path) -> _State:
    return _State(**json.loads((path / _STATE).read_text("utf-8")))


def _folders(archive: Archive) -> KeptFolders:
    return KeptFolders(archive.path / FOLDER, "kept watchlist", archive.remembered)
