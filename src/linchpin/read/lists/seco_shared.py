"""What the targets of SECO's list point at: places and programs, each once for the whole file."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from linchpin.read.lists.xml_stream import tag_of

_DROPPED = ("ssid", "place-id", "iso-code", "code", "version-date")
"""Attributes that number the publisher's database, or say again what stands beside them."""


@dataclass(slots=True)
class SharedParts:
    """What entries point at: places by number, programs by the number of a set of measures."""

    places: dict[str, Element] = field(default_factory=dict)
    programs: dict[str, list[Element]] = field(default_factory=dict)

    def learn(self, element: Element) -> None:
        """Take in a place or a program of the file."""
        if tag_of(element) == "place":
            self.places[element.get("ssid", "")] = element
        elif tag_of(element) == "sanctions-program":
            told = {tag_of(c): c for c in reversed(element) if c.get("lang", "eng") == "eng"}
            first = {tag_of(c): c for c in reversed(element)}
            sets = [c for c in element if tag_of(c) == "sanctions-set"]
            for item in reversed(sets):
                own = next((c for c in sets if _same(c, item) and c.get("lang") == "eng"), item)
                cells = first | told | {"sanctions-set": own}
                self.programs[item.get("ssid", "")] = list(cells.values())

    def complete(self, element: Element) -> None:
        """Put what an entry points at into it, and take away numbers of the database."""
        for item in list(element.iter()):
            found = self.places.get(item.get("place-id", ""))
            if found is not None:
                item.append(deepcopy(found))
        for at in [c for c in element if tag_of(c) == "sanctions-set-id"]:
            element.remove(at)
            program = Element("program")
            program.extend(deepcopy(c) for c in self.programs.get((at.text or "").strip(), [at]))
            element.append(program)
        for item in element.iter():
            item.attrib = {k: v for k, v in item.attrib.items() if k not in _DROPPED}
            if tag_of(item) in ("program-key", "program-name", "sanctions-set"):
                item.attrib.pop("lang", None)


def _same(one: Element, other: Element) -> bool:
    return one.get("ssid") == other.get("ssid")
