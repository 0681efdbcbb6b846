"""Bits of HTML for a notebook: every text is made safe to show, nothing is loaded, no script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from linchpin.claims.counted import counted
from linchpin.claims.safe_text import safe_text

LONGEST = 600
"""Characters of a cell that are shown."""
_BORDER = "1px solid rgba(128,128,128,.35)"
_CELL = f"text-align:left;vertical-align:top;padding:3px 8px;border-bottom:{_BORDER}"
_WARNED = "border-left:4px solid #b91c1c;padding:4px 10px;margin:8px 0"


def text_html(text: object, longest: int | None = LONGEST) -> str:
    """Return a text as HTML holds it: no markup, no control characters, no direction marks.

    The text keeps to itself (`bdi`), so that letters written from the right move nothing else.

    Args:
        text: Any value.
        longest: Characters to keep at most; None for all.

    >>> text_html("<script>x</script>")
    '<bdi>&lt;script&gt;x&lt;/script&gt;</bdi>'
    """
    plain = "" if text is None else str(text)
    clean = safe_text(plain)
    if longest is not None and len(clean) > longest:
        clean = f"{clean[:longest]} ... ({counted(len(clean), 'character')})"
    return f"<bdi>{escape(clean)}</bdi>" if clean else ""


def paragraph(text: str) -> str:
    """Return a paragraph."""
    return f"<p>{text_html(text, None)}</p>"


def heading(text: str) -> str:
    """Return a heading."""
    return f"<h4>{text_html(text)}</h4>"


def list_html(texts: Iterable[str]) -> str:
    """Return a list of sentences; empty where there are none."""
    items = "".join(f"<li>{text_html(text, None)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def warning(title: str, texts: Iterable[str]) -> str:
    """Return what must not be overlooked: a title and its sentences, marked.

    Args:
        title: What it is.
        texts: The sentences.
    """
    return f'<div style="{_WARNED}"><b>{text_html(title)}</b>{list_html(texts)}</div>'


def table_html(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table.

    Args:
        columns: Headings.
        rows: Cells of each row; lists are joined.
    """
    head = "".join(f'<th style="{_CELL}">{text_html(name)}</th>' for name in columns)
    body = "".join(
        "<tr>" + "".join(f'<td style="{_CELL}">{_cell(cell)}</td>' for cell in row) + "</tr>"
        for row in rows
    )
    return (
        f'<table style="border-collapse:collapse"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def link(text: str, url: str | None) -> str:
    """Return a text that leads to an address, where it is one of the web.

    Args:
        text: What is shown.
        url: The address; anything but http and https is not made a link.
    """
    if url is None or not url.startswith(("https://", "http://")):
        return text_html(text)
    return f'<a href="{escape(safe_text(url))}" rel="noreferrer">{text_html(text)}</a>'


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        return "<br>".join(text_html(item) for item in value)
    if isinstance(value, float):
        return text_html(f"{value:.2f}")
    return text_html(value)
