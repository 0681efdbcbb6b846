"""A line says how firmly it is told, on screen and as data; a denied tie is said to be denied."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from invented import CASE, Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.claims.claim import Standing
from linchpin.cli.text.layout import lines_text
from linchpin.cli.text.paths_text import paths_text
from linchpin.network.answer import Line, Said
from linchpin.network.ask import ask
from linchpin.network.network import Network, build_network
from linchpin.network.paths import paths
from linchpin.network.section import AnswerSection
from linchpin.network.standing_of import FIRMNESS

SAID = st.builds(
    Said,
    claim=st.just("c"),
    quote=st.just("he led the crew"),
    speaker=st.sampled_from(["A blog", "OFAC"]),
    standing=st.sampled_from([item.value for item in Standing]),
    opinion=st.booleans(),
    source=st.just(1),
    date=st.just("2021"),
    document=st.sampled_from("xyz"),
    place=st.none(),
)
PLAIN = ("stated", "admitted", "proven")


def expected(said: list[Said]) -> str:
    """Return the word for the firmest document, each at its weakest, counted here anew."""
    order = ["denied", "opinion", *(item.value for item in FIRMNESS[1:])]

    def place(one: Said) -> int:
        return order.index("opinion" if one.opinion and one.standing != "denied" else one.standing)

    documents = {one.document for one in said}
    return order[max(min(place(s) for s in said if s.document == d) for d in documents)]


@given(st.lists(SAID, min_size=1, max_size=6), st.sampled_from(["leads", "nationality"]))
def test_the_mark_of_a_printed_line_is_the_standing_of_its_claims(
    said: list[Said], kind: str
) -> None:
    line = Line("leader of Los Inventados", kind, tuple(said))
    printed = next(lines_text([line])).strip()
    mark = re.search(r"Inventados(?: \((\w+)\))?$", printed)
    assert mark is not None
    assert line.standing == expected(said)
    assert mark[1] == (None if line.standing in PLAIN else line.standing)


def test_that_somebody_was_indicted_is_no_allegation_and_words_are_not_doubled() -> None:
    charged = Said("c", "q", "Court", "charged", False, 1, "2021", "d", None)
    assert Line("indicted: fraud", "indicted", (charged,)).standing == "stated"
    text = "\n".join(lines_text([Line("Charged with fraud", "event", (charged,))]))
    assert "(charged)" not in text


def the_network(path: Path) -> Network:
    """Return a network of an alleged leader, and of an owner who is said to be none."""
    archive = create_archive(path / "archive")
    case = Written(dataset=CASE, published="2005-01-01", speaker="The Gazette")
    for key, name in (("a", "Ana Prueba"), ("b", "Luis Soto")):
        case.say(key, "Person", name=name)
    case.say("o", "Organization", name="Los Inventados")
    case.say("lead", "Membership", member="a", organization="o", standing=Standing.ALLEGED)
    case.say("lead", "Membership", role="leader", standing=Standing.ALLEGED)
    denied = Standing.DENIED
    case.say("own", "Ownership", owner="b", asset="o", standing=denied, speaker="his lawyer")
    keep(archive, case.edition("2005-01-01"))
    return build_network(take_snapshot(archive))


def test_an_alleged_tie_says_so_in_answers_and_paths(tmp_path: Path) -> None:
    network = the_network(tmp_path)
    (line,) = ask(network, "a").sections[AnswerSection.ROLES]
    assert line.standing == "alleged"
    assert next(lines_text([line])).strip() == "leader of Los Inventados (alleged)"
    found = paths(network, "a", "o")
    assert [item.standing for item in found.chains[0][0].lines] == ["alleged"]
    text = "\n".join(paths_text(found, network.names.caption))
    assert "Ana Prueba — leader of Los Inventados (alleged)" in text
    assert not found.denied


def test_paths_says_who_denies_a_tie_of_the_two(tmp_path: Path) -> None:
    network = the_network(tmp_path)
    for pair in (("b", "o"), ("o", "b")):
        found = paths(network, *pair)
        assert not found.chains
        assert [line.standing for line in found.denied] == ["denied"]
        text = "\n".join(paths_text(found, network.names.caption))
        assert "no chain of relations" in text
        assert "denied by his lawyer: " in text
        assert "his lawyer, denied, 01 Jan 2005 [1]" in text
        assert "  [1] " in text
