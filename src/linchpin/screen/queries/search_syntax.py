"""A search as people type it (Lucene's query syntax, as far as it is meant here), read into a tree.

Words are joined by AND. Understood are `AND`, `OR`, `NOT`, `+`, `-`, parentheses, "phrases",
`field:word`, `word*` and `word~`. Anything else of the syntax is an error that is said, unless a
simple search is asked for, in which every sign is a blank.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from linchpin.claims.errors import ReadError
from linchpin.match.name_keys import name_tokens

MOST_PARTS = 100
"""Words and signs of a search, at most."""
_PART = re.compile(
    r'\s*(?:(?P<open>\()|(?P<close>\))|(?P<sign>[+\-!](?=\S))|"(?P<phrase>(?:[^"\\]|\\.)*)"'
    r"(?:~\d*)?|(?P<word>(?:[^\s()\"\\/^~\[\]{}]|\\.)+)(?P<fuzzy>~\d*(?:\.\d+)?)?(?:\^\d+(?:\.\d+)?)?)"
)


class SearchSyntaxError(ReadError):
    """A search that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or several that stand together.

    Attributes:
        words: The words, folded.
        field: Which field they stand in; empty for any.
        begins: Whether the last word is only the beginning of one.
        fuzzy: Whether words like them count too.
        value: What was typed.
    """

    words: tuple[str, ...]
    field: str = ""
    begins: bool = False
    fuzzy: bool = False
    value: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """Several parts of a search.

    Attributes:
        parts: The parts.
        every: Whether all of them must fit, or one.
    """

    parts: tuple[Part, ...]
    every: bool = True


@dataclass(frozen=True, slots=True)
class Excluded:
    """A part of a search that must not fit."""

    part: Part


Part = Term | Joined | Excluded
"""A part of a search."""


def simple_search(text: str, *, fuzzy: bool = False) -> Part:
    """Return a search for all words of a text, whatever else stands in it.

    Args:
        text: The text.
        fuzzy: Whether words like them count too.
    """
    words = name_tokens(text)[:MOST_PARTS]
    return Joined(tuple(Term((word,), fuzzy=fuzzy, value=word) for word in words))


def parse_search(text: str, *, fuzzy: bool = False) -> Part:
    """Return what a search asks for.

    Args:
        text: As it was typed.
        fuzzy: Whether words like those typed count too.

    Raises:
        SearchSyntaxError: It cannot be understood.

    >>> parse_search("ana AND gil").every
    True
    """
    reader = _Reader(_parts(text), fuzzy)
    found = reader.either()
    if reader.at < len(reader.parts):
        raise SearchSyntaxError("Query syntax error: a parenthesis is closed that was not opened.")
    return found


def _parts(text: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _PART.match(text, at)
        if match is None or len(found) >= MOST_PARTS:
            why = "it is too long" if match else f"near {text[at : at + 20].strip()!r}"
            raise SearchSyntaxError(f"Query syntax error: {why}.")
        found.append(match)
        at = match.end()
    return found


class _Reader:
    """Reads parts one after another."""

    def __init__(self, parts: list[re.Match[str]], fuzzy: bool) -> None:
        self.parts, self.fuzzy, self.at, self.depth = parts, fuzzy, 0, 0

    def _word(self) -> str:
        return "" if self.at >= len(self.parts) else self.parts[self.at]["word"] or ""

    def either(self) -> Part:
        found = [self.all()]
        while self._word() in ("OR", "||"):
            self.at += 1
            found.append(self.all())
        return found[0] if len(found) == 1 else Joined(tuple(found), every=False)

    def all(self) -> Part:
        found: list[Part] = []
        while self.at < len(self.parts):
            if self.parts[self.at]["close"] or self._word() in ("OR", "||"):
                break
            if self._word() in ("AND", "&&"):
                self.at += 1
                if not found or self.at >= len(self.parts):
                    raise SearchSyntaxError("Query syntax error: AND stands without its words.")
                continue
            found.append(self.one())
        if not found:
            raise SearchSyntaxError("Query syntax error: a part is empty.")
        return found[0] if len(found) == 1 else Joined(tuple(found))

    def one(self) -> Part:
        part = self.parts[self.at]
        self.at += 1
        if part["sign"] or part["word"] == "NOT":
            if self.at >= len(self.parts) or self.parts[self.at]["close"]:
                raise SearchSyntaxError("Query syntax error: a sign stands without its word.")
            found = self.one()
            return found if part["sign"] == "+" else Excluded(found)
        if part["open"]:
            self.depth += 1
            if self.depth > 20:
                raise SearchSyntaxError("Query syntax error: too many parentheses.")
            found = self.either()
            if self.at >= len(self.parts) or not self.parts[self.at]["close"]:
                raise SearchSyntaxError("Query syntax error: a parenthesis is not closed.")
            self.at += 1
            self.depth -= 1
            return found
        if part["phrase"] is not None:
            return Term(name_tokens(part["phrase"]), value=part["phrase"])
        return self._term(part["word"], bool(part["fuzzy"]))

    def _term(self, word: str, fuzzy: bool) -> Part:
        name, colon, value = word.partition(":")
        field = ""
        if colon:
            if not name or name.endswith("\\"):
                raise SearchSyntaxError(f"Query syntax error: near {word[:20]!r}.")
            field, word = name, value
            if not value:
                if self.at >= len(self.parts) or self.parts[self.at]["phrase"] is None:
                    raise SearchSyntaxError(f"Query syntax error: {name[:20]!r} has no value.")
                word = self.parts[self.at]["phrase"]
                self.at += 1
        plain = word.replace("\\", "")
        if plain.startswith(("*", "?")) and plain.strip("*?"):
            raise SearchSyntaxError("Query syntax error: a word cannot begin with * or ?.")
        return Term(
            name_tokens(plain.rstrip("*")), field, plain.endswith("*"), fuzzy or self.fuzzy, plain
        )
