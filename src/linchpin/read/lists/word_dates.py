"""Dates that a list writes in words, turned into EDTF without gaining or losing precision."""

from __future__ import annotations

import re

from linchpin.read.lists.entry_facts import edtf_or_none

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SPANISH_MONTHS = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
).split()
_SPANISH = re.compile(rf"\b(\d{{1,2}}) de ({'|'.join(_SPANISH_MONTHS)}) de (\d{{4}})\b")
_CIRCA = re.compile(r"^(?:approximately|approx\.?|circa|c\.|about|around)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"^between\s+(.+?)\s+and\s+(.+)$", re.IGNORECASE)
_YEARS = re.compile(r"^(\d{4})\s*(?:-|–|to|/)\s*(\d{4})$")
_WORDS = re.compile(r"^(?:(\d{1,2})(?:st|nd|rd|th)?[ -])?([A-Za-z]{3,9})\.?[ -](\d{4})$")
_SLASHED = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")


def edtf_of_words(text: str) -> str | None:
    """Return the EDTF form of a date in words, day before month; None where it is none.

    >>> edtf_of_words("Approximately 1955- 1958"), edtf_of_words("5 Aug. 1963")
    ('1955~/1958~', '1963-08-05')
    >>> edtf_of_words("between 1950 and 1955"), edtf_of_words("31/12/1960"), edtf_of_words("1969")
    ('1950/1955', '1960-12-31', '1969')
    >>> edtf_of_words("in his thirties") is None
    True
    """
    whole = " ".join(text.strip(" .,;()").split())
    rest = _CIRCA.sub("", whole)
    mark = "~" if rest != whole else ""
    between = _BETWEEN.match(rest)
    ends = between.groups() if between else _years(rest)
    points = [_point(part.strip()) for part in ends] if ends else [_point(rest)]
    if None in points:
        return None
    return edtf_or_none("/".join(f"{point}{mark}" for point in points))


def _years(text: str) -> tuple[str, ...] | None:
    match = _YEARS.match(text)
    return None if match is None else match.groups()


def _point(text: str) -> str | None:
    if re.fullmatch(r"\d{4}(?:-\d{2}){0,2}", text):
        return text
    slashed = _SLASHED.match(text)
    if slashed is not None:
        day, month, year = slashed.groups()
        return f"{year}-{month:0>2}-{day:0>2}"
    words = _WORDS.match(text)
    if words is None or words[2][:3].lower() not in _MONTHS:
        return None
    month = f"{_MONTHS.index(words[2][:3].lower()) + 1:02}"
    return f"{words[3]}-{month}" + (f"-{words[1]:0>2}" if words[1] else "")


def edtf_of_spanish(text: str) -> str | None:
    """Return the day a Spanish sentence names, None where it names none.

    >>> edtf_of_spanish("Información actualizada al 5 de mayo de 2021")
    '2021-05-05'
    >>> edtf_of_spanish("31 de febrero de 2021") is None
    True
    """
    match = _SPANISH.search(text.lower())
    if match is None:
        return None
    month = _SPANISH_MONTHS.index(match[2]) + 1
    return edtf_or_none(f"{match[3]}-{month:02d}-{int(match[1]):02d}")
