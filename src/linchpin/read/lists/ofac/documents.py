"""What identifies an entry: passports and other numbered documents, IMO numbers, wallets."""

from __future__ import annotations

import re

from linchpin.claims.ftm import is_a
from linchpin.read.lists.claim_recorder import Recorder, slug
from linchpin.read.lists.countries import country_code
from linchpin.read.lists.ofac.dates import ofac_date
from linchpin.read.lists.ofac.entry import EntryFact
from linchpin.read.lists.ofac.fragments import labels

_DATED = re.compile(r"\b(?:issued?|expire[sd]?|expiry|expiration|date)\b.*\d", re.IGNORECASE)


def state_number(record: Recorder, fact: EntryFact) -> None:
    """Write down a document both as itself and as the holder's number.

    In FollowTheMoney only people and organisations hold documents; a vessel or aircraft has the
    number alone.
    """
    label = fact.label or ""
    if is_a(record.schema, "LegalEntity"):
        _state_document(record, fact, label)
    known = labels().get(label)
    prop = known[1] if known is not None else "idNumber"
    if prop is not None and not record.has(prop):
        prop = "registrationNumber"
    if prop is not None:
        record.say(prop, fact.value, fact.piece)
        if fact.note is not None and not is_a(record.schema, "LegalEntity"):
            record.leave(fact.piece, f"{record.schema} has no place for the words beside a number")
    elif not is_a(record.schema, "LegalEntity"):
        record.leave(fact.piece, f"{record.schema} holds no documents in FollowTheMoney")


def _state_document(record: Recorder, fact: EntryFact, label: str) -> None:
    schema = "Passport" if fact.kind == "passport" else "Identification"
    about = f"{record.subject}-id-{slug(label, fact.value, fact.country or '')}"
    properties = {"holder": record.subject, "number": fact.value, "type": label}
    record.say_of(about, schema, properties, fact.piece)
    if fact.country is not None and (code := country_code(fact.country)) is not None:
        record.say_of(about, schema, {"country": code}, fact.piece, fact.country)
    if fact.note is not None:
        record.say_of(about, schema, {"summary": fact.note}, fact.piece)
        if _DATED.search(fact.note):
            record.leave(fact.piece, "the number is kept; a date beside it is not understood")
    for prop, date in (("startDate", fact.issued), ("endDate", fact.expires)):
        if date is not None and (edtf := ofac_date(date)) is not None:
            record.say_of(about, schema, {prop: edtf}, fact.piece, date)


def state_imo(record: Recorder, fact: EntryFact) -> None:
    """Write down an IMO number: a vessel's own, or a company's in the IMO's register.

    The two are different numbers with different check digits, so a company's is no `imoNumber`.
    """
    prop = "imoNumber" if record.schema == "Vessel" else "registrationNumber"
    record.say(prop, f"IMO{fact.value}", fact.piece, fact.value)


def state_wallet(record: Recorder, fact: EntryFact) -> None:
    """Write down a digital-currency address as a wallet that the entry holds."""
    if not is_a(record.schema, "LegalEntity"):
        record.leave(fact.piece, f"{record.schema} holds no wallet in FollowTheMoney")
        return
    about = f"{record.subject}-wallet-{slug(fact.label or '', fact.value)}"
    properties = {
        "holder": record.subject,
        "publicKey": fact.value,
        "currency": fact.label or "",
    }
    record.say_of(about, "CryptoWallet", properties, fact.piece)
