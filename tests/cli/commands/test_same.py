"""`linchpin same` as a user types it."""

from __future__ import annotations

import json
from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]
Sdn = Callable[..., str]


def test_same_records_a_judgement_that_wins(ready: Run) -> None:
    before = json.loads(ready("ask", "El Mencho", "--json").output)
    assert len(before["records"]) == 2
    output = ready(
        "same", "ofac-17674", "jalisco-el-mencho", "--no", "--because", "a test", "--by", "me"
    ).output
    assert "decision 1: ofac-17674 and jalisco-el-mencho are not the same" in output
    after = json.loads(ready("ask", "El Mencho", "--json").output)
    assert after["entity"] == "jalisco-el-mencho"
    ready("same", "ofac-17674", "jalisco-el-mencho", "--yes", "--because", "on reflection")
    again = json.loads(ready("ask", "El Mencho", "--json").output)
    assert "decided so: on reflection" in again["records"][0][1]
    audit = json.loads(ready("audit", "--json").output)
    assert audit["intact"] is True
    assert [item["because"] for item in audit["decisions"]] == ["a test", "on reflection"]


def test_same_needs_a_verdict_and_two_who_are_not_one(ready: Run) -> None:
    assert ready("same", "17674", "20109", "--because", "x", fails=True).exit_code == 2
    one = ready("same", "El Mencho", "17674", "--no", "--because", "x", fails=True)
    assert "are one here already" in str(one.exception)
