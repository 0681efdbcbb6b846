"""A network of the user's own, from a file of any usual form, and what was found in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from linchpin.claims.counted import counted, several
from linchpin.strike.edge_lists.collecting import Ties
from linchpin.strike.edge_lists.edge_bytes import EdgeBytes, edge_bytes, start_of
from linchpin.strike.edge_lists.forms.graph_xml import read_graph_xml
from linchpin.strike.edge_lists.forms.node_link import read_node_link
from linchpin.strike.edge_lists.forms.pajek import read_pajek
from linchpin.strike.edge_lists.options import Damage, EdgeOptions
from linchpin.strike.edge_lists.tables import holds_tables, read_tables
from linchpin.strike.edge_lists.text_rows import read_text
from linchpin.strike.errors import StrikeError
from linchpin.strike.graph.graph import Graph


@dataclass(frozen=True, slots=True)
class EdgeFile:
    """What was read from a file of ties, and what had to be mended.

    Attributes:
        graph: the network.
        lines: ties read, before merging.
        self_loops: lines that tie a name to itself; the name is kept, the tie is not.
        duplicates: lines that repeat a tie in either direction; their weights add up.
        notes: sentences about anything treated specially.
        gaps: sentences about what could not be read, with places; empty where all was.
    """

    graph: Graph
    lines: int
    self_loops: int
    duplicates: int
    notes: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()


Form = Callable[[EdgeBytes, Damage], tuple[Ties, list[str]]]

_FORMS: tuple[tuple[Callable[[str], bool], Form], ...] = (
    (lambda start: start.casefold().startswith(("*vertices", "*network")), read_pajek),
    (lambda start: start.startswith("<"), read_graph_xml),
    (lambda start: start.startswith("{"), read_node_link),
)
"""Forms that are known by their first letters; anything else is rows of text."""

_NOT_READ = (
    (r"dl ", "a UCINET DL file"),
    (r"graph\s*\[|creator ", "a GML file"),
    (r"(?:strict\s+)?(?:di)?graph\b[^,;\n]{0,80}\{", "a DOT file"),
    (r"nodedef>", "a GDF file"),
    (
        r'"?(?:node ?)?id"?[,;\t]"?(?:label|name|nombre|etiqueta)"?\s*[,;\t\r\n]',
        "a table of nodes, not of ties",
    ),
)


def read_edges(path: Path, options: EdgeOptions | None = None) -> EdgeFile:
    """Return the network of a file of ties.

    Rows of text (CSV, TSV, semicolons, bars, blanks, NetworkX's edge lists), an adjacency matrix
    with names, Pajek (.net), GraphML, GEXF, the node-link JSON of NetworkX and D3, and tables of
    workbooks (XLSX, XLS, ODS), Parquet, HTML and JSON records; plain or packed by gzip, text in any
    usual code page. Which it is is told by its contents.

    Args:
        path: the file.
        options: what cannot be told from it.

    Raises:
        StrikeError: the file is missing, empty, of another kind, holds no tie, or it cannot be
            told which table or columns are names or whether the first row is headings; the message
            says where, and what to give.
    """
    options = options or EdgeOptions()
    damage = Damage()
    start, packed = start_of(path)
    if holds_tables(path, start):
        ties, notes = read_tables(path, options, damage)
    else:
        ties, notes = _read_text(edge_bytes(path, packed=packed), options, damage)
    if not ties.lines:
        first = f"; {damage.said()[0]}" if damage.total else ""
        raise StrikeError(f"{path}: no tie was found{first}; expected lines like NAME,NAME")
    graph = ties.graph()
    duplicates = ties.lines - ties.self_loops - graph.tie_count
    said = [*notes, *damage.odd()]
    said += [*_notes(ties.lines, ties.self_loops, duplicates), *_nearly_same(graph)]
    return EdgeFile(graph, ties.lines, ties.self_loops, duplicates, tuple(said), damage.said())


def _read_text(source: EdgeBytes, options: EdgeOptions, damage: Damage) -> tuple[Ties, list[str]]:
    """Return the ties of a text of any form, and notes."""
    start = source.peek().lstrip("\ufeff \t\r\n")
    for begins, read in _FORMS:
        if begins(start):
            ties, notes = read(source, damage)
            damage.gaps += source.gaps
            return ties, [*source.notes, *notes]
    for begin, what in _NOT_READ:
        if re.match(begin, start, re.IGNORECASE):
            raise StrikeError(
                f"{source.path}: is {what}, which is not read; save it as CSV, GraphML or Pajek"
            )
    ties, notes = read_text(source, options, damage)
    return ties, [*source.notes, *notes]


def with_gaps_allowed(read: EdgeFile, because: str) -> EdgeFile:
    """Return a file whose gaps are notes, because somebody says why that may be."""
    notes = [f"not read: {gap}" for gap in read.gaps]
    if notes:
        notes.append(f"these gaps were allowed: {because}")
    return replace(read, notes=(*read.notes, *notes), gaps=())


def _notes(lines: int, self_loops: int, duplicates: int) -> list[str]:
    notes = []
    of = counted(lines, "line")
    if self_loops:
        tying = several(self_loops, "ties", "tie")
        notes.append(f"{self_loops:,} of {of} {tying} a name to itself; not counted as ties")
    if duplicates:
        notes.append(
            f"{duplicates:,} of {of} {several(duplicates, 'repeats', 'repeat')} a tie; merged"
        )
    return notes


MOST_COMPARED = 200_000


def _nearly_same(graph: Graph) -> list[str]:
    """Return which names differ in capitals or blanks alone: taken for different, but said."""
    if graph.node_count > MOST_COMPARED:
        return []
    by_form: dict[str, list[str]] = {}
    for name in graph.named(range(graph.node_count)):
        by_form.setdefault(" ".join(name.casefold().split()), []).append(name)
    pairs = [names for names in by_form.values() if len(names) > 1]
    if not pairs:
        return []
    shown = "; ".join(" and ".join(map(repr, names)) for names in pairs[:3])
    more = "" if len(pairs) <= 3 else "; ..."
    return [
        f"names that differ only in capitals or blanks are taken for different people ({shown}"
        f"{more}); make them one in the file if they are"
    ]
