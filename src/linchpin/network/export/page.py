"""One HTML file that loads nothing and runs no script: a picture, everybody, every tie's words."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TextIO

from linchpin.claims.dates import say_date
from linchpin.claims.safe_text import safe_text
from linchpin.network.citation import in_words
from linchpin.network.export.claims_in_order import (
    ExportedTie,
    TieSource,
    tie_key,
    ties_in_order,
)
from linchpin.network.export.exported import Exported, denied_and_nobody, sentences
from linchpin.network.export.nodes import ExportedNode, nodes_in_order
from linchpin.network.export.page_picture import anchor, network_picture
from linchpin.network.export.page_style import STYLE
from linchpin.network.network import Network
from linchpin.network.property_words import property_words
from linchpin.network.relation_words import relation_words, tie_words
from linchpin.network.standing_words import with_standing

HEAD = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
    "<title>Linchpin: a network</title>\n"
)
"""How a file begins."""
_QUIET = ("name", "sourceUrl", "topics")


def write_page(network: Network, out: TextIO) -> Exported:
    """Write the page: what it rests on, the picture, everybody by id, every tie with its words.

    Args:
        network: The network.
        out: Text stream, UTF-8.

    Returns:
        What was written, and what of the network the format cannot hold.
    """
    left_out = denied_and_nobody(network)
    out.write(f"{HEAD}<style>{STYLE}</style></head><body><main>")
    for part in (*_opening(network), *network_picture(network)):
        out.write(part)
    out.write("<h2>Who and what</h2>")
    nodes = ties = 0
    for node in nodes_in_order(network, left_out):
        nodes += 1
        out.write(_entity(network, node))
    out.write("<h2>Ties, each with the words it rests on</h2>")
    for tie in ties_in_order(network):
        ties += 1
        out.write(_tie(network, tie))
    told = sentences(left_out)
    items = "".join(f"<li>{text_of(text)}</li>" for text in told)
    out.write(f"<h2>What is not here</h2><ul>{items}</ul></main></body></html>\n")
    return Exported((("entities", nodes), ("ties", ties)), told)


def text_of(text: str) -> str:
    """Return a text as HTML holds it, without characters that no reader sees.

    >>> text_of("<b>")
    '<bdi>&lt;b&gt;</bdi>'
    """
    return f"<bdi>{escape(safe_text(text))}</bdi>"


def _opening(network: Network) -> Iterator[str]:
    as_of = network.snapshot.as_of
    day = "Everything known to the archive" if as_of is None else f"As of {as_of.isoformat()}"
    yield f"<h1>A network of public records</h1><p>{day}. "
    yield "An allegation, a charge or a listing is not a finding of guilt. Denied ties are not "
    yield "drawn; search the page for a name with the browser (Ctrl+F).</p><ul>"
    for one in network.snapshot.editions:
        edition = f"{one.title}, edition of {say_date(one.date)}, {one.publisher}"
        yield f"<li>{text_of(edition)}</li>"
    yield "</ul>"


def _entity(network: Network, node: ExportedNode) -> str:
    marks = "".join(f"<b>{text_of(one)}</b> " for one in (*node.topics, *node.programs))
    facts = "".join(
        f"<dt>{text_of(property_words(prop))}</dt><dd>{'; '.join(map(text_of, values))}</dd>"
        for prop, values in node.facts.items()
        if prop not in _QUIET or (prop == "name" and len(values) > 1)
    )
    ties = "".join(
        f'<li><a href="#{anchor("t", tie_key(edge))}">'
        f"{text_of(with_standing(relation_words(edge, network, node.id), edge.firm))}</a></li>"
        for edge in network.ties.get(node.id, ())
    )
    urls = " ".join(_link(url) for url in node.fact("sourceUrl"))
    sources = f'<p class="by">{text_of(", ".join(node.datasets))} {urls}</p>'
    return (
        f'<article id="{anchor("e", node.id)}"><h3>{text_of(node.caption)} '
        f"<small>{text_of(node.schema)} {text_of(node.id)}</small></h3>{marks}<dl>{facts}</dl>"
        f"<ul>{ties}</ul>{sources}</article>\n"
    )


def _tie(network: Network, tie: ExportedTie) -> str:
    edge = tie.edge
    words = with_standing(tie_words(edge, network), edge.firm)
    ends = " ".join(
        f'<a href="#{anchor("e", end)}">{text_of(network.names.caption(end))}</a>'
        for end in (edge.source, edge.target)
    )
    time = "" if tie.holds else "<p>Of another time than the one asked for.</p>"
    denied = "".join(f"<p>Denied in part by {text_of(who)}.</p>" for who in tie.denied_by)
    quotes = "".join(map(_quote, tie.sources))
    return (
        f'<article id="{anchor("t", tie.key)}"><h3>{text_of(words)}</h3>{time}{denied}{quotes}'
        f'<p class="by">{ends}</p></article>\n'
    )


def _quote(source: TieSource) -> str:
    manner = "as an opinion" if source.opinion else source.standing
    by = f"{source.speaker}, {manner}; {source.title}, {source.publisher}, "
    by += say_date(source.published)
    words = text_of(in_words(source.quote, source.summarised_by))
    return (
        f'<blockquote>{words} <span class="by">{text_of(by)} {_link(source.url)}</span>'
        "</blockquote>"
    )


def _link(url: str | None) -> str:
    if url is None or not url.startswith(("https://", "http://")):
        return "" if url is None else text_of(url)
    clean = escape(safe_text(url))
    return f'<a href="{clean}" rel="noreferrer">{clean}</a>'
