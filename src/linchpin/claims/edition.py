"""Editions of a source, and what changed between two of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

from linchpin.claims.claim import Claim
from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ClaimError


@dataclass(frozen=True)
class Edition:
    """All claims of one source at one date, identified by the hash of its content.

    Attributes:
        dataset: The source's name.
        date: EDTF date of the edition, no more precise than it is known.
        claims: Everything it says.
    """

    dataset: str
    date: str
    claims: frozenset[Claim] = field(repr=False)

    def __post_init__(self) -> None:
        parse_date(self.date)
        for claim in self.claims:
            if claim.dataset != self.dataset:
                raise ClaimError(f"edition of {self.dataset} holds a claim of {claim.dataset}")

    @cached_property
    def id(self) -> str:
        """Return the hash of what it says; the date is left out, so no news has no new id."""
        return content_id(claim.id for claim in self.claims)

    def __sub__(self, older: Edition) -> Delta:
        """Return what has to be taken away and added to get from `older` to this edition."""
        if older.dataset != self.dataset:
            raise ClaimError(f"no delta between {older.dataset} and {self.dataset}")
        return Delta(
            dataset=self.dataset,
            older=older.id,
            newer=self.id,
            date=self.date,
            removed=older.claims - self.claims,
            added=self.claims - older.claims,
        )

    def __add__(self, delta: Delta) -> Edition:
        """Return the newer edition that `delta` leads to.

        Raises:
            ClaimError: The delta starts from another edition or ends elsewhere than it says.
        """
        if delta.older != self.id or delta.dataset != self.dataset:
            raise ClaimError(f"this delta starts from edition {delta.older}, not from {self.id}")
        newer = Edition(self.dataset, delta.date, (self.claims - delta.removed) | delta.added)
        if newer.id != delta.newer:
            raise ClaimError(f"delta to {delta.newer} led to {newer.id}")
        return newer


@dataclass(frozen=True)
class Delta:
    """The difference of two editions of one source.

    Attributes:
        dataset: The source's name.
        older: `Edition.id` it starts from.
        newer: `Edition.id` it leads to.
        date: EDTF date of the newer edition.
        removed: Claims of the older edition that are not in the newer one.
        added: Claims of the newer edition that are not in the older one.
    """

    dataset: str
    older: str
    newer: str
    date: str
    removed: frozenset[Claim]
    added: frozenset[Claim]

    @cached_property
    def disappeared(self) -> frozenset[Claim]:
        """Return what is no longer said; a claim that only moved in its document is not here."""
        kept = {claim.id for claim in self.added}
        return frozenset(claim for claim in self.removed if claim.id not in kept)

    @cached_property
    def appeared(self) -> frozenset[Claim]:
        """Return what is said for the first time; moved claims are not here."""
        known = {claim.id for claim in self.removed}
        return frozenset(claim for claim in self.added if claim.id not in known)


def content_id(claim_ids: Iterable[str]) -> str:
    """Return one hash for a set of claim ids, in any order, repeats counted once."""
    digest = blake2b(digest_size=16)
    for claim_id in sorted(set(claim_ids)):
        digest.update(claim_id.encode("ascii"))
    return digest.hexdigest()


def merge_claims(*sources: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return every distinct claim once, ordered by id and place; copies count as one.

    The result does not depend on the order of the sources, and merging it again changes nothing.
    """
    best: dict[str, Claim] = {}
    for source in sources:
        for claim in source:
            key = claim.id
            known = best.get(key)
            if known is None or _place(claim) < _place(known):
                best[key] = claim
    return tuple(best[key] for key in sorted(best))


def _place(claim: Claim) -> tuple[str, int]:
    return claim.evidence.document, claim.evidence.start
