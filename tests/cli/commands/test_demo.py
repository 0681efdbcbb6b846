"""`linchpin demo` as a user types it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from linchpin.claims.errors import EditionRefused, LinchpinError
from printed import words_of

Run = Callable[..., Result]
Sdn = Callable[..., str]


def test_the_demo_tells_both_stories(run: Run, sdn: Sdn) -> None:
    output = run("demo", "--list", sdn("sdn-2021-08"), fails=True)
    assert isinstance(output.exception, EditionRefused)
    folder = sdn("sdn-2021-09")
    run("--archive", "linchpin-demo", "add", "ofac", "--from", folder, "--accept-shrunken")
    told = words_of(run("demo", "--list", folder))
    for words in (
        "leader: Joel Efrén Ruelas Avila, since 2017",
        "charged; InSight Crime analysis of May 2017",
        "kept side by side",
        '2 entries are "Linked To" the organisation',
        "22 Feb 2026: killed by Mexican special forces",
        "both carry the list's own number OFAC 17674",
        "What to type next".upper(),
    ):
        assert words in told, words


def test_the_demo_leaves_the_users_archive_alone(
    ready: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINCHPIN_ARCHIVE", str(tmp_path / "linchpin-archive"))
    before = ready("editions").output
    refused = ready("--archive", "linchpin-archive", "demo", "--list", "x", fails=True)
    assert "something of yours" in str(refused.exception)
    into = ready("demo", "--into", "linchpin-archive", "--list", "x", fails=True)
    assert isinstance(into.exception, LinchpinError)
    ready("demo", "--list", "nowhere", fails=True)
    assert (tmp_path / "linchpin-demo" / "archive.json").is_file()
    assert ready("editions").output == before
