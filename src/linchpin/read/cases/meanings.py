"""Which word of the format somebody means who writes another: by meaning first, then by letters."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from linchpin.network.property_words import property_words
from linchpin.network.roles import Relation, known_role

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_\-.\s]+")
MOST = 3
"""Words offered at most."""

_CLOSE = 0.75
"""Letters so alike (0 to 1) are a slip of the hand, whatever else the word may mean."""

_KIND_OF: dict[Relation, str] = {
    Relation.LEADS: "Membership",
    Relation.BELONGS: "Membership",
    Relation.OPERATES: "Membership",
    Relation.ASSOCIATED: "Associate",
    Relation.FAMILY: "Family",
    Relation.OWNS: "Ownership",
    Relation.DIRECTS: "Directorship",
    Relation.REPRESENTS: "Representation",
    Relation.SUCCEEDS: "Succession",
    Relation.PAYS: "Payment",
    Relation.ALLIED: "UnknownLink",
    Relation.RIVAL: "UnknownLink",
    Relation.SUPPORTS: "UnknownLink",
    Relation.LINKED: "UnknownLink",
}
"""The kind of relation in which a role of that meaning is written."""


def nearest(text: str, words: Sequence[str]) -> list[str]:
    """Return the words somebody may mean, best first; empty where none is near.

    Args:
        text: What was written.
        words: What is allowed in its place.

    >>> nearest("birthday", ["name", "birthDate", "birthPlace"])
    ['birthDate']
    >>> nearest("persn", ["Person", "Vessel"]), nearest("zzz", ["Person"])
    (['Person'], [])
    """
    return meant(text, words) or get_close_matches(text[:80], words, n=MOST, cutoff=0.5)


def meant(text: str, words: Sequence[str]) -> list[str]:
    """Return the words that mean what was written, and those it is a slip of the hand for.

    Args:
        text: What was written.
        words: What is allowed in its place.

    >>> meant("boss", ["Family", "Membership"]), meant("sanctioned", ["fined", "designated"])
    (['Membership'], ['designated'])
    >>> meant("aleged", ["stated", "alleged"])
    ['alleged']
    """
    asked = text[:80]
    found = [word for word in words if _plain(asked) in _ways(word)]
    if not found:
        role = known_role(asked)
        kind = None if role is None else _KIND_OF.get(role.relation)
        found = [kind] if kind is not None and kind in words else []
    slips = get_close_matches(asked, words, n=MOST, cutoff=_CLOSE)
    return list(dict.fromkeys([*found, *slips]))[:MOST]


def _ways(word: str) -> frozenset[str]:
    """Return the ways to say a word of the format, in small letters."""
    return frozenset({_plain(word), _plain(property_words(word))}) | _table().get(word, frozenset())


@cache
def _table() -> dict[str, frozenset[str]]:
    """Return what `meanings.csv` gives for each word of the format."""
    text = files("linchpin.read.cases").joinpath("meanings.csv").read_text("utf-8")
    return {
        row["word"]: frozenset(_plain(way) for way in row["also"].split(";"))
        for row in csv.DictReader(text.splitlines())
    }


def _plain(text: str) -> str:
    return " ".join(_HUMP.sub(" ", text).casefold().split())
