"""Names of people in one manner: surnames that a list sets in capitals are set as names are.

Lists write "Abigael GONZALEZ VALENCIA", court papers and the press "Abigael Gonzalez Valencia". On
one picture both would look like two kinds of people. Nothing but the capitals is changed.
"""

from __future__ import annotations

import re

from linchpin.claims.ftm import is_a
from linchpin.network.network import Network

_PARTICLES = frozenset(
    "de del la las los y e da das do dos di du van von der den bin ibn al".split()
)
_NUMERALS = frozenset("II III IV VI VII VIII IX".split())
_WORD = re.compile(r"[^\W\d_]+")


def plain_name(network: Network, entity: str) -> str:
    """Return the name to show for somebody, a person's without capital surnames."""
    caption = network.names.caption(entity)
    return plain_case(caption) if is_person(network, entity) else caption


def is_person(network: Network, entity: str) -> bool:
    """Say whether sources name somebody as a person."""
    return any(is_a(schema, "Person") for schema in network.names.schemata(entity))


def plain_case(name: str) -> str:
    """Return a person's name without words in capitals.

    >>> plain_case("Abigael GONZALEZ VALENCIA"), plain_case("Juan DE LA O'BRIEN-CRUZ III")
    ('Abigael Gonzalez Valencia', "Juan de la O'Brien-Cruz III")
    >>> plain_case("Joel Efrén Ruelas Avila"), plain_case("J. PEREZ")
    ('Joel Efrén Ruelas Avila', 'J. Perez')
    """

    def word(match: re.Match[str]) -> str:
        found = match[0]
        if len(found) < 2 or not found.isupper() or found in _NUMERALS:
            return found
        if found.casefold() in _PARTICLES and match.start():
            return found.lower()
        return found[0] + found[1:].lower()

    return _WORD.sub(word, name)
