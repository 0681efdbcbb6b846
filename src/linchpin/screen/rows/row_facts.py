"""What the other cells of a row say of who is meant: the facts of the row and of the listed.

The facts are compared by the rules that merging uses (`linchpin.match.compare`); here stand only
what a row is, and the words a reader of a hit needs: what the row says, and what the list.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from linchpin.match.compare.agreement import Agreement, Fact
from linchpin.match.compare.births import compare_births
from linchpin.match.compare.facts import (
    compare_countries,
    compare_genders,
    compare_types,
)
from linchpin.match.compare.mexican_codes import compare_curp
from linchpin.match.compare.records import CURP_SAYS
from linchpin.match.mexico.curp import parse_curp
from linchpin.match.mexico.names import readings
from linchpin.match.name_keys import name_key, name_tokens
from linchpin.match.search.name_list import ListedName
from linchpin.match.tokens.lexicon import Kind, meaning_of
from linchpin.screen.book.columns import Mapping
from linchpin.screen.book.genders import read_gender
from linchpin.screen.book.rows import Piece
from linchpin.screen.rows.address_countries import countries_named
from linchpin.screen.watchlist.watched import Watched

_WORD = re.compile(r"[^\W\d_]+")
OTHER_KIND = 0.60
"""How much of the score it takes away that a person's row fits a ship, an aircraft or a firm: rows
do not say outright what they are."""
FIRM_BITS = -8.0
"""Evidence of a legal form in the row's name against a listed person, in bits; `SA` may be `Sá`."""
KNOWN_BIRTH_BITS = 2.0
"""Evidence of a CURP whose birth date the row has said already: the letters of the name."""
_VERBS = {
    Agreement.AGREE: "agrees",
    Agreement.NEAR: "nearly agrees",
    Agreement.DIFFER: "differs",
}


def row_facts(
    mapping: Mapping, piece: Piece, row: int, meant: tuple[Watched, ListedName], cell: str
) -> tuple[Fact, ...]:
    """Return the facts of a row that say something of who is meant, in a fixed order.

    Args:
        mapping: What the columns hold.
        piece: The rows.
        row: Which of them.
        meant: Who may be meant, by which name.
        cell: The cell that may name them.
    """
    watched, listed = meant
    birth = _birth(mapping, piece, row, watched)
    found = [
        birth,
        _curp(mapping, piece, row, meant, known=birth.agreement is not Agreement.UNKNOWN),
        _gender(mapping, piece, row, watched),
        _country(mapping, piece, row, watched),
        _kind(mapping, piece, row, (watched, listed), cell),
    ]
    return tuple(fact for fact in found if fact.agreement is not Agreement.UNKNOWN)


def has_facts(mapping: Mapping, piece: Piece, row: int) -> bool:
    """Say whether a row gives a birth date, gender or country at all."""
    columns = (*mapping.births, *mapping.genders, *mapping.countries)
    return any(piece.columns[column][row].strip() for column in columns)


def say(fact: Fact) -> str:
    """Return a fact as it stands in the reason of a hit.

    >>> say(Fact("country", Agreement.AGREE, 0.08, "CO"))
    '; country agrees (CO)'
    """
    if fact.what == "CURP":
        return f"; {fact.words}"
    return f"; {fact.what} {_VERBS[fact.agreement]} ({fact.words})"


def _birth(mapping: Mapping, piece: Piece, row: int, watched: Watched) -> Fact:
    for column in mapping.births:
        read = piece.birth(column, row).dates
        if not read or not watched.births:
            continue
        fact = compare_births(read, watched.births)
        agreeing = [date for date in read if any(date.overlaps(birth) for birth in watched.births)]
        words = " or ".join(str(date) for date in agreeing or read)
        if fact.agreement is not Agreement.AGREE:
            words += f", listed {', '.join(str(birth) for birth in watched.births)}"
        if fact.agreement is Agreement.NEAR:
            words += f": {fact.words.rpartition(': ')[2]}"
        return replace(fact, words=words)
    return Fact("birth date", Agreement.UNKNOWN, 0.0, "")


def _curp(
    mapping: Mapping, piece: Piece, row: int, meant: tuple[Watched, ListedName], *, known: bool
) -> Fact:
    """Return how the CURP of a row fits; where the birth date is known, it moves no score."""
    watched, listed = meant
    gender = next(iter(watched.genders)) if len(watched.genders) == 1 else None
    for column in mapping.identifiers:
        curp = parse_curp(piece.columns[column][row]) if watched.schema == "Person" else None
        if curp is None:
            continue
        names = readings(listed.text, listed.surnames)
        found = compare_curp(curp, names, watched.births, gender)
        if found is None or found.agreement is Agreement.UNKNOWN:
            continue
        rate, bits = CURP_SAYS[found.agreement]
        if known:
            rate, bits = 0.0, min(bits, KNOWN_BIRTH_BITS)
        return Fact("CURP", found.agreement, rate, found.words, bits=bits)
    return Fact("CURP", Agreement.UNKNOWN, 0.0, "")


def _gender(mapping: Mapping, piece: Piece, row: int, watched: Watched) -> Fact:
    stated = _gender_of(mapping, piece, row)
    fact = compare_genders({stated} if stated else set(), watched.genders)
    if fact.agreement is Agreement.DIFFER:
        return replace(fact, words=f"{stated}, listed {', '.join(sorted(watched.genders))}")
    return replace(fact, words=stated)


def _gender_of(mapping: Mapping, piece: Piece, row: int) -> str:
    for column in mapping.genders:
        gender = read_gender(piece.columns[column][row])
        if gender:
            return gender
    return ""


def _country(mapping: Mapping, piece: Piece, row: int, watched: Watched) -> Fact:
    named = countries_named(piece.columns[column][row] for column in mapping.countries)
    fact = compare_countries(named, watched.countries)
    words = ", ".join(sorted(code.upper() for code in named))
    if fact.agreement is Agreement.DIFFER:
        words += f", listed {', '.join(sorted(code.upper() for code in watched.countries))}"
    return replace(fact, words=words)


def _kind(
    mapping: Mapping, piece: Piece, row: int, meant: tuple[Watched, ListedName], cell: str
) -> Fact:
    """Return whether a person's row fits somebody who is none, or a firm's a person.

    A row is a person's where it gives a birth date or a gender, and its name no legal form.
    """
    watched, listed = meant
    forms = set(_forms(cell))
    born = any(piece.birth(column, row).dates for column in mapping.births)
    if not forms and (born or _gender_of(mapping, piece, row)):
        fact = compare_types("Person", watched.schema)
        if fact.agreement is Agreement.DIFFER:
            words = f"a person's row, listed as {watched.schema}"
            return replace(fact, what="kind of entity", rate=OTHER_KIND, words=words)
    elif forms - set(_forms(listed.text)) and watched.schema == "Person" and not born:
        words = f"a firm's name ({', '.join(sorted(forms))}), listed as a person"
        return Fact("kind of entity", Agreement.DIFFER, OTHER_KIND, words, bits=FIRM_BITS)
    return Fact("kind of entity", Agreement.UNKNOWN, 0.0, "")


def _forms(text: str) -> Iterator[str]:
    """Yield the legal forms of a name; `Sá` is a surname."""
    accented = {name_key(word) for word in _WORD.findall(text) if _is_accented(word)}
    for word in name_tokens(text)[1:]:
        if meaning_of(word).kind == Kind.LEGAL_FORM and word not in accented:
            yield word


def _is_accented(word: str) -> bool:
    """Say whether a word is of Latin letters, one with an accent at least."""
    bare = [char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char)]
    return not word.isascii() and "".join(bare).isascii()
