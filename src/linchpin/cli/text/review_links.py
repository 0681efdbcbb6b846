"""Whom of the archive the names of a document may mean, for showing; nothing is linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linchpin.workspace.known_names import ProposedLink, proposed_links
from linchpin.workspace.open import network_if_any
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.workspace.prose_review import Review


def links_of(settings: Settings, review: Review) -> dict[str, tuple[ProposedLink, ...]]:
    """Return whom of the archive the names of a document may mean, by name.

    Args:
        settings: Where the archive is.
        review: The document.
    """
    entities = review.document.reading.entities
    found = proposed_links(network_if_any(settings), entities)
    return {one.name: found[one.id] for one in entities if one.id in found}
