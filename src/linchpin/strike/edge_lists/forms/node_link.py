"""Node-link JSON, as NetworkX and D3 write it: `nodes`, and `links` or `edges` between them."""

from __future__ import annotations

import json
from typing import Any

from linchpin.strike.edge_lists.collecting import Ties, name_of
from linchpin.strike.edge_lists.edge_bytes import EdgeBytes
from linchpin.strike.edge_lists.options import Damage
from linchpin.strike.edge_lists.written_numbers import weight_in
from linchpin.strike.errors import StrikeError


def read_node_link(source: EdgeBytes, damage: Damage) -> tuple[Ties, list[str]]:
    """Return the ties of node-link JSON, and notes.

    Args:
        source: the file.
        damage: what cannot be read is added to it.

    Raises:
        StrikeError: it is damaged, or other JSON.
    """
    try:
        values = json.loads(source.whole().lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise StrikeError(f"{source.path}: damaged JSON ({str(error)[:80]})") from error
    links = values.get("links", values.get("edges"))
    if not isinstance(links, list):
        raise StrikeError(f"{source.path}: is JSON without `links` or `edges`; nothing to read")
    nodes = values.get("nodes")
    listed = [one for one in nodes if isinstance(one, dict)] if isinstance(nodes, list) else []
    ties = Ties(weighted=True)
    by_place: list[str] = []
    for node in listed:
        by_place.append(name_of(str(node.get("id", node.get("name", "")))))
        if by_place[-1]:
            ties.add_name(by_place[-1])
    by_id = bool(listed) and all("id" in node for node in listed)
    for number, link in enumerate(links, 1):
        ends = [_end(link, key, [] if by_id else by_place) for key in ("source", "target")]
        if not all(ends):
            damage.add("link without a name at one end", f"link {number:,}", str(link))
            continue
        weight = str(link.get("weight", link.get("value", 1)))
        ties.add(ends[0], ends[1], weight_in(weight) or 0.0)
    notes = ["read as node-link JSON"]
    if values.get("directed") is True:
        notes.append("ties that the file calls directed count in both directions")
    return ties, notes


def _end(link: Any, key: str, by_place: list[str]) -> str:
    if not isinstance(link, dict) or link.get(key) is None:
        return ""
    end = link[key]
    if isinstance(end, dict):
        end = end.get("id", "")
    if isinstance(end, int) and 0 <= end < len(by_place):
        return by_place[end]
    return name_of(str(end))
