"""What machines read about somebody and nobody reviewed: told apart from all that sources say."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linchpin.claims.dates import parse_date
from linchpin.workspace.known_names import words_of
from linchpin.workspace.prose_reading import document_folder
from linchpin.workspace.prose_review import all_decisions
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.read.prose.kept.kept_document import KeptDocument
    from linchpin.read.prose.review.claim_in_words import ClaimInWords
    from linchpin.read.prose.review.review_queue import ReviewItem


@dataclass(frozen=True, slots=True)
class Unreviewed:
    """A proposed claim about somebody that waits for a person.

    Attributes:
        document: Id of its document.
        title: What the document is called.
        publisher: Who published it.
        published: EDTF date of publication; None where nobody said.
        number: Number of the claim in the document.
        claim: What is proposed.
    """

    document: str
    title: str
    publisher: str
    published: str | None
    number: int
    claim: ClaimInWords


def unreviewed_about(
    settings: Settings, names: Iterable[str], as_of: datetime.date | None = None
) -> list[Unreviewed]:
    """Return the proposed claims about somebody that wait for a person.

    Args:
        settings: Where archive and ledger are.
        names: Every name somebody goes by.
        as_of: Last day of publication; None for any, documents without a date too.
    """
    folder = document_folder(settings)
    wanted = [words for words in map(words_of, names) if words]
    marks = [
        mark
        for mark in folder.marks()
        if mark.copy_of is None and any(_is_of(name, wanted) for name in mark.names)
    ]
    if not marks:
        return []
    from linchpin.read.prose.review.review_queue import ReviewState, review_items

    decisions = all_decisions(settings)
    found = []
    for mark in marks:
        document = folder.opened(mark.id)
        if not _known_by(document, as_of):
            continue
        for item in review_items(document, decisions):
            if item.state is ReviewState.OPEN and _is_about(item, wanted):
                found.append(_unreviewed(document, item))
    return found


def _unreviewed(document: KeptDocument, item: ReviewItem) -> Unreviewed:
    return Unreviewed(
        document=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.text.published,
        number=item.number,
        claim=item.proposed,
    )


def _known_by(document: KeptDocument, as_of: datetime.date | None) -> bool:
    if as_of is None:
        return True
    published = document.text.published
    return published is not None and parse_date(published).latest <= as_of


def _is_about(item: ReviewItem, wanted: list[frozenset[str]]) -> bool:
    return any(
        _is_of(name, wanted) for end in item.proposed.ends for name in (end.name, *end.aliases)
    )


def _is_of(name: str, wanted: list[frozenset[str]]) -> bool:
    words = words_of(name)
    return any(
        words == asked or (min(len(words), len(asked)) > 1 and (words < asked or asked < words))
        for asked in wanted
    )
