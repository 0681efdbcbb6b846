"""Whom an edition names for the first time, or of whom it says something new."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from linchpin.archive import Manifest, news_between, open_archive
from linchpin.claims.errors import ReadError
from linchpin.network.network import Network


@dataclass(frozen=True, slots=True)
class Change:
    """What is new since an edition.

    Attributes:
        entities: Canonical ids of those of whom something new is said.
        editions: The edition of each list that was compared with, as `source date id`.
        date: The latest day on which the oldest of them was surely out.
    """

    entities: frozenset[str]
    editions: tuple[str, ...]
    date: datetime.date


def check_edition(archive: Path, since: str) -> None:
    """Make sure that there is an edition, without the work of a network.

    Args:
        archive: Folder of the archive.
        since: Date or id (or its beginning) of an edition of a list.

    Raises:
        ReadError: No list has that edition.
    """
    opened = open_archive(archive)
    held = [edition for dataset in opened.datasets() for edition in opened.editions(dataset)]
    lists = [edition for edition in held if edition.kind == "list"]
    if not any(_is(edition, since) for edition in lists):
        raise _unknown(since, [f"{edition.dataset} {edition.date}" for edition in lists])


def _is(edition: Manifest, since: str) -> bool:
    return bool(since) and (edition.date == since or edition.id.startswith(since))


def _unknown(since: str, known: list[str]) -> ReadError:
    return ReadError(f"no edition {since!r}; there are {', '.join(known) or 'none'}")


def changed_since(archive: Path, network: Network, since: str) -> Change:
    """Return whom claims that came after an edition are about.

    Args:
        archive: Folder of the archive.
        network: The network as of now.
        since: Date or id (or its beginning) of an edition of a list.

    Raises:
        ReadError: No list has that edition.
    """
    opened = open_archive(archive)
    current = {e.dataset: e for e in network.snapshot.editions if e.kind == "list"}
    changed: set[str] = set()
    known: list[str] = []
    compared: list[Manifest] = []
    for dataset, newest in sorted(current.items()):
        editions = opened.editions(dataset)
        known += [f"{dataset} {item.date}" for item in editions]
        older = [e for e in editions if _is(e, since)]
        if not older:
            continue
        compared.append(older[-1])
        said, _ = news_between(opened, older[-1], newest)
        for claim in said:
            if claim.entity_id is None:
                continue
            changed.add(network.resolution.of(claim.entity_id))
            if claim.schema == "Sanction" and claim.prop == "entity":
                changed.add(network.resolution.of(claim.value))
    if not compared:
        raise _unknown(since, known)
    named = tuple(f"{item.dataset} {item.date} {item.id}" for item in compared)
    return Change(frozenset(changed), named, min(item.known_by for item in compared))
