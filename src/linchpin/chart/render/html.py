"""Write pages and their evidence as one HTML file that loads nothing and runs no script."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from linchpin.chart.check import CheckEntry
from linchpin.chart.render.svg import font_faces, id_of, to_svg
from linchpin.chart.scene import Page
from linchpin.chart.words import Words
from linchpin.claims.safe_text import safe_text
from linchpin.network import citation
from linchpin.network.answer import CitedSource

_STYLE = """
body{margin:0;font-family:Inter,sans-serif;color:#111827;background:#fff}
main{max-width:1700px;margin:0 auto;padding:12px}
svg{width:100%;height:auto;display:block}
a{color:#1d4ed8}
svg a:hover rect:first-of-type,svg a:focus rect:first-of-type{stroke:#000;stroke-width:1.6}
section.evidence{max-width:900px;margin:24px auto;line-height:1.45;font-size:14px}
h2{font-size:18px;margin:28px 0 8px}
article{border-left:4px solid #cbd5e1;padding:2px 0 2px 12px;margin:12px 0}
article:target{border-color:#9b1c1c;background:#fff7ed}
h3{font-size:15px;margin:4px 0}
blockquote{margin:4px 0 4px 12px}
.by{color:#4b5563}
"""


def to_html(
    pages: Sequence[Page],
    entries: Sequence[CheckEntry],
    sources: Sequence[CitedSource],
    words: Words,
) -> str:
    """Return a page where every box and line leads to its quotes.

    Args:
        pages: The pictures.
        entries: Evidence for their boxes and lines.
        sources: What the evidence cites.
        words: Language.
    """
    parts = [
        f'<!doctype html>\n<html lang="{words.lang}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{_text(pages[0].title)}</title>",
        f"<style>{font_faces()}{_STYLE}</style></head><body><main>",
    ]
    parts.extend(
        to_svg(page, font=False, prefix=f"p{number}-", link_to_evidence=True)
        for number, page in enumerate(pages, start=1)
    )
    parts.append(f'<section class="evidence"><h2>{_text(words("evidence"))}</h2>')
    parts.extend(_entry(entry, words) for entry in entries)
    parts.append(f"<h2>{_text(words('sources heading'))}</h2><ol>")
    parts.extend(_source(source, words) for source in sources)
    parts.append(f"</ol><p>{_text(words('allegation'))}</p></section></main></body></html>\n")
    return "\n".join(parts)


def _text(text: str) -> str:
    """Return a text as HTML holds it, without characters that no reader sees."""
    return escape(safe_text(text))


def _entry(entry: CheckEntry, words: Words) -> str:
    lines = [f'<article id="e-{id_of(entry.key)}"><h3>{_text(entry.title)}</h3>']
    for line in entry.lines:
        for said in line.said:
            by = citation.said_by(said, words.lang, date=words.date, source=False)
            lines.append(
                f"<blockquote>{_text(line.text)}: {_text(citation.quotation(said, words.lang))} "
                f'<span class="by">{_text(by)} '
                f'<a href="#s-{said.source}">{citation.mark(said.source)}</a>'
                "</span></blockquote>"
            )
    lines.append("</article>")
    return "".join(lines)


def _source(source: CitedSource, words: Words) -> str:
    text = _text(citation.source_text(source, words.lang, date=words.date))
    if source.url is not None and source.url.startswith(("https://", "http://")):
        text += f' <a href="{_text(source.url)}" rel="noreferrer">{_text(source.url)}</a>'
    return f'<li id="s-{source.number}" value="{source.number}">{text}</li>'
