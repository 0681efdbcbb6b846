"""Entries out of the rows of the CSV set: each with its aliases, addresses and whole remark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from linchpin.claims.counted import counted
from linchpin.claims.errors import ReadError
from linchpin.claims.source_part import NotUnderstood
from linchpin.read.lists.addresses import EntryAddress
from linchpin.read.lists.ofac.csv_files import CsvRow, CsvSet
from linchpin.read.lists.ofac.entry import Entry, EntryName
from linchpin.read.lists.ofac.fragments import split_remark
from linchpin.read.lists.ofac.programs import read_programs
from linchpin.read.lists.ofac.records import join_remark, read_pieces
from linchpin.read.lists.record_text import Excerpt, RecordText, Unread

_VESSEL = {5: "call_sign", 6: "type", 7: "tonnage", 8: "gross_tonnage", 9: "flag", 10: "owner"}
_KINDS = {"-0-": "entity", "individual": "individual", "vessel": "vessel", "aircraft": "aircraft"}
_ALIASES = ("aka", "fka", "nka")


def entries(rows: CsvSet) -> Iterator[Entry]:
    """Yield every entry of the set with the rows that belong to it.

    Raises:
        ReadError: An entry number is missing, no number, or given twice, or the type is unknown.
    """
    seen: set[str] = set()
    for row in rows.main:
        place = f"{rows.paths['sdn.csv']} line {row.line}"
        number, kind = row.cells[0] or "", row.cells[2] or "-0-"
        if not (number.isascii() and number.isdigit()):
            raise ReadError(f"{place}: {number!r} is no entry number")
        if number in seen:
            raise ReadError(f"{place}: entry {number} is there twice")
        if kind not in _KINDS:
            raise ReadError(f"{place}: type {kind[:60]!r} is none of {', '.join(_KINDS)}")
        if row.cells[1] is None:
            raise ReadError(f"{place}: entry {number} has no name")
        seen.add(number)
        yield _entry(_RowParts(number, _KINDS[kind]), row, rows)


def strong_names(rows: CsvSet) -> Iterator[tuple[str, str, bool]]:
    """Yield entry number, name, and whether it is the primary one, of every name of the set.

    Weak aliases stand in the remarks and are none of them.
    """
    for row in rows.main:
        number = row.cells[0] or ""
        if row.cells[1] is not None:
            yield number, row.cells[1], True
        for other in rows.others["alt.csv"].get(number, []):
            if other.cells[3] is not None:
                yield number, other.cells[3], False


def strays(rows: CsvSet) -> list[NotUnderstood]:
    """Return every row of the other files whose entry is not in `sdn.csv`, and warn of them."""
    known, main = {row.cells[0] for row in rows.main}, rows.called("sdn.csv")
    found: list[NotUnderstood] = []
    for name, by_entry in rows.others.items():
        numbers = sorted(by_entry.keys() - known, key=lambda number: (len(number), number))
        if not numbers:
            continue
        shown = ", ".join(number[:20] for number in numbers[:5])
        rows.warnings.append(
            f"{rows.paths[name]}: rows for {counted(len(numbers), 'entry', 'entries')} "
            f"not in {main} ({shown}{' ...' if len(numbers) > 5 else ''}); "
            "the file may belong to another edition"
        )
        found.extend(
            NotUnderstood(
                place=f"{rows.called(name)} line {row.line}",
                text=" | ".join(cell for cell in row.cells if cell is not None),
                why=f"its entry is not in {main}",
            )
            for number in numbers
            for row in by_entry[number]
        )
    return found


@dataclass(slots=True)
class _RowParts:
    """What is collected of one entry while its rows are read."""

    number: str
    kind: str
    text: RecordText = field(default_factory=RecordText)
    names: list[EntryName] = field(default_factory=list)
    addresses: list[EntryAddress] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def cell(self, value: str | None) -> Excerpt | None:
        return None if value is None else self.text.cell(value)

    def leave(self, value: str | None, why: str) -> None:
        if value is not None:
            self.unread.append(Unread(self.text.cell(value), why))


def _entry(parts: _RowParts, row: CsvRow, rows: CsvSet) -> Entry:
    own = rows.called("sdn.csv")
    text, place = parts.text, f"{own} line {row.line}"
    text.label(own, place)
    text.cell(parts.number)
    parts.names.append(EntryName(text.cell(row.cells[1] or ""), "primary"))
    if parts.kind != "entity":
        text.cell(parts.kind)
    tags = (row.cells[3] or "").strip("[] ").split("] [")
    programs, odd = read_programs(text, tags)
    parts.unread.extend(odd)
    title = parts.cell(row.cells[4])
    vessel = {
        key: text.cell(cell)
        for column, key in _VESSEL.items()
        if (cell := row.cells[column]) is not None
    }
    for other in rows.others["alt.csv"].get(parts.number, []):
        _alias(other, parts, rows)
    for other in rows.others["add.csv"].get(parts.number, []):
        _address(other, parts, rows)
    remark, cut = _remark(row.cells[11], parts, rows)
    fragments_from = text.length
    pieces: list[Excerpt] = []
    if remark:
        text.label("remarks", place)
        pieces = split_remark(remark, text.cell(remark).start)
    facts, unread = read_pieces(pieces, individual=parts.kind == "individual", title=title, cut=cut)
    return Entry(
        number=parts.number,
        kind=parts.kind,
        text=str(text),
        rows=tuple(text.rows),
        names=tuple(parts.names),
        programs=programs,
        title=title,
        vessel=vessel,
        addresses=tuple(parts.addresses),
        facts=facts,
        cut=cut,
        fragments=len(pieces),
        fragments_from=fragments_from,
        unread=(*parts.unread, *unread),
    )


def _alias(row: CsvRow, parts: _RowParts, rows: CsvSet) -> None:
    _, _, kind, name, remarks = row.cells
    place = f"{rows.paths['alt.csv']} line {row.line}"
    if kind not in _ALIASES:
        raise ReadError(f"{place}: name type {kind!r:.60} is none of {', '.join(_ALIASES)}")
    if name is None:
        raise ReadError(f"{place}: alternate name is empty")
    own = rows.called("alt.csv")
    parts.text.label(own, f"{own} line {row.line}")
    parts.text.cell(kind)
    parts.names.append(EntryName(parts.text.cell(name), kind))
    parts.leave(remarks, "no rule covers remarks on a name")


def _address(row: CsvRow, parts: _RowParts, rows: CsvSet) -> None:
    _, number, street, locality, country, remarks = row.cells
    if (street, locality, country, remarks) == (None, None, None, None):
        return
    own = rows.called("add.csv")
    parts.text.label(own, f"{own} line {row.line}")
    parts.addresses.append(
        EntryAddress(
            number=number or "",
            street=() if street is None else (parts.text.cell(street),),
            locality=parts.cell(locality),
            country=parts.cell(country),
            remarks=parts.cell(remarks),
        )
    )


def _remark(remark: str | None, parts: _RowParts, rows: CsvSet) -> tuple[str, bool]:
    """Return the whole remark and whether it is cut; a continuation of nothing is left unread."""
    more = rows.others["sdn_comments.csv"].get(parts.number, [])
    own = rows.called("sdn_comments.csv")
    whole, cut, used = join_remark(remark, [row.cells[1] or "" for row in more])
    for row in [] if used else more:
        if row.cells[1] is not None:
            parts.text.label(own, f"{own} line {row.line}")
            parts.leave(row.cells[1].strip(), "goes on with a remark that is not cut")
    return whole, cut
