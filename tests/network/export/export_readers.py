"""Read an export back with the program it is for, none of which is ours."""

from __future__ import annotations

import ast
import csv
import io
import json
from collections import defaultdict
from html.parser import HTMLParser
from typing import Any, NamedTuple

import networkx
import openpyxl
import stix2
from antlr4 import CommonTokenStream, InputStream
from antlr4.tree.Tree import TerminalNode
from antlr4_cypher import CypherLexer, CypherParser


class SourceRead(NamedTuple):
    """The words of a tie as an export gives them."""

    quote: str
    speaker: str
    standing: str
    url: str | None
    published: str


class TieRead(NamedTuple):
    """A tie as an export gives it."""

    source: str
    target: str
    standing: str
    start: str | None
    end: str | None
    date: str | None
    sources: frozenset[SourceRead]


class NetworkRead(NamedTuple):
    """What an export holds."""

    nodes: dict[str, str]
    ties: dict[str, TieRead]


def _sources(data: list[dict[str, Any]]) -> frozenset[SourceRead]:
    return frozenset(
        SourceRead(*(one[name] for name in ("quote", "speaker", "standing", "url", "published")))
        for one in data
    )


def _of_graph(graph: Any, edges: Any) -> NetworkRead:
    nodes = {node: data["label"] for node, data in graph.nodes(data=True)}
    ties = {
        data["id"]: TieRead(
            source, target, data["standing"], data.get("start_stated"), data.get("end_stated"),
            data.get("date_stated"), _sources(json.loads(data["sources"])),
        )
        for source, target, data in edges
    }  # fmt: skip
    return NetworkRead(nodes, ties)


def read_graphml(data: bytes) -> NetworkRead:
    """Return what networkx reads of GraphML."""
    graph = networkx.read_graphml(io.BytesIO(data), force_multigraph=True)
    edges = [(s, t, {"id": key, **data}) for s, t, key, data in graph.edges(keys=True, data=True)]
    return _of_graph(graph, edges)


def read_gexf(data: bytes) -> NetworkRead:
    """Return what networkx reads of GEXF."""
    graph = networkx.read_gexf(io.BytesIO(data), version="1.3")
    return _of_graph(graph, graph.edges(data=True))


def read_json(data: bytes) -> NetworkRead:
    """Return what the JSON of positions holds; everybody has a place."""
    found = json.loads(data)
    assert all(isinstance(node["x"], float) for node in found["nodes"])
    places = {(node["x"], node["y"]) for node in found["nodes"]}
    assert len(places) == len(found["nodes"])
    return NetworkRead(
        {node["id"]: node["caption"] for node in found["nodes"]},
        {
            tie["id"]: TieRead(
                tie["source"], tie["target"], tie["standing"], tie["start"], tie["end"],
                tie["date"], _sources(tie["sources"]),
            )
            for tie in found["ties"]
        },
    )  # fmt: skip


def read_stix(data: bytes) -> NetworkRead:
    """Return what the library stix2 reads of a bundle, every object checked by it."""
    bundle = stix2.parse(data.decode("utf-8"), version="2.1")
    ids, nodes, ties = {}, {}, {}
    for item in bundle.objects:
        ours = item.get("extensions", {})
        if item["type"] == "identity" and ours:
            (found,) = ours.values()
            ids[item["id"]] = found["entity"]
            nodes[found["entity"]] = item["name"]
    for item in bundle.objects:
        if item["type"] == "relationship":
            (found,) = item["extensions"].values()
            assert len(item["external_references"]) == len(found["sources"])
            ties[found["tie"]] = TieRead(
                ids[item["source_ref"]], ids[item["target_ref"]], found["standing"],
                found.get("start"), found.get("end"), found.get("date"),
                _sources(found["sources"]),
            )  # fmt: skip
    return NetworkRead(nodes, ties)


def _literal(node: Any) -> Any:
    """Return the value of a Cypher literal, as deep in the tree as it stands."""
    while node.getChildCount() == 1 and not isinstance(node, TerminalNode):
        kind = CypherParser.ruleNames[node.getRuleIndex()]
        if kind in ("stringLit", "charLit"):
            return ast.literal_eval(node.getText())
        if kind == "numLit":
            return int(node.getText())
        if kind == "boolLit":
            return node.getText().lower() == "true"
        node = node.getChild(0)
    if isinstance(node, TerminalNode):
        return {"true": True, "false": False}.get(node.getText().lower(), node.getText())
    kind = CypherParser.ruleNames[node.getRuleIndex()]
    if kind == "listLit":
        return [_literal(one) for one in _inside(node, "expression")]
    assert kind == "mapLit", kind
    return _map(node)


def _map(node: Any) -> dict[str, Any]:
    return {
        pair.getChild(0).getText(): _literal(next(_inside(pair, "expression")))
        for pair in _inside(node, "mapPair")
    }


def _inside(node: Any, rule: str) -> Any:
    for at in range(node.getChildCount()):
        child = node.getChild(at)
        if isinstance(child, TerminalNode):
            continue
        if CypherParser.ruleNames[child.getRuleIndex()] == rule:
            yield child
        else:
            yield from _inside(child, rule)


def read_cypher(data: bytes) -> NetworkRead:
    """Return what a parser of Cypher reads of the statements."""
    nodes: dict[str, str] = {}
    ties: dict[str, TieRead] = {}
    for statement in data.decode("utf-8").splitlines():
        if statement.startswith("//"):
            continue
        parser = CypherParser(CommonTokenStream(CypherLexer(InputStream(statement))))
        parser.removeErrorListeners()
        tree = parser.script()
        assert parser.getNumberOfSyntaxErrors() == 0, statement
        maps = [_map(one) for one in _inside(tree, "mapLit")]
        if statement.startswith("MERGE (n:Entity"):
            nodes[maps[0]["id"]] = maps[1]["caption"]
            continue
        source, target, key, told = maps
        columns = ("quotes", "speakers", "standings", "urls", "published")
        rows = zip(*(told[name] for name in columns), strict=True)
        sources = frozenset(SourceRead(q, s, st, u or None, p) for q, s, st, u, p in rows)
        ties[key["id"]] = TieRead(
            source["id"], target["id"], told["standing"], told.get("start_date"),
            told.get("end_date"), told.get("on_date"), sources,
        )  # fmt: skip
    return NetworkRead(nodes, ties)


def read_xlsx(data: bytes) -> NetworkRead:
    """Return what openpyxl reads of the workbook, no cell of which is a formula."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    rows = {}
    for sheet in book:
        assert not [cell for row in sheet for cell in row if cell.data_type == "f"]
        heading, *body = sheet.iter_rows(values_only=True)
        rows[sheet.title] = [dict(zip(heading, cells, strict=True)) for cells in body]
    found = defaultdict(list)
    for row in rows["ties"]:
        found[row["tie"]].append(row)
    ties = {}
    for key, own in found.items():
        first = own[0]
        sources = frozenset(
            SourceRead(row["quote"], row["speaker"], row["said as"], row["url"], row["published"])
            for row in own
        )
        ties[key] = TieRead(
            first["source"], first["target"], first["standing"], first["start"], first["end"],
            first["date"], sources,
        )  # fmt: skip
    return NetworkRead({row["id"]: row["caption"] for row in rows["entities"]}, ties)


class _Page(HTMLParser):
    """Gathers the text of each article by its id, and what could load or run."""

    def __init__(self) -> None:
        super().__init__()
        self.articles: dict[str, str] = {}
        self.links: dict[str, list[str]] = {}
        self.active: list[str] = []
        self.at = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "link", "img", "iframe", "object", "form", "base") or any(
            name.startswith("on") or name == "src" for name in given
        ):
            self.active.append(tag)
        if tag == "article":
            self.at = given["id"] or ""
            self.articles[self.at] = ""
            self.links[self.at] = []
        elif tag == "a" and self.at:
            self.links[self.at].append(given["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self.at = ""

    def handle_data(self, data: str) -> None:
        if self.at:
            self.articles[self.at] += data


def read_page(data: bytes) -> _Page:
    """Return the articles of the page."""
    page = _Page()
    page.feed(data.decode("utf-8"))
    return page


def read_csv(data: bytes) -> list[dict[str, str]]:
    """Return the rows of the CSV of claims."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"))))


GRAPHS = {
    "xlsx": read_xlsx,
    "graphml": read_graphml,
    "gexf": read_gexf,
    "cypher": read_cypher,
    "stix": read_stix,
    "json": read_json,
}
"""Formats that hold nodes and ties with all their sources, and who reads them."""
