"""Records of runs: sealed by a hash, chained to the record before, signed where there is a key."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from linchpin.ledger.chain import GENESIS
from linchpin.ledger.decision import canonical_json

_METHOD = "HMAC-SHA256"


@dataclass(frozen=True, slots=True)
class RecordsReport:
    """What a look through the records showed.

    Attributes:
        count: How many are whole, from the first on.
        head: Hash of the last of these; `GENESIS` for none.
        broken_at: Number of the first that is wrong or gone; None for none.
        why: What is wrong with it; None for nothing.
        signed: How many of those that are whole bear a signature that the key confirms.
        unsigned: How many bear none, or one that could not be looked at for want of the key.
    """

    count: int
    head: str
    broken_at: int | None = None
    why: str | None = None
    signed: int = 0
    unsigned: int = 0


def sealed(
    told: Mapping[str, Any], *, number: int, previous: str, key: bytes | None
) -> dict[str, Any]:
    """Return the record of a run with number, the hash of the one before, its own, and signature.

    Args:
        told: What the run was and found.
        number: Its number, from 1.
        previous: Hash of the record before; empty for the first.
        key: What it is signed with; None for nothing.
    """
    record = {**told, "number": number, "previous": previous or GENESIS}
    record["hash"] = _hash(record)
    record["signature"] = None
    if key is not None:
        value = hmac.new(key, record["hash"].encode(), hashlib.sha256).hexdigest()
        record["signature"] = {"method": _METHOD, "value": value}
    return record


def check_records(
    records: Iterable[Mapping[str, Any]],
    *,
    key: bytes | None = None,
    expected: tuple[int, str] | None = None,
) -> RecordsReport:
    """Return whether records form one chain from the first, and whether the key confirms them.

    Args:
        records: In order.
        key: What they were signed with; None where it is not at hand.
        expected: Number and hash of a record that was written down; None for none.
    """
    count, head, signed, unsigned = 0, GENESIS, 0, 0
    for record in records:
        why = _fault(record, count + 1, head, key)
        if why is None and expected == (count + 1, record["hash"]):
            expected = None
        elif why is None and expected is not None and expected[0] == count + 1:
            why = "it is not the one that was written down; it or one before it was replaced"
        if why is not None:
            return RecordsReport(count, head, count + 1, why, signed, unsigned)
        count, head = count + 1, str(record["hash"])
        if record.get("signature") is None or key is None:
            unsigned += 1
        else:
            signed += 1
    if expected is not None:
        why = f"the records end before number {expected[0]}, which was written down"
        return RecordsReport(count, head, count + 1, why, signed, unsigned)
    return RecordsReport(count, head, None, None, signed, unsigned)


def _fault(record: Mapping[str, Any], number: int, head: str, key: bytes | None) -> str | None:
    if record.get("number") != number:
        return f"it is missing; number {record.get('number')} stands in its place"
    if record.get("previous") != head:
        return "it does not continue the record before it"
    if record.get("hash") != _hash(record):
        return "it was changed after it was written"
    signature = record.get("signature")
    if signature is None or key is None:
        return None
    made = hmac.new(key, str(record["hash"]).encode(), hashlib.sha256).hexdigest()
    said = signature.get("value") if isinstance(signature, Mapping) else None
    if not isinstance(said, str) or not hmac.compare_digest(made.encode(), said.encode()):
        return "its signature is not of this key"
    return None


def _hash(record: Mapping[str, Any]) -> str:
    told = {name: value for name, value in record.items() if name not in ("hash", "signature")}
    return hashlib.sha256(canonical_json(told).encode("ascii")).hexdigest()
