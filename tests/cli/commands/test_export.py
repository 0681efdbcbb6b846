"""`linchpin export` as a user types it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from linchpin.claims.errors import LinchpinError

Run = Callable[..., Result]
Sdn = Callable[..., str]


@pytest.mark.parametrize("form", ["ftm", "csv"])
def test_export_to_a_file_and_to_standard_output(ready: Run, tmp_path: Path, form: str) -> None:
    ready("export", "--format", form, "-o", "out.txt")
    assert (tmp_path / "out.txt").read_text("utf-8") == ready("export", "--format", form).stdout
    missing = ready("export", "--format", form, "-o", "no/such/folder/x", fails=True)
    assert isinstance(missing.exception, LinchpinError)
