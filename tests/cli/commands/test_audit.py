"""`linchpin audit` as a user types it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]
Sdn = Callable[..., str]


def test_audit_without_a_ledger_makes_none(ready: Run, tmp_path: Path) -> None:
    assert "No decisions yet" in ready("audit").output
    assert not (tmp_path / "linchpin-archive" / "ledger.sqlite").exists()
