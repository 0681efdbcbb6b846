"""`linchpin paths` as a user types it."""

from __future__ import annotations

from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]
Sdn = Callable[..., str]


def test_paths_shows_each_link_with_its_words(ready: Run) -> None:
    output = ready("paths", "21577", "Fausto Isidro Meza Flores").output
    assert "CHAIN 1 OF 1, 2 LINKS" in output
    assert "The action of 6 March 2018 designated eight companies" in output
    nothing = ready("paths", "20109", "18957").output
    assert "not a finding that they are unconnected" in nothing
