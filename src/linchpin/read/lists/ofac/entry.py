"""One entry of the SDN list, as its rows give it, before anything is made of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from linchpin.read.lists.addresses import EntryAddress
from linchpin.read.lists.record_text import Excerpt, Unread, place_of


@dataclass(frozen=True, slots=True)
class EntryName:
    """A name as listed.

    Attributes:
        piece: As published, people as `LAST, First`.
        kind: `primary`, `aka`, `fka` or `nka`.
        weak: OFAC marks it a weak alias: too common or too short to screen on alone.
        first: Given names where the source has them apart, otherwise None.
    """

    piece: Excerpt
    kind: str
    weak: bool = False
    first: Excerpt | None = None


def listed_form(name: EntryName) -> str:
    """Return the name in one piece, as the CSV files give it: `LAST, First`."""
    return name.piece.text if name.first is None else f"{name.piece.text}, {name.first.text}"


@dataclass(frozen=True, slots=True)
class EntryFact:
    """One fact out of the remarks or the XML's lists.

    Attributes:
        kind: What it says, such as `birth_date`, `identification`, `linked_to`.
        value: The fact itself, as published.
        piece: The words it was read from.
        label: The source's own label, such as `C.U.R.P.`, where it has one.
        country: Issuing country, as published.
        issued: Date of issue, as published.
        expires: Date of expiry, as published.
        note: What else stands beside a document's number, as published.
    """

    kind: str
    value: str
    piece: Excerpt
    label: str | None = None
    country: str | None = None
    issued: str | None = None
    expires: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with all its rows.

    Attributes:
        number: OFAC's entry number (`ent_num`, `uid`).
        kind: `individual`, `entity`, `vessel` or `aircraft`.
        text: The record: every cell as published, one row a line.
        names: Primary name first, then the aliases of `alt.csv` or the XML.
        addresses: In the order of their rows.
        rows: Where each row starts in the text, and the file and line it came from.
        programs: Program tags.
        title: Title column.
        vessel: Column name to piece: `call_sign`, `type`, `tonnage`, `gross_tonnage`, `flag`,
            `owner`.
        facts: What its remarks say.
        cut: The remark reaches 1,000 characters and its continuation is missing.
        fragments: How many remark fragments there were.
        fragments_from: Where the remarks (in XML: the lists and remarks) start in the text.
        unread: Cells and fragments that no rule covers.
    """

    number: str
    kind: str
    text: str
    rows: tuple[tuple[int, str], ...]
    names: tuple[EntryName, ...]
    programs: tuple[Excerpt, ...]
    title: Excerpt | None = None
    vessel: dict[str, Excerpt] = field(default_factory=dict)
    addresses: tuple[EntryAddress, ...] = ()
    facts: tuple[EntryFact, ...] = ()
    cut: bool = False
    fragments: int = 0
    fragments_from: int = 0
    unread: tuple[Unread, ...] = ()

    @property
    def place(self) -> str:
        """Return every file and line the entry came from."""
        return "; ".join(dict.fromkeys(place for _, place in self.rows))

    def place_of(self, piece: Excerpt) -> str:
        """Return the file and line a piece of the record came from."""
        return place_of(self.rows, piece)
