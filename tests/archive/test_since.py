"""What has changed of a record since a moment, read from the editions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from invented import LIST, Written, keep
from linchpin.archive import Archive, NewEdition, create_archive
from linchpin.archive.since import changed_since
from linchpin.claims.errors import ArchiveError


def edition(date: str, added: str, **values: str) -> NewEdition:
    """Return an edition of two invented entries, the first with some values."""
    listed = Written(LIST)
    listed.entry(1, "Ana Ejemplo Prueba", **values)
    listed.entry(2, "Óscar Muestra Wolf")
    made = listed.edition(date)
    return replace(made, manifest=replace(made.manifest, added=added))


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Return an archive with two editions; between them one entry got a birth date."""
    archive = create_archive(tmp_path / "archive")
    keep(archive, edition("2021-07", "2026-01-01T00:00:00+00:00"))
    keep(archive, edition("2021-08", "2026-02-01T00:00:00+00:00", birthDate="1970"))
    return archive


@pytest.mark.parametrize(
    ("at", "changed"),
    [
        ("2025-12-31T00:00:00Z", {"ofac-1", "ofac-2"}),
        ("2026-01-15T00:00:00Z", {"ofac-1"}),
        ("2026-02-01T00:00:00Z", set()),
        ("2026-03-01T00:00:00+00:00", set()),
    ],
)
def test_what_changed_since(archive: Archive, at: str, changed: set[str]) -> None:
    assert changed_since(archive, LIST, ["ofac-1", "ofac-2"], at) == changed


def test_a_damaged_edition_is_an_error_to_act_on(archive: Archive) -> None:
    older = archive.editions(LIST)[0]
    archive.files(older, "claims").write_bytes(b"nothing")
    with pytest.raises(ArchiveError, match=r"claims\.parquet: is damaged or was replaced"):
        changed_since(archive, LIST, ["ofac-1"], "2026-01-15T00:00:00Z")
