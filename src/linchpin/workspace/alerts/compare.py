"""Customer and entry side by side: each fact, how it compares, and which words and letters do."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence

from linchpin.claims.counted import counted
from linchpin.claims.dates import PartialDate, parse_date, say_date
from linchpin.claims.errors import ClaimError
from linchpin.match.compare.agreement import Agreement
from linchpin.workspace.alerts.compare_names import compare_names
from linchpin.workspace.alerts.compared_row import (
    ComparedRow,
    Compares,
    MarkedPiece,
    SideValue,
    sides_of,
)
from linchpin.workspace.alerts.queued import QueuedAlert


def comparison(alert: QueuedAlert) -> tuple[ComparedRow, ...]:
    """Return customer and entry side by side, in a fixed order.

    Args:
        alert: The alert.
    """
    return (
        compare_names(alert, "name", ("name",)),
        compare_names(alert, "alias", ("alias", "former name", "weak alias")),
        _births(alert),
        _identifiers(alert),
        _plain(alert, "gender", _genders),
        _plain(alert, "country", _countries),
        _places(alert),
        _listed_only(alert, "birth place"),
        _listed_only(alert, "death date"),
    )


def shown_of(rows: Iterable[ComparedRow]) -> frozenset[str]:
    """Return what a comparison shows, in the words that reasons on offer name.

    >>> sorted(shown_of([ComparedRow("gender", Compares.DIFFERS)]))
    ['differs gender']
    """
    return frozenset(f"{row.how.value} {row.what}" for row in rows)


def facts_in_words(rows: Sequence[ComparedRow]) -> str:
    """Return what a comparison shows as sentences, for a note that is then edited.

    Args:
        rows: The comparison.
    """
    told = []
    for row in rows:
        if row.how not in (Compares.DIFFERS, Compares.AGREES, Compares.PARTLY) or not row.yours:
            continue
        if row.what == "alias" and row.how is not Compares.AGREES:
            continue
        yours, listed = row.yours[0].text, row.listed[0].text if row.listed else "nothing"
        verb = {"agrees": "the same", "partly": "partly the same", "differs": "different"}[row.how]
        why = f" ({row.words})" if row.words else ""
        told.append(f"{row.what.capitalize()} {verb}: {yours} here, {listed} listed{why}.")
    return " ".join(told)


def _births(alert: QueuedAlert) -> ComparedRow:
    from linchpin.match.compare.births import compare_births
    from linchpin.tabular.dates import read_date

    cells, facts = alert.values("birth date"), alert.said("birth date")
    own = [date for cell in cells for date in read_date(cell).dates]
    listed = [date for fact in facts if (date := _date(fact.value)) is not None]
    fact = compare_births(own, listed)
    how = _agreement(fact.agreement)
    mark = {Compares.DIFFERS: "other", Compares.AGREES: "same", Compares.NEAR: "near"}.get(how, "")
    yours = tuple(SideValue((MarkedPiece(_read(cell), mark),)) for cell in cells)
    theirs = tuple(SideValue((MarkedPiece(_said(one.value), mark),), one.claims) for one in facts)
    words = ""
    if own and listed:
        words = fact.words.rpartition(": ")[2]
        years = min(abs(a.earliest.year - b.earliest.year) for a in own for b in listed)
        if how is Compares.DIFFERS and years:
            words = f"{counted(years, 'year')} off"
    return ComparedRow("birth date", how, yours, theirs, words)


def _read(cell: str) -> str:
    """Return a cell's date as a person reads it; what can be read in two ways stays as it is."""
    from linchpin.tabular.dates import read_date

    found = read_date(cell).dates
    return say_date(found[0].text) if len(found) == 1 else cell


def _date(text: str) -> PartialDate | None:
    try:
        return parse_date(text)
    except ClaimError:
        return None


def _said(text: str) -> str:
    """Return a date as a person reads it; what is none stays as it was published."""
    return text if _date(text) is None else say_date(text)


def _agreement(agreement: Agreement) -> Compares:
    found = {
        Agreement.AGREE: Compares.AGREES,
        Agreement.NEAR: Compares.NEAR,
        Agreement.DIFFER: Compares.DIFFERS,
    }
    return found.get(agreement, Compares.NOT_STATED)


def _identifiers(alert: QueuedAlert) -> ComparedRow:
    from linchpin.match.compare.facts import is_curp, is_rfc

    own, facts = alert.values("identifier"), alert.said("identifier")
    yours = tuple(SideValue((MarkedPiece(cell),)) for cell in own)
    if not own or not facts:
        return ComparedRow("identifier", Compares.NOT_STATED, yours, sides_of(facts))
    keys = {_bare(fact.value): fact for fact in facts}
    for cell in own:
        if _bare(cell) in keys:
            fact = keys[_bare(cell)]
            rest = sides_of(one for one in facts if one is not fact)
            same = (SideValue((MarkedPiece(fact.value, "same"),), fact.claims), *rest)
            return ComparedRow(
                "identifier", Compares.AGREES, (SideValue((MarkedPiece(cell, "same"),)),), same
            )
    for is_kind, name in ((is_curp, "CURP"), (is_rfc, "RFC")):
        mine = [cell for cell in own if is_kind(_bare(cell))]
        theirs = [fact for fact in facts if is_kind(_bare(fact.value))]
        if mine and theirs:
            left, right = _letters(mine[0], theirs[0].value)
            rest = sides_of(one for one in facts if one is not theirs[0])
            listed = (SideValue(right, theirs[0].claims), *rest)
            words = f"two different {name}"
            return ComparedRow("identifier", Compares.DIFFERS, (SideValue(left),), listed, words)
    words = "numbers of other kinds say nothing"
    return ComparedRow("identifier", Compares.OTHER_KIND, yours, sides_of(facts), words)


def _letters(one: str, other: str) -> tuple[tuple[MarkedPiece, ...], tuple[MarkedPiece, ...]]:
    """Return two codes of one kind in runs of letters that are the same, and that are not."""
    left: list[MarkedPiece] = []
    right: list[MarkedPiece] = []
    for at in range(max(len(one), len(other))):
        mine, theirs = one[at : at + 1], other[at : at + 1]
        how = "same" if mine == theirs else "other"
        for marks, letter in ((left, mine), (right, theirs)):
            if marks and marks[-1].how == how:
                marks[-1] = MarkedPiece(marks[-1].text + letter, how)
            elif letter:
                marks.append(MarkedPiece(letter, how))
    return tuple(left), tuple(right)


def _plain(
    alert: QueuedAlert, what: str, compare: Callable[[Sequence[str], Sequence[str]], Agreement]
) -> ComparedRow:
    own, facts = alert.values(what), alert.said(what)
    how = _agreement(compare(own, [fact.value for fact in facts]))
    mark = {Compares.DIFFERS: "other", Compares.AGREES: "same"}.get(how, "")
    yours = tuple(SideValue((MarkedPiece(cell, mark),)) for cell in own)
    return ComparedRow(what, how, yours, sides_of(facts, mark))


def _genders(own: Sequence[str], listed: Sequence[str]) -> Agreement:
    from linchpin.match.compare.facts import compare_genders
    from linchpin.screen.book.genders import read_gender

    return compare_genders({*map(read_gender, own)} - {""}, set(listed)).agreement


def _countries(own: Sequence[str], listed: Sequence[str]) -> Agreement:
    from linchpin.match.compare.facts import compare_countries
    from linchpin.screen.book.countries import country_code, split_countries

    codes = {country_code(part) for cell in own for part in split_countries(cell)}
    found = {code for code in codes if code is not None}
    return compare_countries(found, {value.lower() for value in listed}).agreement


def _places(alert: QueuedAlert) -> ComparedRow:
    from linchpin.match.compare.places import compare_other_places

    own, facts = alert.values("address"), alert.said("address")
    fact = compare_other_places(own, [one.value for one in facts])
    how = _agreement(fact.agreement) if own and facts else Compares.NOT_STATED
    if how is Compares.DIFFERS:
        how = Compares.OTHER_KIND  # people move: two addresses say nothing against one bearer
    yours = tuple(SideValue((MarkedPiece(cell),)) for cell in own)
    return ComparedRow("address", how, yours, sides_of(facts), "")


def _listed_only(alert: QueuedAlert, what: str) -> ComparedRow:
    facts = alert.said(what)
    told = tuple(
        SideValue(
            (MarkedPiece(_said(fact.value) if what.endswith("date") else fact.value),), fact.claims
        )
        for fact in facts
    )
    return ComparedRow(what, Compares.NOT_STATED, (), told)


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text.casefold())
    return "".join(filter(str.isalnum, folded))
