"""What changed in an entry of a list, in words: what it says now and no longer says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linchpin.claims.claim import Claim
from linchpin.network.network import Network
from linchpin.network.property_words import property_words, say_value

_PARTS = frozenset({"firstName", "lastName", "addressEntity", "holder", "entity"})
_EVERY_LISTING = frozenset({"authority", "authorityId", "country"})
_OF_ADDRESS = "Address"
_THINGS = {"Passport": "passport", "Identification": "document", "CryptoWallet": "wallet"}


def claim_words(network: Network, claims: Iterable[Claim]) -> list[str]:
    """Return claims of one entry in words, each once, in alphabetical order.

    Args:
        network: Names of whom an entry is linked to.
        claims: Claims of the entry and of what belongs to it.
    """
    words = {_word(network, claim) for claim in claims}
    return sorted(word for word in words if word)


def _word(network: Network, claim: Claim) -> str:
    prop = claim.prop or ""
    if prop in _PARTS or (claim.schema == "Sanction" and prop in _EVERY_LISTING):
        return ""
    if claim.schema == _OF_ADDRESS:
        return f"address: {say_value(claim)}" if prop == "full" else ""
    if prop == "object":
        return f"linked to {network.names.caption(network.resolution.of(claim.value))}"
    if prop in ("subject", "role") and claim.schema == "UnknownLink":
        return ""
    if prop == "publicKey":
        return f"wallet: {say_value(claim)}"
    if prop == "provisions":
        return say_value(claim)
    thing = _THINGS.get(claim.schema or "", "")
    return f"{thing} {property_words(prop)}: {say_value(claim)}".strip()


def row_lines(text: str, left_out: Iterable[str]) -> list[str]:
    """Return the rows of a record in order of the alphabet, less those of some files.

    Args:
        text: The record, one row a line, each begun with the file's name.
        left_out: Names of files.
    """
    starts = tuple(f"{name}: " for name in left_out)
    return sorted(line for line in text.splitlines() if not line.startswith(starts or ("\0",)))


def cut_remark(one: Mapping[str, bool], lines: tuple[list[str], list[str]]) -> bool:
    """Say whether two records differ in nothing but a remark that one edition holds cut.

    Args:
        one: Whether the older and the newer edition lack the rest of long remarks.
        lines: The rows of the older and of the newer record.
    """
    older, newer = (set(item) for item in lines)
    gone, come = older - newer, newer - older
    if len(gone) != 1 or len(come) != 1:
        return False
    (was,), (now,) = gone, come
    return (one["older"] and _goes_on(was, now)) or (one["newer"] and _goes_on(now, was))


_REMARKS = "remarks: "
"""Begins the line of a record that holds its remarks."""
_SHORTEST_CUT = 950
"""Characters of a cut remark, at least: files cut at 1,000, and blanks at the end are not kept."""


def _goes_on(cut: str, whole: str) -> bool:
    """Say whether a line is a remark that was cut where another goes on."""
    long = len(cut) >= len(_REMARKS) + _SHORTEST_CUT
    return long and cut.startswith(_REMARKS) and whole.startswith(cut)
