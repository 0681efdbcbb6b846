"""Hold a CURP or RFC against a person's name, birth date and gender."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linchpin.claims.dates import PartialDate
from linchpin.match.compare.agreement import Agreement
from linchpin.match.compare.births import compare_births
from linchpin.match.mexico.curp import Curp, derive_curp, parse_curp
from linchpin.match.mexico.names import UNKNOWN, CivilName
from linchpin.match.mexico.rfc import Rfc, derive_rfc, parse_rfc

_MATERNAL = (2, 14)
"""Places of a CURP that the second surname fills."""
_NAME = (0, 1, 2, 3, 13, 14, 15)


@dataclass(frozen=True, slots=True)
class CodeMatch:
    """How a code fits a person.

    Attributes:
        agreement: AGREE where name and birth date fit; DIFFER where one of name, birth date and
            gender cannot be this person's; NEAR where the birth date is a slip away; UNKNOWN
            where too little is known.
        name: How the letters fit the name.
        birth: How the date fits the birth dates.
        gender: How the letter of the sex fits the gender.
        words: The comparison for a reader.
    """

    agreement: Agreement
    name: Agreement
    birth: Agreement
    gender: Agreement
    words: str


def compare_curp(
    code: str | Curp,
    names: Iterable[CivilName],
    births: Iterable[PartialDate] = (),
    gender: str | None = None,
) -> CodeMatch | None:
    """Return how a CURP fits a person, or None where the text is no CURP.

    The letters fit if those of one reading of a name do. A source that gives one surname may have
    left the second one out: its places are then not compared, and neither is an X in the code
    held against a second surname, for some registers did not know it.

    Args:
        code: The CURP.
        names: Every reading of the person's names; see `mexican_names.readings`.
        births: The person's birth dates as sources give them.
        gender: FollowTheMoney gender, or None.

    >>> from linchpin.claims.dates import parse_date
    >>> ana = [CivilName("Ana", "Ejemplo", "Prueba")]
    >>> compare_curp("EEPA700101MSLJRN05", ana, [parse_date("1970")]).agreement.name
    'AGREE'
    >>> compare_curp("EEPA700101MSLJRN05", ana, [parse_date("1981")]).words
    'CURP EEPA700101MSLJRN05: its letters fit the name; 01 Jan 1970 and 1981: cannot be the same'
    """
    curp = parse_curp(code) if isinstance(code, str) else code
    if curp is None:
        return None
    name = _names_agree([_fits_curp(curp, item) for item in names])
    sex = Agreement.UNKNOWN
    if gender in ("male", "female") and curp.gender in ("male", "female"):
        sex = Agreement.AGREE if gender == curp.gender else Agreement.DIFFER
    notes = [] if curp.checks else ["its check digit does not fit"]
    return _weigh(f"CURP {curp.text}", name, ([curp.birth], births), sex, notes)


def compare_rfc(
    code: str | Rfc, names: Iterable[CivilName], births: Iterable[PartialDate] = ()
) -> CodeMatch | None:
    """Return how a person's RFC fits a person, or None where the text is none of a person.

    Args:
        code: The RFC.
        names: Every reading of the person's names.
        births: The person's birth dates as sources give them.

    >>> compare_rfc("EEPA700101", [CivilName("Ana", "Ejemplo", "Prueba")]).name.name
    'AGREE'
    """
    rfc = parse_rfc(code) if isinstance(code, str) else code
    if rfc is None or not rfc.person:
        return None
    name = _names_agree([_fits_rfc(rfc, item) for item in names])
    notes = ["its check digit does not fit"] if rfc.checks is False else []
    return _weigh(f"RFC {rfc.text}", name, (rfc.dates, births), Agreement.UNKNOWN, notes)


def _fits_curp(curp: Curp, name: CivilName) -> bool:
    derived = derive_curp(name, None, gender=None)
    skipped: tuple[int, ...] = ()
    if not name.maternal or curp.text[2] == "X":
        skipped = _MATERNAL
    places = [at for at in _NAME if at not in skipped]
    # An inconvenient word hides the vowel behind an X, and without the second surname nobody can
    # tell whether the word was one.
    return all(
        _same_letter(derived[at], curp.text[at])
        or (at == 1 and bool(skipped) and curp.text[1] == "X")
        for at in places
    )


def _same_letter(derived: str, given: str) -> bool:
    """Say whether a letter fits; lists without accents write Ñ as N, and the code has X for Ñ."""
    return derived in (given, UNKNOWN) or (derived == "N" and given in "XÑ")


def _fits_rfc(rfc: Rfc, name: CivilName) -> bool:
    whole = derive_rfc(name, None)
    if any(all(map(_same_letter, letters, rfc.text[:4])) for letters in whole):
        return True
    # The second surname may have been left out: first letter, vowel and given name remain.
    left_out = bool(whole) and not name.maternal
    return left_out and all(_same_letter(whole[-1][at], rfc.text[at]) for at in (0, 1, 3))


def _names_agree(fits: list[bool]) -> Agreement:
    if not fits:
        return Agreement.UNKNOWN
    return Agreement.AGREE if any(fits) else Agreement.DIFFER


def _weigh(
    code: str,
    name: Agreement,
    dates: tuple[Iterable[PartialDate], Iterable[PartialDate]],
    sex: Agreement,
    notes: list[str],
) -> CodeMatch:
    born = compare_births(*dates)
    parts = [
        {
            Agreement.AGREE: "its letters fit the name",
            Agreement.DIFFER: "its letters do not fit the name",
        }.get(name, "there is no name to hold it against"),
        f"birth date {born.words}" if born.agreement is Agreement.UNKNOWN else born.words,
    ]
    if sex is Agreement.DIFFER:
        parts.append("its letter of the sex does not fit")
    found = [name, born.agreement, sex]
    if Agreement.DIFFER in found:
        agreement = Agreement.DIFFER
    elif name is Agreement.AGREE and born.agreement in (Agreement.AGREE, Agreement.NEAR):
        agreement = born.agreement
    else:
        agreement = Agreement.UNKNOWN
    words = "; ".join([*parts, *notes])
    return CodeMatch(agreement, name, born.agreement, sex, f"{code}: {words}")
