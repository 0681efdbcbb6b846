"""What the words of a role mean: the one table, English and Spanish, that everybody asks.

A source says in words what joins two ("plaza boss", "ally of", "apoya económicamente a"). Whether
that is leading, belonging, an alliance or a rivalry decides who is drawn on a chart, who is exposed
to whom and who is supposed to know whom, so it is decided here alone. A role counts only where its
whole phrase stands in `roles.csv`; a word inside another word, or inside a longer sentence, never
does. Any other role is `unknown role`: it is shown as the source words it and nothing follows.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from linchpin.match.name_keys import fold


class Relation(StrEnum):
    """What joins two, as far as a source says it; see `roles.csv` for the words."""

    LEADS = "leads"
    BELONGS = "belongs"
    ASSOCIATED = "associated"
    ALLIED = "allied"
    RIVAL = "rival"
    SUPPORTS = "supports"
    FAMILY = "family"
    OWNS = "owns"
    DIRECTS = "directs"
    REPRESENTS = "represents"
    OPERATES = "operates"
    SUCCEEDS = "succeeds"
    PAYS = "pays"
    OWES = "owes"
    LINKED = "linked"
    UNKNOWN = "unknown role"


@dataclass(frozen=True, slots=True)
class Role:
    """A role whose words are known.

    Attributes:
        relation: What it means.
        english: How English says it.
        spanish: How Spanish says it.
        plain: True where the words are the table's own, not another way to say them.
        former: True where the words themselves say that it is over ("former leader").
    """

    relation: Relation
    english: str
    spanish: str
    plain: bool = True
    former: bool = False


_OF_SCHEMA = {
    "Associate": Relation.ASSOCIATED,
    "Directorship": Relation.DIRECTS,
    "Employment": Relation.BELONGS,
    "Family": Relation.FAMILY,
    "Membership": Relation.BELONGS,
    "Occupancy": Relation.LINKED,
    "Ownership": Relation.OWNS,
    "Payment": Relation.PAYS,
    "Representation": Relation.REPRESENTS,
    "Succession": Relation.SUCCEEDS,
    "UnknownLink": Relation.LINKED,
}
"""What a schema says of two where no role is given."""

_NOT_OF_IT = frozenset({Relation.ALLIED, Relation.RIVAL, Relation.SUPPORTS})
"""What words say against the schema: an ally filed as a member is an ally."""

_BY_WORDS = frozenset({"Membership", "UnknownLink", "Associate"})
"""Schemata that leave it to the role what joins the two."""

_BELONGING = frozenset({"Directorship", "Membership", "Ownership"})


def relation_of(schema: str, role: str | None) -> Relation:
    """Return what joins two, from the schema of the relation and the words of its role.

    Args:
        schema: FollowTheMoney schema of the relation.
        role: The source's words, None where it has none.

    >>> relation_of("Membership", "ally of"), relation_of("UnknownLink", "Linked To")
    (<Relation.ALLIED: 'allied'>, <Relation.LINKED: 'linked'>)
    >>> relation_of("UnknownLink", "financially supports"), relation_of("Membership", "herald")
    (<Relation.SUPPORTS: 'supports'>, <Relation.UNKNOWN: 'unknown role'>)
    """
    plain = _OF_SCHEMA.get(schema, Relation.UNKNOWN)
    if role is None or not role.strip():
        return plain
    known = known_role(role)
    said = Relation.UNKNOWN if known is None else known.relation
    if said in _NOT_OF_IT:
        return said
    return said if schema in _BY_WORDS else plain


def belongs(schema: str, role: str | None) -> bool:
    """Say whether a tie to an organisation may be read as belonging to it.

    Membership, ownership and directorship are belonging unless the role says an alliance, rivalry
    or support; a bare "Linked To" may be; a role that is not understood is not.

    >>> belongs("UnknownLink", "Linked To"), belongs("UnknownLink", "at war with")
    (True, False)
    """
    found = relation_of(schema, role)
    if found in _NOT_OF_IT or is_over(role):
        return False
    return schema in _BELONGING or found in (Relation.LEADS, Relation.BELONGS, Relation.LINKED)


def is_over(role: str | None) -> bool:
    """Say whether the words of a role themselves say that it has ended.

    >>> is_over("former leader"), is_over("exmiembro"), is_over("leader")
    (True, True, False)
    """
    known = None if role is None else known_role(role)
    return known is not None and known.former


def translated(role: str, language: str) -> str:
    """Return a role in a language where its words are known, else as the source has them.

    Args:
        role: The source's words.
        language: `en` leaves them; `es` gives the table's Spanish.
    """
    known = known_role(role) if language == "es" else None
    return role if known is None or known.former else known.spanish


def plain_words(relation: Relation) -> str:
    """Return how English says a relation whose source gives no role.

    >>> plain_words(Relation.FAMILY), plain_words(Relation.LINKED)
    ('family member', 'linked to')
    """
    return next(
        (role.english for role in _table().values() if role.relation is relation), relation.value
    )


def is_bare_kin(role: str) -> bool:
    """Say whether a word of kinship names no kinship, in either language.

    >>> is_bare_kin("familiar"), is_bare_kin("relative"), is_bare_kin("son")
    (True, True, False)
    """
    known = known_role(role)
    return known is not None and known.english == plain_words(Relation.FAMILY)


def known_role(role: str) -> Role | None:
    """Return what a role means, None where the table does not hold its whole phrase.

    "A and B" is known where both parts are and they go together: the first of what they say that
    weighs more (a leader and founder leads; an ally and rival is unknown).
    """
    words = _normal(role)
    found = _single(words)
    if found is None:
        found = _joined(words)
    return found


def role_words() -> frozenset[str]:
    """Return every phrase of the table, as compared: folded, without article and preposition."""
    return frozenset(_table())


_FORMER = ("former ", "ex-", "ex ", "onetime ", "one-time ", "antiguo ", "antigua ", "previous ")
_EX = re.compile(r"ex(?=[a-z]{4})")
_AND = re.compile(r"\s*,\s*|\s+(?:and|y|e)\s+")
_ARTICLE = re.compile(r"^(?:an?|the|el|la|los|las|una?)\s+")
_PREPOSITION = re.compile(r"\s+(?:of|with|to|for|from|de|del|con|a|al|en|in)(?:\s+(?:the|el|la))?$")


def _normal(text: str) -> str:
    words = " ".join(re.sub(r"[^\w\s,\-]", " ", fold(text)).split())
    words = _ARTICLE.sub("", words)
    shorter = _PREPOSITION.sub("", words)
    return shorter.strip(" ,-")


def _single(words: str) -> Role | None:
    table = _table()
    if words in table:
        return table[words]
    for start in _FORMER:
        rest = words.removeprefix(start)
        if rest != words and rest in table:
            return _over(table[rest])
    rest = _EX.sub("", words, count=1) if words.startswith("ex") else words
    return _over(table[rest]) if rest != words and rest in table else None


def _over(role: Role) -> Role:
    return Role(role.relation, role.english, role.spanish, plain=False, former=True)


_WEIGHT = (Relation.LEADS, Relation.DIRECTS, Relation.BELONGS, Relation.ASSOCIATED)


def _joined(words: str) -> Role | None:
    parts = [_single(_normal(part)) for part in _AND.split(words)]
    known = [part for part in parts if part is not None]
    if len(parts) < 2 or len(known) < len(parts):
        return None
    kinds = {part.relation for part in known}
    if len(kinds) > 1 and not kinds <= set(_WEIGHT):
        return None
    first = min(known, key=lambda p: _WEIGHT.index(p.relation) if p.relation in _WEIGHT else 0)
    english, spanish = (
        joint.join(dict.fromkeys(getattr(part, language) for part in known))
        for joint, language in ((" and ", "english"), (" y ", "spanish"))
    )
    over = all(part.former for part in known)
    return Role(first.relation, english, spanish, plain=False, former=over)


@cache
def _table() -> dict[str, Role]:
    text = files("linchpin.network").joinpath("roles.csv").read_text("utf-8")
    found: dict[str, Role] = {}
    for row in csv.DictReader(text.splitlines()):
        relation, english, spanish = Relation(row["meaning"]), row["english"], row["spanish"]
        found[_normal(english)] = Role(relation, english, spanish)
        others = [item for item in (row["also"] or "").split(";") if item]
        for other in [*others, *([] if "/" in spanish else [spanish])]:
            found.setdefault(_normal(other), Role(relation, english, spanish, plain=False))
    return found
