"""Roles: one table, whole phrases only, and nobody else keeps such words."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import linchpin
from invented import CASE, Written
from linchpin.claims.ftm import schemata
from linchpin.network.edges import make_edges
from linchpin.network.roles import (
    Relation,
    belongs,
    is_over,
    known_role,
    relation_of,
    role_words,
    translated,
)

SOURCE = Path(linchpin.__file__).parent
TABLE = SOURCE / "network" / "roles.csv"
WORDS = sorted(role_words())
LETTERS = st.text("abcdefghijklmnopqrstuvwxyzáñ", min_size=1, max_size=4)


@given(st.sampled_from(WORDS), LETTERS, LETTERS)
def test_no_role_is_recognised_inside_another_word(word: str, before: str, after: str) -> None:
    for text in (before + word, word + after, before + word + after):
        known = known_role(text)
        # "exlíder" and another word of the table ("alia" + "do") are words of their own, and so
        # are two of them ("member and associate" + "d").
        parts = re.split(" and | y ", text)
        said = all(part in role_words() for part in parts)
        assert known is None or text.startswith("ex") or said or _says_so(text)


def _says_so(text: str) -> bool:
    """Say whether the table itself has the text, as published, under one of its spellings."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    phrases = {p for row in rows for p in (row["english"], row["spanish"])}
    phrases |= {p for row in rows for p in (row["also"] or "").split(";")}
    return any(known_role(p) == known_role(text) for p in phrases if p == text)


@given(st.sampled_from(WORDS), st.sampled_from(["nobody", "never", "said to be no", "nadie"]))
def test_no_role_is_recognised_inside_a_sentence(word: str, other: str) -> None:
    assert known_role(f"{other} {word}") is None
    assert known_role(f"{word} {other}") is None


@pytest.mark.parametrize(
    ("role", "meaning"),
    [
        ("financially supports", Relation.SUPPORTS),
        ("ally of", Relation.ALLIED),
        ("Aliado de", Relation.ALLIED),
        ("at war with", Relation.RIVAL),
        ("en guerra con", Relation.RIVAL),
        ("rallying point", Relation.UNKNOWN),
        ("occasionally meets", Relation.UNKNOWN),
        ("misleader", Relation.UNKNOWN),
        ("the leader of", Relation.LEADS),
        ("leader and founder", Relation.LEADS),
        ("ally and rival", Relation.UNKNOWN),
        ("herald", Relation.UNKNOWN),
        ("Linked To", Relation.LINKED),
    ],
)
def test_what_a_role_means(role: str, meaning: Relation) -> None:
    for schema in ("Membership", "UnknownLink"):
        assert relation_of(schema, role) is meaning


def test_who_is_no_member_is_never_read_as_one() -> None:
    for role in ("ally of", "at war with", "financially supports", "rival", "former member"):
        assert not belongs("Membership", role)
        assert not belongs("UnknownLink", role)
    assert not belongs("UnknownLink", "met once")
    assert belongs("Membership", "herald")
    assert belongs("UnknownLink", "Linked To")


def test_a_role_that_is_over_says_so() -> None:
    assert is_over("former leader")
    assert is_over("exlíder")
    assert is_over("ex-member")
    assert not is_over("expert")
    assert not is_over(None)


def test_every_schema_of_a_relation_has_a_meaning() -> None:
    for name, schema in schemata().items():
        if schema.edge is not None and name != "CourtCaseParty":
            assert relation_of(name, None) is not Relation.UNKNOWN, name


def test_an_edge_carries_what_its_role_means() -> None:
    written = Written(dataset=CASE)
    written.say("r", "Membership", member="a", organization="b", role="ally of")
    (edge,) = make_edges(written.claims, lambda entity: entity)
    assert (edge.relation, edge.belongs) == (Relation.ALLIED, False)


def test_each_phrase_stands_once_and_in_both_languages() -> None:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert all(row["english"] and row["spanish"] and row["meaning"] for row in rows)
    names = [row["english"] for row in rows]
    assert len(names) == len(set(names))
    meanings: dict[str, set[str]] = {}
    for row in rows:
        for phrase in (row["english"], row["spanish"], *(row["also"] or "").split(";")):
            if phrase and "/" not in phrase:
                meanings.setdefault(phrase.casefold(), set()).add(row["meaning"])
    assert {phrase: found for phrase, found in meanings.items() if len(found) > 1} == {}


def test_spanish_is_given_where_the_words_are_known() -> None:
    assert translated("Leader", "es") == "líder"
    assert translated("Leader", "en") == "Leader"
    assert translated("herald of the group", "es") == "herald of the group"


DECIDING = {Relation.LEADS, Relation.ALLIED, Relation.RIVAL, Relation.SUPPORTS, Relation.FAMILY}


def decided(tree: ast.AST) -> Iterator[str]:
    """Yield the words a module compares with, looks up in or keeps in a set."""
    for node in ast.walk(tree):
        parts: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            parts = [node.left, *node.comparators]
        elif isinstance(node, ast.Set | ast.List | ast.Tuple):
            parts = list(node.elts)
        elif isinstance(node, ast.Dict):
            parts = [key for key in node.keys if key is not None]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            parts = [*node.args, node.func.value]
        for part in parts:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield from (word for word in (part.value, *part.value.split("|")))


def test_no_other_module_keeps_role_words() -> None:
    mine = {word for word in WORDS if (known := known_role(word)) and known.relation in DECIDING}
    # Words that are something else too: HTML's head, heads of posting lists, names of schemata, of
    # kinds of relations and of what a reader of prose proposes.
    mine -= {"head", "heads", "family", "supplies", *(relation.value for relation in Relation)}
    apart = (SOURCE / "network" / "roles.py", SOURCE / "chart" / "vocabulary.py")
    found = {
        (path.relative_to(SOURCE).as_posix(), word)
        for path in SOURCE.rglob("*.py")
        # Readers know the grammar of what they read, and options have names; neither decides.
        if path not in apart
        and not {SOURCE / "read", SOURCE / "cli" / "options"} & set(path.parents)
        for word in decided(ast.parse(path.read_text("utf-8")))
        if word.casefold().strip() in mine
    }
    assert found == set()
