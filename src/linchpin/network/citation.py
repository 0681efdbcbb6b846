"""How a source is cited: the one place where `[n]`, who says it and where it was published are set.

Pictures, answers, alerts and runs cite alike, in English or Spanish; only the date's form is the
surface's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from linchpin.claims.dates import say_date

if TYPE_CHECKING:
    from linchpin.claims.claim import Evidence
    from linchpin.network.answer import CitedSource, Line, Said

_WORDS: dict[str, tuple[str, str]] = {
    "published": ("published {date}", "publicado {date}"),
    "edition": ("edition of {date}", "edición de {date}"),
    "summary": ("{who}'s summary: {words}", "resumen de {who}: {words}"),
    "opinion": ("as an opinion", "como opinión"),
    "stated": ("stated", "lo afirma"),
    "alleged": ("alleged", "lo imputa"),
    "charged": ("charged", "en una acusación formal"),
    "admitted": ("admitted", "admitido"),
    "proven": ("proven", "probado"),
    "denied": ("denied", "negado"),
}


def mark(number: int) -> str:
    """Return what points to a source: its number in brackets.

    >>> mark(3)
    '[3]'
    """
    return f"[{number}]"


def marks(numbers: Iterable[int]) -> str:
    """Return what points to several sources, each once, in order.

    >>> marks([3, 1, 3])
    '[1] [3]'
    """
    return " ".join(mark(number) for number in sorted(set(numbers)))


def marks_of(lines: Iterable[Line]) -> str:
    """Return what points to every source of some lines."""
    return marks(said.source for line in lines for said in line.said)


def manner(said: Said, language: str = "en") -> str:
    """Return how firmly something is said, in a word or two: its standing, or that it is a view."""
    return _word("opinion" if said.opinion else said.standing, language)


def said_by(
    said: Said, language: str = "en", *, date: Callable[[str], str] = say_date, source: bool = True
) -> str:
    """Return who says something, how firmly and when, with what points to the source.

    Args:
        said: The evidence.
        language: `en` or `es`.
        date: Sets an EDTF date.
        source: Whether to point to the source.
    """
    text = f"{said.speaker}, {manner(said, language)}, {date(said.date)}"
    return f"{text} {mark(said.source)}" if source else text


def source_text(
    source: CitedSource, language: str = "en", *, date: Callable[[str], str] = say_date
) -> str:
    """Return title, publisher and date of a source, without its number and address.

    Args:
        source: The source.
        language: `en` or `es`.
        date: Sets an EDTF date.
    """
    when = _word("edition" if source.edition else "published", language)
    return f"{source.title}. {source.publisher}, {when.format(date=date(source.date))}."


def claim_text(evidence: Evidence, claim: str, summarised_by: str | None = None) -> str:
    """Return a quote with speaker and standing, pointing to its claim by id.

    Args:
        evidence: Where it is said.
        claim: Id of the claim.
        summarised_by: Whose summary the words stand in, None where they are the source's own.
    """
    return f"{quote_text(evidence, summarised_by)[:-1]}; claim {claim})"


def quote_text(evidence: Evidence, summarised_by: str | None = None) -> str:
    """Return a quote with speaker and standing.

    Args:
        evidence: Where it is said.
        summarised_by: Whose summary the words stand in, None where they are the source's own.
    """
    how = _word("opinion", "en") if evidence.opinion else evidence.standing.value
    return f"{in_words(evidence.quote, summarised_by)} ({evidence.speaker}, {how})"


def quotation(said: Said, language: str = "en") -> str:
    """Return the words of a piece of evidence: in quotation marks where they are the source's own.

    Args:
        said: The evidence.
        language: `en` or `es`.
    """
    return in_words(said.quote, said.summarised_by, language)


def in_words(words: str, summarised_by: str | None, language: str = "en") -> str:
    """Return words in quotation marks, or as the summary they stand in.

    >>> in_words("runs the port office", None)
    '“runs the port office”'
    >>> in_words("runs the port office", "Linchpin")
    "Linchpin's summary: runs the port office"
    """
    if summarised_by is None:
        return quoted(words)
    return _word("summary", language).format(who=summarised_by, words=words)


def quoted(words: str) -> str:
    """Return words in quotation marks.

    >>> quoted("runs the port office")
    '“runs the port office”'
    """
    return f"“{words}”"


def _word(key: str, language: str) -> str:
    return _WORDS[key][language == "es"]
