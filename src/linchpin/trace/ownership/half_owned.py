"""Firms that listed persons own half or more: OFAC's 50 Percent Rule, with its proof.

Control is not ownership: who is controlled but not half owned is told apart, and is not blocked by
the rule (FAQ 398). Who was half owned before and is no more is told too (FAQ 402).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from linchpin.claims.counted import counted
from linchpin.trace.authority import Authority, Force
from linchpin.trace.fit import Derived, Figure, Roles, Row
from linchpin.trace.ownership.answer import Listed, OwnershipAnswer, answers_on, with_earlier
from linchpin.trace.ownership.law import ShareReading
from linchpin.trace.ownership.reach import below_listed
from linchpin.trace.ownership.rows import ASKED, LISTED, Owned, owned_of, party_key, text
from linchpin.trace.ownership.shares import HALF, POINT, UNKNOWN, WHOLE
from linchpin.trace.ownership.stakes import HeldOn
from linchpin.trace.ownership.words import READINGS, proof_words
from linchpin.trace.programs.consequences import consequences_on, without_consequences
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

FIFTY_PERCENT = Authority(
    "OFAC 50 Percent Rule",
    "entities owned 50 percent or more, directly or indirectly, by blocked persons together",
    Force.ORDER,
    datetime.date(2014, 8, 13),
    None,
    "https://ofac.treasury.gov/faqs/401",
    "revised guidance; FAQ 398 to 402; shares of persons blocked under all programs are added "
    "(FAQ 399); ownership only, not control (FAQ 398)",
)
_OF, _ABOVE = "owners", "above"
_RANKS = {ShareReading.CERTAIN: 0.95, ShareReading.POSSIBLE: 0.7, ShareReading.INCOMPLETE: 0.4}
MOST_LOOKED_BACK = 20_000_000
"""Rows times days that are looked at for firms that were owned before."""


def _rows(roles: Roles) -> list[Row]:
    return [row for rows in roles.values() for row in rows]


def _subject(roles: Roles) -> str | None:
    """Return the one firm whose owners the rows tell; None where it is not one."""
    firms = {party_key(text(row, "owned")) for row in roles.get(_OF, ())}
    return firms.pop() if len(firms) == 1 and set(roles) <= {_OF, _ABOVE} else None


def _answer(roles: Roles) -> tuple[Owned, OwnershipAnswer] | None:
    firm, owned = _subject(roles), owned_of(_rows(roles))
    if firm is None or owned is None:
        return None
    answers, _ = answers_on(owned.stakes, owned.listed, owned.day)
    return None if firm not in answers else (owned, answers[firm])


def _points(units: int) -> int:
    return units // POINT


def _derive(roles: Roles) -> Derived | None:
    found = _answer(roles)
    if found is None or found[1].reading is None:
        return None
    owned, answer = found
    listed = {one.who: one for one in owned.listed}
    name = owned.named[answer.firm]
    last = answer.steps[-1]
    low = sum(part.holding.share.low for part in last.parts)
    high = min(WHOLE, sum(part.holding.share.high for part in last.parts))
    reading = answer.reading
    assert reading is not None
    return Derived(
        name,
        (
            Figure("blocked owners hold at least", _points(low), "basis points"),
            Figure("blocked owners hold at most", _points(high), "basis points"),
            Figure("threshold", _points(HALF), "basis points"),
        ),
        f"{name} fits the definition of an entity owned 50 percent or more by blocked persons on "
        f"{owned.day.isoformat()} ({READINGS[reading]}): "
        + "; ".join(proof_words(answer, owned.named, listed)),
    )


def _derive_control(roles: Roles) -> Derived | None:
    found = _answer(roles)
    if found is None or found[1].reading is not None or not found[1].control:
        return None
    owned, answer = found
    name = owned.named[answer.firm]
    by = "; ".join(f"{owned.named[who]} ({words})" for who, words, _ in answer.control)
    return Derived(
        name,
        (Figure("blocked owners hold at most", _points(answer.share.high), "basis points"),),
        f"{name} is controlled by {by}, by the table: control is not ownership, and the 50 Percent "
        f"Rule does not block it (FAQ 398); fits the definition of an entity controlled by blocked "
        f"persons: OFAC urges caution, and a blocked person may sign nothing for it (FAQ 400)",
    )


def _derive_earlier(roles: Roles) -> Derived | None:
    firm, owned = _subject(roles), owned_of(_rows(roles))
    if firm is None or owned is None:
        return None
    answers, _ = answers_on(owned.stakes, owned.listed, owned.day)
    answer = with_earlier(answers, owned.stakes, owned.listed, owned.day).get(firm)
    if answer is None or answer.earlier is None or answer.reading is not None:
        return None
    name = owned.named[firm]
    return Derived(
        name,
        (Figure("blocked owners hold at most now", _points(answer.share.high), "basis points"),),
        f"{name} was owned 50 percent or more by blocked persons until "
        f"{answer.earlier.isoformat()} and is not on {owned.day.isoformat()}: what was blocked "
        f"while it was so stays blocked (FAQ 402), later dealings are not blocked by the rule; "
        f"fits the definition of an entity owned before",
    )


def _table(tables: TracedTables, search: Search) -> list[Row]:
    table = tables.by_kind.get("ownership")
    if table is None:
        return []
    if f"owner_{LISTED}" not in table.column_names or ASKED not in table.column_names:
        search.unseen.append(
            "no edition of OFAC's list of that day or before is here (linchpin add ofac): nobody "
            "of the owners was looked up, so that nobody is clear"
        )
        return []
    return tables.rows("ownership", below_listed(table))


def _witness(
    firms: Iterable[str], subject: str, owned: Owned, into: dict[str, list[int]]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return the rows of the owners of some firms: those of the subject, and those above."""
    above = {row for firm in firms if firm != subject for row in into.get(firm, ())}
    parts = [(_OF, tuple(sorted(into[subject])))]
    if above:
        parts.append((_ABOVE, tuple(sorted(above))))
    return tuple(parts)


def _into(owned: Owned) -> dict[str, list[int]]:
    into: dict[str, list[int]] = {}
    for stake in owned.stakes:
        into.setdefault(stake.owned, []).append(owned.places[stake.row])
    return into


def _search(tables: TracedTables) -> Search:
    search = Search()
    owned = owned_of(_table(tables, search))
    if owned is None:
        return search
    answers, held = answers_on(owned.stakes, owned.listed, owned.day)
    into = _into(owned)
    clear = 0
    for firm, answer in answers.items():
        if answer.reading is None:
            clear += bool(answer.share.high)
            continue
        rows = _witness((step.firm for step in answer.steps), firm, owned, into)
        follows = _consequences(answer, owned)
        search.proposals.append(WitnessRows("ownership", rows, follows, "", _RANKS[answer.reading]))
    _notes(search, owned, held, clear)
    return search


def _consequences(answer: OwnershipAnswer, owned: Owned) -> tuple[str, ...]:
    """Return what follows from the programs of the listed owners, by the rules of the day."""
    if answer.reading is not ShareReading.CERTAIN:
        return ()
    owners = {part.owner for step in answer.steps for part in step.parts}
    listed = [one for one in owned.listed if one.who in owners]
    programs = sorted({program for one in listed for program in one.programs})
    said = [
        f"of what follows: {one.say(_since(listed, one.program))}"
        for one in consequences_on(programs, owned.day)
        if one.about == "dealings"
    ]
    said += [
        f"program {program}: what follows from it is not kept here"
        for program in without_consequences(programs)
    ]
    return tuple(said)


def _since(listed: Iterable[Listed], program: str) -> datetime.date | None:
    """Return the first day on which a source states a designation under a program."""
    days = [one.since for one in listed if program in one.programs and one.since is not None]
    return min(days, default=None)


def _notes(search: Search, owned: Owned, held: HeldOn, clear: int) -> None:
    search.notes.append(f"ownership is judged as of {owned.day.isoformat()}")
    if clear:
        search.notes.append(
            f"{counted(clear, 'firm')} of which blocked persons own a part, surely less than half: "
            f"not blocked by the rule; OFAC urges caution (FAQ 398)"
        )
    untold = sum(s.share == UNKNOWN and s.control is None for s in owned.stakes)
    if untold:
        search.notes.append(
            f"{counted(untold, 'share')} not told or not read: taken for anything from none to all"
        )
    for firm in sorted(held.over):
        search.unseen.append(
            f"{owned.named[firm]}: its shares add up to more than all, by the table "
            f"({held.over[firm] * 100 / WHOLE:.2f} %)"
        )


def _search_control(tables: TracedTables) -> Search:
    search = Search()
    owned = owned_of(_table(tables, Search()))
    if owned is None:
        return search
    answers, _ = answers_on(owned.stakes, owned.listed, owned.day)
    into = _into(owned)
    for firm, answer in answers.items():
        if answer.control and answer.reading is None:
            above = _above([who for who, _, _ in answer.control], into, owned)
            rows = _witness(above, firm, owned, into)
            search.proposals.append(WitnessRows("ownership", rows, (), "", 0.35))
    return search


def _search_earlier(tables: TracedTables) -> Search:
    search = Search()
    owned = owned_of(_table(tables, Search()))
    if owned is None:
        return search
    days = {stake.until for stake in owned.stakes if stake.until is not None}
    if len(days) * len(owned.stakes) > MOST_LOOKED_BACK:
        search.unseen.append(
            f"shares ended on {counted(len(days), 'day')}: too many to look at each for firms that "
            f"were owned before"
        )
        return search
    answers, _ = answers_on(owned.stakes, owned.listed, owned.day)
    into = _into(owned)
    for firm, answer in with_earlier(answers, owned.stakes, owned.listed, owned.day).items():
        if answer.earlier is not None and answer.reading is None:
            rows = _witness(_above([firm], into, owned), firm, owned, into)
            search.proposals.append(WitnessRows("ownership", rows, (), "", 0.5))
    return search


def _above(firms: Sequence[str], into: dict[str, list[int]], owned: Owned) -> list[str]:
    """Return firms and all that stand above them by ownership."""
    owners: dict[str, set[str]] = {}
    for stake in owned.stakes:
        owners.setdefault(stake.owned, set()).add(stake.owner)
    seen, waiting = set(firms), list(firms)
    while waiting:
        for owner in sorted(owners.get(waiting.pop(), ())):
            if owner not in seen and owner in into:
                seen.add(owner)
                waiting.append(owner)
    return sorted(seen)


_INNOCENT = (
    "the owner is a namesake of the listed, and not the same",
    "the shares were sold before, in a way the table does not tell",
    "a licence of OFAC allows the dealing",
)
HALF_OWNED = Definition("half-owned", ("ownership",), (FIFTY_PERCENT,), _INNOCENT, _derive, _search)
"""Owned half or more by blocked persons together."""
CONTROLLED = Definition(
    "controlled-not-owned", ("ownership",), (FIFTY_PERCENT,), _INNOCENT, _derive_control,
    _search_control,
)  # fmt: skip
"""Controlled by blocked persons who do not own half."""
OWNED_BEFORE = Definition(
    "half-owned-before", ("ownership",), (FIFTY_PERCENT,), _INNOCENT, _derive_earlier,
    _search_earlier,
)  # fmt: skip
"""Owned half or more by blocked persons until a day, and no more."""
