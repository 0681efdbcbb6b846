"""Names and document numbers that several entries of one edition bear: findings, never merges."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from linchpin.claims.claim import Claim
from linchpin.claims.finding import Finding
from linchpin.match.name_keys import name_key

_NAMES = ("name", "alias", "previousName", "weakAlias")


def check_shared(claims: Iterable[Claim], entries: Collection[str]) -> list[Finding]:
    """Return findings on names and document numbers that several entries of one edition bear.

    Names count with their aliases, weak ones too, and are the same where letters and digits are.

    Args:
        claims: Those of one edition.
        entries: Entity ids of its entries; what only stands beside one bears no listed name.
    """
    bearers: dict[str, dict[str, Claim]] = {}
    documents: dict[tuple[str, str, str], dict[str, str]] = {}
    pending: dict[str, dict[str, str]] = {}
    for claim in claims:
        about = claim.entity_id or ""
        if claim.prop in _NAMES and about in entries:
            bearers.setdefault(name_key(claim.value), {}).setdefault(about, claim)
        elif claim.schema in ("Passport", "Identification") and claim.prop is not None:
            pending.setdefault(about, {"claim": claim.id})[claim.prop] = claim.value
    for item in pending.values():
        key = (item.get("type", ""), item.get("number", ""), item.get("country", ""))
        documents.setdefault(key, {}).setdefault(item.get("holder", ""), item["claim"])
    findings = [
        Finding(
            method="shared-name",
            subject=None,
            because=f"{', '.join(found)} bear the name {next(iter(found.values())).value!r}; "
            "they stay apart",
            claims=tuple(claim.id for claim in found.values()),
        )
        for found in bearers.values()
        if len(found) > 1
    ]
    findings.extend(
        Finding(
            method="shared-document",
            subject=None,
            because=f"{key[0]} {key[1]} is given for {', '.join(sorted(holders))}",
            claims=tuple(holders.values()),
        )
        for key, holders in documents.items()
        if len(holders) > 1
    )
    return findings
