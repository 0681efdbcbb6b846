"""Each money typology on either side of its lines: the last that fits, the first that does not."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from traced_tables import payments, traced

from linchpin.trace.checker import faults
from linchpin.trace.run import Traced

Line = list[object]
BEGIN = datetime.datetime(2025, 5, 5, 10, tzinfo=datetime.UTC)


def at(days: float) -> str:
    """Return a time some days after the beginning."""
    return (BEGIN + datetime.timedelta(days=days)).strftime("%Y-%m-%d %H:%M:%S")


def cash_in(day: float, amount: float, account: str, place: str, channel: str = "cash") -> Line:
    return [at(day), f"{amount:.2f}", "", account, channel, place]


def wire(day: float, amount: float, payer: str, payee: str, **more: str) -> Line:
    names = ("place", "memo", "country", "kind", "payer_kind")
    return [
        at(day), f"{amount:.2f}", payer, payee, "wire", *(more.get(name, "") for name in names)
    ]  # fmt: skip


def crowd() -> list[Line]:
    """Return cash of thirty others, small, so that there are peers."""
    return [
        cash_in(day, 300 + 7 * one + 13 * day, f"Peer {one:02}", "Denver")
        for one in range(30)
        for day in range(0, 28, 4)
    ]


def funnel(rows: int = 5, places: int = 3, amount: float = 2000, out: float = 0.9) -> list[Line]:
    ins = [cash_in(one * 0.5, amount, "Acme", f"Town {one % places}") for one in range(rows)]
    return [*ins, wire(4, rows * amount * out, "Acme", "Sierra", place="Nogales")]


def structured(rows: int = 8, amount: float = 9500.0, step: float = 1.0) -> list[Line]:
    return [*crowd(), *(cash_in(one * step, amount + one, "Acme", "Denver") for one in range(rows))]


def armoured(total: float = 100_000, out: float = 0.8) -> list[Line]:
    ins = [cash_in(day, total / 4, "Acme", "Laredo", "armored car") for day in (0, 2, 4, 6)]
    return [*ins, wire(8, total * out, "Acme", "Sierra")]


def chain(
    transfers: int = 4, first: float = 5000, keep: float = 0.95, gap: float = 1
) -> list[Line]:
    names = ["Ana", "Berta", "Carla", "Dora", "Elsa", "Flor"]
    return [
        wire(one * gap, 5000 * keep**one, names[one], names[one + 1]) for one in range(transfers)
    ]


def mule(sums: int = 3, keep: float = 0.95, sources: int = 3) -> list[Line]:
    return [
        line
        for one in range(sums)
        for line in (
            wire(5 * one, 3000 + 400 * one, f"Payer {one % sources}", "Acme"),
            wire(5 * one + 1, (3000 + 400 * one) * keep, "Acme", "Sierra"),
        )
    ]


def trip(transfers: int = 3, keep: float = 0.95) -> list[Line]:
    lines = chain(transfers, keep=keep)
    lines[-1][3] = "Ana"
    return lines


def scatter(between: int = 3, keep: float = 0.95, each: float = 3000) -> list[Line]:
    return [
        line
        for one in range(between)
        for line in (
            wire(one * 0.3, each + 90 * one, "Acme", f"Between {one}"),
            wire(one * 0.3 + 1, (each + 90 * one) * keep, f"Between {one}", "Sierra"),
        )
    ]


def gather(many: int = 5, keep: float = 0.9, each: float = 2500) -> list[Line]:
    ins = [wire(one * 0.3, each + 3 * one, f"Payer {one}", "Acme") for one in range(many)]
    outs = [
        wire(many * 0.3 + one * 0.3, each * keep - one, "Acme", f"Payee {one}")
        for one in range(many)
    ]
    return [*ins, *outs]


def mirror(pairs: int = 5, off: float = 0.005, hours: float = 5) -> list[Line]:
    amounts = [4317.0, 7211.5, 5893.2, 6641.7, 3977.4, 8123.9][:pairs]
    noise = [wire(one * 0.7, 1500 + 777.7 * one, f"N{one}", f"M{one}") for one in range(60)]
    noise += [cash_in(one * 0.7, 2000 + 333.3 * one, f"K{one}", "Denver") for one in range(40)]
    return [
        *noise,
        *(cash_in(3 * one, cents, "Acme", "Denver") for one, cents in enumerate(amounts)),
        *(
            wire(3 * one + hours / 24, cents * (1 + off), "Other", f"Goods {one}")
            for one, cents in enumerate(amounts)
        ),
    ]


def timeshare(rows: int = 3, country: str = "MX", days: float = 30) -> list[Line]:
    memos = ["timeshare exit tax", "closing fee resort sale", "escrow release fee", "permit fee"]
    return [
        wire(
            one * days, 1500 + 400 * one, "Nora", f"Sol {one % 2}", memo=memos[one], country=country
        )
        for one in range(rows)
    ]


def precursor(rows: int = 2, kind: str = "car wash") -> list[Line]:
    memos = ["1-boc-4-AP 5 kg", "pill press TDP 5", "4-piperidone"]
    return [
        wire(20 * one, 2500 + one, "Acme", "Reagent Trading", memo=memos[one], payer_kind=kind)
        for one in range(rows)
    ]


def eatery(through: float = 60_000) -> list[Line]:
    peers = [
        wire(30 * month + one, 9000 + 500 * one, f"Guest {one}", f"Eatery {one}", kind="restaurant")
        for one in range(12)
        for month in range(3)
    ]
    return [
        *peers,
        wire(10, through / 3, "Lake", "Tacos SA", kind="restaurant"),
        wire(11, through / 3 * 0.97, "Tacos SA", "Sierra"),
        wire(14, through / 3 + 100, "Lake Two", "Tacos SA", kind="restaurant"),
        wire(15, through / 3 * 0.96, "Tacos SA", "Rio"),
        wire(18, through / 3 + 10, "Lake", "Tacos SA", kind="restaurant"),
        wire(19, through / 3 * 0.95, "Tacos SA", "Sierra"),
    ]


def broker(payers: int = 3, out: float = 0.9, trades: bool = False) -> list[Line]:
    ins = [
        wire(one, 5000 + one, f"Third {one}", "Acct 9", kind="securities broker")
        for one in range(payers)
    ]
    traded = [wire(4, 9000, "Acct 9", "Exchange", memo="buy 90 shares ACME")] if trades else []
    rest = payers * 5000 * out - (9000 if trades else 0)
    return [*ins, *traded, wire(5, max(rest, 100), "Acct 9", "Sierra")]


VECTORS: list[tuple[str, str, Callable[[], list[Line]], int]] = [
    ("funnel-account", "five deposits", funnel, 1),
    ("funnel-account", "four deposits", lambda: funnel(rows=4, amount=2500), 0),
    ("funnel-account", "two places", lambda: funnel(places=2), 0),
    ("funnel-account", "exactly 10,000", lambda: funnel(amount=10_000), 1),
    ("funnel-account", "a cent over 10,000", lambda: funnel(amount=10_000.01), 0),
    ("funnel-account", "75 percent leaves", lambda: funnel(out=0.75), 1),
    ("funnel-account", "under 75 percent leaves", lambda: funnel(out=0.7499), 0),
    ("structuring", "eight deposits", structured, 1),
    ("structuring", "one at the line", lambda: structured(amount=9993.0), 1),
    ("structuring", "over the line", lambda: structured(amount=10_000.01), 0),
    ("structuring", "under the band", lambda: structured(amount=4000.0), 0),
    ("structuring", "three deposits", lambda: structured(rows=3), 0),
    ("structuring", "too far apart", lambda: structured(step=6), 0),
    ("armoured-cash", "100,000 and 80 percent", armoured, 1),
    ("armoured-cash", "under 100,000", lambda: armoured(total=99_999), 0),
    ("armoured-cash", "under 80 percent", lambda: armoured(out=0.7999), 0),
    ("layering-chain", "four transfers", chain, 1),
    ("layering-chain", "three transfers", lambda: chain(3), 0),
    ("layering-chain", "90 percent each", lambda: chain(keep=0.9), 1),
    ("layering-chain", "under 90 percent", lambda: chain(keep=0.8999), 0),
    ("layering-chain", "72 hours", lambda: chain(gap=3), 1),
    ("layering-chain", "over 72 hours", lambda: chain(gap=3.0001), 0),
    ("layering-chain", "more goes on than came", lambda: chain(keep=1.0001), 0),
    ("mule-account", "three sums of three payers", mule, 1),
    ("mule-account", "two sums", lambda: mule(sums=2), 0),
    ("mule-account", "two payers and one payee", lambda: mule(sources=2), 0),
    ("mule-account", "under 90 percent", lambda: mule(keep=0.89), 0),
    ("round-trip", "three transfers", trip, 1),
    ("round-trip", "there and back", lambda: trip(2), 0),
    ("round-trip", "under 90 percent", lambda: trip(keep=0.89), 0),
    ("scatter-gather", "three between", scatter, 1),
    ("scatter-gather", "two between", lambda: scatter(between=2), 0),
    ("scatter-gather", "under 5,000 together", lambda: scatter(each=1500), 0),
    ("gather-scatter", "five and five", gather, 1),
    ("gather-scatter", "four and four", lambda: gather(many=4, each=4000), 0),
    ("gather-scatter", "under 85 percent", lambda: gather(keep=0.84), 0),
    ("mirror-transfers", "five pairs", mirror, 1),
    ("mirror-transfers", "three pairs", lambda: mirror(pairs=3), 0),
    ("mirror-transfers", "over one percent apart", lambda: mirror(off=0.011), 0),
    ("mirror-transfers", "over a day apart", lambda: mirror(hours=25), 0),
    ("timeshare-fraud", "three fees", timeshare, 1),
    ("timeshare-fraud", "two fees", lambda: timeshare(rows=2), 0),
    ("timeshare-fraud", "elsewhere", lambda: timeshare(country="US"), 0),
    ("timeshare-fraud", "over 120 days", lambda: timeshare(days=60.1), 0),
    ("precursor-buying", "two payments", precursor, 1),
    ("precursor-buying", "one payment", lambda: precursor(rows=1), 0),
    ("precursor-buying", "in the trade", lambda: precursor(kind="pharmacy wholesale"), 0),
    ("pass-through-business", "far beyond peers", eatery, 1),
    ("pass-through-business", "under 20,000", lambda: eatery(through=19_000), 0),
    ("brokerage", "three third parties", broker, 1),
    ("brokerage", "two third parties", lambda: broker(payers=2), 0),
    ("brokerage", "it trades", lambda: broker(trades=True), 0),
]  # fmt: skip


def found(folder: Path, typology: str, rows: list[Line]) -> Traced:
    """Return what one typology finds in rows, each finding derived again."""
    intake = payments(folder / "table.csv", rows)
    result = traced(intake, typology)
    assert list(faults(result.fits, intake.tables)) == []
    return result


@pytest.mark.parametrize(
    ("typology", "rows", "count"),
    [pytest.param(one, rows, count, id=f"{one}-{what}") for one, what, rows, count in VECTORS],
)
def test_the_lines_of_a_definition_hold(
    typology: str, rows: Callable[[], list[Line]], count: int, tmp_path: Path
) -> None:
    assert len(found(tmp_path, typology, rows()).fits) == count


@pytest.mark.parametrize(
    ("typology", "rows"),
    [pytest.param(one, rows, id=one) for one, _, rows, count in VECTORS[::-1] if count],
)
def test_findings_do_not_depend_on_the_order_of_rows(
    typology: str, rows: Callable[[], list[Line]], tmp_path: Path
) -> None:
    lines = rows()
    forth = found(tmp_path, typology, lines)
    back = found(tmp_path, typology, lines[::-1])
    mixed = found(tmp_path, typology, [*lines[1::2], *lines[::2]])
    assert {one.id for one in forth.fits} == {one.id for one in back.fits}
    assert {one.id for one in forth.fits} == {one.id for one in mixed.fits}


@pytest.mark.parametrize(
    ("typology", "rows"),
    [pytest.param(one, rows, id=one) for one, _, rows, count in VECTORS[::-1] if count],
)
def test_a_witness_row_that_is_changed_or_missing_is_noticed(
    typology: str, rows: Callable[[], list[Line]], tmp_path: Path
) -> None:
    from dataclasses import replace

    from linchpin.trace.checker import check_fit

    intake = payments(tmp_path / "table.csv", rows())
    fit = traced(intake, typology).fits[0]
    role, numbers = fit.witness[0]
    short = replace(fit, witness=((role, numbers[1:]), *fit.witness[1:]))
    assert check_fit(short, intake.tables).fault
    said = replace(fit, derived=replace(fit.derived, says="more than the rows say"))
    assert check_fit(said, intake.tables).fault
