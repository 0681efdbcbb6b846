"""Reads one edition of the SDN or the consolidated list, whichever official form it comes in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from linchpin.claims.claim import Document
from linchpin.claims.errors import LinchpinError, ReadError
from linchpin.claims.finding import Finding
from linchpin.claims.progress import Progress
from linchpin.claims.source_part import NotUnderstood, SourcePart
from linchpin.read.lists.addresses import state_addresses
from linchpin.read.lists.claim_recorder import Recorder, document_id, entity_id
from linchpin.read.lists.edition_date import edition_date
from linchpin.read.lists.ofac import (
    checks,
    csv_entries,
    csv_files,
    links,
    statements,
    xml_file,
)
from linchpin.read.lists.ofac.counts import Figures
from linchpin.read.lists.ofac.entry import Entry
from linchpin.read.lists.ofac.names import schema_of, state_names
from linchpin.read.lists.ofac.publications import CONSOLIDATED, SDN, Publication, may_be
from linchpin.read.lists.ofac.sanctions import state_sanctions
from linchpin.read.lists.record_text import Unread
from linchpin.read.lists.shared_names import SharedNames
from linchpin.read.lists.source import Source, load_source, reading_of
from linchpin.read.reader import Reading, Tally


class OfacReader:
    """Reads the XML file or the CSV set of a list; see `linchpin.read.reader.Reader`."""

    def __init__(self, publication: Publication = SDN) -> None:
        """Make the reader of one of OFAC's lists.

        Args:
            publication: The list.
        """
        self.name = publication.name
        self._publication = publication

    def accepts(self, path: Path) -> bool:
        """Say whether a path is a folder or file with files of the list, by their names."""
        own = self._publication
        try:
            if not may_be(path, own):
                return False
            return _xml_at(path, own) is not None or "sdn.csv" in csv_files.find_set(path, own)
        except (OSError, LinchpinError):
            return False

    def read(self, path: Path, *, date: str | None, progress: Progress) -> Reading:
        """Read the edition at a path; see `Reader.read`.

        The date is taken from the caller, else from the XML's publication date, else from a
        `YYYY-MM-DD` or `YYYY-MM` in the file or folder name.
        """
        source = load_source(self.name)
        found = _find(path, self._publication)
        names = links.EntryNames(_told(found.names(), progress))
        tally = Tally(warnings=found.warnings)
        day = edition_date(date, found.published(), path)
        return reading_of(source, day, _parts(source, found, names, (tally, progress)), tally)


@dataclass(slots=True)
class _Found:
    """What lies at a path, whichever form it came in.

    Attributes:
        title: What an entry's document is called.
        names: Gives every strong name; see `links.EntryNames`.
        entries: Gives every entry.
        published: Gives the date the files state, once the names were read.
        strays: What belongs to no entry.
        warnings: What was odd about the files.
    """

    title: str
    names: Callable[[], Iterable[tuple[str, str, bool]]]
    entries: Callable[[], Iterable[Entry]]
    published: Callable[[], str | None] = lambda: None
    strays: list[NotUnderstood] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def _find(path: Path, own: Publication) -> _Found:
    try:
        if not path.exists():
            raise ReadError(f"{path}: no such file or folder")
        xml = _xml_at(path, own)
        files = csv_files.find_set(path, own) if xml is None else {}
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}") from error
    if xml is not None:
        header = xml_file.XmlHeader(label=own.xml)
        return _Found(
            own.title,
            names=partial(xml_file.strong_names, xml, header),
            entries=partial(xml_file.entries, xml, header),
            published=lambda: header.date,
        )
    if "sdn.csv" not in files:
        raise ReadError(
            f"{path}: no {own.csv['sdn.csv']} and no {own.xml} there, plain or .gz; one of them "
            "is needed"
        )
    rows = csv_files.read_set(files, own)
    found = _Found(
        own.title, partial(csv_entries.strong_names, rows), partial(csv_entries.entries, rows)
    )
    found.strays = csv_entries.strays(rows)
    found.warnings = rows.warnings
    found.warnings += [
        f"{rows.called(name)} is not there: {_MISSING[name]}" for name in rows.missing
    ]
    return found


def _xml_at(path: Path, own: Publication) -> Path | None:
    """Return the XML file at a path: itself, or that of a folder without the CSV set."""
    if path.is_file():
        return path if csv_files.official_name(path).endswith(".xml") else None
    if not path.is_dir() or "sdn.csv" in csv_files.find_set(path, own):
        return None
    found = [item for item in path.iterdir() if csv_files.official_name(item) == own.xml]
    return found[0] if len(found) == 1 else None


_MISSING = {
    "alt.csv": "aliases are missing, save the weak ones, which stand in the remarks",
    "add.csv": "addresses are missing",
    "sdn_comments.csv": "remarks over 1,000 characters end in the middle",
}


def _told(
    names: Iterable[tuple[str, str, bool]], progress: Progress
) -> Iterator[tuple[str, str, bool]]:
    entries = 0
    for name in names:
        entries += name[2]
        if name[2] and entries % 500 == 0:
            progress("reading names", entries, 0)
        yield name


def _parts(
    source: Source, found: _Found, names: links.EntryNames, told: tuple[Tally, Progress]
) -> Iterator[SourcePart]:
    tally, progress = told
    count, figures = links.LinkCount(), Figures()
    shared, programs = SharedNames(), checks.CutPrograms()
    numbers: list[Finding] = []
    for entry in found.entries():
        if figures.entries % 500 == 0:
            progress("writing down claims", figures.entries, 0)
        record = _record(source, entry, names, count)
        unread = (*entry.unread, *record.unread)
        figures.see(entry, unread)
        shared.see(record.subject, record.claims)
        programs.see(record.claims)
        numbers += checks.check_mexican_numbers(record.claims)
        yield SourcePart(
            documents=(_document(entry, source, found.title),),
            claims=record.claims,
            findings=count.take_findings(),
            not_understood=[_not_understood(source, entry, item) for item in unread],
        )
    tally.entries = figures.entries
    tally.counts = figures.counts(count) | {"stray_rows": len(found.strays)}
    yield SourcePart(
        findings=(*numbers, *shared.findings(), *programs.findings()),
        not_understood=found.strays,
    )


def _record(
    source: Source, entry: Entry, names: links.EntryNames, count: links.LinkCount
) -> Recorder:
    record = Recorder(source, entry.number, entry.text, schema=schema_of(entry), place=entry.place)
    state_names(record, entry)
    state_sanctions(record, entry)
    statements.state_title(record, entry)
    state_addresses(record, entry.addresses)
    statements.state_vessel(record, entry)
    links.state_owner(record, entry)
    for fact in entry.facts:
        if fact.kind in ("linked_to", "linked_to_cut"):
            links.state_link(record, fact, names, count)
        elif fact.kind == "aircraft_operator":
            links.state_operator(record, fact)
        elif fact.kind == "kin":
            links.state_kin(record, fact)
        else:
            statements.STATE[fact.kind](record, fact)
    return record


def _document(entry: Entry, source: Source, title: str) -> Document:
    return Document(
        id=document_id(source, entry.number, entry.text),
        title=f"{title}, entry {entry.number}",
        publisher=source.publisher,
        text=entry.text,
        url=source.page,
        place=entry.place,
    )


def _not_understood(source: Source, entry: Entry, item: Unread) -> NotUnderstood:
    return NotUnderstood(
        place=entry.place_of(item.piece),
        text=item.piece.text,
        why=item.why,
        entity_id=entity_id(source, entry.number),
    )


def consolidated_reader() -> OfacReader:
    """Return the reader of OFAC's consolidated (non-SDN) list."""
    return OfacReader(CONSOLIDATED)
