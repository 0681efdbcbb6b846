"""That a list names an entry, under which program and since when; whom its remarks name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from linchpin.read.lists.claim_recorder import Recorder, entity_id, slug
from linchpin.read.lists.entry_facts import day_of_time
from linchpin.read.lists.record_text import Excerpt


def say_listing(
    record: Recorder,
    program: Excerpt | None,
    number: Excerpt | None,
    *,
    days: Mapping[str, Sequence[Excerpt]] | None = None,
    words: Mapping[str, Sequence[Excerpt]] | None = None,
    more: Mapping[str, Sequence[Excerpt]] | None = None,
) -> str:
    """Write down that the list names the entry: a Sanction with its authority and number.

    Args:
        record: Where it goes.
        program: Regime or program, as published; None where the list has none.
        number: The list's own number of the entry, as it stands in the record; None where the
            list has no number.
        days: Property of the Sanction, such as `listingDate`, to the days or moments it takes.
        words: How a summary begins, such as "Submitted by", to the words it goes on with.
        more: Property of the Sanction to the words it takes as they are, such as `reason`.

    Returns:
        The Sanction's entity id.
    """
    about = f"{record.subject}-{slug('listed' if program is None else program.text)}"
    said = {"entity": record.subject, "authority": record.source.publisher}
    if program is not None:
        said["program"] = program.text
    anchor = program or number or Excerpt(record.text[:1], 0)
    record.say_of(about, "Sanction", said, anchor)
    if number is not None:
        record.say_of(about, "Sanction", {"authorityId": number.text}, number)
    for prop, pieces in (days or {}).items():
        for piece in pieces:
            day = day_of_time(piece.text)
            if day is None:
                record.leave(piece, "this is no date")
            else:
                original = piece.text if piece.text != day else None
                record.say_of(about, "Sanction", {prop: day}, piece, original)
    for begin, pieces in (words or {}).items():
        for piece in pieces:
            said = {"summary": f"{begin} {piece.text}"}
            record.say_of(about, "Sanction", said, piece, piece.text)
    for prop, pieces in (more or {}).items():
        for piece in pieces:
            record.say_of(about, "Sanction", {prop: piece.text}, piece)
    return about


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
