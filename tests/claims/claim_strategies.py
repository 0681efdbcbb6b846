"""Hypothesis strategies for claims, their evidence, dates and quantities."""

from __future__ import annotations

from hypothesis import strategies as st

from linchpin.claims.claim import Claim, Evidence, Standing
from linchpin.claims.quantity import BOUNDS, Quantity

DATASET = "made_list"

texts = st.text(min_size=1, max_size=12)
"""Any text at all, control characters and lone surrogates included."""

years = st.integers(1900, 2099).map(str)
points = st.one_of(
    years,
    st.builds("{}-{:02d}".format, years, st.integers(1, 12)),
    st.dates().filter(lambda day: day.year >= 1000).map(lambda day: day.isoformat()),
)
circas = st.builds("{}~".format, years)
intervals = st.tuples(years, years).map(lambda pair: "/".join(sorted(pair)))
dates = st.one_of(points, circas, intervals)

amounts = st.one_of(
    st.integers(-(10**20), 10**20).map(str),
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-9999, max_value=9999
    ).map("{:f}".format),
)
quantities = st.builds(
    Quantity,
    amount=amounts,
    unit=st.sampled_from(["USD", "MXN", "weapons", "percent"]),
    bound=st.sampled_from(BOUNDS),
    period=st.none() | dates,
)
evidences = st.builds(
    Evidence,
    document=st.sampled_from(["a", "b"]),
    quote=texts,
    start=st.integers(0, 50),
    speaker=st.sampled_from(["OFAC", "the indictment"]),
    standing=st.sampled_from(Standing),
    opinion=st.booleans(),
)
entities = st.sampled_from(
    [(None, None, None), ("one", "Person", "name"), ("two", "Person", "alias")]
)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Any valid claim of the dataset; few entities, so that claims meet."""
    entity_id, schema, prop = draw(entities)
    return Claim(
        dataset=DATASET,
        entity_id=entity_id,
        schema=schema,
        prop=prop,
        value=draw(texts),
        evidence=draw(evidences),
        original=draw(st.none() | texts),
        date=draw(st.none() | dates),
        quantity=draw(st.none() | quantities),
    )


claim_sets = st.frozensets(claims(), max_size=6)
