"""`linchpin editions` as a user types it."""

from __future__ import annotations

import json
from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]
Sdn = Callable[..., str]


def test_editions_lists_what_is_there(ready: Run) -> None:
    found = json.loads(ready("editions", "--json").output)
    assert [item["dataset"] for item in found] == ["case_jalisco", "case_ruelas", "us_ofac_sdn"]
    assert "us_ofac_sdn" in ready("editions").output
