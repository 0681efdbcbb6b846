"""One entry of the SDN list, as its rows give it, before anything is made of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an entry's record: the words and where they start in its text."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A piece that no rule covers, and what was expected instead."""

    piece: Piece
    why: str


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name as listed.

    Attributes:
        piece: As published, people as `LAST, First`.
        kind: `primary`, `aka`, `fka` or `nka`.
        weak: OFAC marks it a weak alias: too common or too short to screen on alone.
        first: Given names where the source has them apart, otherwise None.
    """

    piece: Piece
    kind: str
    weak: bool = False
    first: Piece | None = None


def listed_form(name: ListedName) -> str:
    """Return the name in one piece, as the CSV files give it: `LAST, First`."""
    return name.piece.text if name.first is None else f"{name.piece.text}, {name.first.text}"


@dataclass(frozen=True, slots=True)
class ListedAddress:
    """An address as listed; any part may be absent, and the street may have several lines."""

    number: str
    street: tuple[Piece, ...] = ()
    city: Piece | None = None
    state: Piece | None = None
    postal_code: Piece | None = None
    locality: Piece | None = None
    country: Piece | None = None
    remarks: Piece | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact out of the remarks or the XML's lists.

    Attributes:
        kind: What it says, such as `birth_date`, `identification`, `linked_to`.
        value: The fact itself, as published.
        piece: The words it was read from.
        label: The source's own label, such as `C.U.R.P.`, where it has one.
        country: Issuing country, as published.
        issued: Date of issue, as published.
        expires: Date of expiry, as published.
    """

    kind: str
    value: str
    piece: Piece
    label: str | None = None
    country: str | None = None
    issued: str | None = None
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with all its rows.

    Attributes:
        number: OFAC's entry number (`ent_num`, `uid`).
        kind: `individual`, `entity`, `vessel` or `aircraft`.
        text: The record: every cell as published, one row a line.
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
    names: tuple[ListedName, ...]
    programs: tuple[Piece, ...]
    title: Piece | None = None
    vessel: dict[str, Piece] = field(default_factory=dict)
    addresses: tuple[ListedAddress, ...] = ()
    facts: tuple[Fact, ...] = ()
    cut: bool = False
    fragments: int = 0
    fragments_from: int = 0
    unread: tuple[Unread, ...] = ()

    @property
    def place(self) -> str:
        """Return every file and line the entry came from."""
        return "; ".join(dict.fromkeys(place for _, place in self.rows))

    def place_of(self, piece: Piece) -> str:
        """Return the file and line a piece of the record came from."""
        row = bisect_right(self.rows, piece.start, key=lambda row: row[0])
        return self.rows[max(row - 1, 0)][1]


class RecordText:
    """Builds the text of a record cell by cell and tells where each cell went.

    Attributes:
        rows: Where each row starts, and the file and line it came from.
        length: Characters so far.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self.rows: list[tuple[int, str]] = []

    def label(self, text: str, place: str) -> None:
        """Begin a row with a label of ours, such as `sdn.csv`, and the place it came from."""
        if self._parts:
            self._add("\n")
        self.rows.append((self.length, place))
        self._add(f"{text}:")

    def cell(self, text: str) -> Piece:
        """Add a cell of the row and return where it stands."""
        self._add(" | " if not self._parts[-1].endswith(":") else " ")
        piece = Piece(text, self.length)
        self._add(text)
        return piece

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)

    def __str__(self) -> str:
        return "".join(self._parts)
