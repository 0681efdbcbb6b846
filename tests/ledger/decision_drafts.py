"""Decisions for tests: one written out, and any that Hypothesis thinks of."""

from __future__ import annotations

from hypothesis import strategies as st

from linchpin.ledger.decision import IDENTITY, NOT_SAME, SAME, UNSURE, Draft


def judgement(
    first: str = "ofac-17674",
    second: str = "case-mencho",
    *,
    verdict: str = SAME,
    because: str = "same birth date and R.F.C.",
) -> Draft:
    return Draft(
        kind=IDENTITY,
        subjects=(first, second),
        verdict=verdict,
        because=because,
        by="ana@example.org",
        at="2026-03-01T09:30:00Z",
    )


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)
words = texts.filter(lambda text: bool(text.strip()))
times = st.datetimes().map(lambda time: time.isoformat() + "Z")
pairs = st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")).filter(lambda p: p[0] != p[1])
drafts = st.builds(
    Draft,
    kind=st.just(IDENTITY),
    subjects=pairs | st.tuples(words, words).filter(lambda pair: pair[0] != pair[1]),
    verdict=st.sampled_from([SAME, NOT_SAME, UNSURE]),
    because=words,
    by=words,
    at=times,
)
