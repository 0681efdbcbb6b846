"""A decision on a proposed claim, as it goes into the ledger and comes back out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linchpin.claims.errors import LinchpinError, ReadError
from linchpin.ledger.decision import (
    NAMED,
    PROPOSED_CLAIM,
    REJECTED,
    WITHDRAWN,
    Decision,
    canonical_json,
)
from linchpin.read.prose.kept.plain_values import from_plain, to_plain
from linchpin.read.prose.review.claim_in_words import ClaimInWords

_CLAIM, _DOCUMENT, _PROPOSED, _NAME, _OTHER = "claim:", "document:", "proposed:", "name:", "same:"
NO_CLAIM = "none"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody decided of a proposed claim.

    Attributes:
        document: `KeptDocument.id`.
        proposed: The claim as it was proposed.
        claim: The claim as it was decided; None where it was rejected, or the decision taken back.
        decision: The decision: its verdict, who made it, when and why.
    """

    document: str
    proposed: ClaimInWords
    claim: ClaimInWords | None
    decision: Decision


@dataclass(frozen=True, slots=True)
class OneByTwoNames:
    """What somebody decided of two names of a document: that they are of one.

    Attributes:
        document: `KeptDocument.id`.
        name: A name.
        same: The name it goes by from then on, or the id of an entity of the archive.
        decision: The decision.
    """

    document: str
    name: str
    same: str
    decision: Decision


def subjects_of(
    document: str, proposed: ClaimInWords, claim: ClaimInWords | None
) -> tuple[str, ...]:
    """Return what a decision on a proposed claim is about, as the ledger keeps it.

    Args:
        document: `KeptDocument.id`.
        proposed: The claim as it was proposed.
        claim: The claim as it was decided; None for none.
    """
    decided = NO_CLAIM if claim is None else canonical_json(to_plain(claim))
    asked = canonical_json(to_plain(proposed))
    return f"{_CLAIM}{decided}", f"{_DOCUMENT}{document}", f"{_PROPOSED}{asked}"


def subjects_of_names(document: str, name: str, same: str) -> tuple[str, ...]:
    """Return what a decision on two names of a document is about, as the ledger keeps it.

    Args:
        document: `KeptDocument.id`.
        name: A name.
        same: The name it goes by from then on, or the id of an entity of the archive.
    """
    return f"{_DOCUMENT}{document}", f"{_NAME}{name}", f"{_OTHER}{same}"


def verdicts(decisions: Iterable[Decision], document: str | None = None) -> Iterator[Verdict]:
    """Yield the decisions on proposed claims, in the order of the ledger.

    Args:
        decisions: All decisions.
        document: `KeptDocument.id`; None for all documents.

    Raises:
        LinchpinError: One cannot be understood.
    """
    for decision in decisions:
        if decision.kind != PROPOSED_CLAIM:
            continue
        parts = _parts(decision)
        if document is not None and parts.get(_DOCUMENT) != document:
            continue
        try:
            proposed = _claim(parts[_PROPOSED])
            kept = parts[_CLAIM]
            claim = None if kept == NO_CLAIM else _claim(kept)
            if claim is None and decision.verdict not in (REJECTED, WITHDRAWN):
                raise ReadError("holds no claim")
            yield Verdict(parts[_DOCUMENT], proposed, claim, decision)
        except (KeyError, ValueError, ReadError) as error:
            raise LinchpinError(
                f"decision {decision.sequence} on a proposed claim cannot be understood ({error}); "
                "it was written by a newer Linchpin, or not by Linchpin"
            ) from error


def merged_names(decisions: Iterable[Decision], document: str) -> Iterator[OneByTwoNames]:
    """Yield the decisions on names of a document, in the order of the ledger.

    Args:
        decisions: All decisions.
        document: `KeptDocument.id`.
    """
    for decision in decisions:
        parts = _parts(decision) if decision.kind == NAMED else {}
        if parts.get(_DOCUMENT) == document and _NAME in parts and _OTHER in parts:
            yield OneByTwoNames(document, parts[_NAME], parts[_OTHER], decision)


def _parts(decision: Decision) -> dict[str, str]:
    found = (subject.partition(":") for subject in decision.subjects)
    return {f"{head}:": rest for head, _, rest in found}


def _claim(text: str) -> ClaimInWords:
    return from_plain(ClaimInWords, json.loads(text), "claim")
