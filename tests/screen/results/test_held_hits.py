"""Many hits lie in a file and few in memory: nobody who goes through them can tell."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.screen.results import held_hits
from linchpin.screen.results.held_hits import hold, lines_of, unnamed_file
from linchpin.screen.results.hit import Band, Hit
from linchpin.screen.results.output import KINDS, write_hits
from linchpin.screen.results.record import Result

HIT = Hit(1, "", "name", "Ana", "name", 1.0, "ofac-1", "Ana", "Ana", "why", ("SDNT",), "", ("c",))
some_hits = st.lists(
    st.builds(
        Hit,
        row=st.integers(0, 9),
        key=st.text(max_size=4),
        column=st.just("name"),
        value=st.text(max_size=9),
        alert=st.sampled_from(["name", "weak name"]),
        score=st.floats(0, 1),
        entity=st.just("ofac-1"),
        caption=st.text(max_size=4),
        listed_name=st.text(max_size=4),
        reason=st.text(max_size=4),
        programs=st.tuples(st.text(max_size=3)),
        edition=st.just(""),
        claims=st.tuples(st.text(max_size=3), st.text(max_size=3)),
        band=st.sampled_from([band.value for band in Band]),
    ),
    max_size=8,
)


def on_disk(hits: Sequence[Hit]) -> Sequence[Hit]:
    """Return hits held in a file, however few they are."""
    return held_hits._HitsOnDisk(hits, None)


@given(some_hits, st.slices(8))
def test_hits_in_a_file_are_the_hits_in_memory(hits: list[Hit], some: slice) -> None:
    kept = on_disk(hits)
    assert list(kept) == hits
    assert (len(kept), bool(kept)) == (len(hits), bool(hits))
    assert list(kept[some]) == hits[some]
    assert all(kept[at] == hits[at] for at in range(-len(hits), len(hits)))
    both = zip_longest(kept, kept)  # two go through them in turn
    assert [one for pair in both for one in pair] == [one for hit in hits for one in (hit, hit)]
    one, other = Result(kept, 9), Result(tuple(hits), 9)
    assert (one.digest, one.counts, one.bands, one.certain, one.exit_code) == (
        other.digest, other.counts, other.bands, other.certain, other.exit_code,
    )  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_does_not_tell_where_hits_were_held(kind: str, tmp_path: Path) -> None:
    hits = [replace(HIT, row=row, value=f"Ana {row}", score=row / 50) for row in range(50)]
    paths = [tmp_path / f"memory{kind}", tmp_path / f"file{kind}"]
    for held, path in zip((tuple(hits), on_disk(hits)), paths, strict=True):
        write_hits(held, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_few_are_held_in_memory_and_many_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held_hits, "MOST_HELD", 3)
    assert isinstance(hold([HIT] * 3), tuple)
    assert not isinstance(hold([HIT] * 4), tuple)
    assert list(hold([HIT] * 4)) == [HIT] * 4


@given(st.lists(st.binary(max_size=9).map(lambda line: line.replace(b"\n", b""))), st.binary())
def test_lines_are_found_and_one_without_an_end_is_none(lines: list[bytes], rest: bytes) -> None:
    with unnamed_file(None) as stream:
        stream.write(b"".join(line + b"\n" for line in lines) + rest.replace(b"\n", b""))
        found = list(lines_of(stream))
        assert [line for _, line in found] == lines
        for at, line in found:
            assert next(lines_of(stream, at)) == (at, line)


def test_text_of_any_kind_is_kept() -> None:
    hit = replace(HIT, value="\ud800 \x00 Ñandú \u2028")
    assert list(on_disk([hit])) == [hit]
    assert json.loads(json.dumps(hit.value)) == hit.value
