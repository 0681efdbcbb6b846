"""What it means to be on a list, as FollowTheMoney's topics name it: no list is more than it is."""

from __future__ import annotations

from collections.abc import Iterable

from linchpin.archive.queries.sanctions import ListingOf, listings
from linchpin.network.network import Network

SANCTION = "sanction"
_OF_LIST: dict[str, tuple[str, ...]] = {
    "us_ofac_sdn": (SANCTION,),
    "us_ofac_cons": (SANCTION,),
    "us_ofac_enhanced": (SANCTION,),
    "us_ofac_advanced": (SANCTION,),
    "us_ofac_wallets": (SANCTION,),
    "un_sc_consolidated": (SANCTION,),
    "eu_fsf": (SANCTION,),
    "gb_uksl": (SANCTION,),
    "gb_hmt_conlist": (SANCTION,),
    "ca_sema": (SANCTION,),
    "au_dfat": (SANCTION,),
    "ch_seco": (SANCTION,),
    "us_fto": (SANCTION, "crime.terror"),
    "us_bis_dpl": ("export.control",),
    "us_fincen_special_measures": ("reg.action",),
    "mx_sat_69b": ("reg.action",),
}
"""Topics of whoever a list names, where the whole list is of one kind."""
_OF_AUTHORITY = {
    "specially designated nationals": (SANCTION,),
    "sectoral sanctions": (SANCTION,),
    "foreign sanctions evaders": (SANCTION,),
    "capta": (SANCTION,),
    "non-sdn": (SANCTION,),
    "palestinian legislative council": (SANCTION,),
    "menu-based sanctions": (SANCTION,),
    "nonproliferation sanctions": (SANCTION,),
    "entity list": ("export.control",),
    "denied persons": ("export.control",),
    "military end user": ("export.control",),
    "unverified list": ("export.risk",),
    "itar debarred": ("debarment",),
    "aeca debarred": ("debarment",),
}
"""Topics by words of the authority, where one publication holds lists of several kinds."""


def listing_topics(network: Network) -> dict[str, frozenset[str]]:
    """Return the topics of everybody a current edition of a list names, by canonical id.

    Whoever is on lists only whose kind is not known here has none.

    Args:
        network: Whose lists count.
    """
    lists = [item.dataset for item in network.snapshot.editions if item.kind == "list"]
    found: dict[str, set[str]] = {}
    for one in listings(network.snapshot, lists):
        head = network.resolution.of(one.entity)
        found.setdefault(head, set()).update(topics_of(one))
    return {head: frozenset(topics) for head, topics in found.items()}


def topics_of(listed: ListingOf) -> Iterable[str]:
    """Return the topics of one listing; none where it is not known what the list is.

    >>> list(topics_of(ListingOf("a", "mx_sat_69b", ()))), list(topics_of(ListingOf("a", "x", ())))
    (['reg.action'], [])
    """
    of_list = _OF_LIST.get(listed.dataset)
    if of_list is not None:
        return of_list
    said = " ".join(listed.authorities).casefold()
    return [topic for words, topics in _OF_AUTHORITY.items() if words in said for topic in topics]
