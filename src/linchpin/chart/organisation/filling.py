"""Fill the pages of a chart that needs several: panels go on from page to page, evenly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from linchpin.chart.organisation.measures import LEAST_ROW, PANEL_GAP
from linchpin.chart.organisation.model import Panel
from linchpin.chart.organisation.shelves import (
    Block,
    Shelf,
    ShelfRules,
    make_shelf,
    set_block,
    set_columns,
)
from linchpin.chart.words import Words

Filled = tuple[Shelf, ...]
"""The rows of panels of one page."""

_SHARES = (1.0, 0.85, 0.7, 0.55, 0.4)
"""Shares of a page's height that are tried as its ceiling, so that pages come out even."""
_DEPTH = 3
"""Most rows of panels of a page whose heights are chosen together."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """Height for rows of panels on the first page of several, a page between, and the last."""

    first: float
    middle: float
    last: float


def fill_pages(
    panels: Sequence[Panel], rooms: Rooms, rules: ShelfRules, words: Words, *, most_rows: int
) -> tuple[Filled, ...]:
    """Return rows of panels on as few pages as hold them, as even as they can be.

    A panel that does not fit goes on where there is room, in numbered parts.

    Args:
        panels: In reading order; a later panel moves up where it fills a gap.
        rooms: Height for them, by page.
        rules: What holds for every row of panels.
        words: Language.
        most_rows: Most cards in a column.
    """
    filler = _Filler(rules, words, most_rows)
    best: tuple[tuple[int, int, float], tuple[Filled, ...]] | None = None
    for share in _SHARES:
        pages = filler.pages(panels, rooms, share)
        if best is not None and len(pages) > best[0][0]:
            break
        fewest = _fewer(*pages[1:])
        rank = (len(pages), -fewest, share)
        if best is None or rank < best[0]:
            best = (rank, pages)
        if 2 * fewest * len(pages) >= sum(map(cards_on, pages)):
            break
    assert best is not None
    return _numbered(best[1], panels, rules, words)


def cards_on(page: Iterable[Shelf]) -> int:
    """Return how many cards stand on a page."""
    return sum(len(unit) for block in _blocks(page) for column in block.columns for unit in column)


def _fewer(*pages: Filled) -> int:
    return min(cards_on(page) for page in pages)


def _blocks(page: Iterable[Shelf]) -> Iterator[Block]:
    for shelf in page:
        yield from shelf.blocks


@dataclass(frozen=True, slots=True)
class _Filler:
    rules: ShelfRules
    words: Words
    most_rows: int

    def pages(self, panels: Sequence[Panel], rooms: Rooms, share: float) -> tuple[Filled, ...]:
        """Return pages of at most a share of their height; the last holds key and sources."""
        page, queue = self.page(tuple(panels), rooms.first * share)
        pages = [page]
        while queue:
            if self._may_hold(queue, rooms.last):
                page, rest = self.page(queue, rooms.last)
                if not rest:
                    return (*pages, page)
            page, rest = self.page(queue, rooms.middle * share)
            if not page:
                page, rest = self._one(queue)
            if not rest:
                return (*pages, *self._last_two(queue, page, rooms))
            pages.append(page)
            queue = rest
        return (*pages, ())

    def _last_two(
        self, queue: tuple[Panel, ...], page: Filled, rooms: Rooms
    ) -> tuple[Filled, Filled]:
        """Return what is left on two pages, some of it beside key and sources."""
        best: tuple[Filled, Filled] = (page, ())
        for keep in range(cards_on(page) - 1, 0, -1):
            before, after = self._cut(queue, keep)
            first, left = self.page(before, rooms.middle)
            last, lost = self.page(after, rooms.last)
            if not left and not lost and _fewer(first, last) > max(_fewer(*best), 1):
                best = (first, last)
        return best

    def _cut(
        self, queue: tuple[Panel, ...], keep: int
    ) -> tuple[tuple[Panel, ...], tuple[Panel, ...]]:
        """Return the first so many cards of some panels, and the rest; no unit is broken."""
        for place, panel in enumerate(queue):
            whole = sum(len(unit) for unit in panel.units)
            if keep >= whole:
                keep -= whole
                continue
            here = 0
            while keep >= len(panel.units[here]):
                keep -= len(panel.units[here])
                here += 1
            if not here:
                return queue[:place], queue[place:]
            part, rest = _parts_of(panel, here)
            return (*queue[:place], part), (rest, *queue[place + 1 :])
        return queue, ()

    def _may_hold(self, queue: tuple[Panel, ...], room: float) -> bool:
        """Say whether so many cards might find room at all."""
        cards = sum(len(unit) for panel in queue for unit in panel.units)
        return cards <= (room / LEAST_ROW) * self.rules.measures.columns

    def page(
        self, queue: tuple[Panel, ...], room: float, depth: int = 0
    ) -> tuple[Filled, tuple[Panel, ...]]:
        """Return rows of panels that hold the most cards in a room, and the panels left."""
        best: tuple[tuple[int, float], Filled, tuple[Panel, ...]] = ((0, 0.0), (), queue)
        seen: set[tuple[int, int]] = set()
        most = min(self.most_rows, int(room // LEAST_ROW)) if queue else 0
        for rows in range(most, 0, -1):
            shelf, rest = self._shelf(queue, rows)
            if shelf is None or shelf.height > room:
                continue
            shape = (len(shelf.rows), cards_on([shelf]))
            if shape in seen:
                continue
            seen.add(shape)
            more: Filled = ()
            if rest and depth < _DEPTH:
                more, rest = self.page(rest, room - shelf.height, depth + 1)
            found = (shelf, *more)
            rank = (cards_on(found), -sum(one.height for one in found))
            if rank > best[0]:
                best = (rank, found, rest)
            if depth and shape[1]:
                break  # below the first row of panels, the highest that fits
        return best[1], best[2]

    def _one(self, queue: tuple[Panel, ...]) -> tuple[Filled, tuple[Panel, ...]]:
        """Return one row of panels as low as it can be, where none fits its page."""
        shelf, rest = self._shelf(queue, 1)
        return (() if shelf is None else (shelf,)), rest

    def _shelf(self, queue: tuple[Panel, ...], rows: int) -> tuple[Shelf | None, tuple[Panel, ...]]:
        """Return one row of panels of at most so many cards in a column, and what is left."""
        measures, taken, left = self.rules.measures, list[Block](), list[Panel]()
        used, split = -PANEL_GAP, False
        for place, panel in enumerate(queue):
            room = measures.inner - used - PANEL_GAP - 2 * measures.pad
            columns = int((room + 0.01) // measures.column)
            if columns < 1:
                left.extend(queue[place:])
                break
            block = self._whole(panel, rows, columns)
            if block is None and not split:
                split = True
                block, rest = self._part(panel, rows, columns, first=not taken)
                left.append(rest)
            elif block is None:
                left.append(panel)
            if block is not None:
                taken.append(block)
                used += PANEL_GAP + block.width
        return (make_shelf(taken, self.rules) if taken else None), tuple(left)

    def _whole(self, panel: Panel, rows: int, columns: int) -> Block | None:
        if len(panel.units) > rows * columns:
            return None
        panel = self._headed(panel)
        block = set_block(panel, rows, self.rules.measures)
        return block if block is not None and len(block.columns) <= columns else None

    def _part(
        self, panel: Panel, rows: int, columns: int, *, first: bool
    ) -> tuple[Block | None, Panel]:
        """Return as much of a panel as so many columns hold, and the rest of it."""
        units = tuple(islice(panel.units, rows * columns))
        here = sum(len(column) for column in set_columns(units, rows)[:columns])
        if here < len(panel.units) <= here + 1 and here > 2:
            here -= 1  # nobody stands alone on the next page
        if not here or here == len(panel.units) or (here < 2 and not first):
            return None, panel
        part, rest = _parts_of(panel, here)
        return set_block(self._headed(part), rows, self.rules.measures), rest

    def _headed(self, panel: Panel) -> Panel:
        """Return a part of a panel with a heading as long as it may become."""
        if "#" not in panel.key:
            return panel
        return replace(panel, heading=self.words("part", heading=panel.heading, part=99, parts=99))


def _numbered(
    pages: tuple[Filled, ...], panels: Sequence[Panel], rules: ShelfRules, words: Words
) -> tuple[Filled, ...]:
    """Return the pages with every part of a panel called so, resting on its own ties."""
    whole = {panel.key: panel for panel in panels}
    parts = Counter(_base(block.panel) for page in pages for block in _blocks(page))

    def named(block: Block) -> Block:
        base = _base(block.panel)
        if parts[base] == 1:
            return replace(block, panel=whole[base])
        keys = {card.key for card in block.panel.cards()}
        ties = tuple(tie for tie in whole[base].ties if tie.ends & keys)
        number = block.panel.key.partition("#")[2]
        heading = words("part", heading=whole[base].heading, part=number, parts=parts[base])
        return replace(
            block, panel=replace(block.panel, heading=heading, ties=ties or whole[base].ties)
        )

    return tuple(
        tuple(make_shelf(map(named, shelf.blocks), rules) for shelf in page) for page in pages
    )


def _parts_of(panel: Panel, here: int) -> tuple[Panel, Panel]:
    """Return the first so many units of a panel, and the rest, with the numbers of parts."""
    base, _, number = panel.key.partition("#")
    part = replace(panel, key=f"{base}#{number or 1}", units=panel.units[:here])
    rest = replace(panel, key=f"{base}#{int(number or 1) + 1}", units=panel.units[here:])
    return part, rest


def _base(panel: Panel) -> str:
    return panel.key.partition("#")[0]
