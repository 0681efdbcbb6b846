"""Reads one edition of the SDN list, whichever official form it comes in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from linchpin.claims.claim import Claim, Document
from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ClaimError, ReadError
from linchpin.read.lists.ofac import checks, csv_files, links, statements, xml_file
from linchpin.read.lists.ofac.entry import Entry
from linchpin.read.lists.ofac.recorder import DATASET, Recorder, document_id
from linchpin.read.lists.source import load_source
from linchpin.read.reader import NotUnderstood, Progress, Reading, SourceKind

_DATE_IN_NAME = re.compile(r"(?<!\d)(\d{4}-\d{2}(?:-\d{2})?)(?!\d)")


class OfacReader:
    """Reads `sdn.xml` or the CSV set; see `linchpin.read.reader.Reader`."""

    name = "ofac"

    def accepts(self, path: Path) -> bool:
        """Say whether a path is a folder or file with SDN files, by their names."""
        try:
            if path.is_file() and _is_xml(path):
                return "sdn" in path.name.lower()
            return "sdn.csv" in csv_files.find_set(path) and (
                path.is_dir() or "sdn" in path.name.lower()
            )
        except OSError:
            return False

    def read(self, path: Path, *, date: str | None, progress: Progress) -> Reading:
        """Read the edition at a path; see `Reader.read`.

        The date is taken from the caller, else from the XML's publication date, else from a
        `YYYY-MM-DD` or `YYYY-MM` in the file or folder name.
        """
        if not path.exists():
            raise ReadError(f"{path}: no such file or folder")
        source = load_source("ofac")
        warnings: list[str] = []
        entries, published = _entries(path, warnings, progress)
        edition_date = _edition_date(date, published, path)
        names = links.NameIndex(entries)
        count = links.LinkCount()
        claims: list[Claim] = []
        documents: list[Document] = []
        for done, entry in enumerate(entries):
            if done % 500 == 0:
                progress("writing down claims", done, len(entries))
            claims.extend(_claims(entry, names, count))
            documents.append(
                Document(
                    id=document_id(entry),
                    title=f"SDN list, entry {entry.number}",
                    publisher=source.publisher,
                    text=entry.text,
                    url=source.page,
                    place=entry.place,
                )
            )
        return Reading(
            dataset=DATASET,
            kind=SourceKind.LIST,
            date=edition_date,
            title=source.title,
            publisher=source.publisher,
            documents=documents,
            claims=claims,
            entries=len(entries),
            findings=[
                *count.findings,
                *checks.check_mexican_numbers(claims),
                *checks.check_shared(claims),
                *checks.check_programs(claims),
            ],
            not_understood=list(_not_understood(entries)),
            counts=_counts(entries, count),
            warnings=warnings,
        )


def _is_xml(path: Path) -> bool:
    return path.name.lower().removesuffix(".gz").endswith(".xml")


def _entries(path: Path, warnings: list[str], progress: Progress) -> tuple[list[Entry], str | None]:
    if path.is_file() and _is_xml(path):
        header = xml_file.XmlHeader()
        return _collect(xml_file.entries(path, header), progress), header.date
    rows = csv_files.read_set(csv_files.find_set(path))
    entries = _collect(csv_files.entries(rows), progress)
    warnings.extend(rows.warnings)
    for name in rows.missing:
        warnings.append(f"{name} is not there: {_MISSING[name]}")
    return entries, None


_MISSING = {
    "alt.csv": "aliases are missing, save the weak ones, which stand in the remarks",
    "add.csv": "addresses are missing",
    "sdn_comments.csv": "remarks over 1,000 characters end in the middle",
}


def _collect(entries: Iterator[Entry], progress: Progress) -> list[Entry]:
    found: list[Entry] = []
    for entry in entries:
        found.append(entry)
        if len(found) % 500 == 0:
            progress("reading entries", len(found), 0)
    return found


def _edition_date(given: str | None, published: str | None, path: Path) -> str:
    candidates = [given, published]
    for name in (path.name, path.parent.name):
        match = _DATE_IN_NAME.search(name)
        candidates.append(match[1] if match else None)
    for candidate in candidates:
        if candidate is not None:
            try:
                return parse_date(candidate).text
            except ClaimError as error:
                raise ReadError(f"{path}: edition date: {error}") from error
    raise ReadError(
        f"{path}: the edition's date is not known; CSV files do not hold it. "
        "Give it with --date YYYY-MM-DD (or YYYY-MM where the day is not known)."
    )


def _claims(entry: Entry, names: links.NameIndex, count: links.LinkCount) -> list[Claim]:
    record = Recorder(entry, statements.schema_of(entry))
    statements.state_names(record)
    statements.state_sanctions(record)
    statements.state_title(record)
    statements.state_addresses(record)
    statements.state_vessel(record)
    links.state_owner(record)
    for fact in entry.facts:
        if fact.kind in ("linked_to", "linked_to_cut"):
            links.state_link(record, fact, names, count)
        elif fact.kind == "aircraft_operator":
            links.state_operator(record, fact)
        elif fact.kind == "kin":
            links.state_kin(record, fact)
        else:
            statements.STATE[fact.kind](record, fact)
    return record.claims


def _not_understood(entries: list[Entry]) -> Iterator[NotUnderstood]:
    for entry in entries:
        for piece in entry.unread:
            at_end = entry.cut and entry.text.endswith(piece.text)
            yield NotUnderstood(
                place=entry.place,
                text=piece.text,
                why="cut at 1,000 characters" if at_end else "no rule covers this remark",
                entity_id=f"ofac-{entry.number}",
            )


def _counts(entries: list[Entry], count: links.LinkCount) -> dict[str, float]:
    people = [entry for entry in entries if entry.kind == "individual"]
    fragments = sum(entry.fragments for entry in entries)
    unread = sum(len(entry.unread) for entry in entries)

    def share(kind: str) -> float:
        having = sum(any(fact.kind == kind for fact in entry.facts) for entry in people)
        return having / len(people) if people else 0.0

    return {
        "entries": len(entries),
        "people": len(people),
        "share_with_program": sum(bool(entry.programs) for entry in entries) / len(entries),
        "share_of_people_with_birth_date": share("birth_date"),
        "share_of_people_with_birth_place": share("birth_place"),
        "remark_fragments": fragments,
        "remark_fragments_not_understood": unread,
        "share_not_understood": unread / fragments if fragments else 0.0,
        "linked_to": count.mentions,
        "linked_to_resolved": count.resolved,
        "linked_to_not_on_list": count.not_on_list,
        "linked_to_cut": count.cut,
        "linked_to_two_entries": count.two_entries,
    }
