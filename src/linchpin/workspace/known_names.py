"""Names of the archive: those that may stand in a text, and whom a name of a text may mean."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linchpin.network.network import Network
    from linchpin.read.prose.proposal import KnownName, ProposedEntity

LEAST_LIKENESS = 0.9
"""Likeness of two names (0 to 1) from which on a link is proposed."""
_MOST_LINKS = 3
_LEAST_WORDS = 2
"""Words of a name that is looked for in texts: one word alone names anybody."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class ProposedLink:
    """An entity of the archive that a name of a text may mean; a person decides.

    Attributes:
        entity: Its id.
        name: The name of it that is like the text's.
        schema: Its FollowTheMoney schema.
        likeness: How like the two names are, 0 to 1.
        reason: Why it is proposed, in words.
    """

    entity: str
    name: str
    schema: str
    likeness: float
    reason: str


def names_in_text(
    network: Network | None, reviewed: Sequence[tuple[str, str, str]] = ()
) -> Callable[[str], list[KnownName]]:
    """Return what finds the names of the archive whose words all stand in a text.

    Args:
        network: Whose names; None for nobody's.
        reviewed: Id, name and schema of everybody in claims that somebody accepted.
    """
    from linchpin.read.prose.proposal import KnownName

    by_word: dict[str, list[tuple[frozenset[str], KnownName]]] = defaultdict(list)
    for entity, name, schema in (*_archive_names(network), *reviewed):
        words = words_of(name)
        if len(words) >= _LEAST_WORDS:
            rarest = max(words, key=lambda word: (len(word), word))
            by_word[rarest].append((words, KnownName(entity, name, schema)))

    def found(text: str) -> list[KnownName]:
        said = words_of(text)
        return [
            known
            for word in sorted(said & by_word.keys())
            for words, known in by_word[word]
            if words <= said
        ]

    return found


def _archive_names(network: Network | None) -> Iterator[tuple[str, str, str]]:
    if network is None:
        return
    for entity, name in network.names.everything():
        yield entity, name, min(network.names.schemata(entity), default="LegalEntity")


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text without case and accents.

    >>> sorted(words_of("José ÁVILA-Cruz"))
    ['avila', 'cruz', 'jose']
    """
    plain = unicodedata.normalize("NFKD", text.lower())
    return frozenset(_WORD.findall("".join(one for one in plain if not unicodedata.combining(one))))


def proposed_links(
    network: Network | None, entities: Sequence[ProposedEntity]
) -> dict[str, tuple[ProposedLink, ...]]:
    """Return whom of the archive entities of a text may be, the likest first; nothing is linked.

    Args:
        network: The archive's network; None for none.
        entities: What a text names.

    Returns:
        Links by the id of the text's entity; those without any are left out.
    """
    from linchpin.match.search.name_list import ListedName, make_list
    from linchpin.match.search.search import Book, search

    rows = [] if network is None else list(network.names.everything())
    asked = [(one, name) for one in entities for name in dict.fromkeys((one.name, *one.aliases))]
    asked = [(one, name) for one, name in asked if len(words_of(name)) >= _LEAST_WORDS]
    if network is None or not rows or not asked:
        return {}
    ids = sorted({entity for entity, _ in rows})
    numbers = {entity: number for number, entity in enumerate(ids)}
    listed = make_list(ListedName(numbers[entity], text) for entity, text in rows)
    hits = search(Book.empty(listed), [name for _, name in asked], threshold=LEAST_LIKENESS)
    found: dict[str, dict[str, ProposedLink]] = defaultdict(dict)
    for row, at, score in zip(hits.rows.tolist(), hits.names.tolist(), hits.scores, strict=True):
        one, name = asked[row]
        entity, other = ids[listed.bearers[at]], listed.names[at].text
        schema = min(network.names.schemata(entity), default="LegalEntity")
        known = found[one.id].get(entity)
        if not _may_be(one.schema, schema) or (known and known.likeness >= score):
            continue
        how = "bears that very name" if words_of(name) == words_of(other) else "is alike in name"
        likeness = round(float(score), 4)
        reason = f"{other!r} {how}: {likeness:.2f}"
        found[one.id][entity] = ProposedLink(entity, other, schema, likeness, reason)
    return {
        one: tuple(sorted(links.values(), key=lambda link: (-link.likeness, link.entity)))[
            :_MOST_LINKS
        ]
        for one, links in found.items()
        if links
    }


def _may_be(schema: str, other: str) -> bool:
    """Say whether one entity may be of both schemata: a person is no vessel."""
    from linchpin.claims.ftm import narrower

    return narrower(schema, other) is not None
