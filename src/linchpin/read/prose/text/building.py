"""Words of a file into its canonical text: letters, paragraphs, furniture, languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linchpin.claims.counted import counted
from linchpin.read.prose.text.chrome import furniture
from linchpin.read.prose.text.languages import language_of
from linchpin.read.prose.text.letters import canonical_letters
from linchpin.read.prose.text.paragraphs import Span, paragraph_spans, whole_spans
from linchpin.read.prose.text.prose_text import Paragraph, ParagraphKind, ProseText

_ITEM = re.compile(r"(?:[-*•·‣▪–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST_HEADING = 140
_ENOUGH_WORDS = 5
"""Words from which on a heading is one of a story, not the name of a paper or of a place."""
_ENDS = '.!?:;,…"”»'


@dataclass(frozen=True, slots=True)
class PagePart:
    """A part of a file in the order of its words, for those kinds of files that know such parts.

    Attributes:
        text: Its words.
        kind: What it is, one paragraph; None where its lines are to be told apart as those of
            plain text.
        page: Page it stands on, from 1.
    """

    text: str
    kind: ParagraphKind | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a document beside its words.

    Attributes:
        title: What a reader would call it; empty for its first words.
        language: ISO 639-1 code that somebody gave; None to tell it by the words.
        published: EDTF date of publication.
        publisher: Who published it.
        url: Where it was published.
        sha256: SHA-256 of its file, hexadecimal.
        notes: What was odd, a sentence each.
        unread: What of the document could not be read, a sentence each.
    """

    title: str = ""
    language: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    sha256: str = ""
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


NOTHING_KNOWN = About()


def plain_prose(identity: str, text: str, about: About = NOTHING_KNOWN) -> ProseText:
    """Return the canonical text of plain text.

    Args:
        identity: Name of the document.
        text: Its words.
        about: What is known of it.

    >>> made = plain_prose("a1", "Menu\\n\\nOrtega leads the group, the Treasury said.")
    >>> [(made.words_of(one), one.language) for one in made.to_read()]
    [('Ortega leads the group, the Treasury said.', 'en')]
    """
    return prose_of(identity, [PagePart(text)], about)


def prose_of(identity: str, pieces: Iterable[PagePart], about: About = NOTHING_KNOWN) -> ProseText:
    """Return the canonical text of the pieces of a file, one blank line between them.

    Args:
        identity: Name of the document.
        pieces: Its parts in order.
        about: What is known of it.
    """
    texts: list[str] = []
    paragraphs: list[Paragraph] = []
    notes: Counter[str] = Counter()
    offset = 0
    for piece in pieces:
        text, odd = canonical_letters(piece.text)
        notes.update(odd)
        if not text.strip():
            continue
        paragraphs.extend(_paragraphs(text, piece, offset))
        texts.append(text)
        offset += len(text) + 2
    whole = "\n\n".join(texts)
    return _finished(identity, whole, paragraphs, about, tuple(notes))


def _paragraphs(text: str, piece: PagePart, offset: int) -> list[Paragraph]:
    if piece.kind is ParagraphKind.ROW:
        spans: list[Span] = [(0, len(text))]
        return [Paragraph(offset, offset + len(text), piece.kind, page=piece.page)]
    spans = list(paragraph_spans(text) if piece.kind is None else whole_spans(text))
    found = []
    for (begin, end), away in furniture(text, spans):
        kind = piece.kind or kind_of(text[begin:end])
        kind = ParagraphKind.CHROME if away else kind
        found.append(Paragraph(offset + begin, offset + end, kind, page=piece.page))
    return found


def kind_of(text: str) -> ParagraphKind:
    """Return what a paragraph is by its form: one of a list, a heading, or text.

    >>> kind_of("- Ortega"), kind_of("The case"), kind_of("He was charged.")
    (<ParagraphKind.ITEM: 'item'>, <ParagraphKind.HEADING: 'heading'>, <ParagraphKind.TEXT: 'text'>)
    """
    if _ITEM.match(text):
        return ParagraphKind.ITEM
    if len(text) <= _LONGEST_HEADING and text[-1:] not in _ENDS:
        return ParagraphKind.HEADING
    return ParagraphKind.TEXT


def _finished(
    identity: str,
    text: str,
    paragraphs: Sequence[Paragraph],
    about: About,
    notes: tuple[str, ...],
) -> ProseText:
    kept = [one for one in paragraphs if one.kind is not ParagraphKind.CHROME]
    away = len(paragraphs) - len(kept)
    words = " ".join(text[one.start : one.end] for one in kept[:400])
    language = about.language or language_of(words)
    if away:
        what = counted(away, "paragraph that is", "paragraphs that are")
        notes = (*notes, f"{what} furniture of the page (menus, buttons, boxes) passed over")
    return ProseText(
        id=identity,
        text=text,
        paragraphs=tuple(_with_language(text, one, language) for one in paragraphs),
        title=about.title or _title(text, kept),
        language=language,
        published=about.published,
        publisher=about.publisher,
        url=about.url,
        sha256=about.sha256,
        notes=(*about.notes, *notes),
        unread=about.unread,
    )


def _with_language(text: str, one: Paragraph, language: str | None) -> Paragraph:
    """Return a paragraph with its own language; that of the document where its words are few."""
    own = language_of(text[one.start : one.end])
    return Paragraph(one.start, one.end, one.kind, own or language, one.page)


def _title(text: str, kept: Sequence[Paragraph]) -> str:
    """Return the longest heading before the first text; where there is none, the first words."""
    headings = []
    for one in kept[:12]:
        if one.kind is not ParagraphKind.HEADING:
            break
        headings.append(" ".join(text[one.start : one.end].split()))
    undated = [one for one in headings if _YEAR.search(one) is None] or headings
    if undated:
        return max(undated, key=lambda words: min(len(words.split()), _ENOUGH_WORDS))
    first = " ".join(text[kept[0].start : kept[0].end].split()) if kept else ""
    return first if len(first) <= _LONGEST_HEADING else first[:_LONGEST_HEADING].rsplit(" ", 1)[0]
