"""Every typology, a line each."""

from __future__ import annotations

from linchpin.claims.errors import ReadError
from linchpin.trace.arms.multiple_sales import HANDGUNS, RIFLES
from linchpin.trace.arms.rings import RINGS
from linchpin.trace.arms.time_to_crime import TIME_TO_CRIME
from linchpin.trace.fuel.crude_north import CRUDE_NORTH
from linchpin.trace.fuel.mirror_gap import MIRROR_GAP
from linchpin.trace.fuel.papers_apart import MANIFEST_APART, WIRES_ABOVE
from linchpin.trace.fuel.permits_and_tanks import NO_PERMIT, OVER_STORAGE
from linchpin.trace.fuel.twin_benchmark import TWIN_BENCHMARK
from linchpin.trace.fuel.wires_a_day import WIRES_A_DAY
from linchpin.trace.houses.cash_homes import CASH_HOMES
from linchpin.trace.invoices.blocked_supplier import BLOCKED_SUPPLIER
from linchpin.trace.invoices.invalid_rfc import NO_SUCH_RFC
from linchpin.trace.invoices.listed_supplier import LATER_DEFINITIVE, LISTED_SUPPLIER
from linchpin.trace.money.armoured_cash import ARMOURED_CASH
from linchpin.trace.money.border_cash import BORDER_CASH
from linchpin.trace.money.brokerage import BROKERAGE
from linchpin.trace.money.funnel_account import FUNNEL_ACCOUNT
from linchpin.trace.money.gather_scatter import GATHER_SCATTER
from linchpin.trace.money.layering_chain import LAYERING_CHAIN
from linchpin.trace.money.listed_wallets import LISTED_WALLET
from linchpin.trace.money.mirror_transfers import MIRROR_TRANSFERS
from linchpin.trace.money.mule_account import MULE_ACCOUNT
from linchpin.trace.money.precursor_buying import PRECURSOR_BUYING
from linchpin.trace.money.round_trip import ROUND_TRIP
from linchpin.trace.money.scatter_gather import SCATTER_GATHER
from linchpin.trace.money.story_business import STORY_BUSINESS
from linchpin.trace.money.structuring import STRUCTURED_CASH
from linchpin.trace.money.timeshare_fraud import TIMESHARE_FRAUD
from linchpin.trace.ownership.half_owned import CONTROLLED, HALF_OWNED, OWNED_BEFORE
from linchpin.trace.ownership.shells import SHELL_SIGNS
from linchpin.trace.typology import Typology

TYPOLOGIES: tuple[Typology, ...] = (
    FUNNEL_ACCOUNT,
    STRUCTURED_CASH,
    BORDER_CASH,
    ARMOURED_CASH,
    LAYERING_CHAIN,
    MULE_ACCOUNT,
    ROUND_TRIP,
    SCATTER_GATHER,
    GATHER_SCATTER,
    MIRROR_TRANSFERS,
    TIMESHARE_FRAUD,
    PRECURSOR_BUYING,
    STORY_BUSINESS,
    LISTED_WALLET,
    BROKERAGE,
    HALF_OWNED,
    CONTROLLED,
    OWNED_BEFORE,
    SHELL_SIGNS,
    HANDGUNS,
    RIFLES,
    RINGS,
    TIME_TO_CRIME,
    CASH_HOMES,
    LISTED_SUPPLIER,
    BLOCKED_SUPPLIER,
    LATER_DEFINITIVE,
    NO_SUCH_RFC,
    CRUDE_NORTH,
    TWIN_BENCHMARK,
    NO_PERMIT,
    OVER_STORAGE,
    MANIFEST_APART,
    WIRES_ABOVE,
    WIRES_A_DAY,
    MIRROR_GAP,
)
"""All of them; each has a page in `docs/trace`."""


def typology_named(name: str) -> Typology:
    """Return the typology with a name.

    Raises:
        ReadError: There is none.
    """
    for one in TYPOLOGIES:
        if one.name == name:
            return one
    known = ", ".join(one.name for one in TYPOLOGIES)
    raise ReadError(f"no typology {name!r}; there are: {known}")
