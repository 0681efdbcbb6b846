"""A digest as the body of a webhook, signed so that a receiver can tell that it is from here."""

from __future__ import annotations

import hashlib
import hmac
import json

from linchpin.claims.safe_text import safe_json
from linchpin.watch.digest import Digest, digest_json

ID, TIME, SIGN = "Linchpin-Delivery", "Linchpin-Timestamp", "Linchpin-Signature"
"""Headers: the id of the delivery (the same in every try), when it was sent, the signature."""
FRESH_SECONDS = 300
"""Age from which on a receiver should take a delivery for one recorded and sent again."""


def webhook_body(digest: Digest, delivery: str) -> bytes:
    """Return the body of a webhook; the same in every try.

    Args:
        digest: What a run tells.
        delivery: Id of the delivery.
    """
    told = {"delivery": delivery, "type": "linchpin.watch.digest", **digest_json(digest)}
    return safe_json(json.dumps(told, ensure_ascii=False, sort_keys=True)).encode("utf-8")


def webhook_headers(secret: bytes, delivery: str, time: int, body: bytes) -> dict[str, str]:
    """Return the headers of one try.

    Args:
        secret: What sender and receiver share.
        delivery: Id of the delivery.
        time: Seconds since 1970, UTC.
        body: The body.
    """
    return {
        "Content-Type": "application/json",
        ID: delivery,
        TIME: str(time),
        SIGN: f"v1={_sign(secret, delivery, time, body)}",
    }


def is_genuine(secret: bytes, headers: dict[str, str], body: bytes, now: int) -> bool:
    """Say whether a delivery is from whoever has the secret, and fresh: what a receiver should ask.

    Args:
        secret: What sender and receiver share.
        headers: As received.
        body: As received, byte for byte.
        now: Seconds since 1970, UTC.
    """
    try:
        time = int(headers[TIME])
        said = headers[SIGN].encode()
        made = f"v1={_sign(secret, headers[ID], time, body)}".encode()
    except (KeyError, ValueError):
        return False
    return hmac.compare_digest(made, said) and abs(now - time) <= FRESH_SECONDS


def _sign(secret: bytes, delivery: str, time: int, body: bytes) -> str:
    return hmac.new(secret, f"{delivery}.{time}.".encode() + body, hashlib.sha256).hexdigest()
