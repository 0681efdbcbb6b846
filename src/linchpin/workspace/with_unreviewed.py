"""A passing copy of the archive in which proposals stand too, each marked as reviewed by nobody."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.claim import Standing
from linchpin.claims.counted import counted
from linchpin.claims.errors import LinchpinError
from linchpin.workspace.add_edition import add_case
from linchpin.workspace.open import opened_archive
from linchpin.workspace.prose_review import Review, all_reviews
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.read.prose.kept.kept_document import KeptDocument
    from linchpin.read.prose.review.claim_in_words import ClaimInWords
    from linchpin.read.prose.review.review_queue import ReviewItem

MARK = "read by machine, reviewed by nobody"
"""What stands in the title, the publisher and the speaker of all that nobody reviewed."""


@contextmanager
def with_unreviewed(settings: Settings) -> Iterator[Settings]:
    """Yield settings of a copy of the archive with every proposed claim that waits for a person.

    Each is alleged at most, and title, publisher and speaker say that nobody reviewed it. The
    archive itself is not touched; the copy is gone afterwards.

    Args:
        settings: Where archive and ledger are.

    Raises:
        LinchpinError: There is no archive, or it cannot be copied.
    """
    opened_archive(settings)
    reviews = [one for one in all_reviews(settings) if one.waiting]
    with tempfile.TemporaryDirectory(prefix="linchpin-unreviewed-") as folder:
        copy = Path(folder) / "archive"
        try:
            _copied(settings.archive, copy)
        except OSError as error:
            raise LinchpinError(
                f"{settings.archive}: cannot be copied for --unreviewed ({error.strerror or error})"
            ) from error
        ledger = settings.ledger
        if ledger is None and (settings.archive / "ledger.sqlite").is_file():
            ledger = str(settings.archive / "ledger.sqlite")
        other = replace(settings, archive=copy, ledger=ledger)
        added, left_out = _add_all(other, reviews, Path(folder))
        settings.tell(
            f"With {counted(added, 'proposed claim')} that a machine read and nobody reviewed; "
            f"they are marked so{_left_out(left_out)}."
        )
        yield other


def _left_out(count: int) -> str:
    return f"; {counted(count, 'other')} cannot stand in a network" if count else ""


def _copied(archive: Path, copy: Path) -> None:
    """Copy an archive's list and editions; files that never change are linked where they can be."""

    def linked(source: str, target: str) -> str:
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)
        return target

    copy.mkdir()
    shutil.copy2(archive / "archive.json", copy / "archive.json")
    if (archive / "sources").is_dir():
        shutil.copytree(archive / "sources", copy / "sources", copy_function=linked)


def _add_all(settings: Settings, reviews: list[Review], folder: Path) -> tuple[int, int]:
    """Add the proposals of each document as a case; returns how many, and how many could not be."""
    from linchpin.read.prose.review.case_file import case_of

    archive = opened_archive(settings)
    added = left_out = 0
    for number, review in enumerate(reviews, 1):
        items, document = _marked(review)
        try:
            made = case_of(f"unreviewed{number}", f"a machine; {MARK}", [(document, items)])
        except LinchpinError:
            left_out += len(items)
            continue
        case = folder / f"unreviewed{number}"
        case.mkdir()
        (case / "case.yaml").write_text(made.case, "utf-8")
        (case / "brief.md").write_text(made.brief, "utf-8")
        add_case(archive, case, settings)
        added += made.claims
        left_out += len(made.left_out)
    return added, left_out


def _marked(review: Review) -> tuple[list[ReviewItem], KeptDocument]:
    """Return the claims of a document that wait, and the document, each with the mark on it."""
    from linchpin.read.prose.review.review_queue import ReviewState

    document = review.document
    text = document.text
    marked = replace(
        document,
        text=replace(
            text,
            title=f"{document.title} ({MARK})",
            publisher=f"{document.publisher} ({MARK})",
            published=text.published or document.versions[-1].read_at[:10],
        ),
    )
    items = [
        replace(item, state=ReviewState.ACCEPTED, claim=_lowered(item.proposed), verdict=None)
        for item in review.waiting
    ]
    return items, marked


def _lowered(claim: ClaimInWords) -> ClaimInWords:
    """Return a claim as a machine may say it: alleged at most, by a speaker who is marked."""
    standing = claim.standing if claim.standing is Standing.DENIED else Standing.ALLEGED
    speaker = f"{claim.speaker or 'the text'} ({MARK})"
    return replace(claim, standing=standing, speaker=speaker)
