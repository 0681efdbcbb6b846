"""`import linchpin` and the claims stay light: the standard library only, and fast."""

from __future__ import annotations

import subprocess
import sys

import pytest

CODE = """
import sys, time
before = set(sys.modules)
began = time.process_time()
import {module}
took = time.process_time() - began
loaded = {{name.partition(".")[0] for name in set(sys.modules) - before}}
foreign = sorted(loaded - set(sys.stdlib_module_names) - {{"linchpin"}})
print(took, *foreign)
"""
MODULES = [
    "linchpin",
    *(
        f"linchpin.claims.{name}"
        for name in ("claim", "dates", "edition", "errors", "finding", "ftm", "quantity")
    ),
]


@pytest.mark.parametrize("module", MODULES)
def test_importing_is_fast_and_loads_nothing_foreign(module: str) -> None:
    best = float("inf")
    for _ in range(3):  # the guard is coarse: a busy machine gets three tries
        done = subprocess.run(
            [sys.executable, "-c", CODE.format(module=module)],
            capture_output=True,
            text=True,
            check=True,
        )
        took, *foreign = done.stdout.split()
        assert not foreign
        best = min(best, float(took))
        if best < 0.1:
            break
    assert best < 0.1
