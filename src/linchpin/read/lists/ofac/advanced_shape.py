"""Elements of OFAC's advanced format, and how the enhanced format would write them."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from linchpin.read.lists.xml_stream import tag_of

BOUNDS = ("fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd")
"""Elements of the enhanced format that bound a date: its start, and its end."""


def made(tag: str, text: str = "", *children: Element, **attributes: str) -> Element:
    """Return an element with its text, children and attributes."""
    element = Element(tag, attributes)
    element.text = text
    element.extend(children)
    return element


def all_of(element: Element, *way: str) -> Iterator[Element]:
    """Yield the elements a way of local names leads to."""
    for child in element:
        if tag_of(child) == way[0]:
            if len(way) == 1:
                yield child
            else:
                yield from all_of(child, *way[1:])


def text_of(element: Element, *way: str) -> str:
    """Return the text of the first element a way of local names leads to, empty without one."""
    return next(((found.text or "").strip() for found in all_of(element, *way)), "")


def day_of(element: Element) -> str:
    """Return a day, month or year in parts, as ISO 8601."""
    parts = [text_of(element, part) for part in ("Year", "Month", "Day")]
    return "-".join(f"{part:0>2}" for part in parts if part)


def bounds_of_period(period: Element) -> list[Element]:
    """Return the bounds of a period of dates as the enhanced format has them."""
    ways = (("Start", "From"), ("Start", "To"), ("End", "From"), ("End", "To"))
    days = [next((day_of(point) for point in all_of(period, *way)), "") for way in ways]
    sides = (*all_of(period, "Start"), *all_of(period, "End"))
    about = any(side.get("Approximate") == "true" for side in sides)
    ranged = bool(days[0] and days[2]) and days[0][:4] != days[2][:4]
    found = [made(name, day) for name, day in zip(BOUNDS, days, strict=True)]
    return [
        *found,
        made("isApproximate", "true" if about else "false"),
        made("isDateRange", "true" if ranged else "false"),
    ]
