"""An answer hides nothing: every claim is in a line, or counted as said elsewhere."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effort import times
from invented import CASE, Written, keep
from linchpin.archive import create_archive, take_snapshot
from linchpin.claims.claim import Claim, Standing
from linchpin.claims.ftm import schemata
from linchpin.network.answer import Answer, Line
from linchpin.network.ask import ask
from linchpin.network.entity_claims import gather
from linchpin.network.network import Network, build_network
from linchpin.network.property_words import say_value
from linchpin.network.section import AnswerSection

THINGS = {
    "Passport": "holder", "Identification": "holder", "CryptoWallet": "holder",
    "Sanction": "entity", "Event": "involved", "Address": None,
    "Family": "person", "Membership": "member", "UnknownLink": "subject", "Payment": "payer",
}  # fmt: skip
OTHER_END = {
    "Family": "relative", "Membership": "organization", "UnknownLink": "object",
    "Payment": "beneficiary",
}  # fmt: skip
WORDS = st.sampled_from(["Oak", "12-34", "Elm Street 5", "ZX-9", "Harbour", "77001"])
STANDINGS = st.sampled_from([*Standing, Standing.STATED, Standing.STATED])


def values_of(kind: str) -> st.SearchStrategy[str]:
    """Return values a property of a type may have."""
    if kind == "date":
        return st.sampled_from(["2001", "2005-03", "2010-07-04", "1960~"])
    if kind == "country":
        return st.sampled_from(["mx", "us"])
    if kind == "number":
        return st.sampled_from(["5", "120000"])
    return WORDS


@st.composite
def sources(draw: st.DrawFn) -> Written:
    """Return a case about one person, with any properties, things and relations."""
    written = Written(dataset=CASE, published="2017-05-24", speaker="The Gazette")
    written.say("p", "Person", name="Ana Prueba")
    written.say("q", "Organization", name="Grupo Otro")
    schema = draw(st.sampled_from(["Person", "Company", "Vessel"]))
    written.say("p2", schema, name="Other Name")
    describe(draw, written, "p", "Person", draw(st.integers(0, 8)))
    for number in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(sorted(THINGS)))
        thing = f"t{number}"
        holder = THINGS[kind]
        standing = draw(STANDINGS)
        if holder is None:
            written.say("p", "Person", standing=standing, addressEntity=thing)
        else:
            written.say(thing, kind, standing=standing, **{holder: "p"})
        if kind in OTHER_END and draw(st.booleans()):
            written.say(thing, kind, standing=draw(STANDINGS), **{OTHER_END[kind]: "q"})
        describe(draw, written, thing, kind, draw(st.integers(1, 6)))
    return written


def describe(draw: st.DrawFn, written: Written, about: str, schema: str, count: int) -> None:
    """Write down some properties of a schema, each with any standing."""
    plain = {
        name: kind
        for name, kind in schemata()[schema].properties.items()
        if kind != "entity" and name != "name"
    }
    for _ in range(count):
        prop = draw(st.sampled_from(sorted(plain)))
        value = draw(values_of(plain[prop]))
        written.say(about, schema, standing=draw(STANDINGS), **{prop: value})


def network_of(written: Written, folder: str) -> Network:
    """Return the network of one source."""
    archive = create_archive(Path(folder) / "archive")
    keep(archive, written.edition("2021-01-01"))
    return build_network(take_snapshot(archive))


def lines_of(answer: Answer) -> list[Line]:
    """Return every line of an answer."""
    return [line for lines in answer.sections.values() for line in lines]


def said_in(claim: Claim, line: Line, network: Network) -> bool:
    """Say whether a line's words hold what a claim says."""
    words = {claim.value, say_value(claim), network.names.caption(claim.value)}
    return (
        any(word.casefold() in line.text.casefold() for word in words)
        or claim.value in (line.date, line.entity, line.kind)
        or claim.value == "p"
    )


@settings(max_examples=times(30), suppress_health_check=list(HealthCheck))
@given(sources())
def test_every_claim_is_in_the_answer_or_counted(written: Written) -> None:
    with tempfile.TemporaryDirectory() as folder:
        network = network_of(written, folder)
        answer = ask(network, "p")
        everything = list(gather(network, "p").everything())
        lines = lines_of(answer)
        by_claim: dict[str, list[Line]] = {}
        for line in lines:
            for claim in line.claims:
                by_claim.setdefault(claim, []).append(line)
        for claim in everything:
            found = by_claim.get(claim.id, [])
            if claim.id in answer.elsewhere:
                continue
            assert found, (claim.schema, claim.prop, claim.value, claim.evidence.standing)
            if claim.prop == "addressEntity":
                continue
            assert any(said_in(claim, line, network) for line in found), (claim, found)


@settings(max_examples=times(30), suppress_health_check=list(HealthCheck))
@given(sources())
def test_what_is_denied_stands_apart_and_nowhere_else(written: Written) -> None:
    with tempfile.TemporaryDirectory() as folder:
        network = network_of(written, folder)
        answer = ask(network, "p")
        denied = {
            claim.id
            for claim in gather(network, "p").everything()
            if claim.evidence.standing is Standing.DENIED
        }
        for section, lines in answer.sections.items():
            for line in lines:
                if section is AnswerSection.DENIED:
                    assert line.denied
                    assert denied & set(line.claims)
                else:
                    assert not denied & set(line.claims)
