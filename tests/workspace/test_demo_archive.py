"""The demo has an archive of its own, and never enters one of the user's."""

from __future__ import annotations

from pathlib import Path

import pytest

from linchpin.claims.errors import ArchiveError
from linchpin.workspace.demo import open_demo_archive, story_answers
from linchpin.workspace.open import open_network
from linchpin.workspace.settings import Settings


def test_its_own_is_opened_again(tmp_path: Path) -> None:
    first = open_demo_archive(tmp_path / "demo")
    assert open_demo_archive(tmp_path / "demo") == first


def test_an_archive_of_the_users_is_left_alone(settings: Settings, tmp_path: Path) -> None:
    before = sorted(settings.archive.rglob("*"))
    with pytest.raises(ArchiveError, match="something of yours"):
        open_demo_archive(settings.archive)
    assert sorted(settings.archive.rglob("*")) == before
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("years of work")
    with pytest.raises(ArchiveError, match="something of yours"):
        open_demo_archive(tmp_path / "thesis")


def test_a_figure_that_is_missing_is_left_out(settings: Settings) -> None:
    assert story_answers(open_network(settings)) == {}
