"""Mexico's tax number (RFC): take it apart, check it, derive its first part.

Rules: Código Fiscal de la Federación, art. 27, and the tax authority's (SAT) procedure for
building the code from name and date of birth or incorporation. The last three characters are
given out by the SAT: two against namesakes, one check digit.
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
    inner_vowel,
    is_initial,
    leading_given,
    leading_word,
    register_letters,
)

INCONVENIENT = frozenset(
    "BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COJA COJE COJI COJO CULO FETO GUEY JOTO KACA "
    "KACO KAGA KAGO KAKA KOGE KOJO KULO MAME MAMO MEAR MEAS MEON MION MOCO MULA PEDA PEDO PENE "
    "PUTA PUTO QULO RATA RUIN".split()
)
"""First four letters whose last one becomes an X."""
_SHAPE = re.compile(r"([A-ZÑ&]{3,4})(\d\d)(\d\d)(\d\d)([0-9A-Z]{2}[0-9A])?", re.ASCII)
_VALUES = {char: value for value, char in enumerate("0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ")}
_BLANKS = re.compile(r"[\s.\-/]+")


@dataclass(frozen=True, slots=True)
class Rfc:
    """An RFC taken apart.

    Attributes:
        text: 12 characters for a firm, 13 for a person; without the last three where the source
            leaves them out.
        person: True for a person.
        dates: Days of birth or incorporation it can mean, one for each century.
        checks: Whether the check digit fits; None where it is left out.
    """

    text: str
    person: bool
    dates: tuple[PartialDate, ...]
    checks: bool | None


def parse_rfc(text: str) -> Rfc | None:
    """Return an RFC taken apart, or None where the text is none; blanks and dashes do not count.

    Args:
        text: Any text.

    >>> parse_rfc("EEPA-700101-AB0").person, parse_rfc("EEPA-701301-AB0") is None
    (True, True)
    """
    code = _BLANKS.sub("", register_letters(text)) if len(text) <= 40 else ""
    match = _SHAPE.fullmatch(code)
    if match is None:
        return None
    dates = []
    for century in ("19", "20"):
        try:
            day = date(int(century + match[2]), int(match[3]), int(match[4]))
        except ValueError:
            continue
        dates.append(parse_date(day.isoformat()))
    if not dates:
        return None
    checks = None if match[5] is None else check_character(code[:-1]) == code[-1]
    return Rfc(code, len(match[1]) == 4, tuple(dates), checks)


def why_no_rfc(text: str) -> str | None:
    """Return why a text cannot be an RFC that was given out; None where it can be.

    The check character is not looked at: lists give many numbers that fail it.

    Args:
        text: Any text; blanks and dashes do not count. A person's may lack the last three.

    >>> why_no_rfc("GODE 561231 GR8"), why_no_rfc("MAB-930714-8T4"), why_no_rfc("COMG-600703")
    (None, None, None)
    >>> why_no_rfc("GODE 561331 GR8")
    'its date is none'
    """
    code = _BLANKS.sub("", text.upper())
    if len(code) not in (10, 12, 13):
        return f"it has {counted(len(code), 'character')}, and should have 12 or 13"
    letters = 3 if len(code) == 12 else 4
    shape = rf"[A-ZÑ&]{{{letters}}}\d{{6}}[0-9A-Z]{{0,3}}"
    if re.fullmatch(shape, code, re.ASCII) is None:
        return "its letters and digits do not stand as in such a number"
    if letters == 4 and code[:4] in INCONVENIENT:
        return f"it begins with {code[:4]}, which the tax authority does not give out"
    year, month, day = (int(code[letters + at : letters + at + 2]) for at in (0, 2, 4))
    return None if any(_is_day(century + year, month, day) for century in (1900, 2000)) else _NO_DAY


_NO_DAY = "its date is none"


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


def check_character(first: str) -> str:
    """Return the check character for an RFC without its last one.

    Args:
        first: 11 characters for a firm, 12 for a person.

    >>> check_character("EEPA700101AB")
    '8'
    """
    padded = first.rjust(12)
    rest = sum(_VALUES[char] * (13 - at) for at, char in enumerate(padded)) % 11
    return {0: "0", 1: "A"}.get(rest, str(11 - rest))


def derive_rfc(name: CivilName, birth: PartialDate | None) -> tuple[str, ...]:
    """Return the ways a person's RFC may begin: four letters, and six digits where known.

    There are several because the SAT has taken over the population register's letters (X for a
    missing surname, X second in an inconvenient word) for those it registers by their CURP.

    Args:
        name: The person's name.
        birth: The person's birth date; only a whole day tells anything.

    >>> derive_rfc(CivilName("Ana", "Ejemplo", "Prueba"), None)
    ('EEPA',)
    >>> derive_rfc(CivilName("Ana", "Ejemplo"), None)
    ('EJAN', 'EEXA')
    """
    first, second = leading_word(name.paternal), leading_word(name.maternal)
    given = leading_given(name.given)
    common = initial(first) + inner_vowel(first) + initial(second) + initial(given)
    if not first or not given:
        return ()
    if not second:
        own = _two(first) + _two(given)
    elif len(first) <= 2 and not is_initial(first):
        own = initial(first) + initial(second) + _two(given)
    else:
        own = common
    found = [own, common]
    if own in INCONVENIENT:
        found = [own[:3] + "X", own[0] + "X" + own[2:]]
    digits = ""
    if birth is not None and birth.precision == "day":
        digits = birth.text[2:].replace("-", "")
    return tuple(dict.fromkeys(letters + digits for letters in found))


def _two(word: str) -> str:
    if is_initial(word):
        return initial(word) + UNKNOWN
    return initial(word) + (initial(word[1:]) if len(word) > 1 else "X")
