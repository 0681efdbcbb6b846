"""A digest as HTML for a mail: no picture, no script, nothing loaded, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from linchpin.watch.alerts import AlertKind
from linchpin.watch.digest import Digest, ToldAlert
from linchpin.watch.digest_text import (
    HEADINGS,
    NO_FINDING,
    alert_facts,
    alert_title,
    nothing_text,
)

_PAGE = (
    "font-family: sans-serif; font-size: 15px; line-height: 1.45; color: #1b1b1b; max-width: 46em"
)
_SIGN = {
    AlertKind.NEW: "#a32020",
    AlertKind.AGAIN: "#8a5a00",
    AlertKind.GONE: "#3d5a6c",
    AlertKind.DUTY: "#3d5a6c",
}
_QUIET = "color: #555; font-size: 13px"


def digest_html(digest: Digest) -> str:
    """Return a digest as a page.

    Args:
        digest: What a run tells.
    """
    return "\n".join(_page(digest)) + "\n"


def _page(digest: Digest) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f"<title>{escape(digest.summary)}</title></head>"
    yield f'<body style="{_PAGE}">'
    yield f'<h1 style="font-size: 19px">{escape(digest.summary)}</h1>'
    yield f'<p style="{_QUIET}">run of {escape(digest.at)}, record {escape(digest.id)}</p>'
    yield from _list((*digest.books, *digest.lists), _QUIET)
    if digest.gaps:
        yield '<h2 style="font-size: 16px; color: #a32020">Could not be looked at</h2>'
        yield from _list(digest.gaps)
    if digest.notes:
        yield '<h2 style="font-size: 16px">To be known</h2>'
        yield from _list(digest.notes)
    for kind in AlertKind:
        ours = [one for one in digest.alerts if one.kind == kind.value]
        if ours:
            yield f'<h2 style="font-size: 16px">{escape(HEADINGS[kind])} ({len(ours):,})</h2>'
        for alert in ours:
            yield from _alert(alert, _SIGN[kind])
    end = NO_FINDING if digest.alerts else nothing_text(digest)
    yield f'<p style="{_QUIET}">{escape(end)}</p>'
    yield "</body></html>"


def _alert(alert: ToldAlert, sign: str) -> Iterator[str]:
    yield f'<div style="border-left: 4px solid {sign}; padding: 2px 0 2px 12px; margin: 14px 0">'
    yield f"<p><strong>{escape(alert_title(alert))}</strong><br>"
    yield f'<span style="{_QUIET}">alert {escape(alert.id)}</span></p>'
    yield from _list(f"{label}: {line}" for label, line in alert_facts(alert))
    yield "</div>"


def _list(lines: Iterable[str], style: str = "") -> Iterator[str]:
    found = list(lines)
    if not found:
        return
    yield f'<ul style="{style}">' if style else "<ul>"
    yield from (f"<li>{escape(line)}</li>" for line in found)
    yield "</ul>"
