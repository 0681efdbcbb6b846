"""Pajek networks (.net): vertices by number, then arcs and edges."""

from __future__ import annotations

import re

from linchpin.strike.edge_lists.collecting import Ties, name_of
from linchpin.strike.edge_lists.edge_bytes import EdgeBytes
from linchpin.strike.edge_lists.options import Damage
from linchpin.strike.edge_lists.written_numbers import weight_in
from linchpin.strike.errors import StrikeError

_WORD = re.compile(r'"([^"]*)"|(\S+)')


def read_pajek(source: EdgeBytes, damage: Damage) -> tuple[Ties, list[str]]:
    """Return the ties of a Pajek network, and notes.

    Args:
        source: the file.
        damage: what cannot be read is added to it.

    Raises:
        StrikeError: a section is of a kind that is not read.
    """
    ties = Ties(weighted=True)
    label: dict[str, str] = {}
    section = directed = ""
    for number, line in enumerate(source.lines(), 1):
        words = [quoted or plain for quoted, plain in _WORD.findall(line.lstrip("\ufeff"))]
        if not words or words[0].startswith(("%", "/*")):
            continue
        if words[0].startswith("*"):
            section = words[0].casefold()
            if section in ("*matrix", "*partition", "*vector"):
                raise StrikeError(
                    f"{source.path}, line {number:,}: a Pajek section {words[0]} is not read; "
                    "save the network with *Arcs or *Edges"
                )
            directed = directed or ("yes" if section.startswith("*arcs") else "")
        elif section == "*vertices":
            label[words[0]] = _label(words, set(label.values()))
            ties.add_name(label[words[0]])
        elif section in ("*arcs", "*edges", "*arcslist", "*edgeslist"):
            _add(ties, label, section, words, (number, damage))
    notes = ["read as a Pajek network"]
    if directed:
        notes.append("ties that the file calls directed count in both directions")
    return ties, notes


def _label(words: list[str], taken: set[str]) -> str:
    name = name_of(words[1]) if len(words) > 1 else ""
    if not name:
        return f"vertex {words[0]}"
    return f"{name} ({words[0]})" if name in taken else name


def _add(
    ties: Ties, label: dict[str, str], section: str, words: list[str], where: tuple[int, Damage]
) -> None:
    line, damage = where
    ends = words if section.endswith("list") else words[:2]
    if len(ends) < 2 or any(end not in label for end in ends):
        damage.add("row without a vertex of the file", f"line {line:,}", " ".join(words))
        return
    weight = 1.0
    if not section.endswith("list") and len(words) > 2:
        weight = weight_in(words[2]) or 0.0
    for other in ends[1:]:
        ties.add(label[ends[0]], label[other], weight)
