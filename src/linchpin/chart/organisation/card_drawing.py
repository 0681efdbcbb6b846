"""Draw one card: status edge, portrait slot, name, role, facts, badge, source numbers."""

from __future__ import annotations

from linchpin.chart.organisation.measures import (
    BADGE_SIZE,
    CARD_HEIGHT,
    CARD_WIDTH,
    FACT_SIZES,
    NAME_SIZES,
    UNDER_SIZES,
)
from linchpin.chart.organisation.model import Card, Status
from linchpin.chart.palette import (
    BADGES,
    BLACK,
    EDGES,
    FIRM,
    FIRM_SLOT,
    INK,
    LINK,
    PERSON,
    QUIET,
    SLOT,
    TEXT,
    WHITE,
)
from linchpin.chart.scene import Circle, Frame, Group, Path, Picture, Point, Rect, Shape, Text
from linchpin.chart.typeface import fit, fit_parts, measure
from linchpin.chart.words import Words
from linchpin.network.citation import marks

EDGE = 4.0
_SLOT = 32.0
_PAD = 5.0
_BADGE_HEIGHT = 9.0
_LEAST_NAME = 6.4
"""Size below which a name is rather set in three lines."""


def draw_card(card: Card, at: Point, words: Words) -> Group:
    """Return a card with its upper left corner at a point."""
    frame = Frame(at[0], at[1], CARD_WIDTH, CARD_HEIGHT)
    items: list[Shape | Group] = [*edge_shapes(frame, card.status)]
    slot = Frame(frame.x + EDGE + _PAD, frame.y + 7, _SLOT, 44.0)
    items.extend(_portrait(card, slot))
    items.extend(_texts(card, frame, slot.right + 6, words))
    items.extend(_badge_row(card, frame, slot))
    return Group(
        role="card",
        title=card_title(card, words),
        items=tuple(items),
        key=card.key,
        claims=card.claims,
        frame=frame,
        standing=card.standing,
    )


def card_title(card: Card, words: Words) -> str:
    """Return the card in one sentence, for a screen reader."""
    status = words(card.status.value, date="").strip() if card.status != Status.THIS_ACTION else ""
    parts = [card.name, *card.under, *denial_words(card, words), *card.facts, card.badge, status]
    return ". ".join(part for part in parts if part)


def edge_shapes(frame: Frame, status: Status) -> list[Shape]:
    """Return border and edge; each status has a pattern of its own, for print without colour."""
    colour = EDGES[status.value]
    dash = {Status.NOT_LISTED: "3 2", Status.NO_EDITION: "1 2"}.get(status)
    shapes: list[Shape] = [
        Rect(frame, fill=WHITE, stroke=colour, stroke_width=0.9, radius=2.5, dash=dash)
    ]
    x, y, height = frame.x + 0.45, frame.y + 2, frame.height - 4
    if status is Status.THIS_ACTION:
        shapes.append(Rect(Frame(x, y, EDGE, height), fill=colour))
    elif status is Status.EARLIER_ACTION:
        gap = min(3.0, height / 6)
        piece = (height - 2 * gap) / 3
        shapes.extend(
            Rect(Frame(x, y + number * (piece + gap), EDGE, piece), fill=colour)
            for number in range(3)
        )
    elif status is Status.UNDATED:
        shapes.append(
            Rect(Frame(x + 0.5, y, EDGE - 1, height), fill=WHITE, stroke=colour, stroke_width=0.8)
        )
    elif status is Status.DELISTED:
        step = min(6.0, height / 3)
        count = int(height // step)
        shapes.extend(
            Rect(Frame(x, y + number * step, EDGE, step / 3), fill=colour)
            for number in range(count)
        )
    return shapes


def _portrait(card: Card, slot: Frame) -> list[Shape]:
    firm = card.form != "person"
    shapes: list[Shape] = [Rect(slot, fill=FIRM_SLOT if firm else SLOT, radius=1.5)]
    if card.portrait is not None:
        shapes.append(Picture(slot, card.portrait))
    else:
        shapes.extend(_SIGNS[card.form](slot))
    if card.dead:
        band = 7.0
        shapes.append(
            Path(
                (
                    (slot.right - 18, slot.y),
                    (slot.right - 18 + band * 1.3, slot.y),
                    (slot.right, slot.y + 18 - band * 1.3),
                    (slot.right, slot.y + 18),
                ),
                fill=BLACK,
                closed=True,
            )
        )
    return shapes


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


def denial_words(card: Card, words: Words) -> tuple[str, ...]:
    """Return who denies what is said of somebody, with the numbers of the sources; or nothing."""
    if not card.denials:
        return ()
    who = words.list_of([*dict.fromkeys(line.text for line in card.denials)])
    numbers = sorted({said.source for line in card.denials for said in line.said})
    cited = " ".join(f"[{number}]" for number in numbers)
    return (words("denied by", who=who, numbers=cited),)


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


def _texts(card: Card, frame: Frame, left: float, words: Words) -> list[Shape]:
    width = frame.right - left - _PAD
    shapes: list[Shape] = []
    y = frame.y + 4.0
    under = (*card.under, *denial_words(card, words))
    rows = (3, 1) if card.denials else (2, 2)
    blocks = (
        ((card.name,), NAME_SIZES, True, INK, 2),
        (under, UNDER_SIZES, False, TEXT, rows[0]),
        (card.facts, FACT_SIZES, False, QUIET, rows[1]),
    )
    for parts, sizes, bold, colour, most in blocks:
        if not parts:
            continue
        fitted = fit_parts(parts, width=width, lines=most, sizes=sizes, bold=bold)
        if bold and fitted.size < _LEAST_NAME:
            fitted = fit_parts(
                parts, width=width, lines=3, sizes=(_LEAST_NAME, *sizes[-2:]), bold=True
            )
        leading = fitted.size * 1.14
        for line in fitted.lines:
            y += leading
            shapes.append(Text(left, y - leading * 0.22, line, fitted.size, colour, bold=bold))
        y += 1.2
    return shapes


def _badge_row(card: Card, frame: Frame, slot: Frame) -> list[Shape]:
    numbers = marks(card.sources)
    y = frame.bottom - _BADGE_HEIGHT - 4
    left = slot.x
    set_numbers = fit(numbers, width=60, lines=1, sizes=(6.2, 5.6, 5.0))
    room = frame.right - left - measure(numbers, set_numbers.size) - 3 * _PAD
    badge = fit(
        card.badge.upper(), width=room - 7, lines=1, sizes=(BADGE_SIZE, 5.2, 4.8), bold=True
    )
    text = badge.lines[0]
    width = measure(text, badge.size, bold=True) + 7
    colour = BADGES.get(card.badge_kind)
    box = Frame(left, y, width, _BADGE_HEIGHT)
    baseline = y + _BADGE_HEIGHT / 2 + badge.size * 0.36
    return [
        Rect(box, fill=colour, radius=1.5)
        if colour is not None
        else Rect(box, fill=WHITE, stroke=QUIET, stroke_width=0.6, radius=1.5),
        Text(
            left + 3.5,
            baseline,
            text,
            badge.size,
            WHITE if colour is not None else QUIET,
            bold=True,
        ),
        Text(frame.right - _PAD, baseline, numbers, set_numbers.size, LINK, anchor="end"),
    ]
