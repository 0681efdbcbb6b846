"""One canonical text into entities and proposed claims."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.read.prose.assembly import assemble
from linchpin.read.prose.coreference.clusters import cluster_names
from linchpin.read.prose.coreference.references import note_topics
from linchpin.read.prose.coreference.so_far import TextSoFar
from linchpin.read.prose.grammar.arguments import places_of
from linchpin.read.prose.grammar.lists import tie_phrases
from linchpin.read.prose.grammar.parsed import ParsedSentence
from linchpin.read.prose.grammar.units import parse_sentence
from linchpin.read.prose.mentions.again import find_again, short_forms
from linchpin.read.prose.mentions.amounts import find_amounts
from linchpin.read.prose.mentions.dates import find_dates
from linchpin.read.prose.mentions.find import find_names
from linchpin.read.prose.mentions.gazetteer import archive_index
from linchpin.read.prose.proposal import KnownName, TextPart, TextReading
from linchpin.read.prose.tokens.language import language_of
from linchpin.read.prose.tokens.sentences import split_sentences
from linchpin.read.prose.tokens.words import split_words


def read_text(
    text: str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    parts: Sequence[TextPart] | None = None,
    known: Sequence[KnownName] = (),
) -> TextReading:
    """Return what a text proposes: entities, claims with their words, and what stayed open.

    Reading is deterministic and takes time in proportion to the text.

    Args:
        text: The canonical text; every offset points into it.
        published: EDTF date of publication, for words such as "today" and "last year".
        publisher: Who published it; in its own releases it is the text's voice.
        language: `en` or `es` for the whole text; None to tell it paragraph by paragraph.
        parts: Stretches to read, in order, with their languages; None for the whole text.
        known: Names of the archive.

    >>> reading = read_text("Police arrested Juan Ríos Vela in Tepic on 4 May 2021.")
    >>> [(claim.type, claim.date) for claim in reading.claims]
    [('arrested', '2021-05-04')]
    """
    if parts is None:
        parts = _parts(text, language)
    sentences = _sentences(text, parts, published, known)
    for sentence in sentences:
        parse_sentence(sentence)
    ties = [tie_phrases(sentence) for sentence in sentences]
    around = [places_of(sentence, tie) for sentence, tie in zip(sentences, ties, strict=True)]
    clusters = cluster_names(sentences)
    so_far = TextSoFar(sentences, ties, around, clusters)
    so_far.index()
    note_topics(so_far)
    return assemble(so_far, text, published=published, publisher=publisher, known=known)


def _parts(text: str, language: str | None) -> list[TextPart]:
    """Return the paragraphs of a text with their languages."""
    found = []
    at = 0
    for paragraph in text.split("\n\n"):
        end = at + len(paragraph)
        if paragraph.strip():
            found.append(TextPart(at, end, language or language_of(paragraph)))
        at = end + 2
    return found


def _sentences(
    text: str, parts: Sequence[TextPart], published: str | None, known: Sequence[KnownName]
) -> list[ParsedSentence]:
    index = archive_index(known)
    found = []
    for part in parts:
        tokens = split_words(text, part.start, part.end)
        for first, stop in split_sentences(tokens, text):
            words = tokens[first:stop]
            start, end = words[0].start, words[-1].end
            found.append(
                ParsedSentence(
                    words,
                    part.language,
                    find_names(words, text, index),
                    find_dates(text, start, end, published),
                    find_amounts(text, start, end),
                )
            )
    vocabulary = short_forms(name for sentence in found for name in sentence.names)
    for sentence in found:
        sentence.names = find_again(sentence.tokens, sentence.names, vocabulary, text)
    return found
