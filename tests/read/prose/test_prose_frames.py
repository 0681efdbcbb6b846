"""Every way to say a thing has an example that is read; minimal pairs bring out no accusation."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.read_texts import Probe, load_probes

from linchpin.read.prose.engine import read_text
from linchpin.read.prose.frames.table import event_frames, noun_frames, verb_frames
from linchpin.read.prose.proposal import EVENTS, RELATIONS, Polarity, TextReading

EXAMPLES = [
    tuple(cell.strip() for cell in line.split("|"))
    for line in (Path(__file__).parent / "frame_examples.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
SYMMETRIC = {"family", "associate", "allied_with", "rival_of"}


def said(reading: TextReading) -> list[tuple[str, str, str, str]]:
    names = {one.id: one.name for one in reading.entities}
    return [
        (one.type, names[one.subject], names.get(one.object or "", ""), one.standing.value)
        for one in reading.claims
        if one.polarity is Polarity.SAID
    ]


@pytest.mark.parametrize("example", EXAMPLES, ids=[one[1] for one in EXAMPLES])
def test_an_example_is_read(example: tuple[str, ...]) -> None:
    language, sentence, claim, subject, other = example
    found = said(read_text(sentence, published="2024-03-05", language=language))
    ends = [(subject, other), (other, subject)] if claim in SYMMETRIC else [(subject, other)]
    assert any(one[0] == claim and a in one[1] and b in one[2] for one in found for a, b in ends), (
        found
    )


@pytest.mark.parametrize("probe", load_probes(), ids=lambda probe: probe.text)
def test_a_minimal_pair_accuses_nobody_falsely(probe: Probe) -> None:
    found = said(read_text(probe.text, published="2024-03-05", language=probe.language))
    for kind, *ends in probe.forbidden:
        assert not [
            one
            for one in found
            if one[0] == kind and ends[0] in one[1] and (len(ends) < 2 or ends[1] in one[2])
        ]
    for kind, *words in probe.required:
        kinds = {"member_of", "supports"} if kind == "member_of" else {kind}
        standing = [word for word in words if word in ("alleged", "stated")]
        ends = [word for word in words if word not in standing]
        assert any(
            one[0] in kinds
            and ends[0] in one[1]
            and (len(ends) < 2 or ends[1] in one[2])
            and (not standing or one[3] == standing[0])
            for one in found
        ), found


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_row_of_the_tables_claims_a_known_kind(language: str) -> None:
    known = {*RELATIONS, *EVENTS}
    for frames in (verb_frames(language), noun_frames(language), event_frames(language)):
        for same in frames.values():
            assert {frame.claim for frame in same} <= known | {"none"}


def test_a_claim_names_its_row_and_says_why_its_arguments_were_taken() -> None:
    claim = read_text("Police arrested Juan Ríos Vela.", language="en").claims[0]
    assert claim.frame.startswith("en-verb-")
    assert claim.frame.endswith("-arrested")
    assert claim.reasons
