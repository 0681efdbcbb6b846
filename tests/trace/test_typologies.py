"""The contract of every typology: its words, its authority, its page, and findings that derive."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from linchpin.claims.errors import ReadError
from linchpin.trace.intake.table_kinds import TABLE_KINDS
from linchpin.trace.registry import TYPOLOGIES, typology_named
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Typology

ROOT = Path(__file__).resolve().parents[2]
ACCUSES = re.compile(
    r"\b(launder(s|ed|ing)? (money|cash)|crim(e|inal)|guilty|smuggler|suspect|illegal|illicit)\b",
    re.I,
)
by_name = pytest.mark.parametrize("typology", TYPOLOGIES, ids=lambda one: one.name)


def test_names_are_different() -> None:
    assert len({one.name for one in TYPOLOGIES}) == len(TYPOLOGIES)


@by_name
def test_it_says_what_it_is(typology: Typology) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", typology.name)
    assert typology.kinds
    assert set(typology.kinds) <= {kind.name for kind in TABLE_KINDS}
    assert typology.authorities
    assert typology.innocent
    assert not any(ACCUSES.search(text) for text in typology.innocent)
    assert typology_named(typology.name) is typology


@by_name
def test_its_authority_has_a_place_and_days_in_order(typology: Typology) -> None:
    for authority in typology.authorities:
        assert authority.cite
        assert authority.title
        assert authority.url.startswith("https://")
        if authority.since is not None and authority.until is not None:
            assert authority.since <= authority.until


@by_name
def test_it_finds_nothing_in_no_tables(typology: Typology) -> None:
    assert typology.find(TracedTables({})).fits == ()


@by_name
def test_no_rows_fit_its_definition(typology: Typology) -> None:
    assert typology.derive({}) is None
    assert typology.derive({"in": [], "out": [], "rows": []}) is None


@by_name
def test_it_has_a_page_with_all_parts(typology: Typology) -> None:
    page = (ROOT / "docs" / "trace" / f"{typology.name}.md").read_text("utf-8")
    for part in (
        "## Definition", "## Authority", "## Data it needs", "## False alarms",
        "## What it cannot see",
    ):  # fmt: skip
        assert f"{part}\n" in page, part
    for authority in typology.authorities:
        assert authority.cite in page, authority.cite


def test_a_name_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(ReadError, match="funnel-account"):
        typology_named("nothing")
