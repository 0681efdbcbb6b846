"""That a list names an entry, under which program and since when; whom its remarks name."""

from __future__ import annotations

import re

from linchpin.claims.ftm import schemata
from linchpin.read.lists.claim_recorder import Recorder, entity_id, slug
from linchpin.read.lists.entry_facts import listed_day
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt

_TOO_LATE = "2100"
"""First year in which nothing of today's lists can have begun or changed."""
_DAYS = ("listingDate", "startDate", "endDate", "modifiedAt")


def say_listing(record: Recorder, row: Row, number: Excerpt | None = None, *, key: str = "") -> str:
    """Write down that the list names the entry: a Sanction with its authority and number.

    The list's YAML file names the cells: `program` and `number`, properties of a Sanction, and
    words a summary begins with. A property that is a date takes the day of a moment. An authority
    in a cell of its own stands in place of the publisher. Where no program is named, the list's own
    name is the program: a listing is never without one.

    Args:
        record: Where it goes.
        row: The row that holds the cells.
        number: The list's number of the entry, where it stands in another row.
        key: What tells this listing from others of the entry, where programs do not.

    Returns:
        The Sanction's entity id.
    """
    cells = record.source.cells.listing
    found = {part: row.take_all(*names) for part, names in cells.items()}
    programs, authorities = found.pop("program", []), found.pop("authority", [])
    numbers = found.pop("number", []) if number is None else [number]
    first = programs[0].text if programs else "listed"
    about = f"{record.subject}-{slug(first, key) if key else slug(first)}"
    pieces = [
        *programs,
        *numbers,
        *authorities,
        *(piece for part in found.values() for piece in part),
    ]
    anchor = pieces[0] if pieces else Excerpt(record.text.split(maxsplit=1)[0], 0)
    record.say_of(about, "Sanction", {"entity": record.subject}, anchor)
    for authority in authorities:
        record.say_of(about, "Sanction", {"authority": authority.text}, authority)
    if not authorities:
        record.say_of(about, "Sanction", {"authority": record.source.publisher}, anchor)
    if not programs:
        name = authorities[0].text if authorities else record.source.title
        record.say_of(
            about, "Sanction", {"program": name}, authorities[0] if authorities else anchor
        )
    for prop, pieces in (("program", programs), ("authorityId", numbers), *found.items()):
        for piece in pieces:
            _say(record, about, prop, piece)
    return about


def _say(record: Recorder, about: str, prop: str, piece: Excerpt) -> None:
    properties = schemata()["Sanction"].properties
    if prop not in properties:
        record.say_of(about, "Sanction", {"summary": f"{prop} {piece.text}"}, piece, piece.text)
    elif prop in _DAYS:
        day = listed_day(record, piece.text)
        if day is None:
            record.leave(piece, "this is no date")
        elif prop != "endDate" and day >= _TOO_LATE:
            record.leave(piece, "a day that far ahead is a slip of the list")
        else:
            original = piece.text if piece.text != day else None
            record.say_of(about, "Sanction", {prop: day}, piece, original)
    else:
        record.say_of(about, "Sanction", {prop: piece.text}, piece)


def say_mentions(record: Recorder, remark: Excerpt, reference: re.Pattern[str]) -> int:
    """Write down that a remark names other entries by their number; how they are tied it leaves.

    The link's kind is not known (`UnknownLink`): the remark is quoted, never interpreted.

    Args:
        record: Where it goes.
        remark: A remark.
        reference: What a number of this list looks like.

    Returns:
        How many other entries are named.
    """
    named: dict[str, Excerpt] = {}
    for match in reference.finditer(remark.text):
        if match[0] != record.number:
            named.setdefault(match[0], Excerpt(match[0], remark.start + match.start()))
    for number, piece in named.items():
        about = f"{record.subject}-names-{slug(number)}"
        other = entity_id(record.source, number)
        said = {"subject": record.subject, "object": other}
        quote = sentence_around(remark, piece)
        record.say_of(about, "UnknownLink", said | {"summary": quote.text}, quote)
    return len(named)


def say_tie(record: Recorder, role: str, name: Excerpt) -> None:
    """Write down that a cell names somebody else, known by name only.

    The link's kind is not known (`UnknownLink`); its role is the words of the heading.

    Args:
        record: Where it goes.
        role: What the list calls the cell, such as `Parent company`.
        name: The name.
    """
    other = f"{record.subject}-named-{slug(name.text)}"
    record.say_of(other, "LegalEntity", {"name": name.text}, name)
    about = f"{record.subject}-tie-{slug(role, name.text)}"
    said = {"subject": record.subject, "object": other, "role": role}
    record.say_of(about, "UnknownLink", said, name)


def sentence_around(remark: Excerpt, piece: Excerpt) -> Excerpt:
    """Return the sentence of a remark in which a piece of it stands.

    >>> text = "Born in Kandahar. Member of X (QDe.001). Arrested."
    >>> sentence_around(Excerpt(text, 0), Excerpt("QDe.001", 31)).text
    'Member of X (QDe.001).'
    """
    at = piece.start - remark.start
    ends = [match.end() for match in re.finditer(r"(?<!\b[A-Z])[.;](?=\s+[\"“(]?\w)", remark.text)]
    begin = max((end for end in ends if end <= at), default=0)
    finish = min((end for end in ends if end > at), default=len(remark.text))
    words = remark.text[begin:finish]
    lead = len(words) - len(words.lstrip())
    return Excerpt(words.strip(), remark.start + begin + lead)
