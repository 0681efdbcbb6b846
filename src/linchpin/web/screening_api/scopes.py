"""Which sources a request speaks of, and which entities of them are wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import HTTPException

from linchpin.screen.queries.entities import Entity
from linchpin.web.screening_api.asking import Narrowed
from linchpin.workspace.served import State

EVERYTHING = "default"
"""Name of the dataset that holds all that is loaded."""


@dataclass(frozen=True, slots=True)
class DatasetScope:
    """The sources of a request.

    Attributes:
        sources: Their names; None for all that are loaded.
        narrowed: Which of their entities are wanted.
        open_since: ISO day up to which a change is known, by source.
    """

    sources: frozenset[str] | None
    narrowed: Narrowed
    open_since: Mapping[str, str]

    @property
    def is_everything(self) -> bool:
        """Say whether every entity is wanted."""
        return self.sources is None and not self.narrowed.any

    def holds(self, entity: Entity) -> bool:
        """Say whether an entity is wanted.

        Args:
            entity: The entity.
        """
        wanted, own = self.narrowed, set(entity["datasets"])
        if self.sources is not None:
            own &= self.sources
        own -= wanted.exclude_dataset
        if wanted.include_dataset and EVERYTHING not in wanted.include_dataset:
            own &= wanted.include_dataset
        if not own or EVERYTHING in wanted.exclude_dataset:
            return False
        if entity["schema"] in wanted.exclude_schema:
            return False
        if wanted.topics and wanted.topics.isdisjoint(entity["properties"].get("topics", ())):
            return False
        return wanted.changed_since is None or self._changed(entity, wanted.changed_since)

    def _changed(self, entity: Entity, since: str) -> bool:
        """Say whether an entity changed after a moment, or may have: nobody is left out unseen."""
        last = entity["last_change"]
        if last is not None:
            return bool(last > _whole(since))
        return any(
            source not in self.open_since or _whole(since) < _whole(self.open_since[source])
            for source in entity["datasets"]
        )


def _whole(moment: str) -> str:
    """Return a moment with its seconds, so that moments are in order as texts."""
    return moment + "0000-00-00T00:00:00"[len(moment) :]


def scope_of(state: State, dataset: str, narrowed: Narrowed) -> DatasetScope:
    """Return the sources a request speaks of.

    Args:
        state: What is loaded.
        dataset: The name in the path.
        narrowed: What the query string says.

    Raises:
        HTTPException: 404, nothing of that name is loaded.
    """
    names = source_names(state)
    if dataset != EVERYTHING and dataset not in names:
        raise HTTPException(404, "No such dataset.")
    sources = None if dataset == EVERYTHING else frozenset({dataset})
    assert state.weigher is not None
    return DatasetScope(sources, narrowed, state.weigher.candidates.open_since)


def source_names(state: State) -> list[str]:
    """Return the names of the sources that are loaded."""
    return [edition.dataset for edition in state.snapshot.editions]


def unknown_sources(state: State, narrowed: Narrowed) -> list[str]:
    """Return the sources that are asked for by name and not loaded."""
    known = {EVERYTHING, *source_names(state)}
    return sorted((narrowed.include_dataset | narrowed.exclude_dataset) - known)
