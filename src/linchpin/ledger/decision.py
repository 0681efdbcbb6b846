"""A decision a person made, and how it is hashed into the chain."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from linchpin.claims.errors import LedgerError

IDENTITY = "identity"
"""Kind of decision: whether two entities are one and the same."""
SAME = "same"
NOT_SAME = "not same"
UNSURE = "unsure"
"""Somebody looked and could not tell; it takes back an earlier judgement on the same pair."""

ALERT = "alert"
"""Kind of decision: whether a customer is the subject that an alert speaks of."""
TRUE_MATCH = "true match"
FALSE_MATCH = "false match"
OPEN = "open"
"""Somebody looked and could not tell; it takes back an earlier decision on the same alert."""
ESCALATED = "escalated"
"""Somebody looked, and another person is to decide."""
PROPOSAL = "proposed disposition"
"""Kind of decision: a first person's on an alert that needs a second one to hold."""
SECOND_LOOK = "second look"
"""Kind of decision: what a second person says of a proposal, before seeing what was proposed."""
QUALITY = "quality check"
"""Kind of decision: what a second person says of an alert drawn from those that are decided."""
ASSIGNMENT = "assignment"
"""Kind of decision: who looks at an alert, and by when."""
ASSIGNED = "assigned"
RELEASED = "released"
RUN = "run"
"""Kind of decision: a run of a screening became a queue of alerts."""
QUEUED = "queued"
RULES = "rules"
"""Kind of decision: somebody stands for a threshold, on the figures of the day."""
SIGNED_OFF = "signed off"
PUBLICATION = "publication"
"""Kind of decision: whether a fault of a list's edition is accepted."""
ACCEPTED = "accepted"

PROPOSED_CLAIM = "proposed claim"
"""Kind of decision: what becomes of a claim that a reader of prose proposes."""
CORRECTED = "corrected"
REJECTED = "rejected"
OPPOSITE = "opposite"
"""The source says the opposite of what was proposed."""
WITHDRAWN = "withdrawn"
"""An earlier decision on the same proposal is taken back: it waits for a person again."""

NAMED = "named"
"""Kind of decision: whether two names of a document are of one."""

VERDICTS: dict[str, frozenset[str]] = {
    IDENTITY: frozenset({SAME, NOT_SAME, UNSURE}),
    ALERT: frozenset({TRUE_MATCH, FALSE_MATCH, OPEN, ESCALATED}),
    PROPOSAL: frozenset({TRUE_MATCH, FALSE_MATCH}),
    SECOND_LOOK: frozenset({TRUE_MATCH, FALSE_MATCH, OPEN}),
    QUALITY: frozenset({TRUE_MATCH, FALSE_MATCH, OPEN}),
    ASSIGNMENT: frozenset({ASSIGNED, RELEASED}),
    RUN: frozenset({QUEUED}),
    RULES: frozenset({SIGNED_OFF}),
    PUBLICATION: frozenset({ACCEPTED}),
    PROPOSED_CLAIM: frozenset({ACCEPTED, CORRECTED, REJECTED, OPPOSITE, WITHDRAWN}),
    NAMED: frozenset({SAME, NOT_SAME}),
}
"""Every kind of decision, with the verdicts it can have."""
_ABOUT: dict[str, tuple[int, str]] = {
    IDENTITY: (2, "a judgement is about two different entities"),
    ALERT: (3, "a decision on an alert is about a subject, a customer and the customer's cells"),
    PROPOSAL: (3, "a proposal is about a subject, a customer and the customer's cells"),
    SECOND_LOOK: (4, "a second look is about a subject, a customer, cells and a proposal"),
    QUALITY: (4, "a quality check is about a subject, a customer, cells and a decision"),
    ASSIGNMENT: (2, "an assignment is about an alert and a person"),
    RUN: (2, "a queue is made of a run and its result"),
    RULES: (2, "a sign-off is of a threshold and the figures it rests on"),
    PUBLICATION: (2, "a decision on an edition is about the edition and a fault of it"),
    PROPOSED_CLAIM: (
        3,
        "a decision on a proposed claim is about a document, what was proposed and what "
        "was decided",
    ),
    NAMED: (3, "a decision on names is about a document and two names of it"),
}
"""How many different things a decision of each kind is about, and in words."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision that is not in a ledger yet.

    Attributes:
        kind: One of `VERDICTS`.
        subjects: Ids of what is decided about, in any order; two different ones for an identity,
            three for an alert or a proposal (see `_ABOUT`).
        verdict: One of the kind's verdicts.
        because: The person's reason; never empty.
        by: Who decided.
        at: When, ISO 8601 with offset, in UTC; whoever holds the clock says it.
        details: What else is kept with it, as canonical JSON of an object; empty for nothing.

    Raises:
        LedgerError: A field is empty, unknown or not text that can be stored.
    """

    kind: str
    subjects: tuple[str, ...]
    verdict: str
    because: str
    by: str
    at: str
    details: str = ""

    def __post_init__(self) -> None:
        if self.kind not in VERDICTS:
            raise LedgerError(f"unknown kind of decision {self.kind!r}; one of {sorted(VERDICTS)}")
        if self.verdict not in VERDICTS[self.kind]:
            raise LedgerError(
                f"unknown verdict {self.verdict!r}; one of {sorted(VERDICTS[self.kind])}"
            )
        count, words = _ABOUT[self.kind]
        if len(self.subjects) != count or len(set(self.subjects)) != count:
            raise LedgerError(f"{words}, not {self.subjects}")
        for name, text in [("reason", self.because), ("name of who decided", self.by)]:
            _require_text(name, text)
        for subject in self.subjects:
            _require_text("entity id", subject)
        canonical_time(self.at)
        if self.details and not _is_canonical_object(self.details):
            raise LedgerError("the details of a decision are no object in canonical JSON")


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it stands in a ledger.

    Attributes:
        sequence: Place in the ledger, from 1, without gaps.
        at: When, such as `2026-03-01T09:30:00Z`.
        by: Who decided.
        kind: One of `VERDICTS`.
        subjects: Ids of what is decided about, in code point order.
        verdict: One of the kind's verdicts.
        because: The person's reason.
        previous_hash: `hash` of the decision before; `GENESIS` for the first.
        hash: SHA-256, hexadecimal, of everything else; see `decision_hash`.
        details: What else is kept with it, as canonical JSON of an object; empty for nothing.
    """

    sequence: int
    at: str
    by: str
    kind: str
    subjects: tuple[str, ...]
    verdict: str
    because: str
    previous_hash: str
    hash: str
    details: str = ""

    def detail(self, name: str) -> object:
        """Return one of its details, None where it has none of that name."""
        try:
            found = json.loads(self.details) if self.details else {}
        except (ValueError, RecursionError):  # tampered; the hash says so
            return None
        return found.get(name) if isinstance(found, dict) else None


def decision_fields(decision: Decision) -> dict[str, object]:
    """Return the fields of a decision as JSON shows them; details only where there are any."""
    fields = asdict(decision)
    if not decision.details:
        fields.pop("details")
    return fields


def decision_hash(decision: Decision) -> str:
    """Return what `Decision.hash` must be: the SHA-256 of its other fields as canonical JSON.

    Canonical means: one object, keys sorted, no spaces, everything outside ASCII escaped. Details
    are among the fields where there are any.
    """
    fields = {
        "at": decision.at,
        "because": decision.because,
        "by": decision.by,
        "kind": decision.kind,
        "previous_hash": decision.previous_hash,
        "sequence": decision.sequence,
        "subjects": decision.subjects,
        "verdict": decision.verdict,
        **({"details": decision.details} if decision.details else {}),
    }
    return hashlib.sha256(canonical_json(fields).encode("ascii")).hexdigest()


def canonical_json(value: object) -> str:
    """Return the one way to write a value as JSON.

    >>> canonical_json({"b": ["ñ"], "a": 1})
    '{"a":1,"b":["\\\\u00f1"]}'
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical_time(text: str) -> str:
    """Return a UTC time as it is stored.

    Raises:
        LedgerError: Not an ISO 8601 time with offset, or not in UTC.

    >>> canonical_time("2026-03-01T09:30:00+00:00")
    '2026-03-01T09:30:00Z'
    """
    try:
        time = datetime.fromisoformat(text)
    except ValueError as error:
        raise LedgerError(f"{text!r} is not an ISO 8601 time") from error
    if time.utcoffset() != timedelta(0):
        raise LedgerError(f"{text!r} is not in UTC; end it with Z")
    return time.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"


def latest_judgements(decisions: Iterable[Decision]) -> dict[frozenset[str], Decision]:
    """Return the last judgement on each pair of entities; a pair has no first and second.

    Args:
        decisions: In the order of the ledger; those of other kinds are passed over.
    """
    return {
        frozenset(decision.subjects): decision
        for decision in decisions
        if decision.kind == IDENTITY
    }


def _require_text(name: str, text: str) -> None:
    if not text.strip():
        raise LedgerError(f"the {name} of a decision must not be empty")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise LedgerError(f"the {name} of a decision is not text: {text!r}") from error
    if "\x00" in text:
        raise LedgerError(f"the {name} of a decision is not text: {text!r}")


def _is_canonical_object(text: str) -> bool:
    try:
        found = json.loads(text)
        return isinstance(found, dict) and canonical_json(found) == text
    except (ValueError, RecursionError):
        return False
