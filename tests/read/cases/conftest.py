"""The invented case of this folder, whole or changed, and a reading of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from harbour_case import HARBOUR, read_case, wrapped

from linchpin.claims.errors import LinchpinError
from whole_reading import WholeReading

Change = tuple[str, str]


@pytest.fixture
def harbour() -> WholeReading:
    return read_case(HARBOUR)


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., WholeReading]:
    """Return a function that reads the harbour case with one text replaced in a file."""

    def read(change: Change | None = None, *, brief: Change | None = None) -> WholeReading:
        for name, (old, new) in (
            ("case.yaml", change or ("", "")),
            ("brief.md", brief or ("", "")),
        ):
            text = (HARBOUR / name).read_text("utf-8")
            assert old in text, old
            (tmp_path / name).write_text(text.replace(old, new, 1) if old else text, "utf-8")
        return read_case(tmp_path)

    return read


@pytest.fixture
def mistake(changed: Callable[..., WholeReading], tmp_path: Path) -> Callable[..., str]:
    """Return a function that gives the error message of a changed case, folder left out."""

    def message(change: Change | None = None, *, brief: Change | None = None) -> str:
        with pytest.raises(LinchpinError) as caught:
            changed(change, brief=brief)
        return wrapped(str(caught.value).replace(f"{tmp_path}/", "").replace(str(tmp_path), "CASE"))

    return message
