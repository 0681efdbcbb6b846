"""Many pay one account, and it pays many others soon after, nearly all of it."""

from __future__ import annotations

from dataclasses import replace

from linchpin.trace.engine.habits import usual
from linchpin.trace.engine.hops import LEAST, for_others
from linchpin.trace.fit import Derived, Figure, Roles
from linchpin.trace.money.channels import not_daily
from linchpin.trace.money.passing import (
    Looked,
    Passing,
    different,
    figures,
    number,
    passed,
    said,
    search_passing,
)  # fmt: skip
from linchpin.trace.money.thresholds import SUSPICIOUS_REPORTS
from linchpin.trace.tables import TracedTables
from linchpin.trace.typology import Definition, Search, WitnessRows

PAYERS, PAYEES = 5, 4
OLD = "it pays whom it paid before: more than half of its payees are known to it"
"""Why a pattern is set aside."""
BUSINESS = "its kind of business is to collect and pay for others"
"""Why a pattern is set aside."""
RULE = Passing(
    days=7, hold_hours=120, rows_in=PAYERS, sources=PAYERS, cents=8_000_00, low=85, high=105,
    rows_out=PAYEES, targets=PAYEES, part=4,
)  # fmt: skip


def derive(roles: Roles) -> Derived | None:
    """Return what the definition says of rows, from them alone."""
    ins, outs = roles.get("in", ()), roles.get("out", ())
    found = passed(ins, outs, RULE)
    if found is None:
        return None
    payers, payees = different(ins, "payer"), different(outs, "payee")
    if len(payers) < PAYERS or set(map(str.lower, payers)) & set(map(str.lower, payees)):
        return None
    says = (
        f"{found.account} fits the definition of gather-scatter: {len(payers)} accounts paid it "
        f"and it paid {len(payees)} others; {said(found)}"
    )
    sums = (
        *figures(found, ins, outs),
        Figure("payers", len(payers), "payers"),
        Figure("payees", len(payees), "payees"),
    )
    return Derived(found.account, sums, says)


def search(tables: TracedTables) -> Search:
    """Return windows in which an account gathers and scatters."""
    transfers = tables.transfers
    made = Search()
    both = (transfers.payer >= 0) & (transfers.payee >= 0)
    use = both & not_daily(transfers) & ~usual(transfers) & (transfers.cents >= LEAST // 2)
    found = search_passing(transfers, Looked(transfers.payer, use, use), RULE)
    business = {
        name for name, one in zip(transfers.accounts, for_others(transfers), strict=True) if one
    }
    made.proposals = [_weighed(tables, one, business) for one in found]
    return made


def _weighed(tables: TracedTables, one: WitnessRows, business: set[str]) -> WitnessRows:
    """Return a proposal, set aside where the account pays whom it always pays."""
    roles = tables.roles(one.kind, one.witness)
    account = str(roles["in"][0]["payee"])
    if one.set_aside:
        return one
    if account in business:
        return replace(one, set_aside=BUSINESS)
    transfers = tables.transfers
    begin = min(number(row, "time") for row in roles["in"])
    codes = {name: at for at, name in enumerate(transfers.accounts)}
    starts, items = transfers.out_of
    mine = codes[account]
    earlier = items[starts[mine] : starts[mine + 1]]
    known = set(transfers.payee[earlier[transfers.time[earlier] < begin]].tolist())
    payees = {codes[name] for name in different(roles["out"], "payee")}
    return replace(one, set_aside=OLD) if 2 * len(payees & known) > len(payees) else one


GATHER_SCATTER = Definition(
    name="gather-scatter",
    kinds=("payments",),
    authorities=(SUSPICIOUS_REPORTS,),
    innocent=(
        "somebody who collects and pays for others: a property manager, an agent, a savings circle",
        "a seller who is paid by customers and pays suppliers",
        "a wedding, funeral or journey that one person pays for a group",
    ),
    derive=derive,
    search=search,
)
