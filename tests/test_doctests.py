"""Every example in a docstring is true."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

import linchpin

SOURCE = Path(linchpin.__file__).parent
ROOMS = sorted({path.parent for path in SOURCE.rglob("*.py")})


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.relative_to(SOURCE.parent).as_posix())
def test_examples(room: Path) -> None:
    for path in sorted(room.glob("*.py")):
        if path.name == "__main__.py":
            continue
        name = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
        module = importlib.import_module(name.removesuffix(".__init__"))
        assert doctest.testmod(module).failed == 0, name
