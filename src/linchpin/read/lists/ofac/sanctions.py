"""What the list does to an entry: the programs it is listed under and the provisions that apply."""

from __future__ import annotations

from linchpin.read.lists.claim_recorder import Recorder, slug
from linchpin.read.lists.ofac.dates import ofac_date
from linchpin.read.lists.ofac.entry import Entry, EntryFact
from linchpin.read.lists.record_text import Excerpt

AUTHORITY = "US Treasury, Office of Foreign Assets Control"


def state_sanctions(record: Recorder, entry: Entry) -> None:
    """Write down one Sanction for each program tag, with the list's own number."""
    number = Excerpt(entry.number, entry.text.index(entry.number))
    for tag in entry.programs:
        about = f"{record.subject}-{slug(tag.text)}"
        record.say_of(
            about,
            "Sanction",
            {
                "entity": record.subject,
                "program": tag.text,
                "authority": AUTHORITY,
                "country": "us",
            },
            tag,
        )
        record.say_of(about, "Sanction", {"authorityId": entry.number}, number)


def state_provision(record: Recorder, fact: EntryFact) -> None:
    """Write down a provision that applies to the entry, such as secondary sanctions."""
    properties = {"entity": record.subject, "authority": AUTHORITY, "provisions": fact.value}
    about = f"{record.subject}-provision-{slug(fact.value)}"
    record.say_of(about, "Sanction", properties, fact.piece)


def state_dated_provision(record: Recorder, fact: EntryFact) -> None:
    """Write down a provision with the date the list gives it."""
    date = ofac_date(fact.value)
    if date is None:
        record.leave(fact.piece, "this is no date")
        return
    prop = "listingDate" if fact.kind == "listing_date" else "startDate"
    properties = {
        "entity": record.subject,
        "authority": AUTHORITY,
        "provisions": fact.label or "",
        prop: date,
    }
    about = f"{record.subject}-{fact.kind.replace('_', '-')}-{slug(fact.label or '')}"
    record.say_of(about, "Sanction", properties, fact.piece)
