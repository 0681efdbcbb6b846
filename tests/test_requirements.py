"""What the product needs installs with plain `pip`, from wheels, and no newer than was tried."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
NEVER = {"pyicu", "pyicu-wheels", "rigour", "normality", "followthemoney", "igraph"}
"""Published as source that needs a compiler, what needs such, and GPL."""
PLAIN_SOURCE = {"pyspark"}
"""Published as source in which nothing is compiled: Python, and Java ready to run; an extra."""
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
    for name in sorted(needed - PLAIN_SOURCE):
        for package in locked[name]:
            files = [wheel.get("url", wheel.get("path", "")) for wheel in package.get("wheels", [])]
            fit = [file for file in files if re.search(r"-any\.whl|manylinux", file)]
            assert fit, f"{name} {package['version']} is published as source only"


def test_a_source_only_requirement_would_be_seen() -> None:
    locked = _locked()
    assert closure(locked, "followthemoney") & NEVER


PERMISSIVE = re.compile(
    r"\b(MIT|BSD|0BSD|ISC|Apache|PSF|PSFL|Python Software Foundation|Zlib|CC0|Unlicense)\b", re.I
)
RECIPROCAL = re.compile(
    r"GPL|\bMPL|Mozilla|EUPL|CDDL|\bEPL\b|Affero|Lesser|SSPL|Commons Clause", re.I
)
ALLOWED = {"certifi": "MPL-2.0", "tld": "MPL-1.1"}
"""What may be needed although its licence asks something back; plans/0001 and 0090 say why."""


def licence_of(name: str) -> str | None:
    """Return what an installed package says of its licence; None where it is not installed."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return None
    # Some give the whole licence where its name belongs, with those of what is built in after it.
    named = (found.metadata.get("License") or "").strip().partition("\n\n")[0]
    said = [found.metadata.get("License-Expression") or "", named]
    said += [one for one in found.metadata.get_all("Classifier", []) if one.startswith("License")]
    text = " ".join(said).strip()
    if not text:  # the words of the licence itself
        files = [file for file in found.files or [] if "LICENSE" in file.name.upper()]
        words = " ".join(str(file.read_text()) for file in files)
        text = "MIT" if "Permission is hereby granted, free of charge" in words else words[:200]
    return text


def needed_by(name: str) -> set[str]:
    """Return what a package needs on its own, without extras; only what is installed."""
    found, waiting = {name}, [name]
    while waiting:
        try:
            lines = distribution(waiting.pop()).requires or []
        except PackageNotFoundError:
            continue
        for line in lines:
            need = re.split(r"[^\w.-]", line)[0].lower()
            if "extra ==" not in line and need not in found:
                found.add(need)
                waiting.append(need)
    return found


def test_the_licence_of_everything_that_is_needed_is_permissive() -> None:
    looked_at = 0
    for name in sorted(needed_by("linchpin-network") - {"linchpin-network"}):
        licence = licence_of(name)
        if licence is None:
            continue
        looked_at += 1
        if name in ALLOWED:
            assert ALLOWED[name] in licence
            continue
        assert PERMISSIVE.search(licence), f"{name}: {licence[:80]!r}"
        assert not RECIPROCAL.search(licence), f"{name}: {licence[:80]!r}"
    assert looked_at > 15


def test_a_licence_that_asks_something_back_would_be_seen() -> None:
    assert RECIPROCAL.search(licence_of("psycopg") or "LGPL")
