"""Mexico's population register code (CURP): take it apart, check it, derive it from a person.

Rules: RENAPO, *Instructivo Normativo para la Asignación de la Clave Única de Registro de
Población* (Diario Oficial de la Federación, 18 October 2021) with its annexes; the code itself was
introduced by the Acuerdo published there on 23 October 1996.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from linchpin.claims.counted import counted
from linchpin.claims.dates import PartialDate, parse_date
from linchpin.match.mexico.names import (
    UNKNOWN,
    CivilName,
    initial,
    inner_consonant,
    inner_vowel,
    leading_given,
    leading_word,
)
from linchpin.match.name_keys import name_key

STATES = frozenset(
    "AS BC BS CC CL CM CS CH DF DG GT GR HG JC MC MN MS NT NL OC PL QT QR SP SL SR TC TS TL VZ YN "
    "ZS NE".split()
)
"""Codes of the states of birth; NE is born abroad."""
SEXES = {"H": "male", "M": "female", "X": "other"}
"""Letter of the code to FollowTheMoney gender."""
INCONVENIENT = frozenset(
    "BACA BAKA BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COGI COJA COJE COJI COJO COLA CULO "
    "FALO FETO GETA GUEI GUEY JETA JOTO KACA KACO KAGA KAGO KAKA KAKO KOGE KOGI KOJA KOJE KOJI "
    "KOJO KOLA KULO LILO LOCA LOCO LOKA LOKO MAME MAMO MEAR MEAS MEON MIAR MION MOCO MOKO MULA "
    "MULO NACA NACO PEDA PEDO PENE PIPI PITO POPO PUTA PUTO QULO RATA ROBA ROBE ROBO RUIN SENO "
    "TETA VACA VAGA VAGO VAKA VUEI VUEY WUEI WUEY".split()
)
"""First four letters whose second one becomes an X (annex 2 of the Instructivo)."""
_SHAPE = re.compile(
    r"([A-Z][A-Z][A-Z][A-Z])(\d\d)(\d\d)(\d\d)([HMX])([A-Z]{2})([A-Z]{3})([0-9A-Z])(\d)", re.ASCII
)
_BLANKS = re.compile(r"[\s.\-_]+")
LENGTH = 18
"""Characters of a CURP."""
_VALUES = {char: value for value, char in enumerate("0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ")}


@dataclass(frozen=True, slots=True)
class Curp:
    """A CURP taken apart.

    Attributes:
        text: The 18 characters.
        birth: Day of birth. A letter in place 17 means born from 2000 on, a digit before; an O
            there is taken for a zero, as lists sometimes write it.
        gender: FollowTheMoney gender.
        state: Code of the state of birth, one of `STATES`.
        checks: Whether the check digit fits the other 17.
    """

    text: str
    birth: PartialDate
    gender: str
    state: str
    checks: bool


def parse_curp(text: str) -> Curp | None:
    """Return a CURP taken apart, or None where the text is none; blanks and dashes do not count.

    Args:
        text: Any text.

    >>> parse_curp("EEPA700101MSLJRN05").birth.text, parse_curp("EEPA700101MSLJRN0") is None
    ('1970-01-01', True)
    """
    code = name_key(text).upper() if len(text) <= 40 else ""
    match = _SHAPE.fullmatch(code)
    if match is None or match[6] not in STATES:
        return None
    century = "19" if match[8] in "0123456789O" else "20"
    birth = _day(century + match[2], match[3], match[4])
    if birth is None:
        return None
    return Curp(code, birth, SEXES[match[5]], match[6], check_digit(code[:17]) == code[17])


def why_no_curp(text: str) -> str | None:
    """Return why a text cannot be a CURP that was given out; None where it can be.

    Args:
        text: Any text; blanks and dashes do not count.

    >>> why_no_curp("BOXW310820HNERXN09"), why_no_curp("BOXW310820HNERXN08")
    (None, 'its check digit is 8, and should be 9')
    """
    code = _BLANKS.sub("", text.upper())
    if len(code) != LENGTH:
        return f"it has {counted(len(code), 'character')}, and should have {LENGTH}"
    found = parse_curp(code)
    if _SHAPE.fullmatch(code) is None:
        return "its letters and digits do not stand as in such a number"
    if found is None:
        return "its day of birth or its state is none"
    if code[:4] in INCONVENIENT:
        return f"it begins with {code[:4]}, which the register does not give out"
    if not found.checks:
        return f"its check digit is {code[-1]}, and should be {check_digit(code[:-1])}"
    return None


def _day(year: str, month: str, day: str) -> PartialDate | None:
    try:
        return parse_date(date(int(year), int(month), int(day)).isoformat())
    except ValueError:
        return None


def check_digit(first: str) -> str:
    """Return the check digit for the first 17 characters of a CURP.

    Args:
        first: 17 characters.

    >>> check_digit("EEPA700101MSLJRN0")
    '5'
    """
    total = sum(_VALUES[char] * (18 - at) for at, char in enumerate(first))
    return str((10 - total % 10) % 10)


def derive_curp(
    name: CivilName, birth: PartialDate | None, *, gender: str | None, state: str | None = None
) -> str:
    """Return the first 16 characters a person's CURP must have, `UNKNOWN` for what is not known.

    A missing second surname gives X, as the register does; see `compare_curp` for sources that
    merely leave it out.

    Args:
        name: The person's name.
        birth: The person's birth date; only a whole day tells anything.
        gender: FollowTheMoney gender, or None.
        state: Code of the state of birth, or None.

    >>> from linchpin.claims.dates import parse_date
    >>> ana, born = CivilName("Ana", "Ejemplo", "Prueba"), parse_date("1970-01-01")
    >>> derive_curp(ana, born, gender="female")
    'EEPA700101M??JRN'
    """
    first, second = leading_word(name.paternal), leading_word(name.maternal)
    given = leading_given(name.given)
    letters = name_letters(first, second, given)
    digits = UNKNOWN * 6
    if birth is not None and birth.precision == "day":
        digits = birth.text[2:].replace("-", "")
    sex = next((letter for letter, word in SEXES.items() if word == gender), UNKNOWN)
    consonants = inner_consonant(first) + inner_consonant(second) + inner_consonant(given)
    return letters + digits + sex + (state or UNKNOWN * 2) + consonants


def name_letters(first: str, second: str, given: str) -> str:
    """Return the first four characters from the words of a name that count.

    >>> name_letters("EJEMPLO", "", "ANA"), name_letters("BAEZ", "CANO", "ANA")
    ('EEXA', 'BXCA')
    """
    letters = initial(first) + inner_vowel(first) + initial(second) + initial(given)
    return letters[0] + "X" + letters[2:] if letters in INCONVENIENT else letters
