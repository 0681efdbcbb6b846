"""Ask, paths and what is new, on invented people in a real archive."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from invented import CASE, Written, keep
from linchpin.archive import Archive, create_archive, take_snapshot
from linchpin.claims.claim import Standing
from linchpin.claims.errors import NetworkError
from linchpin.claims.finding import Finding
from linchpin.network.answer import Answer
from linchpin.network.ask import ask
from linchpin.network.changes import changes_since
from linchpin.network.delistings import explain_absence
from linchpin.network.network import Network, Several, build_network
from linchpin.network.paths import paths
from linchpin.network.section import AnswerSection, Misfit


def the_list() -> Written:
    """Return an invented list: a group, two of its people, and a man of the same surname."""
    written = Written()
    group = written.entry(100, "GRUPO EJEMPLO", "Organization")
    ana = written.entry(101, "Ana EJEMPLO PRUEBA", birthDate="1970-01-01", weakAlias="La Jefa")
    luis = written.entry(102, "Luis EJEMPLO PRUEBA", gender="male")
    written.entry(103, "Luis EJEMPLO OTRO")
    written.entry(104, "GRUPO DOBLE", "Organization")
    written.entry(105, "GRUPO DOBLE", "Organization")
    for person in (ana, luis):
        written.say(f"{person}-link", "UnknownLink", subject=person, object=group, role="Linked To")
    written.say(
        "ofac-103-link",
        "UnknownLink",
        subject="ofac-103",
        object=["ofac-104", "ofac-105"],
        role="Linked To",
    )
    return written


def the_case() -> tuple[Written, list[Finding]]:
    """Return an invented case with a contradiction, a denial and a dated event."""
    written = Written(dataset=CASE, published="2017-05-24", speaker="The Gazette")
    written.say("inv-ana", "Person", name="Ana Ejemplo Prueba", birthDate="1971-05-05")
    written.say("inv-ana-listed", "Sanction", entity="inv-ana", authorityId="101", authority="OFAC")
    written.say("inv-berta", "Person", name="Berta Nadie")
    written.say("inv-kin", "Family", person="inv-ana", relative="inv-berta", relationship="sister")
    written.say(
        "inv-no",
        "Family",
        standing=Standing.DENIED,
        speaker="Berta Nadie",
        person="inv-berta",
        relative="ofac-102",
        relationship="wife",
    )
    written.say("inv-event", "Event", involved="inv-ana", keywords="indicted", date="2015-05")
    written.say(
        "inv-sanction", "Sanction", entity="inv-ana", listingDate="2017-05-24", authority="OFAC"
    )
    first = written.say("inv-ana", "Person", notes="the group is new")[0]
    second = written.say("inv-ana", "Person", notes="the group is old")[0]
    return written, [Finding("contradiction", None, "new or old", (first.id, second.id))]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Return an archive with one edition of the list and the case."""
    archive = create_archive(tmp_path / "archive")
    keep(archive, the_list().edition("2021-07"))
    written, findings = the_case()
    keep(archive, written.edition("2021-01-01", findings=findings))
    return archive


@pytest.fixture
def network(archive: Archive) -> Network:
    """Return the network of everything."""
    return build_network(take_snapshot(archive))


def texts(answer: Answer, section: AnswerSection) -> list[str]:
    """Return the texts of a section's lines."""
    return [line.text for line in answer.sections.get(section, ())]


@pytest.mark.parametrize("who", ["ana ejemplo prueba", "PRUEBA, Ana Ejemplo", "101", "SDN 101"])
def test_accents_case_order_and_numbers_find_the_same(network: Network, who: str) -> None:
    assert network.one(who) == "ofac-101"


def test_several_candidates_are_listed_and_none_is_picked(network: Network) -> None:
    with pytest.raises(Several) as several:
        ask(network, "ejemplo")
    assert {item.entity for item in several.value.candidates} == {
        "ofac-100", "ofac-101", "ofac-102", "ofac-103",
    }  # fmt: skip


def test_nobody_is_said_with_near_names(network: Network) -> None:
    with pytest.raises(NetworkError, match=r"(?s)nobody.*Berta Nadie"):
        ask(network, "Berta Desconocida")


def test_a_weak_alias_finds_and_every_line_has_its_source(network: Network) -> None:
    answer = ask(network, "la jefa")
    assert answer.caption == "Ana Ejemplo Prueba"
    assert answer.records[0][1].startswith("the same as ofac-101")
    numbers = {source.number for source in answer.sources}
    for lines in answer.sections.values():
        for line in lines:
            assert line.said, line
            for said in line.said:
                assert said.quote
                assert said.speaker
                assert said.source in numbers


def test_events_are_in_time_order_and_a_list_gives_no_date(network: Network) -> None:
    answer = ask(network, "101")
    assert [line.kind for line in answer.sections[AnswerSection.EVENTS]] == [
        "indicted",
        "designated",
    ]
    luis = ask(network, "102")
    assert AnswerSection.EVENTS not in luis.sections
    assert any("no dates of designation" in text for text in luis.not_said)
    assert "No legal event in our sources." in luis.not_said
    assert any("what role or rank" in text for text in luis.not_said)


def test_contradictions_stand_side_by_side(network: Network) -> None:
    answer = ask(network, "101")
    about = {item.about: item for item in answer.contradictions}
    assert [line.text for line in about["new or old"].lines] == [
        "the group is new", "the group is old",
    ]  # fmt: skip
    assert about["date of birth"].found is Misfit.DISAGREEMENT
    assert len(about["date of birth"].lines) == 2


def test_a_denied_relation_is_shown_as_denied_and_connects_nobody(network: Network) -> None:
    answer = ask(network, "Berta Nadie")
    assert texts(answer, AnswerSection.FAMILY) == ["sister of Ana Ejemplo Prueba"]
    assert answer.sections[AnswerSection.DENIED][0].said[0].standing == "denied"
    with_luis = paths(network, "Berta Nadie", "102")
    steps = [(step.source, step.target) for step in with_luis.chains[0]]
    assert steps == [("inv-berta", "ofac-101"), ("ofac-101", "ofac-100"), ("ofac-100", "ofac-102")]


def test_a_link_to_one_of_two_entries_connects_neither(network: Network) -> None:
    assert paths(network, "103", "104").chains == ()
    line = ask(network, "103").sections[AnswerSection.LINKED][0]
    assert "one of 2 entries of that name; none is picked" in line.text


def test_the_same_on_both_ends_is_no_question(network: Network) -> None:
    with pytest.raises(NetworkError, match="are the same"):
        paths(network, "101", "La Jefa")


def test_before_the_first_edition_the_answer_is_not_not_listed(archive: Archive) -> None:
    early = build_network(take_snapshot(archive, as_of=datetime.date(2018, 1, 1)))
    answer = ask(early, "Ana Ejemplo Prueba")
    assert answer.entity == "inv-ana"
    assert any("no edition that early" in text for text in answer.not_said)
    assert not any(text.startswith("No entry in") for text in answer.not_said)


def test_before_the_first_document_nobody_is_known(archive: Archive) -> None:
    early = build_network(take_snapshot(archive, as_of=datetime.date(2017, 5, 23)))
    with pytest.raises(NetworkError, match="nobody"):
        ask(early, "Ana Ejemplo Prueba")


def test_what_is_new_names_who_came_went_and_changed(archive: Archive) -> None:
    newer = Written()
    newer.entry(100, "GRUPO EJEMPLO", "Organization")
    newer.entry(101, "Ana EJEMPLO PRUEBA", birthDate="1970-01-02", weakAlias="La Jefa")
    newer.entry(106, "Nuevo VECINO")
    keep(archive, newer.edition("2021-08-31"), most_lost=1.0)
    network = build_network(take_snapshot(archive))
    lists, _ = changes_since(archive, network, datetime.date(2021, 8, 1))
    change = lists[0]
    assert (change.older, change.newer) == ("2021-07", "2021-08-31")
    assert [item.caption for item in change.added] == ["Nuevo VECINO"]
    assert {item.entity for item in change.removed} == {
        "ofac-102", "ofac-103", "ofac-104", "ofac-105",
    }  # fmt: skip
    changed = {item.entity: item for item in change.changed}
    assert changed["ofac-101"].said == ("born: 02 Jan 1970",)
    assert changed["ofac-101"].unsaid[0] == "born: 01 Jan 1970"
    with pytest.raises(NetworkError, match=r"was in that of Jul 2021.*--as-of 2021-07-31"):
        explain_absence(archive, network, "Luis Ejemplo Otro")


def test_new_before_the_first_edition_says_so(archive: Archive) -> None:
    network = build_network(take_snapshot(archive))
    lists, cases = changes_since(archive, network, datetime.date(2001, 1, 1))
    assert lists[0].older is None
    assert "no edition of 2001-01-01 or earlier" in lists[0].notes[0]
    assert [case.title for case in cases] == [CASE]


def test_a_weak_alias_that_others_words_fit_too_is_not_guessed(archive: Archive) -> None:
    newer = the_list()
    newer.entry(107, "Otro TERCERO", weakAlias="Luis Ejemplo")
    keep(archive, newer.edition("2021-09-30"))
    network = build_network(take_snapshot(archive))
    with pytest.raises(Several) as several:
        network.one("luis ejemplo")
    found = {item.entity for item in several.value.candidates}
    assert found == {"ofac-102", "ofac-103", "ofac-107"}


def test_a_merge_that_was_not_made_is_shown(archive: Archive) -> None:
    newer = the_list()
    newer.entry(108, "Berta NADIE", birthDate="1980")
    newer.entry(109, "Berta NADIE", birthDate="1980")
    keep(archive, newer.edition("2021-10-31"))
    case = Written(dataset="case_other", published="2020-01-01")
    case.say("oth-berta", "Person", name="Berta Nadie", birthDate="1980")
    keep(archive, case.edition("2020-01-01"))
    answer = ask(build_network(take_snapshot(archive)), "oth-berta")
    assert any("were kept apart, although" in text for text in answer.findings)


def test_nobody_before_the_first_edition_is_not_not_listed(archive: Archive) -> None:
    early = build_network(take_snapshot(archive, as_of=datetime.date(2018, 1, 1)))
    with pytest.raises(NetworkError, match=r"no edition that early.*not the same as not listed"):
        ask(early, "Luis Ejemplo Otro")


def test_a_number_of_another_authority_merges_nobody(archive: Archive) -> None:
    case = Written(dataset="case_other", published="2020-01-01")
    case.say("oth-ana", "Person", name="Somebody Else")
    case.say("oth-listed", "Sanction", entity="oth-ana", authority="The Moon", authorityId="101")
    keep(archive, case.edition("2020-01-01"))
    network = build_network(take_snapshot(archive))
    assert network.resolution.of("oth-ana") == "oth-ana"
