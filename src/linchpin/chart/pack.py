"""The evidence pack: the chart, every quote numbered, the sources, the editions used, as a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linchpin.archive import Manifest
from linchpin.chart.check import CheckEntry
from linchpin.chart.drawing import Drawing
from linchpin.chart.render.pdf import compile_typst, pages_markup, quoted
from linchpin.chart.words import Words
from linchpin.network import citation
from linchpin.network.answer import CitedSource, Said

_RULES = """
#set page(width: 612pt, height: 792pt, margin: 54pt, numbering: "1")
#set text(size: 9.5pt)
#set par(leading: 0.6em)
#show heading.where(level: 1): set text(size: 16pt)
#show heading.where(level: 2): set text(size: 12pt)
#let quote_of(number, what, quote, by) = block(breakable: true, inset: (left: 14pt), below: 0.9em)[
  #text(weight: "bold")[#number] #what \\ #quote \\ #text(fill: rgb("#4b5563"))[#by]
]
"""


def make_pack(drawing: Drawing) -> bytes:
    """Return the evidence pack of a picture as PDF."""
    return compile_typst("\n".join(_markup(drawing)), drawing.pages)


def _markup(drawing: Drawing) -> Iterator[str]:
    words = drawing.words
    yield pages_markup(drawing.pages)
    yield _RULES
    yield f"#heading(level: 1, {quoted(words('evidence of', who=drawing.name))})"
    asked = (
        words("everything known")
        if drawing.as_of is None
        else words("as of", date=words.date(drawing.as_of))
    )
    yield f"#text({quoted(asked + '. ' + words('allegation'))})"
    number = 0
    for sort, title in (("box", "boxes"), ("line", "lines")):
        entries = [entry for entry in drawing.entries if entry.sort == sort]
        if not entries:
            continue
        yield f"#heading(level: 2, {quoted(words(title))})"
        for entry in entries:
            yield f'#text(weight: "bold", {quoted(entry.title)})'
            for text in _quotes(entry, words):
                number += 1
                yield f'#quote_of("{number}.", {text})'
    yield f"#heading(level: 2, {quoted(words('sources heading'))})"
    yield from (_source(source, words) for source in drawing.sources)
    yield f"#heading(level: 2, {quoted(words('editions used'))})"
    yield from _editions(drawing.editions, words)


def _quotes(entry: CheckEntry, words: Words) -> Iterator[str]:
    for line in entry.lines:
        for said in line.said:
            parts = (line.text, citation.quotation(said, words.lang), said_by(said, words))
            yield ", ".join(quoted(" ".join(part.split())) for part in parts)


def said_by(said: Said, words: Words) -> str:
    """Return who says something, how firmly, when, and where it stands."""
    place = f", {said.place}" if said.place is not None else f", {said.document}"
    return citation.said_by(said, words.lang, date=words.date) + place


def _source(source: CitedSource, words: Words) -> str:
    text = citation.source_text(source, words.lang, date=words.date)
    text = f"{citation.mark(source.number)} {text}"
    if source.url is not None:
        text += f" {source.url}"
    return f"#par({quoted(text)})"


def _editions(editions: Iterable[Manifest], words: Words) -> Iterator[str]:
    for edition in editions:
        text = (
            f"{edition.title}, {words('edition', date=words.date(edition.date))}: "
            f"{edition.dataset}, {edition.claims:,} {words('statements')}, {edition.id}"
        )
        yield f"#par({quoted(text)})"
