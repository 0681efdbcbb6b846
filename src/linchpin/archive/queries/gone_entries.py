"""The listed ones of one edition that another does not list, by who they are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from linchpin.archive.manifest import Manifest
from linchpin.archive.queries.parquet import edition_table, parquet_rows, query_rows
from linchpin.archive.store import Archive

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class GoneEntries:
    """What an edition lists that a later one does not.

    Attributes:
        listed: How many the older one lists.
        gone: How many of them the newer one does not list.
        examples: Some of them, as `name (entity id)`, in order of their ids.
    """

    listed: int
    gone: int
    examples: tuple[str, ...]

    @property
    def share(self) -> float:
        """Return which share of the listed is gone, 0 to 1."""
        return self.gone / self.listed if self.listed else 0.0


def gone_entries(archive: Archive, older: Manifest, newer: Path) -> GoneEntries:
    """Compare whom two editions of a source list, by entity id.

    Args:
        archive: Where the older one is.
        older: An edition.
        newer: The whole claims of the other, wherever they are.

    Returns:
        How many of the older are not in the newer, and some of them.

    Raises:
        ArchiveError: A file is missing or damaged.
    """
    listed = "SELECT DISTINCT value AS entity FROM {} WHERE schema = 'Sanction' AND prop = 'entity'"
    claims = edition_table(archive, older, "claims")
    old, new = (listed.format(rows) for rows in (claims, parquet_rows(newer)))
    gone = f"SELECT entity FROM ({old}) ANTI JOIN ({new}) USING (entity)"
    ((all_listed, all_gone),) = query_rows(
        f"SELECT (SELECT count(*) FROM ({old})), (SELECT count(*) FROM ({gone}))"
    )
    if not all_gone:
        return GoneEntries(all_listed, 0, ())
    some = query_rows(
        f"WITH first_gone AS ({gone} ORDER BY entity LIMIT {_EXAMPLES}) "
        "SELECT s.entity, min(c.value) FROM first_gone s LEFT JOIN "
        f"{claims} c ON c.entity_id = s.entity AND c.prop = 'name' "
        "GROUP BY 1 ORDER BY 1"
    )
    named = tuple(f"{name or 'no name'} ({entity})" for entity, name in some)
    return GoneEntries(all_listed, all_gone, named)
