"""What the other cells of a row say for or against a name: birth date, CURP, gender, country."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.match.compare.agreement import Agreement
from linchpin.match.compare.mexican_codes import compare_curp
from linchpin.match.mexico.curp import parse_curp
from linchpin.match.mexico.names import readings
from linchpin.match.search.name_list import ListedName
from linchpin.screen.book.columns import Mapping
from linchpin.screen.book.rows import Piece
from linchpin.screen.results.hit import CERTAIN
from linchpin.screen.rows.address_countries import countries_named
from linchpin.screen.watchlist.watchlist import Watched

BIRTH_AGREES = 0.05
"""What an agreeing birth date adds."""
BIRTH_DIFFERS = 0.85
"""What is left of a score where the birth date differs."""
CURP_FITS = 0.05
"""What a CURP adds whose letters and date fit the listed name and birth date."""
CURP_DIFFERS = 0.90
"""What is left where they do not: registers and lists spell names differently."""
COUNTRY_AGREES = 0.01
"""What an agreeing country adds."""
COUNTRY_DIFFERS = 0.97
"""What is left where it differs: people move and hold several passports."""
GENDER_DIFFERS = 0.95
"""What is left where the gender differs: books and lists are often wrong about it."""
_GENDERS = {
    **dict.fromkeys("m male man hombre masculino varon h mr sr señor".split(), "male"),
    **dict.fromkeys("f female woman mujer femenino w mrs ms miss sra señora".split(), "female"),
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A score and what changed it.

    Attributes:
        score: 0..1.
        note: What the facts say, to be put behind the reason; empty where they say nothing.
    """

    score: float
    note: str


def weigh_facts(
    mapping: Mapping,
    piece: Piece,
    row: int,
    meant: tuple[Watched, ListedName],
    weighed: tuple[float, float],
) -> Weighed:
    """Return a name's score weighed with the other cells of its row.

    Gender and country alone never take a name of `CERTAIN` and more below the threshold. A CURP
    holds a birth date too: where a column of births has said something, it is only reported.

    Args:
        mapping: What the columns hold.
        piece: The rows.
        row: Which of them.
        meant: Who may be meant, by which name.
        weighed: Score of the name and threshold, 0..1.
    """
    (watched, listed), (name, threshold) = meant, weighed
    score, note = _birth(mapping, piece, row, watched, name)
    fitted, said = _curp(mapping, piece, row, (watched, listed), score)
    score, note = (score if note else fitted), note + said
    weak, further = _weak_facts(mapping, piece, row, watched)
    if weak < 0 and name >= CERTAIN and score >= threshold > score * (1 + weak):
        return Weighed(threshold, f"{note}{further}; these alone never remove an alert")
    changed = score * (1 + weak) if weak < 0 else min(1.0, score + weak)
    return Weighed(changed, note + further)


def _birth(
    mapping: Mapping, piece: Piece, row: int, watched: Watched, score: float
) -> tuple[float, str]:
    for column in mapping.births:
        read = piece.birth(column, row).dates
        if not read or not watched.births:
            continue
        agreeing = [date for date in read if any(date.overlaps(birth) for birth in watched.births)]
        stated = " or ".join(str(date) for date in agreeing or read)
        if agreeing:
            return min(1.0, score + BIRTH_AGREES), f"; birth date agrees ({stated})"
        listed = ", ".join(str(birth) for birth in watched.births)
        return score * BIRTH_DIFFERS, f"; birth date differs ({stated}, listed {listed})"
    return score, ""


def _curp(
    mapping: Mapping, piece: Piece, row: int, meant: tuple[Watched, ListedName], score: float
) -> tuple[float, str]:
    """Return a score weighed with the CURP of a row, and how it fits the listed person."""
    watched, listed = meant
    if watched.schema != "Person":
        return score, ""
    gender = next(iter(watched.genders)) if len(watched.genders) == 1 else None
    for column in mapping.identifiers:
        curp = parse_curp(piece.columns[column][row])
        if curp is None:
            continue
        names = readings(listed.text, listed.surnames)
        found = compare_curp(curp, names, watched.births, gender)
        if found is None or found.agreement is Agreement.UNKNOWN:
            continue
        if found.agreement is Agreement.DIFFER:
            return score * CURP_DIFFERS, f"; {found.words}"
        return min(1.0, score + CURP_FITS), f"; {found.words}"
    return score, ""


def _weak_facts(mapping: Mapping, piece: Piece, row: int, watched: Watched) -> tuple[float, str]:
    """Return the share by which gender and country change a score, and what they say."""
    rate, plus, note = 1.0, 0.0, ""
    for column in mapping.genders:
        gender = _GENDERS.get(piece.columns[column][row].strip().casefold().rstrip("."))
        if gender is not None and watched.genders and gender not in watched.genders:
            rate *= GENDER_DIFFERS
            note += f"; gender differs ({gender}, listed {', '.join(sorted(watched.genders))})"
            break
    named = countries_named(piece.columns[column][row] for column in mapping.countries)
    if named and watched.countries:
        stated = ", ".join(sorted(code.upper() for code in named))
        if named & watched.countries:
            plus = COUNTRY_AGREES
            note += f"; country agrees ({stated})"
        else:
            listed = ", ".join(sorted(code.upper() for code in watched.countries))
            rate *= COUNTRY_DIFFERS
            note += f"; country differs ({stated}, listed {listed})"
    return (rate - 1, note) if rate < 1 else (plus, note)
