"""The committed part of the FollowTheMoney model."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.claims.claim import Claim, Evidence
from linchpin.claims.errors import ClaimError
from linchpin.claims.ftm import check_model, is_a, narrower, schemata

ROOT = Path(__file__).resolve().parents[2]
CLAIM = Claim("made_list", "one", "Person", "name", "Ana", Evidence("d", "Ana", 0, "OFAC"))
names = st.sampled_from(sorted(schemata()))


def test_the_table_is_current() -> None:
    script = ROOT / "scripts/generate_ftm_model.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, check=False)
    assert done.returncode == 0, f"run {script} again: {done.stderr.decode()}"


@given(names, names)
def test_the_narrower_of_two_is_one_of_them_in_either_order(one: str, two: str) -> None:
    found = narrower(one, two)
    assert found == narrower(two, one)
    if found is None:
        assert not is_a(one, two)
        assert not is_a(two, one)
    else:
        assert is_a(found, one)
        assert is_a(found, two)


def test_a_wrong_property_is_refused_with_the_nearest_ones() -> None:
    check_model([CLAIM, replace(CLAIM, entity_id=None, schema=None, prop=None)])
    with pytest.raises(ClaimError, match=r"no property 'birthdate'; did you mean birthDate"):
        check_model([replace(CLAIM, prop="birthdate")])
    with pytest.raises(ClaimError, match="unknown schema 'Persona'"):
        check_model([replace(CLAIM, schema="Persona")])
