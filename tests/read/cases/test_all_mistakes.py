"""All mistakes of a case at once, in order of place, each with what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from harbour_case import HARBOUR, read_case
from hypothesis import given
from hypothesis import strategies as st

from linchpin.read.cases.meanings import meant, nearest
from linchpin.read.cases.mistakes import CaseError
from linchpin.read.cases.vocabulary import ENTITY_SCHEMATA, EVENT_KINDS, RELATION_ENDS
from linchpin.read.cases.yaml_tree import parse_yaml

CASE = (HARBOUR / "case.yaml").read_text("utf-8")
NO_SPEAKER = "standing: stated\n    date"
SLIPS = [
    ("title: The harbour case", "tittle: The harbour case", "tittle"),
    ("published: 2024-03-03", "published: 3 March", "3 March"),
    ("schema: Organization", "schema: Cartel", "Cartel"),
    ("name: Teo Santibrava", "name: Teodoro Santibrava", "Teodoro"),
    ("standing: alleged", "standing: accused", "accused"),
    ("member: aurelio", "member: aurelia", "aurelia"),
    ("amount: 37", "amount: thirty", "thirty"),
    (
        "speaker: Coastal Wire\n    standing: stated\n    date",
        "standing: stated\n    date",
        "speaker",
    ),
    ("kind: fined", "kind: penalty", "penalty"),
    ("authority: not named", "authority: not named, and more", "and more"),
    ("startDate: 2019~", "startDate: long ago", "long ago"),
    ("claims: [fined, not-fined", "claims: [fine, not-fined", "'fine'"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("slips")


@given(chosen=st.sets(st.sampled_from(SLIPS), min_size=1))
def test_every_slip_is_found_at_once_and_nothing_else(
    folder: Path, chosen: set[tuple[str, str, str]]
) -> None:
    text = CASE
    for old, new, _ in chosen:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / "case.yaml").write_text(text, "utf-8")
    (folder / "brief.md").write_bytes((HARBOUR / "brief.md").read_bytes())
    with pytest.raises(CaseError) as caught:
        read_case(folder)
    found = caught.value.mistakes
    assert list(found) == sorted(found)
    lines = text.split("\n")
    for _, _, word in chosen:
        assert any(word in item.why for item in found), word
    assert len(found) == len(chosen)
    for item in found:
        assert 1 <= item.column <= len(lines[item.line - 1]) + 1


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("birthday", ["name", "birthDate", "birthPlace"], "birthDate"),
        ("dob", ["name", "birthDate", "birthPlace"], "birthDate"),
        ("aka", ["name", "alias", "weakAlias"], "alias"),
        ("boss", list(RELATION_ENDS), "Membership"),
        ("plaza boss", list(RELATION_ENDS), "Membership"),
        ("son", list(RELATION_ENDS), "Family"),
        ("cabecilla", list(RELATION_ENDS), "Membership"),
        ("rival of", list(RELATION_ENDS), "UnknownLink"),
        ("paid", list(RELATION_ENDS), "Payment"),
        ("murdered", list(EVENT_KINDS), "killed"),
        ("guilty plea", list(EVENT_KINDS), "pleaded"),
        ("cartel", list(ENTITY_SCHEMATA), "Organization"),
        ("boat", list(ENTITY_SCHEMATA), "Vessel"),
        ("over", ["more than", "about"], "more than"),
    ],
)
def test_what_is_meant_comes_first(text: str, words: list[str], expected: str) -> None:
    assert nearest(text, words)[0] == expected


def test_every_label_of_the_model_leads_to_its_property() -> None:
    from followthemoney import model

    for name in ENTITY_SCHEMATA:
        schema = model.schemata[name]
        known = [prop for prop, found in schema.properties.items() if not found.stub]
        for prop in known:
            label = schema.properties[prop].label
            same = [one for one in known if schema.properties[one].label == label]
            assert {*nearest(label, known)} & {*same}, (name, prop, label)


def test_words_far_from_any_are_given_nothing() -> None:
    assert meant("xyzzy", list(RELATION_ENDS)) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("a: Port: a raid", "a value that holds `: ` stands in quotation marks"),
        ('a: "he said" and left', 'a value that begins with " ends at the next one'),
        ("a:\n\tb: 1", "indent with blanks, not with tabs"),
        ("a: 'O'Hara'", "a value that begins with ' ends at the next one"),
        ('a: "C:\\port"', "use single quotes"),
        ("a: 'never closed", "opened and never closed"),
        ("a: *bold*", "in quotation marks"),
        ("a: @x", "in quotation marks"),
    ],
)
def test_what_the_parser_refuses_is_explained(line: str, words: str) -> None:
    with pytest.raises(CaseError) as caught:
        parse_yaml(line, place="case.yaml")
    assert words in str(caught.value)


def test_a_comma_within_braces_is_explained(folder: Path) -> None:
    text = CASE.replace("role: runs the port office", "role: runs the port office, and the quay")
    (folder / "case.yaml").write_text(text.replace("amount: 37,", "amount: 37,000,"), "utf-8")
    (folder / "brief.md").write_bytes((HARBOUR / "brief.md").read_bytes())
    with pytest.raises(CaseError) as caught:
        read_case(folder)
    role, amount = caught.value.mistakes
    assert 'role: "runs the port office, and the quay"' in role.why
    assert "amount: 37000" in amount.why
