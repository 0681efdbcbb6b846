"""Birth, or tax number and town, as they stand on a card."""

from __future__ import annotations

import re

from linchpin.chart.organisation.known_facts import Facts
from linchpin.chart.words import Words
from linchpin.network.answer import Line

_TAX_NUMBERS = ("R.F.C.", "NIT", "RUC", "RUT", "Tax ID", "Folio Mercantil", "Matricula", "C.R. No.")
_SHORTER = (("R.F.C.", "RFC"), ("Business Registration Document #", "Reg."), ("NIT #", "NIT"))
MOST_ALTERNATIVES = 2
"""How many dates or places of birth a card gives where sources disagree; --check gives all."""


def facts_lines(facts: Facts) -> list[Line]:
    """Return what a card says of birth, or of number and town."""
    if facts.form == "person":
        return [
            *facts.births[:MOST_ALTERNATIVES],
            *facts.birth_places[:MOST_ALTERNATIVES],
        ]
    for name in _TAX_NUMBERS:
        found = [line for line in facts.numbers if line.text.startswith(name)]
        if found:
            return [found[0], *facts.places[:1]]
    return [*facts.numbers[:1], *facts.places[:1]]


def facts_parts(lines: list[Line], words: Words) -> tuple[str, ...]:
    """Return birth, or number and town, as they stand on a card."""
    parts = []
    born = [words.date(line.date) for line in lines if line.kind == "birthDate" and line.date]
    if born:
        parts.append(words("born", date=f" {words('or')} ".join(born)))
    places = [line.text for line in lines if line.kind == "birthPlace"]
    if places:
        parts.append(words("born in", place=f" {words('or')} ".join(places)))
    for line in lines:
        if line.kind == "identification":
            number = line.text.split(" (")[0].split(", issued")[0]
            for long, short in _SHORTER:
                number = number.replace(long, short)
            parts.append(number)
        elif line.kind == "address":
            parts.append(_town(line.text))
    return tuple(part for part in parts if part)


_POSTCODE = re.compile(r"\s*\b(?:C\.?\s?P\.?\s*)?\d{4,6}\b")


def _town(address: str) -> str:
    """Return the last parts of an address, which name the town, state and country.

    >>> _town("Calle 7 Sur No. 42-70, Medellin, Colombia")
    'Medellin, Colombia'
    >>> _town("Sinaloa, Sinaloa C.P. 81960, Mexico")
    'Sinaloa, Sinaloa, Mexico'
    """
    parts = [_POSTCODE.sub("", part.strip()) for part in address.split(",")]
    plain = [part for part in parts if part and not any(map(str.isdigit, part))]
    return ", ".join(plain[-3:])
