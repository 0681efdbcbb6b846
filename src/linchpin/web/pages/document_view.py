"""A document in paragraphs: its words with what rests on them, and the claims beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linchpin.claims.claim import Claim
    from linchpin.network.network import Network


@dataclass(frozen=True, slots=True)
class ClaimBeside:
    """A claim beside the words it rests on.

    Attributes:
        number: Its number in the document, from 1.
        claim: The claim.
        words: What it says, for a reader.
        entity: Canonical id of whom it is about; None for nobody.
        name: Their name.
        also: How many further claims rest on the same words.
    """

    number: int
    claim: Claim
    words: str
    entity: str | None
    name: str
    also: int = 0


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """A piece of a paragraph.

    Attributes:
        text: Its words.
        number: Number of the claim that rests on it; 0 for none.
        standing: How firmly that is said.
        ends: Whether the quote ends here.
    """

    text: str
    number: int = 0
    standing: str = ""
    ends: bool = False


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph with the claims that rest on its words.

    Attributes:
        pieces: Joined they are the paragraph.
        claims: In the order of their words.
    """

    pieces: tuple[MarkedWords, ...]
    claims: tuple[ClaimBeside, ...]


def paragraphs_of(text: str, claims: list[Claim], network: Network) -> list[ShownParagraph]:
    """Return a document in paragraphs, every claim beside the words it rests on.

    Args:
        text: The document's text.
        claims: The claims that quote it.
        network: Gives names and canonical ids.
    """
    beside = _beside(claims, network)
    found, at = [], 0
    for block in text.split("\n\n"):
        end = at + len(block)
        ours = [one for one in beside if at <= one.claim.evidence.start < max(end, at + 1)]
        if block.strip() or ours:
            found.append(ShownParagraph(tuple(_pieces(text, (at, end), ours)), tuple(ours)))
        at = end + 2
    return found


def _beside(claims: list[Claim], network: Network) -> list[ClaimBeside]:
    """Return one claim for each quote, the others that rest on the same words counted."""
    groups: dict[tuple[int, str, str], list[Claim]] = {}
    for claim in claims:
        evidence = claim.evidence
        key = (evidence.start, evidence.quote, evidence.standing.value)
        groups.setdefault(key, []).append(claim)
    found = []
    ordered = sorted(groups.items(), key=lambda one: (one[0][0], -len(one[0][1])))
    for number, (_, group) in enumerate(ordered, 1):
        claim = max(group, key=lambda one: one.prop in ("role", "relationship", "name"))
        ends = _ends(group, network)
        entity = None if claim.entity_id is None else network.resolution.of(claim.entity_id)
        name = "" if entity is None else network.names.caption(entity)
        if name == entity:  # a relation or an event: whom it is about stands in its ends
            entity, name = ends[0] if ends else (None, "")
            ends = ends[1:]
        others = " → " + ", ".join(other for _, other in ends[:12]) if ends else ""
        found.append(
            ClaimBeside(number, claim, _words(claim) + others, entity, name, len(group) - 1)
        )
    return found


_PLAIN = frozenset({"name", "role", "relationship", "notes", "description"})


def _words(claim: Claim) -> str:
    """Return what a claim says, for a reader."""
    if claim.prop in _PLAIN and claim.prop != "name":
        return claim.value
    return f"{(claim.schema or '').lower()} {claim.prop or ''}: {claim.value}".strip(" :")


def _ends(group: list[Claim], network: Network) -> list[tuple[str, str]]:
    """Return everybody that claims on the same words name, each once, with the name to show."""
    found: dict[str, str] = {}
    for claim in group:
        entity = network.resolution.of(claim.value)
        name = network.names.caption(entity)
        if name != entity:
            found.setdefault(entity, name)
    return list(found.items())


def _pieces(text: str, span: tuple[int, int], claims: list[ClaimBeside]) -> list[MarkedWords]:
    """Return the words of a paragraph; where quotes overlap, the inner one is marked."""
    at, end = span
    marks: list[ClaimBeside | None] = [None] * (end - at)
    for one in sorted(claims, key=lambda one: -len(one.claim.evidence.quote)):
        start = one.claim.evidence.start
        for place in range(start, min(start + len(one.claim.evidence.quote), end)):
            marks[place - at] = one
    pieces: list[MarkedWords] = []
    begin = 0
    for place in range(1, len(marks) + 1):
        if place < len(marks) and marks[place] is marks[begin]:
            continue
        mark = marks[begin] if marks else None
        words = text[at + begin : at + place]
        if mark is None:
            pieces.append(MarkedWords(words))
        else:
            evidence = mark.claim.evidence
            ends = at + place >= evidence.start + len(evidence.quote)
            pieces.append(MarkedWords(words, mark.number, evidence.standing.value, ends))
        begin = place
    return pieces
