"""Who a target of SECO's list is: names in parts and scripts, births, places, documents."""

from __future__ import annotations

from linchpin.read.lists import entry_facts as facts
from linchpin.read.lists.addresses import addresses_of, state_addresses
from linchpin.read.lists.births import ListedBirth, say_birth
from linchpin.read.lists.claim_recorder import Recorder
from linchpin.read.lists.listed_documents import document_of, say_document
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt

_NAMES = {"primary-name": "name", "alias": "alias", "formerly-known-as": "previousName"}


def say_identity(record: Recorder, row: Row) -> None:
    """Write down one identity of a target.

    Args:
        record: Where it goes.
        row: The identity.
    """
    row.take("@main")
    for name in row.all_of("name"):
        _name(record, name)
    for birth in row.all_of("day-month-year"):
        point = [p for part in ("@year", "@month", "@day") for p in birth.take_all(part)]
        sure = birth.take("@quality")
        circa, calendar = facts.lower(sure) not in ("", "good"), birth.take("@calendar")
        points = [point] if point else []
        beside = facts.present(sure)
        say_birth(record, ListedBirth(points, circa=circa, calendar=calendar, beside=beside))
    for place in row.all_of("place-of-birth"):
        parts = place.row("place").take_all("location", "area", "country")
        parts += place.take_all("remark")
        sure = place.take("@quality")
        if sure is not None and sure.text != "good":
            record.say("notes", f"Place of birth: quality {sure.text}", sure, sure.text)
        facts.say_place(record, "birthPlace", parts)
    for country in row.take_all("nationality/country"):
        facts.say_country(
            record, "nationality" if record.has("nationality") else "country", country
        )
    for document in row.all_of("identification-document"):
        say_document(record, document_of(record, document))
    state_addresses(record, addresses_of(record, row.all_of("address")))


def _name(record: Recorder, row: Row) -> None:
    kind, sure, lang = row.take("@name-type"), row.take("@quality"), row.take("@lang")
    prop = _NAMES.get(facts.lower(kind), "alias")
    if kind is not None and kind.text not in _NAMES:
        record.leave(kind, f"expected one of {', '.join(_NAMES)}; the name is kept")
    if prop == "name" and any(claim.prop == "name" for claim in record.claims):
        prop = "alias"
    prop = "weakAlias" if facts.lower(sure) == "low" else prop
    parts = sorted(row.all_of("name-part"), key=_order)
    for part in parts:
        part.take("@name-part-type")
    values = [value for part in parts for value in part.take_all("value")]
    facts.say_name(record, prop, values, beside=facts.present(kind, sure, lang))
    scripts: dict[str, list[Excerpt]] = {}
    for variant in (v for part in parts for v in part.all_of("spelling-variant")):
        key = f"{variant.word('@lang')} {variant.word('@script')}"
        scripts.setdefault(key, []).extend(variant.take_all(""))
    for pieces in scripts.values():
        if len(pieces) == len(values):
            facts.say_name(record, "alias", pieces)
        else:
            for piece in pieces:
                record.say("notes", f"Part of a name: {piece.text}", piece, piece.text)


def _order(part: Row) -> int:
    word = part.word("@order")
    return int(word) if word.isascii() and word.isdigit() and len(word) < 4 else 0
