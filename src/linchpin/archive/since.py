"""Whether what a source says of a record has changed since somebody looked at it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from linchpin.archive.manifest import Manifest
from linchpin.archive.queries.editions import claims_said
from linchpin.archive.store import Archive


def changed_since(archive: Archive, dataset: str, entities: Iterable[str], at: str) -> set[str]:
    """Return which records of a source say something else now than at a moment.

    A source that came into the archive later counts as changed.

    Args:
        archive: The archive.
        dataset: The source.
        entities: Entity ids of it.
        at: The moment, ISO 8601 with offset.

    Raises:
        ArchiveError: A file of an edition is missing or damaged.
    """
    wanted = sorted(set(entities))
    editions = archive.editions(dataset)
    then, now = edition_at(editions, at), editions[-1]
    if then is None:
        return set(wanted)
    if then.id == now.id:
        return set()
    before, after = (claims_said(archive, edition, wanted) for edition in (then, now))
    return {entity for entity, _ in before ^ after}


def edition_at(editions: Iterable[Manifest], at: str) -> Manifest | None:
    """Return the edition that was current at a moment, None where none was here yet.

    Args:
        editions: Of one source, oldest first.
        at: The moment, ISO 8601 with offset.
    """
    moment = datetime.datetime.fromisoformat(at)
    before = [item for item in editions if _added(item) <= moment]
    return before[-1] if before else None


def _added(edition: Manifest) -> datetime.datetime:
    try:
        added = datetime.datetime.fromisoformat(edition.added)
    except ValueError:  # written by another program: it was there before anybody looked
        return datetime.datetime.min.replace(tzinfo=datetime.UTC)
    return added if added.tzinfo is not None else added.replace(tzinfo=datetime.UTC)
