"""Laws of what opens a false match again, over values only."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linchpin.watch.pair import Customer, Pair, Touch
from linchpin.workspace.alerts.changed import changes_since
from linchpin.workspace.alerts.compare import comparison, facts_in_words, shown_of
from linchpin.workspace.alerts.compared_row import Compares
from linchpin.workspace.alerts.queued import (
    CLASSES,
    BookRow,
    QueuedAlert,
    SaidOfEntry,
    compared,
    queued_from,
    queued_json,
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
facts = st.lists(st.tuples(st.sampled_from(["name", "birth date", "alias"]), texts), max_size=4)
cells = st.lists(st.tuples(st.sampled_from(["a", "b"]), texts), max_size=3)


def alert(
    own: list[tuple[str, str]],
    said: list[tuple[str, str]],
    classes: list[str],
    lists: list[str],
    records: list[str],
) -> QueuedAlert:
    touches = tuple(
        Touch(one, "possible", 0.8, False, "row 1", "v", "l", "because") for one in classes
    )
    pair = Pair("id", "e", tuple(records), "E", Customer("customer:b#1", "b", "1", "x"), touches)
    row = BookRow(1, "line 2", tuple((column, "name", cell) for column, cell in own))
    entry = tuple(SaidOfEntry(what, value, ("c",)) for what, value in said)
    return QueuedAlert("run", pair, "Person", (row,), entry, tuple(lists))


alerts = st.builds(
    alert,
    cells,
    facts,
    st.lists(st.sampled_from(CLASSES), min_size=1, max_size=3),
    st.lists(st.sampled_from(["x", "y"]), max_size=2),
    st.lists(st.sampled_from(["e", "f"]), min_size=1, max_size=2),
)


@given(alerts)
def test_what_is_as_it_was_opens_nothing_and_comes_back_as_it_went(one: QueuedAlert) -> None:
    assert changes_since(compared(one), compared(one)) == ()
    assert queued_from(queued_json(one)) == one


@given(alerts, st.sampled_from(["name", "birth date"]), texts.filter(str.strip))
def test_a_new_fact_of_the_entry_always_opens(one: QueuedAlert, what: str, value: str) -> None:
    known = {fact.value for fact in one.facts if fact.what == what}
    more = QueuedAlert(one.run, one.pair, one.schema, one.rows,
                       (*one.facts, SaidOfEntry(what, value)), one.lists)  # fmt: skip
    assert bool(changes_since(compared(one), compared(more))) == (value not in known)


@given(alerts, alerts)
def test_another_list_entry_or_heavier_class_always_opens(
    one: QueuedAlert, other: QueuedAlert
) -> None:
    then, now = compared(one), compared(other)
    told = " ".join(changes_since(then, now))
    assert ("another list" in told) == bool(set(now["lists"]) - set(then["lists"]))
    assert ("another entry" in told) == bool(set(now["records"]) - set(then["records"]))
    heaviest = min(map(CLASSES.index, then["classes"]))
    assert ("rose in class" in told) == any(CLASSES.index(c) < heaviest for c in now["classes"])


def test_fingerprints_hold_no_value() -> None:
    one = alert([("a", "Ana Ejemplo")], [("birth date", "1970-02-03")], ["name"], ["x"], ["e"])
    assert "Ana" not in str(compared(one))
    assert "1970" not in str(compared(one))


def test_side_by_side_marks_words_and_letters_and_says_what_it_shows() -> None:
    said = [
        ("name", "Tomas Cota Gaxiola"),
        ("birth date", "1954-01-21"),
        ("identifier", "COGT540121HSRTXM04"),
        ("gender", "male"),
    ]
    one = alert([], said, ["name"], ["x"], ["e"])
    row = BookRow(1, "line 2", (
        ("n", "name", "Tomás Ejemplo Cota"), ("b", "birth date", "11/02/1978"),
        ("c", "identifier", "EECT780211HJCXXM09"), ("s", "gender", "H"),
    ))  # fmt: skip
    one = QueuedAlert(one.run, one.pair, "Person", (row,), one.facts, one.lists)
    rows = {item.what: item for item in comparison(one)}
    marks = {mark.text: mark.how for mark in rows["name"].yours[0].marks}
    assert (marks["Tomás"], marks["Ejemplo"]) == ("same", "other")
    assert rows["birth date"].how is Compares.DIFFERS
    assert rows["birth date"].words == "24 years off"
    letters = rows["identifier"].yours[0].marks
    assert "".join(mark.text for mark in letters) == "EECT780211HJCXXM09"
    assert {mark.how for mark in letters} == {"same", "other"}
    assert rows["gender"].how is Compares.AGREES
    assert "differs birth date" in shown_of(rows.values())
    assert "24 years off" in facts_in_words(tuple(rows.values()))


@given(alerts)
def test_the_pieces_of_a_side_are_the_value(one: QueuedAlert) -> None:
    values = {fact.value for fact in one.facts if fact.what in ("name", "alias")}
    shown = {side.text for row in comparison(one)[:2] for side in row.listed}
    assert shown <= values
