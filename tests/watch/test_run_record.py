"""Records of runs: what is changed, lost or made anew shows; a key tells who sealed them."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from linchpin.watch.run_record import check_records, sealed

KEY = b"a key of sixteen bytes or more"


def chain(count: int, key: bytes | None = None) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = []
    for number in range(1, count + 1):
        previous = records[-1]["hash"] if records else ""
        record = sealed({"found": number}, number=number, previous=previous, key=key)
        records.append(json.loads(json.dumps(record)))
    return records


@given(st.integers(0, 5), st.booleans())
def test_a_chain_that_nobody_touched_is_whole(count: int, signed: bool) -> None:
    report = check_records(chain(count, KEY if signed else None), key=KEY)
    assert (report.count, report.broken_at) == (count, None)
    assert report.signed == (count if signed else 0)


@given(st.integers(0, 4), st.sampled_from(["found", "number", "previous", "hash", "gone"]))
def test_any_change_breaks_it_there(at: int, what: str) -> None:
    records = chain(5)
    if what == "gone":
        del records[at]
    else:
        records[at][what] = "another"
    expected = (5, chain(5)[-1]["hash"])
    report = check_records(records, expected=expected)
    assert report.broken_at == at + 1


def test_a_chain_that_was_made_anew_shows_by_the_key_and_by_the_head() -> None:
    records = chain(3, KEY)
    forged = chain(3, b"another key of some length")
    assert check_records(forged, key=KEY).broken_at == 1
    anew = [sealed({"found": 9}, number=1, previous="", key=None)]
    assert check_records(anew, expected=(1, records[0]["hash"])).broken_at == 1
    assert check_records(records[:2], expected=(3, records[2]["hash"])).broken_at == 3


def test_without_the_key_nothing_is_said_to_be_confirmed() -> None:
    report = check_records(chain(2, KEY))
    assert (report.signed, report.unsigned, report.broken_at) == (0, 2, None)
