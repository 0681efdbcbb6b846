"""The list of marked claims of a case: every mistake in it is reported, not only the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from linchpin.claims.claim import Claim
from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ReadError
from linchpin.read.cases.events import take_event
from linchpin.read.cases.evidence import take_evidence
from linchpin.read.cases.frame import CaseFrame, check_key
from linchpin.read.cases.mark import Mark
from linchpin.read.cases.record import Record
from linchpin.read.cases.relations import take_relation
from linchpin.read.cases.statements import take_property, take_quantities, take_statements
from linchpin.read.cases.vocabulary import ENTITY_SCHEMATA

MAX_MISTAKES = 20
"""Most mistakes one error message lists."""

Groups = list[list[Claim]]

FORMS: dict[str, Callable[[Record, Mark], Groups]] = {
    "property": take_property,
    "relation": take_relation,
    "event": take_event,
    "quantity": take_quantities,
    "statement": take_statements,
}
"""The forms of a marked claim, exactly one of which it has."""


def take_claims(records: Iterable[Record], frame: CaseFrame) -> dict[str, Groups]:
    """Return the claims by key, in groups of one entity, event or relation each.

    Raises:
        ReadError: Lists up to `MAX_MISTAKES` mistakes, each with file, line and value.
    """
    taken: dict[str, Groups] = {}
    known = {frame.entity_id(key): f"entity {key!r}" for key in frame.schemata}
    mistakes: list[str] = []
    for record in records:
        try:
            key, groups = _take_claim(record, frame)
            if key in taken:
                record.fail("a claim of this key stands further up", "key")
            _check_new(record, groups, known)
            taken[key] = groups
        except ReadError as error:
            mistakes.append(str(error))
            if len(mistakes) == MAX_MISTAKES:
                break
    if len(mistakes) > 1:
        first = "the first " if len(mistakes) == MAX_MISTAKES else ""
        mistakes.insert(0, f"{first}{len(mistakes)} mistakes:")
    if mistakes:
        raise ReadError("\n".join(mistakes))
    return taken


def _take_claim(record: Record, frame: CaseFrame) -> tuple[str, Groups]:
    key = check_key(record, record.text("key"))
    record.what = f"claim {key!r}"
    evidence = take_evidence(record, frame)
    mark = Mark(key, frame, evidence, record.date("date", parse_date))
    for number in record.texts("row") if record.has("row") else ():
        if not (number.isascii() and number.isdigit()):
            record.fail(f"row {number[:80]!r} must be the number of a row of your notes", "row")
    forms = [form for form in FORMS if record.has(form)]
    if len(forms) != 1:
        found = " and ".join(forms) or "none"
        record.fail(f"needs exactly one of {', '.join(FORMS)}; found {found}")
    groups = FORMS[forms[0]](record, mark)
    record.finish()
    return key, groups


def _check_new(record: Record, groups: Groups, known: dict[str, str]) -> None:
    """Make sure that no id is made twice and nothing is said twice."""
    for claim in (group[0] for group in groups):
        made = claim.id if claim.schema in (None, *ENTITY_SCHEMATA) else claim.entity_id or ""
        if made in known and made == claim.id:
            record.fail(f"says the same as {known[made]}, in the same words", "key")
        if made in known:
            record.fail(f"its id {made!r} is that of {known[made]}; rename one of them", "key")
        known[made] = record.what
