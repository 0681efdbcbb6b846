"""Reads who is named in FinCEN's special measures (31 USC 5318A, section 9714, 21 USC 2313a).

The names were transcribed by hand from the notices. A row says what somebody is to a measure: its
institution itself, one of a class, or only the owner, the subsidiary or somebody related, whom the
notice names and does not measure. Only whom the measure is about is listed; all others are tied to
it in the transcriber's own word.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from linchpin.claims.errors import ReadError
from linchpin.claims.ftm import is_a, schemata
from linchpin.match.name_keys import name_key
from linchpin.read.lists import entry_facts as facts
from linchpin.read.lists.addresses import EntryAddress, state_addresses
from linchpin.read.lists.claim_recorder import Recorder, entity_id, slug
from linchpin.read.lists.list_reader import ListedRecord, ListHeading, ListReader
from linchpin.read.lists.listings import say_listing
from linchpin.read.lists.record_rows import Row
from linchpin.read.lists.record_text import Excerpt, split_at
from linchpin.read.lists.table_rows import TableHead, TableLine, has_headings, lines_of, record_of

_NOTICE = ("Relationship", "Notes", "Source URL")
_COLUMNS = (
    "Measure", *_NOTICE, "Type", "Name", "Alias", "Country", "Address", "Registration number",
    "Topics",
)  # fmt: skip
_MEASURED = ("self", "target")
"""Relationships of whom a measure is about."""
_NAMED = ("owner", "subsidiary", "related")
_TOPICS = ("sanction", "reg.warn")
"""Topics of a subsidiary that the order counts in with its institution."""


_OWN_NAME = "own name of the measure"
"""Marks, inside the row of an entry, that its measure is about an institution of its name."""


def _key(measure: str, name: str) -> str:
    return slug(measure, name_key(name) or name)


def _entries(path: Path, heading: ListHeading) -> Iterator[ListedRecord]:
    groups: dict[str, list[TableLine]] = {}
    institutions: set[str] = set()
    for line in lines_of(path, _COLUMNS, TableHead([], []), known=_COLUMNS):
        measure, name = line.cells.get("Measure", ""), line.cells.get("Name", "")
        relationship = line.cells.get("Relationship", "")
        if not measure or not name or relationship not in (*_MEASURED, *_NAMED):
            raise ReadError(
                f"{path}: {line.place}: measure {measure[:30]!r}, name {name[:30]!r}, relationship "
                f"{relationship[:30]!r}; expected all three, and the last one of "
                f"{', '.join((*_MEASURED, *_NAMED))}"
            )
        groups.setdefault(_key(measure, name), []).append(line)
        if relationship == "self" and name == measure:
            institutions.add(measure)
    of_measures = {lines[0].cells["Measure"] for lines in groups.values()}
    heading.counts |= {"rows": sum(map(len, groups.values())), "measures": len(of_measures)}
    for key, lines in groups.items():
        schema = lines[0].cells.get("Type", "LegalEntity")
        if schema not in schemata() or not is_a(schema, "LegalEntity"):
            raise ReadError(f"{path}: {lines[0].place}: Type {schema[:40]!r} is no kind of party")
        text, row = record_of(lines, {"notice": _NOTICE})
        if lines[0].cells["Measure"] in institutions:
            row.rows.append(Row(_OWN_NAME))
        yield ListedRecord(key, schema, text, row)


def _state(record: Recorder, row: Row) -> None:
    row.take("Type")
    for piece in row.take_all("Name"):
        name = piece.text.rstrip("* ")
        original = piece.text if name != piece.text else None
        record.say("name", name, Excerpt(piece.text, piece.start), original)
    for cell in row.take_all("Alias"):
        for piece in split_at(cell, "; "):
            facts.say_name(record, "alias", [piece])
    for piece in row.take_all("Country"):
        facts.say_country(record, "country", piece)
    state_addresses(record, (EntryAddress("", street=(one,)) for one in row.take_all("Address")))
    topics = {piece.text for piece in row.take_all("Topics")}
    facts.say_words(record, row)
    notices = list(row.all_of("notice"))
    said = [piece.text for notice in notices for piece in notice.take_all("Relationship")]
    for notice in notices:
        for note in notice.take_all("Notes"):
            record.say("notes", note.text, note)
        link = dict(notice.cells).get("Source URL")
        if link is not None and "withdrawal" in link.text.lower():
            record.say(
                "notes", f"A notice of withdrawal is among them: {link.text}", link, link.text
            )
    if topics & set(_TOPICS) or any(word in _MEASURED for word in said):
        row.cells += [
            cell for notice in notices for cell in notice.cells if cell[0] == "Source URL"
        ]
        for notice in notices:
            notice.take("Source URL")
        say_listing(record, row)
    for notice in notices:
        _tie(record, row, notice)


def _tie(record: Recorder, row: Row, notice: Row) -> None:
    """Write down that a notice names somebody beside the institution its measure is about."""
    cells, measure = dict(notice.cells), row.take("Measure")
    word, url = cells["Relationship"], notice.take("Source URL")
    if word.text not in _NAMED or measure is None:
        return
    if not any(row.all_of(_OWN_NAME)):
        record.say("notes", f"Named as {word.text} in the measure {measure.text}", word, word.text)
        return
    about = f"{record.subject}-named-{slug(word.text, measure.text)}"
    other = entity_id(record.source, _key(measure.text, measure.text))
    record.say_of(about, "UnknownLink", {"subject": record.subject, "object": other}, measure)
    record.say_of(about, "UnknownLink", {"role": word.text}, word)
    if url is not None:
        record.say_of(about, "UnknownLink", {"sourceUrl": url.text}, url)


def reader() -> ListReader:
    """Return the reader of the transcription."""
    return ListReader(
        "fincen", known_by=lambda path: has_headings(path, _COLUMNS), entries=_entries, state=_state
    )
