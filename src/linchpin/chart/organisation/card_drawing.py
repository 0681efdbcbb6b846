"""Draw one card: status edge, portrait slot, name, role, facts, badge, source numbers."""

from __future__ import annotations

from dataclasses import dataclass

from linchpin.chart.organisation.card_signs import slot_shapes
from linchpin.chart.organisation.measures import (
    BADGE_SIZE,
    FACT_SIZES,
    LEAST_ROW,
    NAME_SIZES,
    UNDER_SIZES,
)
from linchpin.chart.organisation.model import Card, Status
from linchpin.chart.palette import BADGES, BLACK, EDGES, INK, LINK, QUIET, TEXT, WHITE
from linchpin.chart.scene import Frame, Group, Path, Rect, Shape, Text
from linchpin.chart.typeface import Fitted, break_lines, fit_parts, measure
from linchpin.chart.words import Words
from linchpin.network.citation import marks

EDGE = 4.0
_SLOT = (32.0, 44.0)
_PAD = 5.0
_BADGE_LINE = 7.6
_LEAST_WITH_SLOT = 140.0
"""Width of a card from which on it has a slot even without a portrait."""


@dataclass(frozen=True, slots=True)
class SetCard:
    """A card whose text is broken to its width.

    Attributes:
        card: The card.
        width: Its width.
        blocks: Name, place, events and facts, each with its colour and weight.
        badge: The badge's lines.
        numbers: Source numbers, line by line.
        beside: True where the numbers stand beside the badge, not below it.
        slot: True where it has a portrait slot.
    """

    card: Card
    width: float
    blocks: tuple[tuple[Fitted, str, bool], ...]
    badge: tuple[str, ...]
    numbers: tuple[str, ...]
    beside: bool
    slot: bool

    @property
    def height(self) -> float:
        """Return the height its text needs."""
        text = 5.0 + sum(_block_height(fitted) for fitted, _, _ in self.blocks)
        slot = 7.0 + _SLOT[1] + 2.0 if self.slot else 0.0
        return max(LEAST_ROW, max(text, slot) + self.foot)

    @property
    def foot(self) -> float:
        """Return the height of badge and numbers, with room around."""
        badge = len(self.badge) * _BADGE_LINE + 2.6
        below = 0.0 if self.beside else len(self.numbers) * _BADGE_LINE + 1.0
        return badge + below + 5.0


def set_card(card: Card, width: float, words: Words) -> SetCard:
    """Return a card with its text broken to a width.

    Args:
        card: The card.
        width: Its width.
        words: Language.
    """
    slot = card.portrait is not None or width >= _LEAST_WITH_SLOT
    room = width - EDGE - 2 * _PAD - _indent(card, slot=slot)
    under = (*card.under, *denial_words(card, words))
    blocks = (
        ((card.name,), NAME_SIZES, True, INK, 2),
        (under, UNDER_SIZES, False, TEXT, 3 if card.denials else 2),
        (card.detail, UNDER_SIZES, False, TEXT, 2),
        (card.facts, FACT_SIZES, False, QUIET, 2),
    )
    fitted = tuple(
        (fit_parts(parts, width=room, lines=most, sizes=sizes, bold=bold), colour, bold)
        for parts, sizes, bold, colour, most in blocks
        if parts
    )
    inner = width - EDGE - 2 * _PAD
    badge = break_lines(card.badge.upper(), BADGE_SIZE, inner - 7, bold=True)
    numbers = break_lines(marks(card.sources), BADGE_SIZE, inner)
    last = measure(badge[0], BADGE_SIZE, bold=True) + 7 + 2 * _PAD + measure(numbers[0], BADGE_SIZE)
    beside = len(badge) == len(numbers) == 1 and last <= inner
    return SetCard(card, width, fitted, badge, numbers, beside, slot)


def _indent(card: Card, *, slot: bool) -> float:
    """Return how far the text stands in: behind the slot, or behind the black band."""
    if slot:
        return _SLOT[0] + 6
    return 10.0 if card.dead else 0.0


def _block_height(fitted: Fitted) -> float:
    return len(fitted.lines) * fitted.size * 1.14 + 1.2


def draw_card(laid: SetCard, frame: Frame, words: Words) -> Group:
    """Return a card in a frame at least as high as it needs.

    Args:
        laid: The card, its text broken to the frame's width.
        frame: Where it goes.
        words: Language.
    """
    card = laid.card
    items: list[Shape | Group] = [*edge_shapes(frame, card.status)]
    left = frame.x + EDGE + _PAD
    if laid.slot:
        items.extend(slot_shapes(card, Frame(left, frame.y + 7, *_SLOT)))
    left += _indent(card, slot=laid.slot)
    if card.dead:
        items.append(_black_band(frame))
    items.extend(_texts(laid, frame, left))
    items.extend(_badge_row(laid, frame))
    return Group(
        role="card",
        title=card_title(card, words),
        items=tuple(items),
        key=card.key,
        claims=card.claims,
        frame=frame,
        standing=card.standing,
    )


def _black_band(frame: Frame) -> Shape:
    """Return the band across the left upper corner of the card of somebody who is dead."""
    x, y = frame.x, frame.y
    corners = ((x, y + 11), (x, y + 20), (x + 20, y), (x + 11, y))
    return Path(corners, fill=BLACK, closed=True)


def card_title(card: Card, words: Words) -> str:
    """Return the card in one sentence, for a screen reader."""
    status = words(card.status.value, date="").strip() if card.status != Status.THIS_ACTION else ""
    parts = [
        card.name,
        *card.under,
        *denial_words(card, words),
        *card.detail,
        *card.facts,
        card.badge,
        status,
    ]
    return ". ".join(part for part in parts if part)


def denial_words(card: Card, words: Words) -> tuple[str, ...]:
    """Return who denies what is said of somebody, with the numbers of the sources; or nothing."""
    if not card.denials:
        return ()
    who = words.list_of([*dict.fromkeys(line.text for line in card.denials)])
    numbers = sorted({said.source for line in card.denials for said in line.said})
    cited = " ".join(f"[{number}]" for number in numbers)
    return (words("denied by", who=who, numbers=cited),)


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


def _texts(laid: SetCard, frame: Frame, left: float) -> list[Shape]:
    shapes: list[Shape] = []
    y = frame.y + 4.0
    for fitted, colour, bold in laid.blocks:
        leading = fitted.size * 1.14
        for line in fitted.lines:
            y += leading
            shapes.append(Text(left, y - leading * 0.22, line, fitted.size, colour, bold=bold))
        y += 1.2
    return shapes


def _badge_row(laid: SetCard, frame: Frame) -> list[Shape]:
    left = frame.x + EDGE + _PAD
    top = frame.bottom - laid.foot + 1.4
    colour = BADGES.get(laid.card.badge_kind)
    widest = max(measure(line, BADGE_SIZE, bold=True) for line in laid.badge)
    box = Frame(left, top, widest + 7, len(laid.badge) * _BADGE_LINE + 2.0)
    shapes: list[Shape] = [
        Rect(box, fill=colour, radius=1.5)
        if colour is not None
        else Rect(box, fill=WHITE, stroke=QUIET, stroke_width=0.6, radius=1.5)
    ]
    ink = WHITE if colour is not None else QUIET
    y = top - 0.4
    for line in laid.badge:
        y += _BADGE_LINE
        shapes.append(Text(left + 3.5, y - 0.6, line, BADGE_SIZE, ink, bold=True))
    y = y if laid.beside else y + 2.4 + _BADGE_LINE
    for number, line in enumerate(laid.numbers):
        at = y - 0.6 + number * _BADGE_LINE
        shapes.append(Text(frame.right - _PAD, at, line, BADGE_SIZE, LINK, anchor="end"))
    return shapes
