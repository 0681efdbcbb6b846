"""Every mistake in a case is named with file, line, value and what would be right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from harbour_case import wrapped
from inline_snapshot import snapshot

from linchpin.claims.errors import LinchpinError
from linchpin.read.cases import CaseReader
from linchpin.read.cases.case_reader import MAX_CASE_BYTES

Mistake = Callable[..., str]


def test_unknown_words_get_the_nearest_valid_ones(mistake: Mistake) -> None:
    assert mistake(("standing: alleged", "standing: aleged")) == snapshot(
        """\
case.yaml line 30 column 15: claim 'runs-office': unknown standing 'aleged'; did you
mean alleged? known: stated, alleged, charged, admitted, proven, denied\
"""
    )
    assert mistake(
        ("document: WIRE\n    quote: Aur", "document: WIRES\n    quote: Aur")
    ) == snapshot(
        """\
case.yaml line 42 column 15: claim 'aged-28': unknown document 'WIRES'; did you mean
WIRE? known: GAZETTE, WIRE\
"""
    )
    assert mistake(("schema: Person, name: Teo", "schema: Persson, name: Teo")) == snapshot(
        """\
case.yaml line 21 column 17: entity 'teo': unknown schema 'Persson'; did you mean
Person? known: Person, Organization, Company, PublicBody, LegalEntity, CourtCase,
Vessel, Airplane, Vehicle, CryptoWallet, Address\
"""
    )
    assert mistake(("kind: Family", "kind: Familly")) == snapshot(
        """\
case.yaml line 54 column 22: claim 'brothers', relation: unknown kind 'Familly'; did
you mean Family? known: Associate, CourtCaseParty, Directorship, Family, Membership,
Ownership, Payment, Representation, Succession, UnknownLink\
"""
    )
    assert mistake(("kind: designated", "kind: sanctioned")) == snapshot(
        """\
case.yaml line 75 column 19: claim 'sanctioned', event: unknown kind 'sanctioned';
did you mean designated?\
"""
    )
    assert mistake(("relative: teo", "relative: theo")) == snapshot(
        """\
case.yaml line 54 column 57: claim 'brothers', relation Family: unknown relative
'theo'; did you mean teo? known: grey-heron, aurelio, teo, muelle\
"""
    )
    assert mistake(("speaker: the pros", "speeker: the pros")) == snapshot(
        """\
case.yaml line 29 column 14: claim 'runs-office': 'speaker' is missing (is 'speeker'
meant?)\
"""
    )
    assert mistake(("role: owner", "role: owner, percentag: 50")) == snapshot(
        """\
case.yaml line 89 column 77: claim 'not-owner', relation Ownership: unknown field
'percentag'; known here: kind, owner, asset, role, date, startDate, endDate, said\
"""
    )
    assert mistake(("subject: grey-heron", "subject: grey-herron")) == snapshot(
        """\
case.yaml line 5 column 10: case: unknown subject 'grey-herron'; did you mean grey-
heron? known: grey-heron, aurelio, teo, muelle\
"""
    )


def test_unknown_property(mistake: Mistake) -> None:
    old = "quantity: {amount: 28, unit: years, of: age, about: aurelio}"
    assert mistake((old, "property: {entity: aurelio, name: birthdate, value: 1996}")) == snapshot(
        """\
case.yaml line 47 column 15: claim 'aged-28', property: unknown property
'birthdate'; did you mean birthDate?\
"""
    )
    assert mistake((old, "property: {entity: aurelio, name: birthDate, value: 96}")) == snapshot(
        """\
case.yaml line 47 column 57: claim 'aged-28', property: value: date '96' is not
YYYY, YYYY-MM, YYYY-MM-DD, one of these with ~ (circa), or an interval A/B\
"""
    )
    assert mistake((old, "property: {entity: aurelio, name: parent, value: teo}")) == snapshot(
        """\
case.yaml line 47 column 54: claim 'aged-28', property: Person.parent names an
entity; write a `relation` instead\
"""
    )


def test_quote_that_is_not_there(mistake: Mistake) -> None:
    old = "quote: Teo Santibrava is his cousin"
    assert mistake((old, "quote: Teo is a cousin of his")) == snapshot(
        """\
case.yaml line 58 column 12: claim 'cousins': quote 'Teo is a cousin of his' does
not stand in section WIRE of brief.md; the closest passage is line 10: 'Teo
Santibrava is his cousin.'\
"""
    )
    assert mistake((old, "quote: Aurelio Santibrava")) == snapshot(
        """\
case.yaml line 58 column 12: claim 'cousins': quote 'Aurelio Santibrava' stands 2
times in section WIRE (lines 10, 11 of brief.md); quote more, or say which with
`occurrence: 1`\
"""
    )
    assert mistake((old, "quote: Aurelio Santibrava\n    occurrence: 3")) == snapshot(
        "case.yaml line 59 column 17: claim 'cousins': occurrence '3' must be 1 to 2"
    )
    assert mistake(("name: Teo Santibrava", "name: Teodoro Santibrava")) == snapshot(
        """\
case.yaml line 21 column 31: entity 'teo': name 'Teodoro Santibrava' does not stand
in any section of brief.md; the closest passage is line 10: 'Teo Santibrava is his
cousin.'\
"""
    )


def test_amounts_and_dates(mistake: Mistake) -> None:
    old = "quantity: {amount: 37, unit: years, of: age, about: aurelio}"
    assert mistake((old, "quantity: {amount: 37, of: age}")) == snapshot(
        """\
case.yaml line 39 column 24: claim 'aged-37', quantity: amount '37' has no 'unit';
give a currency such as USD, or a noun\
"""
    )
    assert mistake((old, 'quantity: {amount: "USD 2,000", unit: USD, of: x}')) == snapshot(
        """\
case.yaml line 39 column 24: claim 'aged-37', quantity: amount 'USD 2,000' must be
digits only, such as `2000000` or `0.8`\
"""
    )
    assert mistake((old, "quantity: {amount: 3, unit: USD, bound: over, of: x}")) == snapshot(
        """\
case.yaml line 39 column 45: claim 'aged-37', quantity: unknown bound 'over'; did
you mean more than? known: exactly, about, more than, at least, less than, at most,
in the order of\
"""
    )
    assert mistake(("date: 2024-03-03\n", "date: 3 March 2024\n")) == snapshot(
        """\
case.yaml line 38 column 11: claim 'aged-37': date: date '3 March 2024' is not YYYY,
YYYY-MM, YYYY-MM-DD, one of these with ~ (circa), or an interval A/B; write
2024-03-03\
"""
    )
    assert mistake(("published: 2024-03-03", "published: 2024-02-30")) == snapshot(
        """\
case.yaml line 12 column 16: document 'GAZETTE': published: date '2024-02-30': no
such day\
"""
    )
    assert mistake(("endDate: 2023", "endDate: 1999")) == snapshot(
        """\
case.yaml line 89 column 104: claim 'not-owner', relation Ownership: date
'2019~/1999': the interval ends before it begins\
"""
    )
    assert mistake(("startDate: 2019~", "date: 2019")) == snapshot(
        """\
case.yaml line 89 column 83: claim 'not-owner', relation Ownership: give `date`, or
`startDate` and `endDate`, not both\
"""
    )


def test_ends_of_a_wrong_schema(mistake: Mistake) -> None:
    assert mistake(("relative: teo", "relative: muelle")) == snapshot(
        """\
case.yaml line 54 column 57: claim 'brothers', relation Family: relative 'muelle' is
of schema Company, but Family.relative takes Person\
"""
    )
    assert mistake(("asset: muelle", "asset: teo")) == snapshot(
        """\
case.yaml line 89 column 56: claim 'not-owner', relation Ownership: asset 'teo' is
of schema Person, but Ownership.asset takes Asset\
"""
    )
    assert mistake(("relative: teo", "relative: aurelio")) == snapshot(
        """\
case.yaml line 54 column 57: claim 'brothers', relation Family: 'aurelio' is at both
ends\
"""
    )


def test_keys_given_twice(mistake: Mistake) -> None:
    assert mistake(("key: brothers", "key: aged-37")) == snapshot(
        """\
2 mistakes:
case.yaml line 48 column 10: claim 'aged-37': a claim of this key stands further up
case.yaml line 103 column 14: contradiction: unknown claims 'brothers'; known: runs-
office, aged-37, aged-28, cousins, fined, sanctioned, not-fined, not-owner, held\
"""
    )
    assert mistake(("key: brothers", "key: teo")) == snapshot(
        """\
2 mistakes:
case.yaml line 48 column 10: claim 'teo': its id 'harbour-teo' is that of entity
'teo'; rename one of them
case.yaml line 103 column 14: contradiction: unknown claims 'brothers'; known: runs-
office, aged-37, aged-28, teo, cousins, fined, sanctioned, not-fined, not-owner,
held\
"""
    )
    assert mistake(("title: The", "name: x\ntitle: The")) == snapshot(
        "case.yaml line 3 column 1: key 'name' is given twice (first in line 2)"
    )
    assert mistake(("key: brothers", "key: The Brothers")) == snapshot(
        """\
2 mistakes:
case.yaml line 48 column 10: claim: key 'The Brothers' must be small letters and
digits joined by -, such as `uncle-2`, at most 60 characters, and not `general`
case.yaml line 103 column 14: contradiction: unknown claims 'brothers'; did you mean
The Brothers? known: runs-office, aged-37, aged-28, The Brothers, cousins, fined,
sanctioned, not-fined, not-owner, held\
"""
    )


def test_forms(mistake: Mistake) -> None:
    old = "quantity: {amount: 37, unit: years, of: age, about: aurelio}"
    assert mistake((old, "row: 2")) == snapshot(
        "case.yaml line 39 column 5: key 'row' is given twice (first in line 33)"
    )
    assert mistake((old, "statement: aurelio\n    " + old)) == snapshot(
        """\
case.yaml line 32 column 5: claim 'aged-37': needs exactly one of property,
relation, event, quantity, statement; found quantity and statement\
"""
    )
    assert mistake((old, "statement: [aurelio, general]")) == snapshot(
        """\
case.yaml line 39 column 26: claim 'aged-37': unknown statement 'general'; known:
grey-heron, aurelio, teo, muelle\
"""
    )
    assert mistake(("kind: fined, inv", "kind: listed, inv")) == snapshot(
        """\
2 mistakes:
case.yaml line 68 column 12: claim 'fined', event listed: 'authority' is missing
case.yaml line 68 column 51: claim 'fined', event listed: has no date of its own;
the edition has one\
"""
    )
    assert mistake(("claims: [brothers, cousins]", "claims: [brothers]")) == snapshot(
        "case.yaml line 103 column 13: contradiction: needs two claims at least"
    )
    assert mistake(("claims: [brothers, cousins]", "claims: [brothers, cousin]")) == snapshot(
        """\
case.yaml line 103 column 24: contradiction: unknown claims 'cousin'; did you mean
cousins? known: runs-office, aged-37, aged-28, brothers, cousins, fined, sanctioned,
not-fined, not-owner, held\
"""
    )


def test_the_same_thing_said_twice(mistake: Mistake) -> None:
    old = "quantity: {amount: 37, unit: years, of: age, about: aurelio}"
    again = """statement: teo
  - key: again
    document: GAZETTE
    quote: Aurelio Santibrava, 37
    speaker: The Marlin Bay Gazette
    standing: stated
    date: 2024-03-03
    statement: teo"""
    assert mistake((old, again)) == snapshot("""\
case.yaml line 40 column 10: claim 'again': says the same as claim 'aged-37', in the
same words\
""")


def test_several_mistakes_are_told_at_once(mistake: Mistake) -> None:
    change = ("standing: stated", "standing: sated")
    assert mistake(change, brief=("cousin", "niece")) == snapshot("""\
2 mistakes:
case.yaml line 37 column 15: claim 'aged-37': unknown standing 'sated'; did you mean
stated? known: stated, alleged, charged, admitted, proven, denied
case.yaml line 58 column 12: claim 'cousins': quote 'Teo Santibrava is his cousin'
does not stand in section WIRE of brief.md; the closest passage is line 10: 'Teo
Santibrava is his niece.'\
""")


def test_brief(mistake: Mistake) -> None:
    assert mistake(brief=("## WIRE", "## WIRED")) == snapshot(
        """\
2 mistakes:
case.yaml line 8 column 3: case: section `## WIRED` of brief.md is no document here;
add it
case.yaml line 14 column 5: document 'WIRE': brief.md has no section `## WIRE`; it
has GAZETTE, WIRED\
"""
    )
    assert mistake(brief=("## WIRE", "## GAZETTE")) == snapshot(
        "brief.md line 8 column 4: second section 'GAZETTE'"
    )
    assert mistake(brief=("## WIRE", "## EXTRA\nText.\n\n## WIRE")) == snapshot(
        """\
case.yaml line 8 column 3: case: section `## EXTRA` of brief.md is no document here;
add it\
"""
    )
    assert mistake(brief=("## WIRE", "## EMPTY\n\n## WIRE")) == snapshot(
        "brief.md line 8 column 4: section 'EMPTY' is empty"
    )


def test_yaml(mistake: Mistake) -> None:
    assert mistake(("title: The harbour case", "title: &a [x]\nx: *a")) == snapshot(
        """\
case.yaml line 3 column 8: anchor &a; write the value out, or put a text that begins
so in quotation marks\
"""
    )
    assert mistake(("title: The harbour case", "title: !!python/name:os.system x")) == snapshot(
        """\
case.yaml line 3 column 8: tag tag:yaml.org,2002:python/name:os.system; leave it
out, every value is read as text\
"""
    )
    assert mistake(("title: The harbour case", "title: " + "[" * 50 + "]" * 50)) == snapshot(
        "case.yaml line 3 column 20: nested deeper than 12 levels"
    )
    assert mistake(("title: The harbour case", "title: [The")) == snapshot(
        """\
case.yaml line 4 column 10: not valid YAML: while parsing a flow sequence, did not
find expected ',' or ']'; a brace or bracket is not closed, or a value within it
holds one and needs quotation marks\
"""
    )
    assert mistake(("title: The harbour case", "title: a\n---\nb: c")) == snapshot(
        "case.yaml line 4 column 1: a second YAML document begins; a case is one document"
    )
    assert mistake(("title: The harbour case", "title:")) == snapshot(
        "case.yaml line 3 column 7: case: 'title' is empty"
    )
    assert mistake(("documents:\n", "documents: []\nx:\n")) == snapshot(
        "case.yaml line 7 column 12: case: 'documents' must name at least one document"
    )


def read(folder: Path) -> str:
    with pytest.raises(LinchpinError) as caught:
        CaseReader().read(folder, date=None, progress=lambda *step: None)
    return wrapped(str(caught.value).replace(str(folder), "CASE"))


def test_folder(tmp_path: Path) -> None:
    assert read(tmp_path) == snapshot(
        """\
CASE: no case.yaml here; a case is a folder with case.yaml and brief.md
(docs/writing-a-case.md)\
"""
    )
    (tmp_path / "case.yaml").write_text("", "utf-8")
    assert read(tmp_path) == snapshot(
        """\
CASE: no brief.md here; a case is a folder with case.yaml and brief.md
(docs/writing-a-case.md)\
"""
    )
    (tmp_path / "brief.md").write_text("no headings", "utf-8")
    assert read(tmp_path) == snapshot("""\
2 mistakes:
CASE/brief.md line 1 column 1: no section; head each with its source, such as `##
NEWS1`
CASE/case.yaml line 1 column 1: the file is empty\
""")
    (tmp_path / "case.yaml").write_bytes(b"name: x\ntitle: caf\xe9\n")
    assert read(tmp_path) == snapshot(
        """\
CASE/case.yaml line 2: not UTF-8 at byte 18 (b'\\xe9\\n'); re-encode the file, for
example with: iconv -f LATIN1 -t UTF-8\
"""
    )
    (tmp_path / "case.yaml").write_bytes(b"#" * (MAX_CASE_BYTES + 1))
    assert read(tmp_path) == snapshot("CASE/case.yaml: larger than 1,048,576 bytes; refused")


def test_yaml_bomb_is_refused_at_once(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    (tmp_path / "case.yaml").write_text("\n".join(lines), "utf-8")
    (tmp_path / "brief.md").write_text("## A\nText.\n", "utf-8")
    assert read(tmp_path) == snapshot(
        """\
CASE/case.yaml line 1 column 5: anchor &a0; write the value out, or put a text that
begins so in quotation marks\
"""
    )
