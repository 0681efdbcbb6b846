"""Pictures tell a thing as firmly as answers do, by the one rule of `network.standing_of`."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linchpin.chart.standing import Firmness, firmness, strongest, weakest
from linchpin.claims.claim import Standing
from linchpin.network.answer import Line, Said
from linchpin.network.standing_of import standing_of_all, standing_of_statement

SAID = st.builds(
    Said,
    claim=st.just("c"),
    quote=st.just("q"),
    speaker=st.sampled_from(["A", "B"]),
    standing=st.sampled_from([standing.value for standing in Standing]),
    opinion=st.booleans(),
    source=st.just(1),
    date=st.just("2020"),
    document=st.just("d"),
    place=st.none(),
    listed=st.booleans(),
)
LINES = st.lists(st.lists(SAID, min_size=1, max_size=3), min_size=1, max_size=3)


def shown(found: Firmness) -> tuple[object, ...]:
    return found.standing, found.opinion, {*found.speakers}, found.listed


@given(LINES)
def test_a_picture_is_as_firm_as_an_answer(lines: list[list[Said]]) -> None:
    drawn = firmness(Line("Ana", "leader", tuple(said)) for said in lines)
    told = standing_of_all(standing_of_statement([[item] for item in said]) for said in lines)
    assert (drawn.standing, drawn.opinion, drawn.speakers) == (
        told.standing,
        told.opinion,
        told.speakers,
    )


@given(LINES)
def test_the_order_of_what_is_said_does_not_matter(lines: list[list[Said]]) -> None:
    found = [firmness([Line("Ana", "leader", tuple(said))]) for said in lines]
    for rule in (strongest, weakest):
        assert shown(rule(found)) == shown(rule(reversed(found)))


@given(LINES)
def test_what_stands_for_several_is_listed_where_all_of_them_are(lines: list[list[Said]]) -> None:
    found = [firmness([Line("Ana", "leader", tuple(said))]) for said in lines]
    if weakest(found).listed:
        assert any(item.listed for item in found)
    if all(item.listed for item in found):
        assert weakest(found).listed
