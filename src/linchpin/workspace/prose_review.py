"""The queue of proposed claims and what people decide of them: for the terminal and for a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.errors import LinchpinError
from linchpin.workspace.open import append_decision, open_ledger, opened_archive
from linchpin.workspace.outputs import check_folder, check_outputs
from linchpin.workspace.prose_reading import document_folder
from linchpin.workspace.settings import Settings
from linchpin.workspace.write_whole import write_whole

if TYPE_CHECKING:
    from linchpin.ledger.decision import Decision
    from linchpin.read.prose.kept.kept_document import KeptDocument
    from linchpin.read.prose.review.case_file import WrittenCase
    from linchpin.read.prose.review.claim_in_words import ClaimInWords
    from linchpin.read.prose.review.review_queue import ReviewItem


@dataclass(frozen=True, slots=True)
class Review:
    """A document and the state of its claims.

    Attributes:
        document: The document.
        items: Its claims in the order of the text, each with what was decided of it.
        copies: Documents that repeat its text.
    """

    document: KeptDocument
    items: tuple[ReviewItem, ...]
    copies: tuple[str, ...] = ()

    @property
    def waiting(self) -> list[ReviewItem]:
        """Return the claims that wait for a person, first those readers disagree on."""
        from linchpin.read.prose.review.review_queue import waiting

        return waiting(self.items)


def all_decisions(settings: Settings) -> list[Decision]:
    """Return every decision of the ledger; none where there is no ledger yet.

    Raises:
        LedgerError: It cannot be opened, or is broken.
    """
    if settings.ledger is None:
        if not (settings.archive / "archive.json").is_file():
            return []
        archive = opened_archive(settings)
        if not archive.index.ledger and not archive.ledger_path.exists():
            return []
    ledger = open_ledger(settings)
    report = ledger.verify()
    if not report.intact:
        raise LinchpinError(
            f"the ledger is broken at decision {report.broken_at}: {report.why}; put back a copy "
            "from before that"
        )
    return ledger.decisions()


def open_review(settings: Settings, name: str) -> Review:
    """Return a document with the state of its claims; of a copy, those of the text it repeats.

    Args:
        settings: Where archive and ledger are.
        name: Id, file or title of the document.

    Raises:
        ReadError: It was not read, or is damaged.
    """
    folder = document_folder(settings)
    document = folder.named(name)
    if document.copy_of is not None:
        document = folder.opened(document.copy_of)
    copies = tuple(mark.id for mark in folder.marks() if mark.copy_of == document.id)
    return _review(document, all_decisions(settings), copies)


def all_reviews(settings: Settings) -> list[Review]:
    """Return every document that is its own source, with the state of its claims.

    Args:
        settings: Where archive and ledger are.

    Raises:
        LinchpinError: There is no archive, or what it keeps is damaged.
    """
    if not (settings.archive / "archive.json").is_file():
        raise LinchpinError(
            f"{settings.archive}: no archive here, so no document was read; begin with: linchpin "
            "read FILE (or linchpin add)"
        )
    folder = document_folder(settings)
    decisions = all_decisions(settings)
    copies: dict[str, list[str]] = {}
    for mark in folder.marks():
        if mark.copy_of is not None:
            copies.setdefault(mark.copy_of, []).append(mark.id)
    return [
        _review(document, decisions, tuple(copies.get(document.id, ())))
        for document in folder
        if document.copy_of is None
    ]


def _review(
    document: KeptDocument, decisions: Sequence[Decision], copies: tuple[str, ...]
) -> Review:
    from linchpin.read.prose.review.review_queue import review_items

    return Review(document, tuple(review_items(document, decisions)), copies)


@dataclass(frozen=True, slots=True)
class DecisionReason:
    """Why something is decided, and by whom.

    Attributes:
        because: The reason.
        by: Who decides; None for the user at the keyboard.
    """

    because: str
    by: str | None = None


def decide_claim(
    settings: Settings,
    review: Review,
    item: ReviewItem,
    decided: tuple[str, ClaimInWords | None],
    reason: DecisionReason,
) -> Decision:
    """Return a decision on a proposed claim as it was added to the ledger.

    Args:
        settings: Where the ledger is, what time it is and who is at the keyboard.
        review: The document.
        item: The claim.
        decided: The verdict, and the claim as it is decided; None where it is rejected or the
            decision taken back.
        reason: Why, and by whom.

    Raises:
        LedgerError: The reason is empty, or the ledger cannot be written.
    """
    from linchpin.ledger.decision import PROPOSED_CLAIM
    from linchpin.read.prose.review.verdict import subjects_of

    verdict, claim = decided
    proposed = item.proposed if item.verdict is None else item.verdict.proposed
    subjects = subjects_of(review.document.id, proposed, claim)
    return _appended(settings, PROPOSED_CLAIM, subjects, verdict, reason)


def merge_names(
    settings: Settings,
    review: Review,
    names: tuple[str, str],
    reason: DecisionReason,
    *,
    same: bool = True,
) -> Decision:
    """Return the decision that two names of a document are of one, as it was added to the ledger.

    Args:
        settings: Where the ledger is, what time it is and who is at the keyboard.
        review: The document.
        names: A name, and the name it goes by from then on (or an entity of the archive).
        reason: Why, and by whom.
        same: False to say that they are two after all.

    Raises:
        LedgerError: The reason is empty, or the ledger cannot be written.
    """
    from linchpin.ledger.decision import NAMED, NOT_SAME, SAME
    from linchpin.read.prose.review.verdict import subjects_of_names

    if names[0] == names[1]:
        raise LinchpinError(f"{names[0]!r} is one name; say the other one")
    subjects = subjects_of_names(review.document.id, *names)
    return _appended(settings, NAMED, subjects, SAME if same else NOT_SAME, reason)


def _appended(
    settings: Settings, kind: str, subjects: tuple[str, ...], verdict: str, reason: DecisionReason
) -> Decision:
    from linchpin.ledger.decision import Draft

    draft = Draft(
        kind=kind,
        subjects=subjects,
        verdict=verdict,
        because=reason.because,
        by=reason.by or settings.user(),
        at=settings.now(),
    )
    decision, before = append_decision(settings, draft)
    if before is not None:
        settings.tell(
            f"Warning: decision {decision.sequence} is dated {decision.at}, before decision "
            f"{before.sequence} ({before.at}): a clock was set back."
        )
    return decision


def reviewed_names(settings: Settings) -> list[tuple[str, str, str]]:
    """Return the names of everybody in a claim that somebody took over: id, name and schema.

    Args:
        settings: Where archive and ledger are.
    """
    from linchpin.read.prose.review.verdict import verdicts

    found: dict[tuple[str, str, str], None] = {}
    for verdict in verdicts(all_decisions(settings)):
        for end in () if verdict.claim is None else verdict.claim.ends:
            for name in (end.name, *end.aliases):
                found.setdefault((f"document {verdict.document}: {end.name}", name, end.schema))
    return list(found)


def write_case(
    settings: Settings, reviews: Sequence[Review], folder: Path, *, overwrite: bool, by: str | None
) -> WrittenCase:
    """Write the accepted claims of documents as a case; returns what it holds.

    Args:
        settings: Where archive and ledger are.
        reviews: The documents.
        folder: Folder of the case; its name is the case's.
        overwrite: Whether a case that is there may be replaced.
        by: Who makes the case; None for the user at the keyboard.

    Raises:
        LinchpinError: Nothing is accepted, a document has no date, or the folder cannot be
            written.
    """
    from linchpin.read.cases.case_reader import BRIEF_FILE, CASE_FILE
    from linchpin.read.cases.skeleton import key_of
    from linchpin.read.prose.review.case_file import case_of

    name = re.sub(r"^[0-9]+|-", "", key_of(folder.name))[:30] or "case"
    made = case_of(name, by or settings.user(), [(one.document, one.items) for one in reviews])
    check_folder("--case", folder, {}, settings)
    files = {CASE_FILE: made.case, BRIEF_FILE: made.brief}
    for file in files:
        if (folder / file).exists() and not overwrite:
            raise LinchpinError(
                f"{folder / file}: is there already, perhaps with changes of somebody; name "
                "another folder, or add --overwrite"
            )
    folder.mkdir(parents=True, exist_ok=True)
    check_outputs({f"--case {file}": folder / file for file in files}, {}, settings, overwrite=True)
    for file, text in files.items():
        with write_whole(folder / file) as stream:
            stream.write(text)
    return made
