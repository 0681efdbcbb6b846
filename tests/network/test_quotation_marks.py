"""Quotation marks are for words that were said; a summary is shown as one, everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from linchpin.cli import app

OURS = "Ana Luz keeps the books of the Grey Heron group"
THEIRS = "she signs for Berto Sol at the Grey Heron group"
CASE = """\
name: marks
title: Marks
publisher: Harbour Desk
subject: org
documents:
  SUM: {title: Port release, publisher: Port police, published: 2024-05-03}
  SAID: {title: Hearing, publisher: Court, published: 2024-06-05, verbatim: true}
entities:
  org: {schema: Organization, name: Grey Heron group}
  ana: {schema: Person, name: Ana Luz}
  berto: {schema: Person, name: Berto Sol}
claims:
  - {key: a, document: SUM, quote: Ana Luz keeps the books of the Grey Heron group,
     speaker: Port police, standing: stated,
     relation: {kind: Membership, member: ana, organization: org, role: accountant}}
  - {key: b, document: SAID, quote: she signs for Berto Sol at the Grey Heron group,
     speaker: a witness, standing: stated,
     relation: {kind: Membership, member: berto, organization: org, role: member}}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("marks")
    (place / "case.yaml").write_text(CASE, "utf-8")
    brief = f"# Marks\n\n## SUM Release\n\n{OURS}.\n\n## SAID Hearing\n\nThen {THEIRS}.\n"
    (place / "brief.md").write_text(brief, "utf-8")
    run(place, "add", "case", str(place))
    return place


def run(place: Path, *words: str) -> str:
    result = CliRunner().invoke(app, ["--archive", str(place / "a"), *words])
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split())


def test_in_an_answer(folder: Path) -> None:
    text = run(folder, "ask", "Grey Heron group")
    assert f"Harbour Desk's summary: {OURS}" in text
    assert f"“{OURS}”" not in text
    assert f"“{THEIRS}”" in text


def test_between_two(folder: Path) -> None:
    text = run(folder, "paths", "Ana Luz", "Berto Sol")
    assert f"“{OURS}”" not in text
    assert f"“{THEIRS}”" in text


@pytest.mark.parametrize("kind", ["organisation", "ego"])
@pytest.mark.parametrize("suffix", ["svg", "html"])
def test_on_pictures(folder: Path, kind: str, suffix: str) -> None:
    path = folder / f"out-{kind}.{suffix}"
    run(folder, "chart", "Grey Heron group", "--kind", kind, "-o", str(path))
    drawn = path.read_text("utf-8").replace("&#x27;", "'")
    assert f"“{OURS}”" not in drawn
    if (kind, suffix) != ("organisation", "svg"):  # there the tree stands for the ties
        assert f"Harbour Desk's summary: {OURS}" in drawn
        assert f"“{THEIRS}”" in drawn


def test_in_the_fact_check_in_both_languages(folder: Path) -> None:
    english = run(folder, "chart", "Grey Heron group", "--check")
    assert f"Harbour Desk's summary: {OURS}" in english
    spanish = folder / "es.html"
    run(folder, "chart", "Grey Heron group", "--lang", "es", "-o", str(spanish))
    assert f"resumen de Harbour Desk: {OURS}" in spanish.read_text("utf-8")


def test_an_edition_that_does_not_know_the_column_still_answers(folder: Path) -> None:
    import pyarrow.parquet as pq

    from linchpin.archive.tables import DOCUMENTS, documents_of

    (path,) = (folder / "a").rglob("documents.parquet")
    table = pq.read_table(path)
    older = table.drop_columns(["summarised_by"])
    assert {document.summarised_by for document in documents_of(table)} == {None, "Harbour Desk"}
    assert {document.summarised_by for document in documents_of(older)} == {None}
    assert "summarised_by" in DOCUMENTS.names
