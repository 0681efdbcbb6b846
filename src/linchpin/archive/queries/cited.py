"""Claims about somebody or by their ids, with the documents they are cited from."""

from __future__ import annotations

from collections.abc import Iterable

from linchpin.archive.queries.asserted import quoted
from linchpin.archive.snapshot import Snapshot
from linchpin.archive.tables import claims_of
from linchpin.claims.claim import Claim, Document
from linchpin.claims.errors import ArchiveError

_DOCUMENT = "id, title, publisher, url, published, place, summarised_by"


def claims_about(snapshot: Snapshot, entities: Iterable[str]) -> list[Claim]:
    """Return all claims about some entities, denied ones too, by entity, property and id.

    Args:
        snapshot: The editions that count.
        entities: Entity ids, before any merge.
    """
    sql = (
        f"SELECT * FROM claims WHERE entity_id IN ({quoted(entities)}) ORDER BY entity_id, prop, id"
    )
    return list(claims_of(snapshot.table(sql)))


def claims_by_id(snapshot: Snapshot, ids: Iterable[str]) -> dict[str, Claim]:
    """Return claims by their id; ids that are not here are left out.

    Args:
        snapshot: The editions that count.
        ids: Ids of claims.
    """
    table = snapshot.table(f"SELECT * FROM claims WHERE id IN ({quoted(ids)}) ORDER BY id")
    return dict(zip(table.column("id").to_pylist(), claims_of(table), strict=True))


def cited_documents(snapshot: Snapshot, claims: Iterable[Claim]) -> dict[str, Document]:
    """Return the documents some claims are cited from, by id, without their text.

    Args:
        snapshot: The editions that count.
        claims: What is cited.

    Raises:
        ArchiveError: A document is not there: somebody changed the archive.
    """
    ids = sorted({claim.evidence.document for claim in claims})
    found: dict[str, Document] = {}
    for row in snapshot.rows(f"SELECT {_DOCUMENT} FROM documents WHERE id IN ({quoted(ids)})"):
        name, title, publisher, url, published, place, summarised_by = row
        found[name] = Document(
            id=name,
            title=title,
            publisher=publisher,
            text="",
            url=url,
            published=published,
            place=place,
            summarised_by=summarised_by,
        )
    for name in ids:
        if name not in found:
            raise ArchiveError(
                f"the archive is damaged: a claim cites the document {name!r}, which is not there; "
                "`linchpin archive check` says which edition it is"
            )
    return found
