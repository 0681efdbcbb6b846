"""What the product needs installs with plain `pip`, from wheels, and no newer than was tried."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import requires
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
NEVER = {"pyicu", "pyicu-wheels", "rigour", "normality", "followthemoney", "igraph"}
"""Published as source that needs a compiler, what needs such, and GPL."""
REQUIREMENTS = [
    line for line in requires("linchpin-network") or [] if "extra == 'bench'" not in line
]


@pytest.mark.parametrize("line", REQUIREMENTS)
def test_every_requirement_has_an_upper_bound(line: str) -> None:
    wanted = line.split(";")[0]
    assert re.search(r"<\d", wanted), f"{wanted}: say the first version that was not tried"
    assert re.match(r"[\w.-]+", wanted)[0].lower() not in NEVER  # type: ignore[index]


def _locked() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for package in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]:
        found.setdefault(package["name"], []).append(package)
    return found


def closure(locked: dict[str, list[dict[str, Any]]], name: str) -> set[str]:
    """Return every package a package needs, extras too."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for package in locked[waiting.pop()]:
            extras = package.get("optional-dependencies", {}).values()
            for need in (
                *package.get("dependencies", []),
                *(one for some in extras for one in some),
            ):
                if need["name"] not in found:
                    found.add(need["name"])
                    waiting.append(need["name"])
    return found


def test_all_that_is_needed_is_published_as_wheels() -> None:
    locked = _locked()
    needed = closure(locked, "linchpin-network")
    assert len(needed) > 15
    assert not needed & NEVER
    for name in sorted(needed):
        for package in locked[name]:
            files = [wheel.get("url", wheel.get("path", "")) for wheel in package.get("wheels", [])]
            fit = [file for file in files if re.search(r"-any\.whl|manylinux", file)]
            assert fit, f"{name} {package['version']} is published as source only"


def test_a_source_only_requirement_would_be_seen() -> None:
    locked = _locked()
    assert closure(locked, "followthemoney") & NEVER
