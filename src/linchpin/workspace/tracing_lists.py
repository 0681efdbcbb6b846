"""What lists say of parties of tables: who is on OFAC's list, and on SAT's list of Article 69-B.

It is written into columns of the tables, so that a finding follows from its rows alone.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted
from linchpin.claims.dates import say_date
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa

    from linchpin.claims.claim import Claim
    from linchpin.network.network import Network
    from linchpin.trace.intake.joining import Intake
    from linchpin.trace.invoices.situations import Procedure

BLOCKING = ("us_ofac_sdn",)
"""Lists on which everybody is blocked: OFAC's SDN list. Its list of others blocks nobody, and other
formats of OFAC's hold both."""
SAT = "mx_sat_69b"
"""SAT's list of Article 69-B."""
_SAT_RECORD = "sat69b-"
_PHASE = re.compile(r"69-B (.+)")


_DESIGNATED = "designated"


@dataclass(frozen=True, slots=True)
class _OnList:
    named: str
    programs: tuple[str, ...]
    since: str | None


class _Blocked:
    """Who is blocked by OFAC's list, by whole name and by number."""

    def __init__(self, network: Network) -> None:
        from linchpin.archive.queries.names import name_claims
        from linchpin.archive.queries.sanctions import listed_programs
        from linchpin.network.names import name_forms
        from linchpin.screen.watchlist.identifiers import identifiers_of

        self._network = network
        self.programs: dict[str, set[str]] = {}
        records = listed_programs(network.snapshot, BLOCKING)
        for record, found in records:
            self.programs.setdefault(network.resolution.of(record), set()).update(found)
        listed = [record for record, _ in records]
        self._by_name: dict[str, set[str]] = {}
        for claim in name_claims(network.snapshot, listed):
            if claim.prop != _WEAK:
                for key in name_forms(claim.value)[1]:
                    self._by_name.setdefault(key, set()).add(network.resolution.of(claim.entity))
        held = identifiers_of(network, listed).values()
        self.numbers: dict[str, set[str]] = {}
        self._by_number: dict[str, set[str]] = {}
        for one in (one for several in held for one in several if one.entity in self.programs):
            self.numbers.setdefault(one.entity, set()).add(one.value)
            self._by_number.setdefault(_plain(one.value), set()).add(one.entity)

    def look_up(self, party: str) -> _OnList | None:
        """Return who on the list bears a whole name, in any order of words, or has a number."""
        from linchpin.network.names import name_forms

        keys = name_forms(party)[1] if party else ()
        bearers = {who for key in keys for who in self._by_name.get(key, ())}
        if not bearers and len(_plain(party)) >= _LEAST_NUMBER:
            bearers = self._by_number.get(_plain(party), set())
        if not bearers:
            return None
        tags = sorted({tag for who in bearers for tag in self.programs[who]})
        return _OnList(self.say(bearers), tuple(tags), self._designated(bearers))

    def say(self, entities: Iterable[str]) -> str:
        """Return entities in words."""
        names = self._network.names
        return " or ".join(f"{names.caption(who)} ({who})" for who in sorted(entities))

    def _designated(self, entities: set[str]) -> str | None:
        """Return the first day on which a source states that somebody was designated."""
        from linchpin.network.entity_claims import gather_all

        days = [
            claim.value
            for gathered in gather_all(self._network, sorted(entities)).values()
            for claims in gathered.around.values()
            if any(c.prop == "keywords" and c.value == _DESIGNATED for c in claims)
            for claim in claims
            if claim.prop == "date" and len(claim.value) == _WHOLE_DAY
        ]
        return min(days, default=None)


_WEAK = "weakAlias"
"""A property of names that alone tell nobody."""
_LEAST_NUMBER = 6
"""Letters and figures of a number, at least."""
_WHOLE_DAY = len("2025-02-20")


def _plain(text: str) -> str:
    return re.sub(r"[^0-9A-ZÑ&]", "", text.upper())


def with_lists(settings: Settings, intake: Intake, day: datetime.date) -> Intake:
    """Return tables with what lists say of their parties as of a day.

    Args:
        settings: Where the archive is.
        intake: The tables.
        day: The day.
    """
    kinds = intake.tables.by_kind.keys() & {"ownership", "invoices"}
    if "ownership" in kinds:
        intake = _on_day(intake, day)
    if not kinds or not (settings.archive / "archive.json").is_file():
        return intake
    from linchpin.workspace.open import open_network

    network = open_network(settings, day)
    here = {edition.dataset: edition for edition in network.snapshot.editions}
    tables = dict(intake.tables.by_kind)
    notes = list(intake.notes)
    if "ownership" in kinds and here.keys() & set(BLOCKING):
        tables["ownership"], told = _with_owners(tables["ownership"], _Blocked(network))
        notes += told
    if "invoices" in kinds and SAT in here:
        tables["invoices"] = _with_suppliers(tables["invoices"], network, here[SAT].date)
    if "invoices" in kinds and here.keys() & set(BLOCKING):
        tables["invoices"] = _with_blocked(tables["invoices"], network)
    for dataset in (*BLOCKING, SAT):
        if dataset in here:
            notes.append(f"{here[dataset].title}: edition of {say_date(here[dataset].date)}")
    return replace(
        intake, tables=replace(intake.tables, by_kind=tables), notes=tuple(dict.fromkeys(notes))
    )


def _on_day(intake: Intake, day: datetime.date) -> Intake:
    """Return tables whose rows of ownership tell the day for which they are asked."""
    import pyarrow as pa

    from linchpin.trace.authority import number_of_day
    from linchpin.trace.ownership.rows import ASKED

    tables = dict(intake.tables.by_kind)
    asked = pa.array([number_of_day(day)] * tables["ownership"].num_rows, pa.int32())
    tables["ownership"] = tables["ownership"].append_column(ASKED, asked)
    return replace(intake, tables=replace(intake.tables, by_kind=tables))


def _with_owners(table: pa.Table, blocked: _Blocked) -> tuple[pa.Table, list[str]]:
    """Return a table of ownership with who of its parties is blocked by OFAC's list."""
    import pyarrow as pa

    from linchpin.trace.ownership.rows import LISTED, LISTED_SINCE, PROGRAMS, SIDES

    found: dict[str, _OnList | None] = {}
    for side in SIDES:
        names = [name or "" for name in table[side].to_pylist()]
        for name in names:
            if name not in found:
                found[name] = blocked.look_up(name)
        listed = [found[name] for name in names]
        made = {
            LISTED: [None if one is None else one.named for one in listed],
            PROGRAMS: [None if one is None else ";".join(one.programs) for one in listed],
            LISTED_SINCE: [None if one is None else one.since for one in listed],
        }
        for ending, cells in made.items():
            table = table.append_column(f"{side}_{ending}", pa.array(cells, pa.string()))
    hits = sum(one is not None for one in found.values())
    note = (
        f"on OFAC's list by a whole name or a number: {counted(hits, 'party', 'parties')} of "
        f"{len(found):,}; other spellings were not compared, screen them"
    )
    return table, [note]


def _with_blocked(table: pa.Table, network: Network) -> pa.Table:
    """Return a table of invoices with who on OFAC's list has the number of an issuer."""
    import pyarrow as pa

    from linchpin.trace.invoices.joins import Numbered, joins_by_number
    from linchpin.trace.invoices.listed_supplier import BLOCKED

    blocked = _Blocked(network)
    names = [str(cell or "") for cell in table["issuer_name"].to_pylist()]
    issuers = [str(cell or "") for cell in table["issuer"].to_pylist()]
    others = []
    for issuer, name in sorted({*zip(issuers, names, strict=True)}):
        record = network.resolution.of(f"{_SAT_RECORD}{_plain(issuer)}")
        known = network.names.caption(record) if record in network.names else name
        others.append(Numbered(issuer, known, (issuer,)))
    listed = [
        Numbered(who, network.names.caption(who), tuple(sorted(numbers)))
        for who, numbers in sorted(blocked.numbers.items())
    ]
    said: dict[str, list[str]] = {}
    for join in joins_by_number(listed, others):
        tags = ", ".join(sorted(blocked.programs[join.one.entry]))
        who = f"{join.one.name} ({join.one.entry}, {tags}) on OFAC's list has"
        how = "the same RFC" if join.whole else f"the CURP {join.by}; {join.why()}"
        said.setdefault(join.other.entry, []).append(f"{who} {how}")
    cells = ["; ".join(said[issuer]) if issuer in said else None for issuer in issuers]
    return table.append_column(BLOCKED, pa.array(cells, pa.string()))


def _with_suppliers(table: pa.Table, network: Network, edition: str) -> pa.Table:
    """Return a table of invoices with the procedures against each issuer."""
    import pyarrow as pa

    from linchpin.match.mexico.rfc import parse_rfc
    from linchpin.trace.invoices.listed_supplier import COLUMN
    from linchpin.trace.invoices.situations import procedures_text

    issuers = [str(cell or "") for cell in table["issuer"].to_pylist()]
    numbers = {text: found.text for text in set(issuers) if (found := parse_rfc(text)) is not None}
    procedures = _procedures(network, set(numbers.values()), edition)
    cells = [
        procedures_text(procedures[number])
        if (number := numbers.get(issuer)) in procedures
        else None
        for issuer in issuers
    ]
    return table.append_column(COLUMN, pa.array(cells, pa.string()))


def _procedures(
    network: Network, numbers: Iterable[str], edition: str
) -> dict[str, list[Procedure]]:
    """Return the procedures against taxpayers, by RFC."""
    from linchpin.network.entity_claims import gather_all

    records = {f"{_SAT_RECORD}{number}": number for number in sorted(numbers)}
    entities = {record: network.resolution.of(record) for record in records}
    known = {record: entity for record, entity in entities.items() if entity in network.names}
    gathered = gather_all(network, dict.fromkeys(known.values()))
    found: dict[str, list[Procedure]] = {}
    for record, entity in known.items():
        around = {
            thing: claims
            for thing, claims in gathered[entity].around.items()
            if thing.startswith(f"{record}-") and any(c.dataset == SAT for c in claims)
        }
        made = _of_claims(around, edition)
        if made:
            found[records[record]] = made
    return found


def _of_claims(around: Mapping[str, list[Claim]], edition: str) -> list[Procedure]:
    """Return the procedures that things around a taxpayer tell: sanctions, and events of steps."""
    from linchpin.trace.invoices.situations import Procedure, Situation, Step

    made = []
    for thing, claims in sorted(around.items()):
        stands = next((c.value for c in claims if c.prop == "status"), None)
        if stands is None:
            continue
        steps: dict[Situation, set[datetime.date]] = {}
        for event, said in around.items():
            phase = next(
                (m[1] for c in said if c.prop == "keywords" and (m := _PHASE.fullmatch(c.value))),
                None,
            )
            if event.startswith(f"{thing}-") and phase is not None:
                days = {c.value for c in said if c.prop == "date" and len(c.value) == 10}
                steps.setdefault(Situation(phase), set()).update(
                    map(datetime.date.fromisoformat, days)
                )
        made.append(
            Procedure(
                tuple(Step(one, tuple(sorted(days))) for one, days in sorted(
                    steps.items(), key=lambda pair: list(Situation).index(pair[0])
                )),
                Situation(stands.lower()),
                edition,
            )
        )  # fmt: skip
    return made
