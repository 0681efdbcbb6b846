"""One decision on one proposed claim, as a surface was told it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linchpin.claims.errors import LinchpinError
from linchpin.workspace.prose_review import DecisionReason, Review, decide_claim, open_review
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.read.prose.review.claim_in_words import ClaimInWords
    from linchpin.read.prose.review.review_queue import ReviewItem

_PLAIN_REASON = "read beside its words, which say so"
"""Why a claim is accepted where nobody says more."""


@dataclass(frozen=True, slots=True)
class ClaimChoice:
    """What is to become of a claim.

    Attributes:
        number: Number of the claim in its document.
        what: `accept`, `reject`, `opposite`, `withdraw` or `correct`.
        changes: Field to value, for `correct`.
    """

    number: int
    what: str
    changes: Mapping[str, str]

    @classmethod
    def of(
        cls, number: int | None, given: Mapping[str, bool], correct: Sequence[str]
    ) -> ClaimChoice | None:
        """Return what was chosen, None where nothing was.

        Args:
            number: Number of the claim.
            given: Each choice, and whether it was made.
            correct: Fields put right, as FIELD=VALUE.

        Raises:
            LinchpinError: Not exactly one choice was made of a claim.
        """
        chosen = [what for what, is_given in given.items() if is_given]
        chosen += ["correct"] if correct else []
        if number is None and not chosen:
            return None
        if number is None or len(chosen) != 1:
            raise LinchpinError(
                "a decision needs --claim N and one of --accept, --reject, --correct, --opposite "
                "and --withdraw"
            )
        return cls(number, chosen[0], changes_of(correct))


def changes_of(texts: Sequence[str]) -> dict[str, str]:
    """Return fields put right, by field.

    Args:
        texts: Each as FIELD=VALUE; `swap` alone exchanges subject and object.

    Raises:
        LinchpinError: One is not written so.

    >>> changes_of(["standing=alleged", "swap"])
    {'standing': 'alleged', 'swap': 'yes'}
    """
    found = {}
    for text in texts:
        field, equals, value = text.strip().partition("=")
        if not equals and field != "swap":
            raise LinchpinError(f"{text!r}: write it as FIELD=VALUE, such as standing=alleged")
        found[field.strip()] = value.strip() if equals else "yes"
    return found


def carry_out(
    settings: Settings, review: Review, choice: ClaimChoice, because: str | None, by: str | None
) -> ReviewItem:
    """Record what was chosen of a claim; returns the claim as it stands then.

    Args:
        settings: Where archive and ledger are.
        review: The document.
        choice: What was chosen.
        because: The reason; needed for all but to accept.
        by: Who decides; None for the user at the keyboard.

    Raises:
        LinchpinError: There is no such claim, no reason, or a field cannot be put right so.
    """
    if choice.number > len(review.items):
        raise LinchpinError(
            f"document {review.document.id} has no claim {choice.number}; it has "
            f"{len(review.items):,}"
        )
    item = review.items[choice.number - 1]
    verdict, claim = _decided(review, item, choice)
    if because is None:
        if choice.what != "accept":
            raise LinchpinError("say why: --because TEXT")
        because = _PLAIN_REASON
    decide_claim(settings, review, item, (verdict, claim), DecisionReason(because, by))
    after = open_review(settings, review.document.id)
    return next(
        (one for one in after.items if one.proposed == item.proposed),
        item,
    )


def _decided(
    review: Review, item: ReviewItem, choice: ClaimChoice
) -> tuple[str, ClaimInWords | None]:
    from linchpin.ledger.decision import ACCEPTED, CORRECTED, OPPOSITE, REJECTED, WITHDRAWN
    from linchpin.read.prose.review.claim_in_words import opposite
    from linchpin.read.prose.review.correction import corrected
    from linchpin.read.prose.text.sentence import stands_whole

    if choice.what == "reject":
        return REJECTED, None
    if choice.what == "withdraw":
        if item.verdict is None:
            raise LinchpinError(f"claim {item.number} waits for a decision; none can be taken back")
        return WITHDRAWN, None
    if not stands_whole(review.document.text, item.proposed.sentence):
        raise LinchpinError(
            f"claim {item.number}: its words no longer stand in the text; reject it, or take the "
            "decision back"
        )
    if choice.what == "opposite":
        return OPPOSITE, opposite(item.proposed)
    if choice.what == "correct":
        return CORRECTED, corrected(item.proposed, choice.changes, review.document)
    return ACCEPTED, item.proposed
