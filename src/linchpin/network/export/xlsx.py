"""A workbook: entities, ties with a row for each source, every claim, and the documents cited."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from linchpin.archive.queries.everything import cited_sources, claim_rows
from linchpin.archive.tables import CLAIMS
from linchpin.claims.dates import say_date
from linchpin.claims.safe_text import safe_cell
from linchpin.network.export.claims_in_order import ExportedTie, ties_in_order
from linchpin.network.export.exported import Exported, sentences
from linchpin.network.export.nodes import ExportedNode, nodes_in_order
from linchpin.network.network import Network

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576
"""Rows of a sheet, its heading too."""
LONGEST = 32_767
"""Characters of a cell."""
CUT = (
    f"text|texts|cut at {LONGEST:,} characters, the most a cell holds; --format csv keeps it whole"
)
_FACTS = (
    "name", "alias", "weakAlias", "previousName", "birthDate", "birthPlace", "nationality",
    "citizenship", "country", "jurisdiction", "gender", "position", "passportNumber", "idNumber",
    "taxNumber", "registrationNumber", "imoNumber", "number", "publicKey", "address",
    "notes", "sourceUrl",
)  # fmt: skip
ENTITIES = (
    "id", "caption", "schema", "topics", "programs", *_FACTS, "other facts", "datasets",
    "referents", "first_seen", "last_seen",
)  # fmt: skip
"""Columns of the sheet of entities; several values of a fact stand in lines."""
TIES = (
    "tie", "relation", "schema", "source", "source name", "target", "target name", "role",
    "standing", "opinion", "start", "end", "date", "amount", "one of", "counts now", "directed",
    "denied by", "dataset", "quote", "speaker", "said as", "title", "publisher", "url",
    "published", "claim",
)  # fmt: skip
"""Columns of the sheet of ties: a row for each source of a tie."""
_CLAIMS = ("entity", "caption", *(field.name for field in CLAIMS))
_SOURCES = ("document", "title", "publisher", "url", "published", "place", "claims")


def write_xlsx(network: Network, out: BinaryIO, *, most_rows: int = MOST_ROWS) -> Exported:
    """Write a workbook row by row; nothing of a text is ever taken for a formula or a link.

    Args:
        network: The network.
        out: Binary stream.
        most_rows: Rows of a sheet at most; what goes beyond is left out, and said to be.

    Returns:
        What was written, and what of the network the format cannot hold.
    """
    from xlsxwriter.workbook import Workbook

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    left_out: Counter[str] = Counter()
    book = Workbook(out, options)
    day = network.snapshot.as_of or network.newest
    made = datetime.datetime(max(day.year, 1980), day.month, day.day, tzinfo=datetime.UTC)
    book.set_properties({"author": "Linchpin", "created": made.replace(tzinfo=None)})
    sheet = _Sheets(book, most_rows, left_out)
    sheet.write("about", ("what", "is"), _about(network))
    nodes = nodes_in_order(network, left_out)
    entities = sheet.write("entities", ENTITIES, map(_entity, nodes))
    rows = sheet.write("ties", TIES, _tie_rows(network))
    claims = sheet.write("claims", _CLAIMS, _claim_rows(network))
    sources = sheet.write("sources", _SOURCES, cited_sources(network.snapshot))
    book.close()
    wrote = (
        ("entities", entities), ("rows of ties", rows), ("claims", claims), ("sources", sources),
    )  # fmt: skip
    return Exported(wrote, sentences(left_out))


class _Sheets:
    """Writes sheets one after the other, and counts what does not fit."""

    def __init__(self, book: Workbook, most_rows: int, left_out: Counter[str]) -> None:
        self.book, self.most_rows, self.left_out = book, most_rows, left_out
        self.bold = book.add_format({"bold": True})

    def write(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
        """Write a sheet and return how many rows it has below its heading."""
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(columns) - 1, 24)
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column, self.bold)
        count = 0
        for cells in rows:
            if count + 1 >= self.most_rows:
                self.left_out[_no_room(name, self.most_rows)] += 1
                continue
            count += 1
            for at, cell in enumerate(cells):
                self._cell(sheet, count, at, cell)
        return count

    def _cell(self, sheet: Worksheet, row: int, column: int, value: object) -> None:
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, int):
            sheet.write_number(row, column, value)
        elif value is not None and value != "":
            whole = str(safe_cell(str(value)))
            if len(whole) > LONGEST:
                self.left_out[CUT] += 1
            sheet.write_string(row, column, whole[:LONGEST])


def _no_room(sheet: str, most_rows: int) -> str:
    why = f"left out: the sheet {sheet!r} ends at row {most_rows:,}, the last a program reads"
    return f"row of {sheet}|rows of {sheet}|{why}; CSV holds every claim"


def _about(network: Network) -> Iterator[tuple[str, object]]:
    as_of = network.snapshot.as_of
    yield "as of", "everything known" if as_of is None else as_of.isoformat()
    for one in network.snapshot.editions:
        yield "edition", f"{one.title}, {say_date(one.date)}, {one.publisher} ({one.id})"
    yield "read this", "An allegation, a charge or a listing is not a finding of guilt."
    yield "claims", "Every claim stands in the sheet of claims, denied ones too."
    yield "ties", "A tie that is denied is none; what is denied of another is in 'denied by'."


def _entity(node: ExportedNode) -> list[object]:
    others = [
        f"{prop}: {value}"
        for prop, values in node.facts.items()
        if prop not in _FACTS
        for value in values
    ]
    told = [node.id, node.caption, node.schema, _lines(node.topics), _lines(node.programs)]
    facts = [_lines(node.fact(prop)) for prop in _FACTS]
    rest = [_lines(others), _lines(node.datasets), _lines(node.referents)]
    return [*told, *facts, *rest, node.first_seen, node.last_seen]


def _tie_rows(network: Network) -> Iterator[list[object]]:
    for tie in ties_in_order(network):
        shared = _tie(tie, network)
        for one in tie.sources:
            manner = "opinion" if one.opinion else one.standing
            yield [*shared, one.quote, one.speaker, manner, one.title, one.publisher, one.url,
                   one.published, one.claim]  # fmt: skip


def _tie(tie: ExportedTie, network: Network) -> list[object]:
    edge, caption = tie.edge, network.names.caption
    ends = [edge.source, caption(edge.source), edge.target, caption(edge.target)]
    return [
        tie.key, edge.relation.value, edge.schema, *ends, edge.role, edge.standing.value,
        edge.opinion, edge.start, edge.end, edge.on, edge.amount, edge.one_of, tie.holds,
        tie.directed, _lines(tie.denied_by), edge.dataset,
    ]  # fmt: skip


def _claim_rows(network: Network) -> Iterator[list[object]]:
    position = CLAIMS.get_field_index("entity_id")
    for row in claim_rows(network.snapshot):
        record = row[position]
        entity = None if record is None else network.resolution.of(record)
        caption = None if entity is None else network.names.caption(entity)
        yield [entity, caption, *row]


def _lines(values: Iterable[str]) -> str:
    return "\n".join(values)
