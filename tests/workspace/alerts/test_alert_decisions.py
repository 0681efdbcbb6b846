"""From a run to a decision: what is silent, what opens again, who may decide, who is told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from alert_house import BOOK, House, quiet
from invented import Written, keep
from linchpin.archive import open_archive
from linchpin.claims.errors import LinchpinError
from linchpin.ledger.decision import ALERT, PROPOSAL, SECOND_LOOK
from linchpin.workspace.alerts.assign import assign
from linchpin.workspace.alerts.audit_export import audit_bytes
from linchpin.workspace.alerts.audit_rows import AuditWanted
from linchpin.workspace.alerts.desk import AlertDesk
from linchpin.workspace.alerts.disposition import (
    DecidedMeanwhile,
    Disposition,
    NotAllowed,
    decide_alerts,
    take_back,
)
from linchpin.workspace.alerts.folder import alert_folder
from linchpin.workspace.alerts.queue_run import queue_run
from linchpin.workspace.alerts.replay import replay_decision
from linchpin.workspace.alerts.rules import default_rules
from linchpin.workspace.alerts.second_look import drawn, look_again, quality, waiting
from linchpin.workspace.alerts.standing import AlertState
from linchpin.workspace.alerts.tuning import sign_off, threshold_figures


def wanted(desk: AlertDesk, *alerts: str, **more: object) -> Disposition:
    given = Disposition(alerts, "false match", "born 20 years later", desk.seen, "ana")
    return replace(given, **more)  # type: ignore[arg-type]


def decide(house: House, customer: str, **more: object) -> AlertDesk:
    desk = house.desk()
    decide_alerts(desk, wanted(desk, house.alert(customer), **more))
    return desk


def test_a_run_is_a_queue_with_rows_and_facts_beside_its_hits(house: House) -> None:
    desk = house.desk()
    items = desk.all()
    assert {one.alert.pair.customer.key for one in items} >= {"1", "2"}
    one = desk.one(house.alert("1"))
    assert one.state is AlertState.OPEN
    assert one.alert.values("birth date") == ("1990-02-03",)
    assert [(fact.value, bool(fact.claims)) for fact in one.alert.said("birth date")] == [
        ("1970-02-03", True)
    ]
    assert desk.decisions[0].kind == "run"
    assert one.due == max(one.due, one.run.at), "due after the run"


def test_the_same_run_is_queued_once(house: House) -> None:
    record = next(house.folder.glob("*.run.json"))
    before = house.desk().seen
    run, new = queue_run(house.settings, alert_folder(house.settings), record, quiet)
    assert not new
    assert (run.number, house.desk().seen) == (1, before)


def test_a_false_match_is_silent_while_nothing_changes(house: House) -> None:
    decide(house, "1")
    house.publish("2026-03-10", lambda source: source.entry(9, "Somebody Else"))
    house.screen(BOOK + "4,Luis Nadie,1980-01-01,M\n")
    item = house.desk().one(house.alert("1"))
    assert item.run.number == 2
    assert (item.state, item.standing.why) == (AlertState.FALSE_MATCH, ())


def _alias(source: Written) -> None:
    source.say("ofac-1", "Person", alias="Anita Ejemplo")


@pytest.mark.parametrize(
    ("book", "change", "says"),
    [
        (BOOK.replace("1990-02-03", "1970-02-03"), None, "the customer's row has another 'birth'"),
        (BOOK, _alias, "the entry has now 'alias'"),
    ],
)
def test_a_false_match_opens_again_when_row_or_entry_changes_and_says_what(
    house: House, book: str, change: object, says: str
) -> None:
    decide(house, "1")
    if change is not None:
        house.publish("2026-03-10", change)  # type: ignore[arg-type]
    house.screen(book)
    item = house.desk().one(house.alert("1"))
    assert item.state is AlertState.REOPENED
    assert says in item.standing.why


def test_a_silence_ends_with_its_term(house: House) -> None:
    decide(house, "1")
    house.later(days=366)
    item = house.desk().one(house.alert("1"))
    assert item.state is AlertState.REOPENED
    assert "it was silent until" in item.standing.why[0]


def test_a_silence_covers_no_other_list(house: House) -> None:
    decide(house, "1")
    other = Written("un_sc", speaker="UN")
    other.say("un-1", "Person", name="Ana Ejemplo Prueba", birthDate="1970-02-03")
    other.say("un-s", "Sanction", entity="un-1", authority="UN", authorityId="QDi.1", program="X")
    keep(open_archive(house.folder / "archive"), other.edition("2026-03-09"), most_lost=1)
    house.screen()
    ours = [one for one in house.desk().all() if one.alert.pair.customer.key == "1"]
    assert any(one.state in (AlertState.OPEN, AlertState.REOPENED) for one in ours)


def test_a_reason_is_required_and_must_be_for_the_disposition(house: House) -> None:
    desk = house.desk()
    name = house.alert("1")
    for more, says in (
        ({"because": "  "}, "needs a reason"),
        ({"template": "nowhere"}, "on offer"),
        ({"template": "same-identifier"}, "is for true match"),
    ):
        with pytest.raises(LinchpinError, match=says):
            decide_alerts(desk, wanted(desk, name, **more))
    assert house.desk().seen == desk.seen


def test_a_true_match_needs_a_second_person_who_does_not_know(house: House) -> None:
    name = house.alert("2")
    desk = decide(house, "2", verdict="true match", because="the same birth date")
    assert desk.decisions[-1].kind == PROPOSAL
    assert desk.one(name).state is AlertState.SECOND_LOOK
    assert [one.id for one in waiting(desk.all(), "ana")] == []
    assert [one.id for one in waiting(desk.all(), "vera")] == [name]
    with pytest.raises(NotAllowed, match="second look"):
        decide_alerts(desk, wanted(desk, name, by="vera"))
    with pytest.raises(NotAllowed, match="nobody looks a second time"):
        look_again(desk, wanted(desk, name, verdict="true match"))
    found = look_again(desk, wanted(desk, name, verdict="true match", by="vera"))
    assert found.agrees
    assert [one.kind for one in desk.decisions[-2:]] == [SECOND_LOOK, ALERT]
    assert desk.one(name).state is AlertState.TRUE_MATCH
    assert found.holds is not None
    assert found.holds.detail("proposed_by") == "ana"


def test_two_who_differ_open_it_again(house: House) -> None:
    name = house.alert("2")
    desk = decide(house, "2", verdict="true match")
    assert not look_again(desk, wanted(desk, name, by="vera")).agrees
    assert desk.one(name).state is AlertState.DISPUTED


def test_a_chosen_list_needs_two_for_a_false_match_too(house: House) -> None:
    folder = house.desk().folder.path
    rules = default_rules().replace("  lists: []", "  lists: [us_ofac_sdn]")
    (folder / "rules.yaml").write_text(rules, "utf-8")
    desk = decide(house, "1")
    assert desk.one(house.alert("1")).state is AlertState.SECOND_LOOK


def test_of_two_at_once_the_second_is_told_and_nothing_is_overwritten(house: House) -> None:
    one, other, name = house.desk(), house.desk(), house.alert("1")
    decide_alerts(one, wanted(one, name))
    with pytest.raises(DecidedMeanwhile, match="ana decided meanwhile"):
        decide_alerts(other, wanted(other, name, by="luis", verdict="escalated"))
    assert [item.by for item in house.desk().decisions if item.kind == ALERT] == ["ana"]
    # what another decided on another alert stands in nobody's way
    decide_alerts(other, wanted(other, house.alert("2"), by="luis", verdict="escalated"))


def test_a_decision_is_taken_back_by_whoever_made_it(house: House) -> None:
    name = house.alert("1")
    desk = decide(house, "1")
    with pytest.raises(NotAllowed, match="is by ana"):
        take_back(desk, name, by="luis", seen=desk.seen)
    take_back(desk, name, by="ana", seen=desk.seen)
    assert desk.one(name).state is AlertState.OPEN
    assert desk.ledger().verify().intact


def test_several_are_decided_at_once_only_of_one_customer_or_entry(house: House) -> None:
    desk = house.desk()
    names = (house.alert("1"), house.alert("2"))
    with pytest.raises(LinchpinError, match="2 customers and 2 entries"):
        decide_alerts(desk, wanted(desk, *names))
    with pytest.raises(LinchpinError, match="one alert at a time"):
        decide_alerts(desk, wanted(desk, *names, verdict="true match"))
    assert desk.seen == house.desk().seen
    assigned = assign(desk, names, "luis", by="ana", seen=desk.seen, due="2026-03-02T12:00+01:00")
    assert len(assigned) == 2
    item = desk.one(names[0])
    assert (item.standing.assigned, item.due) == ("luis", "2026-03-02T11:00:00+00:00")


def test_quality_is_drawn_by_the_hash_and_looked_at_blind(house: House) -> None:
    folder = house.desk().folder.path
    rules = default_rules().replace("quality_share: 0.05", "quality_share: 1")
    (folder / "rules.yaml").write_text(rules, "utf-8")
    desk, name = decide(house, "1"), house.alert("1")
    assert [item.id for item, _ in drawn(desk)] == [name]
    with pytest.raises(NotAllowed, match="nobody looks a second time"):
        look_again(desk, wanted(desk, name))
    assert look_again(desk, wanted(desk, name, by="vera")).agrees
    figures = quality(desk)
    assert (figures.checked, figures.agreed, figures.waiting, figures.decided) == (1, 1, 0, 1)
    assert desk.one(name).state is AlertState.FALSE_MATCH


def test_a_threshold_is_judged_by_what_was_decided_and_signed(house: House) -> None:
    house.screen(BOOK + "4,Anna Ejempla Pruba,1990-02-03,F\n")
    name = house.alert("4")
    desk = decide(house, "4")
    same, all_hidden = threshold_figures(desk, [0.70, 1.0])
    assert (same.false_kept, same.false_saved, same.hidden) == (1, 0, ())
    assert (all_hidden.false_kept, all_hidden.false_saved) == (0, 1)
    assert name in all_hidden.hidden
    assert house.alert("2") not in all_hidden.hidden, "its name is the very same"
    done = sign_off(desk, 0.75, "as the figures say", by="vera")
    assert done.detail("threshold") == 0.75


def test_a_decision_is_repeated_bit_for_bit(house: House) -> None:
    desk = decide(house, "1")
    number = desk.decisions[-1].sequence
    (house.folder / "book.csv").write_text(BOOK, "utf-8")
    house.publish("2026-03-10", _alias)  # a newer edition is none of the decision's
    assert replay_decision(house.desk(), number, quiet)["same"] is True
    (house.folder / "book.csv").write_text(BOOK.replace("Ana", "Ann"), "utf-8")
    record = desk.runs[0].record
    if Path(record["book"]) == house.folder / "book.csv":
        with pytest.raises(LinchpinError, match="book_sha256"):
            replay_decision(house.desk(), number, quiet)


def test_what_an_examiner_takes_away_holds_everything(house: House) -> None:
    desk = decide(house, "1", note="=HYPERLINK(1)")
    text = audit_bytes(desk, "jsonl", AuditWanted(), by="ana")[0].decode()
    row = json.loads(text.splitlines()[-1])
    assert (row["by"], row["verdict"], row["because"]) == (
        "ana", "false match", "born 20 years later",
    )  # fmt: skip
    assert row["score"] > 0
    assert row["why"]
    assert "us_ofac_sdn 2026-02-01" in row["lists"]
    assert row["hash"] == desk.decisions[-1].hash
    assert row["keep_until"][:4] == "2036"
    assert row["customer_name"] == "Ana Ejemplo Prueba"
    csv = audit_bytes(desk, "csv", AuditWanted(), by="ana")[0].decode()
    assert "'=HYPERLINK(1)" in csv
    found, count, report = audit_bytes(desk, "pdf", AuditWanted(by="ana"), by="ana")
    assert found.startswith(b"%PDF")
    assert (count, report.intact) == (1, True)


_DECIDING = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[3:]
from alert_house import House
from linchpin.workspace.alerts.assign import assign
house = House(Path(sys.argv[1]))
desk = house.desk()
for number in range(10_000):
    made = assign(desk, [sys.argv[2]], f"person {number}", by="ana", seen=desk.seen)
    print(made[0].sequence, made[0].hash, flush=True)
"""


def test_nothing_acknowledged_is_lost_when_the_process_is_killed(house: House) -> None:
    paths = [str(Path(__file__).parents[2])]
    child = subprocess.Popen(
        [sys.executable, "-c", _DECIDING, str(house.folder), house.alert("1"), *paths],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    told = [child.stdout.readline().split() for _ in range(5)]
    os.kill(child.pid, signal.SIGKILL)
    told += [line.split() for line in child.communicate()[0].splitlines()]
    decisions = {str(one.sequence): one.hash for one in house.desk().decisions}
    whole = [line for line in told if len(line) == 2]
    assert len(whole) >= 5
    assert all(decisions[number] == digest for number, digest in whole)
    assert house.desk().ledger().verify().intact


def test_a_damaged_queue_is_an_error_and_not_an_empty_one(house: House) -> None:
    place = next((house.desk().folder.path / "runs").glob("*/alerts.jsonl"))
    place.write_text("".join(place.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    with pytest.raises(LinchpinError, match="put back a copy"):
        house.desk()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- a", "holds no rules"),
        ("reasons: [{id: a, for: [maybe], en: x}]", "is for maybe"),
        ("reasons: [{id: a, for: [open]}]", "has no words"),
        ("nonsense: 1", "'nonsense' is not known"),
        ("quality_share: 7", "quality_share is 0 to 1"),
        ("reasons: {", "is not YAML"),
    ],
)
def test_rules_that_are_none_are_said_to_be(house: House, text: str, says: str) -> None:
    place = house.desk().folder.path / "rules.yaml"
    place.write_text(text, "utf-8")
    with pytest.raises(LinchpinError, match=says) as caught:
        house.desk()
    assert str(place) in str(caught.value)
