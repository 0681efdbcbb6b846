"""What stands in the portrait slot of a card: a picture, or a sign of what the card is for."""

from __future__ import annotations

from linchpin.chart.organisation.model import Card
from linchpin.chart.palette import FIRM, FIRM_SLOT, PERSON, SLOT
from linchpin.chart.scene import Circle, Frame, Path, Picture, Rect, Shape


def slot_shapes(card: Card, slot: Frame) -> list[Shape]:
    """Return the portrait of a card, or the sign of its form."""
    ground = SLOT if card.form == "person" else FIRM_SLOT
    shapes: list[Shape] = [Rect(slot, fill=ground, radius=1.5)]
    if card.portrait is not None:
        return [*shapes, Picture(slot, card.portrait)]
    return [*shapes, *_SIGNS[card.form](slot)]


def _person(slot: Frame) -> list[Shape]:
    middle = slot.x + slot.width / 2
    shoulders = slot.bottom - 4
    return [
        Circle(middle, slot.y + 15, 6.6, fill=PERSON),
        Path(
            (
                (middle - 11, shoulders),
                (middle - 11, shoulders - 6),
                (middle - 6, shoulders - 11),
                (middle + 6, shoulders - 11),
                (middle + 11, shoulders - 6),
                (middle + 11, shoulders),
            ),
            fill=PERSON,
            corner=4,
        ),
    ]


def _building(slot: Frame) -> list[Shape]:
    left, bottom = slot.x + 8, slot.bottom - 6
    shapes: list[Shape] = [
        Rect(Frame(left, slot.y + 9, 10, bottom - slot.y - 9), fill=FIRM),
        Rect(Frame(left + 10, slot.y + 18, 7, bottom - slot.y - 18), fill=FIRM),
    ]
    shapes.extend(
        Rect(Frame(left + 2 + 4 * column, slot.y + 12 + 5 * row, 2, 2.4), fill=FIRM_SLOT)
        for column in range(2)
        for row in range(4)
    )
    return shapes


def _circle_of_people(slot: Frame) -> list[Shape]:
    middle = slot.x + slot.width / 2
    return [
        Circle(x, y, 4.2, fill=FIRM)
        for x, y in (
            (middle, slot.y + 13),
            (middle - 7, slot.y + 25),
            (middle + 7, slot.y + 25),
        )
    ]


def _ship(slot: Frame) -> list[Shape]:
    left, right, deck = slot.x + 5, slot.right - 5, slot.y + 26
    hull = ((left, deck), (right, deck), (right - 5, deck + 9), (left + 4, deck + 9))
    return [
        Path(hull, fill=FIRM, closed=True),
        Rect(Frame(left + 5, deck - 8, 6, 8), fill=FIRM),
        Rect(Frame(left + 13, deck - 5, 6, 5), fill=FIRM),
    ]


def _plane(slot: Frame) -> list[Shape]:
    middle, y = slot.x + slot.width / 2, slot.y + 8
    return [
        Rect(Frame(middle - 1.7, y, 3.4, 27), fill=FIRM, radius=1.6),
        Path(
            ((middle, y + 8), (middle + 12, y + 17), (middle, y + 15), (middle - 12, y + 17)),
            fill=FIRM,
            closed=True,
        ),
        Path(
            ((middle, y + 22), (middle + 6, y + 27), (middle, y + 26), (middle - 6, y + 27)),
            fill=FIRM,
            closed=True,
        ),
    ]


def _purse(slot: Frame) -> list[Shape]:
    frame = Frame(slot.x + 5, slot.y + 13, slot.width - 10, 18)
    return [
        Rect(frame, fill=FIRM, radius=2),
        Circle(frame.right - 4, frame.y + 9, 2, fill=FIRM_SLOT),
    ]


_SIGNS = {
    "person": _person,
    "company": _building,
    "organisation": _circle_of_people,
    "vessel": _ship,
    "aircraft": _plane,
    "wallet": _purse,
}
"""What stands in the portrait slot of a card without a picture, by form."""
