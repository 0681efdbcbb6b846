"""Laws of reading and review: what was decided stays decided, and nothing is a fact by itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from effort import times
from linchpin.archive import Archive, take_snapshot
from linchpin.claims.claim import Standing
from linchpin.claims.errors import LinchpinError
from linchpin.claims.progress import silent
from linchpin.read.cases import CaseReader
from linchpin.read.prose.proposal import Polarity
from linchpin.read.prose.text_reader import TextReader
from linchpin.workspace.add_edition import add_case
from linchpin.workspace.claim_choice import ClaimChoice, carry_out
from linchpin.workspace.known_names import names_in_text, proposed_links
from linchpin.workspace.open import open_network, opened_archive
from linchpin.workspace.prose_order import ReadOrder, ReadOutcome, ReadState
from linchpin.workspace.prose_reading import document_folder, read_documents
from linchpin.workspace.prose_review import (
    DecisionReason,
    Review,
    all_decisions,
    merge_names,
    open_review,
    reviewed_names,
    write_case,
)
from linchpin.workspace.settings import Settings
from linchpin.workspace.unreviewed import unreviewed_about
from pattern_reader import PatternReader

STORY = """An arrest in Colima

Juan Ortega Lara was arrested on Monday, the prosecutor said. Pedro Ruiz Mora owns Colima Trading.

Juan Ortega Lara leads Norte Group. Marta Nava Cruz was not charged. Ana Ejemplo was arrested.
"""


def read(
    settings: Settings, path: Path, reader: TextReader | None = None, **order: object
) -> ReadOutcome:
    """Read a file or folder, with a date so that it can become a case."""
    asked = ReadOrder((path,), published="2021-05-04", publisher="Diario Inventado")
    asked = replace(asked, **order)  # type: ignore[arg-type]
    network = open_network(settings)
    names = names_in_text(network, reviewed_names(settings))
    return read_documents(settings, asked, reader or PatternReader(), lambda: names, silent)


@pytest.fixture
def story(settings: Settings, tmp_path: Path) -> Path:
    """Return a story that was read."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    read(settings, path)
    return path


def decide(settings: Settings, number: int, what: str, **changes: str) -> Review:
    """Decide a claim of the story, and return the state of all of them."""
    review = open_review(settings, "story")
    carry_out(settings, review, ClaimChoice(number, what, changes), f"test {what}", None)
    return open_review(settings, "story")


def states(settings: Settings) -> list[str]:
    """Return what became of each claim of the story."""
    return [item.state.value for item in open_review(settings, "story").items]


def test_what_is_read_waits_and_is_in_no_network(settings: Settings, story: Path) -> None:
    before = open_network(settings)
    assert states(settings) == ["open"] * 5
    after = open_network(settings)
    assert list(after.names.everything()) == list(before.names.everything())
    folder = document_folder(settings)
    assert folder.original(folder.opened("story")).read_bytes() == story.read_bytes()


def test_a_file_is_read_once_and_a_copy_is_no_second_source(
    settings: Settings, story: Path, tmp_path: Path
) -> None:
    assert [one.state for one in read(settings, story).files] == [ReadState.AGAIN]
    longer = STORY + "\nThe prosecutor of Colima told reporters that more would follow this week.\n"
    wire = tmp_path / "wire.txt"
    wire.write_text(longer.replace("An arrest in Colima", "Agency: one held in Colima"), "utf-8")
    outcome = read(settings, wire)
    assert [one.state for one in outcome.files] == [ReadState.COPY]
    assert open_review(settings, "wire").document.id == "story"
    assert open_review(settings, "story").copies == ("wire",)
    assert len(unreviewed_about(settings, ["Juan Ortega Lara"])) == 2


CHOICES = ("accept", "reject", "opposite", "correct", "leave")


@how(
    max_examples=times(6),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(CHOICES), min_size=5, max_size=5), st.booleans(), st.booleans())
def test_decisions_survive_another_reader_and_another_text(
    settings: Settings, tmp_path: Path, chosen: list[str], longer: bool, again: bool
) -> None:
    folder = tmp_path / f"t{len(list(tmp_path.iterdir()))}"
    folder.mkdir()
    path, fresh = folder / "story.txt", replace(settings, archive=folder / "archive")
    path.write_text(STORY, "utf-8")
    order = ReadOrder((path,), published="2021-05-04")
    read_documents(fresh, order, PatternReader(), lambda: lambda _: [], silent)
    for number, what in enumerate(chosen, 1):
        if what != "leave":
            decide(fresh, number, what, **({"standing": "alleged"} if what == "correct" else {}))
    before = [(item.state, item.claim) for item in open_review(fresh, "story").items]
    if again:
        path.write_text(f"UPDATED\n\n{STORY}\nMore was not known. It rained in Colima.\n", "utf-8")
    other = PatternReader(name="patterns 2", longer=longer, numbered_from=900)
    outcome = read_documents(fresh, order, other, lambda: lambda _: [], silent)
    wanted = ReadState.VERSION if again else ReadState.READ
    assert [one.state for one in outcome.files] == [wanted]
    after = [(item.state, item.claim) for item in open_review(fresh, "story").items]
    assert after == before


def test_a_rejected_claim_stays_rejected_where_its_sentence_is_put_anew(
    settings: Settings, story: Path
) -> None:
    decide(settings, 1, "reject")
    story.write_text(STORY.replace("on Monday, the", "on Monday morning, the state"), "utf-8")
    read(settings, story)
    assert states(settings)[0] == "rejected"
    assert unreviewed_about(settings, ["Juan Ortega Lara"])[0].claim.type == "member_of"


def test_an_accepted_claim_waits_again_where_its_sentence_changed(
    settings: Settings, story: Path
) -> None:
    decide(settings, 1, "accept")
    said = "It is not true that Juan Ortega Lara was arrested on Monday, the prosecutor said."
    old = "Juan Ortega Lara was arrested on Monday, the prosecutor said."
    story.write_text(STORY.replace(old, said), "utf-8")
    read(settings, story)
    items = [one for one in open_review(settings, "story").items if one.proposed.type == "arrested"]
    assert [one.state.value for one in items[:2]] == ["open", "open"]
    assert any("accepted by A. Tester" in note for one in items for note in one.notes)
    assert any("no longer stand" in note for one in items for note in one.notes)
    gone = next(one for one in items if any("no longer" in note for note in one.notes))
    with pytest.raises(LinchpinError, match="no longer stand"):
        decide(settings, gone.number, "accept")
    after = decide(settings, gone.number, "reject")
    assert not any("no longer" in note for one in after.items for note in one.notes)


def test_a_decision_can_be_taken_back_and_then_it_waits(settings: Settings, story: Path) -> None:
    decide(settings, 2, "reject")
    assert decide(settings, 2, "withdraw").items[1].state.value == "open"
    with pytest.raises(LinchpinError, match="none can be taken back"):
        decide(settings, 2, "withdraw")


def test_only_accepted_claims_become_a_case_and_each_with_its_words(
    settings: Settings, story: Path, tmp_path: Path
) -> None:
    review = open_review(settings, "story")
    with pytest.raises(LinchpinError, match="nothing becomes a case by itself"):
        write_case(settings, [review], tmp_path / "norte", overwrite=False, by=None)
    decide(settings, 1, "accept")
    decide(settings, 2, "reject")
    decide(settings, 3, "correct", standing="alleged", speaker="the prosecutor", detail="leader")
    review = decide(settings, 4, "accept")
    folder = tmp_path / "norte"
    made = write_case(settings, [review], folder, overwrite=False, by=None)
    assert (made.claims, made.left_out) == (3, ())
    reading = CaseReader().read(folder, date=None, progress=silent)
    claims = [claim for part in reading.parts for claim in part.claims]
    assert {claim.evidence.quote for claim in claims if claim.prop != "name"} == {
        "Juan Ortega Lara was arrested",
        "Juan Ortega Lara leads Norte Group",
        "Marta Nava Cruz was not charged",
    }
    standings = {claim.value: claim.evidence.standing for claim in claims}
    assert standings["leader"] is Standing.ALLEGED
    assert standings["indicted"] is Standing.DENIED
    with pytest.raises(LinchpinError, match="is there already"):
        write_case(settings, [review], folder, overwrite=False, by=None)
    add_case(opened_archive(settings), folder, settings)
    assert open_network(settings).one("Juan Ortega Lara") == "norte-juan-ortega-lara"
    assert not open_network(settings).candidates("Pedro Ruiz Mora")


def test_what_is_denied_and_accepted_is_never_a_line(
    settings: Settings, story: Path, tmp_path: Path
) -> None:
    decide(settings, 2, "opposite")
    decide(settings, 3, "correct", polarity="conditional")
    review = decide(settings, 4, "accept")
    write_case(settings, [review], tmp_path / "norte", overwrite=False, by=None)
    archive: Archive = opened_archive(settings)
    add_case(archive, tmp_path / "norte", settings)
    network = open_network(settings)
    ids = {item for item, _ in network.names.everything() if item.startswith("norte-")}
    assert [edge for edge in network.edges if {edge.source, edge.target} & ids] == []
    assert any(edition.dataset == "case_norte" for edition in take_snapshot(archive).editions)


def test_names_that_somebody_made_one_go_together_and_can_be_parted(
    settings: Settings, story: Path
) -> None:
    pair = ("Pedro Ruiz Mora", "Juan Ortega Lara")
    merge_names(settings, open_review(settings, "story"), pair, DecisionReason("the text says so"))
    subject = open_review(settings, "story").items[1].proposed.subject
    assert (subject.name, "Pedro Ruiz Mora" in subject.aliases) == ("Juan Ortega Lara", True)
    review = open_review(settings, "story")
    merge_names(settings, review, pair, DecisionReason("no, his cousin"), same=False)
    assert open_review(settings, "story").items[1].proposed.subject.name == "Pedro Ruiz Mora"


def test_accepted_names_are_looked_for_in_later_texts(settings: Settings, story: Path) -> None:
    assert reviewed_names(settings) == []
    decide(settings, 2, "accept")
    decide(settings, 3, "reject")
    names = {name for _, name, _ in reviewed_names(settings)}
    assert names == {"Pedro Ruiz Mora", "Colima Trading"}
    found = names_in_text(None, reviewed_names(settings))("he saw PEDRO RUIZ MORA there")
    assert [one.name for one in found] == ["Pedro Ruiz Mora"]


def test_links_to_the_archive_are_proposed_with_a_reason_and_never_made(
    settings: Settings, story: Path
) -> None:
    network = open_network(settings)
    entities = document_folder(settings).opened("story").reading.entities
    links = proposed_links(network, entities)
    ana = next(one for one in entities if one.name == "Ana Ejemplo")
    assert {link.name for link in links[ana.id]} == {"Ana Ejemplo"}
    assert all("bears that very name: 1.00" in link.reason for link in links[ana.id])
    assert len(links) == 1
    assert open_network(settings).resolution.canonical == network.resolution.canonical
    assert all_decisions(settings) == []


def test_corrections_are_of_the_text_or_refused(settings: Settings, story: Path) -> None:
    for field, value in (
        ("standing", "certain"),
        ("subject", "Nobody Here"),
        ("type", "met"),
        ("date", "last week"),
        ("amount", "many"),
        ("quote", "Juan Ortega Lara was acquitted"),
        ("colour", "red"),
        ("amount", "5"),
    ):
        with pytest.raises(LinchpinError):
            decide(settings, 1, "correct", **{field: value})
    assert states(settings) == ["open"] * 5
    item = decide(settings, 3, "correct", subject="Pedro Ruiz Mora", date="2021-05").items[2]
    assert item.claim is not None
    assert (item.claim.subject.name, item.claim.date) == ("Pedro Ruiz Mora", "2021-05")
    swapped = decide(settings, 2, "correct", swap="yes").items[1].claim
    assert swapped is not None
    assert swapped.subject.name == "Colima Trading"


def test_a_second_reader_that_disagrees_goes_to_the_head_of_the_queue(
    settings: Settings, story: Path
) -> None:
    folder = document_folder(settings)
    kept = folder.opened("story")
    second = tuple(one for one in kept.reading.claims if one.type != "owns")
    folder.keep(replace(kept, second=second, second_reader="a model"), None)
    review = open_review(settings, "story")
    assert review.waiting[0].proposed.type == "owns"
    assert review.waiting[0].notes == ("a model does not say so",)
    assert [item.number for item in review.waiting] == [2, 1, 3, 4, 5]


def test_a_damaged_document_is_said_to_be_and_names_its_file(
    settings: Settings, story: Path
) -> None:
    path = settings.archive / "documents" / "story" / "document.json"
    raw = json.loads(path.read_text("utf-8"))
    raw["document"]["reading"]["claims"][0]["quote"]["text"] = "Juan Ortega Lara was convicted"
    path.write_text(json.dumps(raw), "utf-8")
    with pytest.raises(LinchpinError, match=r"document\.json: is damaged"):
        open_review(settings, "story")
    original = next((settings.archive / "documents" / "story").glob("*.txt"))
    original.write_text("other", "utf-8")
    path.write_text(json.dumps(raw).replace("was convicted", "was arrested"), "utf-8")
    folder = document_folder(settings)
    with pytest.raises(LinchpinError, match="was changed since"):
        folder.original(folder.opened("story"))


def test_documents_of_one_file_name_are_told_apart(settings: Settings, tmp_path: Path) -> None:
    texts = ["Juan Ortega Lara was arrested.", "Pedro Ruiz Mora owns Colima Trading."]
    for number, text in enumerate(texts):
        folder = tmp_path / "in" / str(number)
        folder.mkdir(parents=True)
        (folder / "story.txt").write_text(f"{text} {'It rained there. ' * 20}", "utf-8")
    outcome = read(settings, tmp_path / "in", output=tmp_path / "out")
    ids = [one.document.id for one in outcome.files if one.document is not None]
    assert len(set(ids)) == 2
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == [
        "story-2.json",
        "story.json",
    ]


def test_what_cannot_be_read_is_counted_and_the_rest_is_read(
    settings: Settings, story: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY, "utf-8")
    (folder / "b.zip").write_bytes(b"PK\x03\x04" + bytes(40))
    (folder / "c.txt").write_bytes(b"")
    foreign = "Le chef du groupe a été arrêté dans la ville avec ses hommes. " * 8
    (folder / "d.txt").write_text(foreign, "utf-8")
    outcome = read(settings, folder)
    assert [one.state.value for one in outcome.files][1:3] == ["not read", "not read"]
    assert outcome.files[3].unread == ("1 paragraph in French; English and Spanish are read",)
    assert (outcome.gaps, outcome.exit_code) == (3, 5)
    assert replace(outcome, allowed="known").exit_code == 0
    with pytest.raises(LinchpinError, match="no such file"):
        read(settings, tmp_path / "nowhere")


def test_two_processes_read_what_one_reads(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, name in enumerate(["Juan Ruiz", "Pedro Nava", "Ana Mora"]):
        said = f"{name} Lara was arrested. He said nothing at all of {number} cars."
        (folder / f"{number}.txt").write_text(said, "utf-8")
    outcome = read(settings, folder, jobs=2)
    assert [file.path.name for file in outcome.files] == ["0.txt", "1.txt", "2.txt"]
    quotes = [file.document.reading.claims[0].quote.text for file in outcome.files if file.document]
    assert quotes == [
        f"{name} Lara was arrested" for name in ("Juan Ruiz", "Pedro Nava", "Ana Mora")
    ]


def test_a_polarity_turned_round_is_turned_back(settings: Settings, story: Path) -> None:
    turned = decide(settings, 4, "opposite").items[3].claim
    assert turned is not None
    assert (turned.polarity, turned.standing) == (Polarity.SAID, Standing.ALLEGED)
