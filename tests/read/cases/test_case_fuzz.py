"""Whatever a folder holds: a Reading that keeps its contract, or a LinchpinError."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from harbour_case import HARBOUR, read_case
from hypothesis import example, given, settings
from hypothesis import strategies as st

from effort import times
from linchpin.claims.claim import check_quotes
from linchpin.claims.errors import LinchpinError
from linchpin.claims.ftm import check_model

CASE = (HARBOUR / "case.yaml").read_bytes()
BRIEF = (HARBOUR / "brief.md").read_bytes()
SCALARS = [m.span(1) for m in re.finditer(rb"(?<=: )([^{}\[\]\n,]+)", CASE)]
TOKENS = [b"general", b"aurelio", b"muelle", b"listed", b"Family", b"2024", b"2024/2023", b"[]"]
TOKENS += [b"9" * 400, b"1e999999", b"~", b"null", b"'", b'"', b"&a", b"*a", b"!!x", b"? ", b"|"]
TOKENS += ["\u0663\u0660".encode(), b"\x00", b"\x85", "\u2028".encode(), b"- ", b"<<", b"{a: b}"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("case")


def survives(folder: Path, case: bytes, brief: bytes) -> None:
    (folder / "case.yaml").write_bytes(case)
    (folder / "brief.md").write_bytes(brief)
    try:
        reading = read_case(folder)
    except LinchpinError:
        return
    check_model(reading.claims)
    check_quotes(reading.claims, reading.documents)


@given(case=st.binary(max_size=200), brief=st.binary(max_size=200))
@example(case=b"\x1f\x8b\x08\x00", brief=b"")
@example(case=b"[" * 5000, brief=b"## A\nb")
@example(case=b"? [a]\n: b", brief=b"## A\nb")
def test_random_bytes(folder: Path, case: bytes, brief: bytes) -> None:
    survives(folder, case, BRIEF)
    survives(folder, CASE, brief)
    survives(folder, case, brief)


@given(end=st.integers(0, len(CASE)), start=st.integers(0, len(CASE)))
def test_cut_yaml(folder: Path, end: int, start: int) -> None:
    survives(folder, CASE[:end], BRIEF)
    survives(folder, CASE[: min(start, end)] + CASE[max(start, end) :], BRIEF)


@given(end=st.integers(0, len(BRIEF)))
def test_cut_brief(folder: Path, end: int) -> None:
    survives(folder, CASE, BRIEF[:end])


@settings(max_examples=times(160))
@given(
    spans=st.lists(st.sampled_from(SCALARS), min_size=1, max_size=3, unique=True),
    other=st.sampled_from(SCALARS),
    new=st.sampled_from(TOKENS) | st.text(max_size=8).map(str.encode) | st.none(),
)
def test_changed_values(
    folder: Path, spans: list[tuple[int, int]], other: tuple[int, int], new: bytes | None
) -> None:
    case = CASE
    for start, end in sorted(spans, reverse=True):
        case = case[:start] + (CASE[slice(*other)] if new is None else new) + case[end:]
    survives(folder, case, BRIEF)


@given(lines=st.permutations(CASE.splitlines(keepends=True)), kept=st.integers(5, 40))
def test_shuffled_lines(folder: Path, lines: list[bytes], kept: int) -> None:
    survives(folder, b"".join(lines[:kept]), BRIEF)


def test_a_large_hostile_case_ends_soon(folder: Path) -> None:
    people = "".join(f"  n{n}: {{schema: Person, name: a a}}\n" for n in range(2000))
    keys = ", ".join(f"n{n}" for n in range(2000))
    head, claims = CASE.split(b"\nclaims:\n")
    quote = b"a " * 20_000 + b"b"
    hostile = head + b"\n" + people.encode() + b"\nclaims:\n" + claims
    hostile = hostile.replace(b"member: aurelio", f"member: [{keys}]".encode())
    survives(folder, hostile.replace(b"His brother Teo", quote), BRIEF + b"\n" + b"a " * 400_000)
