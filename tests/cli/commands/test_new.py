"""`linchpin new` as a user types it."""

from __future__ import annotations

from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]
Sdn = Callable[..., str]


def test_new_since_a_day(ready: Run, sdn: Sdn) -> None:
    ready("add", "ofac", "--from", sdn("sdn-2025-01-31", flipped=True), "--accept-shrunken")
    output = ready("new", "--since", "2022-01-01").output
    assert "edition of Jul 2021 against that of 31 Jan 2025" in output
    assert "Changes that can alter a match" in output
    assert "+ Ruben OSEGUERA CERVANTES" in output
    assert "statements in documents published since" in output
