"""Features, numbered documents and relations of OFAC's enhanced format."""

from __future__ import annotations

from dataclasses import replace

from linchpin.claims.claim import Standing
from linchpin.read.lists import entry_facts as facts
from linchpin.read.lists.claim_recorder import Recorder, entity_id
from linchpin.read.lists.listed_documents import ListedDocument, say_document
from linchpin.read.lists.ofac import features as ofac
from linchpin.read.lists.ofac.bounded_dates import bounds_of
from linchpin.read.lists.ofac.dates import ofac_date
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import span

_STANDINGS = {"Confirmed": Standing.STATED, "Reported": Standing.ALLEGED, "False": Standing.DENIED}
"""How sure OFAC is of a feature."""
_BESIDE = ("name", "issuingLocation", "issuingAuthority", "comments", "idFeatures/idFeature")


def say_enhanced_feature(record: Recorder, feature: Row) -> None:
    """Write down a feature with the standing OFAC gives it; bounds that differ are left unread."""
    label, sure = feature.take("type"), feature.take("reliability")
    value, bounds = feature.take("value"), feature.row("valueDate")
    feature.take("isPrimary")
    if label is None or value is None:
        return
    quote = span(record.text, facts.present(label, value, sure))
    edtf = bounds_of(bounds)
    words = ofac_date(value.text)
    if edtf is not None and words is not None and edtf != words:
        record.leave(span(record.text, bounds.whole()), f"these bounds are not those of {words}")
    if sure is not None and sure.text not in _STANDINGS:
        record.leave(sure, f"expected one of {', '.join(_STANDINGS)}")
    record.standing = _STANDINGS.get("" if sure is None else sure.text, Standing.STATED)
    ofac.say_feature(record, label.text, value, quote)
    record.standing = Standing.STATED


def say_enhanced_document(record: Recorder, row: Row) -> None:
    """Write down a numbered document, or what its number is where it is none."""
    label, number, country = (row.take(c) for c in ("type", "documentNumber", "issuingCountry"))
    beside = row.take_all(*_BESIDE)
    valid = row.take("isValid")
    if facts.lower(valid) == "false":
        beside += facts.present(valid)
    dates = {}
    for prop, kind in (("startDate", "issueDate"), ("endDate", "expirationDate")):
        if (inner := row.row(kind)).cells:
            dates[prop] = (bounds_of(inner), span(record.text, inner.whole()))
    if label is None or number is None:
        say_document(record, ListedDocument(number, label, country, beside))
        return
    if (fact := ofac.number_fact(label, number)) is not None:
        ofac.say_fact(record, replace(fact, piece=span(record.text, row.whole())))
        return
    passport, holders = ofac.known_property(label.text)
    document = ListedDocument(number, label, country, beside, dates, passport, holders)
    say_document(record, document)


def say_enhanced_relation(record: Recorder, link: Row) -> None:
    """Write down a relation; one that points out of the file names whom it points at."""
    kind = link.take("type")
    for other in link.all_of("relatedEntity", "relatedElsewhere"):
        number, name = other.take("@entityId"), other.take("")
        if kind is None or number is None:
            continue
        quote = span(record.text, link.whole())
        about = entity_id(record.source, number.text)
        tie = ofac.say_relation(record, kind, about, quote)
        for sure in link.take_all("quality"):
            record.say_of(tie, "UnknownLink", {"summary": f"Quality: {sure.text}"}, sure)
        if other.kind == "relatedElsewhere" and name is not None:
            record.say_of(about, "LegalEntity", {"name": name.text}, name)
