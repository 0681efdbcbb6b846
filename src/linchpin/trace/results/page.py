"""Findings as a page to read and print: one sheet for each, with flows, rows and a draft."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from linchpin.claims.counted import counted
from linchpin.claims.safe_text import safe_text
from linchpin.trace.fit import Fit, Row, money
from linchpin.trace.intake.joining import Intake
from linchpin.trace.registry import typology_named
from linchpin.trace.results.flow_picture import flow_picture
from linchpin.trace.results.narrative import narrative
from linchpin.trace.results.page_style import PAGE_STYLE
from linchpin.trace.results.run_record import unseen_of
from linchpin.trace.run import Traced
from linchpin.trace.tables import TracedTables

MOST_ROWS = 200
"""Rows of a finding on its sheet, at most; the file of findings names them all."""
_SHOWN = (
    ("time", "when"), ("cents", "amount"), ("payer", "from"), ("payee", "to"),
    ("channel", "channel"), ("place", "place"), ("conductor", "by"), ("memo", "text"),
    ("buyer", "buyer"), ("seller", "seller"), ("importer", "importer"), ("exporter", "exporter"),
    ("owner", "owner"), ("owned", "owned"), ("issuer", "issuer"), ("recipient", "recipient"),
    ("item", "item"), ("goods", "goods"), ("tariff", "tariff"), ("address", "address"),
)  # fmt: skip


def write_page(intake: Intake, traced: Traced, path: Path, at: str) -> None:
    """Write findings as one HTML file that loads nothing from elsewhere.

    Args:
        intake: What was read.
        traced: What was found.
        path: The file.
        at: When it was run, in words.
    """
    with open(path, "w", encoding="utf-8") as stream:
        stream.writelines(page(intake, traced, at))


def page(intake: Intake, traced: Traced, at: str) -> Iterator[str]:
    """Yield the page, piece by piece; see `write_page`."""
    yield (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Linchpin: findings</title><style>{PAGE_STYLE}</style></head><body><main>"
        f"<h1>{counted(len(traced.fits), 'finding')}</h1>"
        '<p class="soft">What fits the definition of a typology is a reason to look, not a finding '
        "about anybody. The order is one for looking; it is no probability.</p>"
    )
    yield _about(intake, traced, at)
    gaps = [gap["says"] for gap in unseen_of(intake, traced) if gap["blind"]]
    if gaps:
        items = "".join(f"<li>{_safe(text)}</li>" for text in gaps)
        yield (
            '<div class="gaps"><b>Not everything could be read or compared</b>'
            f"<ul>{items}</ul></div>"
        )
    yield _contents(traced)
    for number, fit in enumerate(traced.fits, 1):
        yield from _sheet(number, fit, intake.tables)
    if traced.set_aside:
        yield "<section><h2>Set aside as usual</h2><ul>"
        for fit in traced.set_aside:
            yield f"<li>{_safe(fit.derived.says)} <i>Set aside: {_safe(fit.set_aside)}.</i></li>"
        yield "</ul></section>"
    yield "</main></body></html>\n"


def _about(intake: Intake, traced: Traced, at: str) -> str:
    rows = sum(table.num_rows for table in intake.tables.by_kind.values())
    lines = [
        ("tables", "; ".join(intake.columns)),
        ("rows compared", f"{rows:,}"),
        ("looked for", ", ".join(traced.ran)),
        ("run", at),
    ]
    if intake.notes or traced.notes:
        lines.append(("taken for granted", "; ".join((*intake.notes, *traced.notes))))
    said = "".join(f"<dt>{_safe(what)}</dt><dd>{_safe(text)}</dd>" for what, text in lines)
    return f'<dl class="about">{said}</dl>'


def _contents(traced: Traced) -> str:
    items = "".join(
        f'<li><a href="#f-{fit.id}">{_safe(fit.typology)}: {_safe(fit.derived.subject)}</a> '
        f'<span class="soft">{fit.first} to {fit.last}'
        f"{'; a party is listed or near' if fit.exposure else ''}</span></li>"
        for fit in traced.fits
    )
    return f"<ol>{items}</ol>" if items else ""


def _sheet(number: int, fit: Fit, tables: TracedTables) -> Iterator[str]:
    typology = typology_named(fit.typology)
    yield (
        f'<section id="f-{fit.id}"><h2>{number}. {_safe(fit.typology)}: '
        f"{_safe(fit.derived.subject)} <small>finding {fit.id}</small></h2>"
        f"<p>{_safe(fit.derived.says)}.</p>"
    )
    yield _list("Of the parties", fit.exposure, "exposure")
    yield flow_picture(fit, tables)
    figures = "".join(
        f"<tr><td>{_safe(one.label)}</td><td class=n>{_safe(one.shown)}</td></tr>"
        for one in fit.derived.sums
    )
    yield f"<h3>Arithmetic</h3><table class=sums>{figures}</table>"
    yield _list("Authority on these days", fit.authorities)
    yield _list("Beside others of the table", fit.compared)
    yield _list("What would make it innocent", typology.innocent)
    yield from _rows(fit, tables)
    yield "<h3>Draft of a narrative</h3><div class=draft><b>Draft, not reviewed.</b>"
    for text in narrative(fit):
        yield f"<p>{text}</p>"
    yield "</div></section>\n"


def _list(title: str, texts: tuple[str, ...], kind: str = "") -> str:
    if not texts:
        return ""
    items = "".join(f"<li>{_safe(text)}</li>" for text in texts)
    return f'<h3>{title}</h3><ul class="{kind}">{items}</ul>'


def _rows(fit: Fit, tables: TracedTables) -> Iterator[str]:
    roles = tables.roles(fit.kind, fit.witness)
    every = [row for rows in roles.values() for row in rows]
    shown = [(name, head) for name, head in _SHOWN if any(row.get(name) for row in every)]
    heads = "".join(f"<th>{head}</th>" for _, head in shown)
    yield (
        f'<h3 id="rows-{fit.id}">Rows</h3><div class=wide><table class=rows><tr><th>part</th>'
        f"<th>where</th>{heads}</tr>"
    )
    left = 0
    for role, rows in roles.items():
        for row in rows[:MOST_ROWS]:
            cells = "".join(f"<td>{_safe(_cell(name, row))}</td>" for name, _ in shown)
            place = f"{row['file']} line {row['line']}"
            yield f"<tr><td>{_safe(role)}</td><td>{_safe(place)}</td>{cells}</tr>"
        left += max(0, len(rows) - MOST_ROWS)
    yield "</table></div>" + (f"<p>and {counted(left, 'more row')}</p>" if left else "")


def _cell(name: str, row: Row) -> str:
    value: Any = row.get(name)
    if value is None:
        return ""
    if name == "time":
        when = datetime.datetime.fromtimestamp(int(value), datetime.UTC)
        return when.strftime("%Y-%m-%d %H:%M").removesuffix(" 00:00")
    if name == "cents":
        return money(int(value), str(dict(row).get("currency") or ""))
    return str(value)


def _safe(text: str) -> str:
    return escape(safe_text(text, 4_000))
