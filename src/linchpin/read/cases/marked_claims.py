"""The list of marked claims of a case: every mistake in it is reported, not only the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from linchpin.claims.claim import Claim
from linchpin.claims.dates import parse_date
from linchpin.read.cases.events import take_event
from linchpin.read.cases.evidence import take_evidence
from linchpin.read.cases.frame import CaseFrame, check_key
from linchpin.read.cases.mark import Mark
from linchpin.read.cases.meanings import meant
from linchpin.read.cases.record import Record
from linchpin.read.cases.relations import take_relation
from linchpin.read.cases.statements import take_property, take_quantities, take_statements
from linchpin.read.cases.vocabulary import ENTITY_SCHEMATA

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

    Every mistake is noted; a claim with one is left out.
    """
    taken: dict[str, Groups] = {}
    known = {frame.entity_id(key): f"entity {key!r}" for key in frame.schemata}
    for record in records:
        before = len(record.noted)
        key, groups = _take_claim(record, frame)
        if key in taken:
            record.maybe(partial(record.fail, "a claim of this key stands further up", "key"))
        if len(record.noted) == before:
            record.maybe(partial(_check_new, record, groups, known))
        taken.setdefault(key, groups if len(record.noted) == before else [])
    return taken


def _take_claim(record: Record, frame: CaseFrame) -> tuple[str, Groups]:
    key = record.maybe(lambda: record.text("key"))
    if key is not None:
        record.maybe(partial(check_key, record, key, "key"))
        record.what = f"claim {key!r}"
    evidence = take_evidence(record, frame)
    date = record.maybe(lambda: record.date("date", parse_date))
    if record.has("row"):
        record.maybe(partial(_check_rows, record))
    mark = Mark(key or "", frame, evidence, date)
    groups = record.maybe(partial(_take_form, record, mark)) or []
    record.finish()
    return mark.key, groups


def _check_rows(record: Record) -> None:
    for number in record.texts("row"):
        if not (number.isascii() and number.isdigit()):
            record.fail(f"row {number[:80]!r} must be the number of a row of your notes", "row")


def _take_form(record: Record, mark: Mark) -> Groups:
    forms = [form for form in FORMS if record.has(form)]
    if not forms:
        near = next(((one, m[0]) for one in record.left() if (m := meant(one, [*FORMS]))), None)
        hint = "" if near is None else f" (is {near[0]!r} meant for {near[1]!r}?)"
        record.fail(f"needs exactly one of {', '.join(FORMS)}; found none{hint}")
    if len(forms) > 1:
        for form in forms:
            record.node(form)
        record.fail(f"needs exactly one of {', '.join(FORMS)}; found {' and '.join(forms)}")
    return FORMS[forms[0]](record, mark)


def _check_new(record: Record, groups: Groups, known: dict[str, str]) -> None:
    """Make sure that no id is made twice and nothing is said twice."""
    for claim in (group[0] for group in groups):
        made = claim.id if claim.schema in (None, *ENTITY_SCHEMATA) else claim.entity_id or ""
        if made in known and made == claim.id:
            record.fail(f"says the same as {known[made]}, in the same words", "key")
        if made in known:
            record.fail(f"its id {made!r} is that of {known[made]}; rename one of them", "key")
        known[made] = record.what
