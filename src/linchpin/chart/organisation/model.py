"""What an organisation chart shows, before it has a place on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from linchpin.chart.errors import ChartError
from linchpin.chart.organisation.tie import Tie as Tie
from linchpin.chart.organisation.tie import TieKind as TieKind
from linchpin.chart.organisation.tie import claims_in as claims_in
from linchpin.network.answer import CitedSource, Line


class Status(StrEnum):
    """Where somebody stands towards the list."""

    THIS_ACTION = "this action"
    EARLIER_ACTION = "earlier action"
    UNDATED = "undated"
    NOT_LISTED = "not listed"
    DELISTED = "delisted"
    NO_EDITION = "no list"


@dataclass(frozen=True, slots=True)
class Card:
    """One box.

    Attributes:
        key: Canonical entity id.
        form: What it is, one of `FORMS`.
        name: Full name.
        alias: Another name it is known by.
        role: What is said of its place; empty where the panel's heading says the same.
        standing: How firmly its place is said, None where nothing is said of it.
        denials: Who denies what is said of it, with the numbers of the sources.
        facts: Birth, or tax number and city.
        badge: Last legal event in words.
        badge_kind: Its kind; `listed` or `none` where there is no dated one.
        detail: Payments; what was charged, pleaded or found, in the source's words.
        status: Where it stands towards the list.
        dead: Drawn with a black band.
        lines: Everything on the card with its evidence; never without any.
        portrait: Data URI of a picture.
        credit: Who made the picture, as it is printed.
    """

    key: str
    form: str
    name: str
    alias: str | None
    role: str
    facts: tuple[str, ...]
    badge: str
    badge_kind: str
    status: Status
    dead: bool
    lines: tuple[Line, ...]
    portrait: str | None = None
    standing: str | None = None
    denials: tuple[Line, ...] = ()
    detail: tuple[str, ...] = ()
    credit: str | None = None

    def __post_init__(self) -> None:
        if not any(line.said for line in self.lines):
            raise ChartError(f"no source speaks of {self.key}; a box without a claim is not drawn")

    @property
    def under(self) -> tuple[str, ...]:
        """Return alias and role, as they stand under the name."""
        alias = "" if self.alias is None else f"“{self.alias}”"
        return tuple(part for part in (alias, self.role) if part)

    @property
    def claims(self) -> tuple[str, ...]:
        """Return the ids of the claims it rests on."""
        return claims_in(self.lines)

    @property
    def sources(self) -> tuple[int, ...]:
        """Return the numbers of the sources it rests on, in order."""
        return tuple(sorted({said.source for line in self.lines for said in line.said}))


@dataclass(frozen=True, slots=True)
class Unit:
    """A card and those that hang below it, such as a member and the firms linked to them.

    Attributes:
        head: The card on top.
        below: Cards under it, each with the tie that puts it there.
    """

    head: Card
    below: tuple[tuple[Card, Tie], ...] = ()

    def __len__(self) -> int:
        return 1 + len(self.below)

    def cards(self) -> Iterator[Card]:
        """Yield its cards from the top."""
        yield self.head
        for card, _ in self.below:
            yield card


@dataclass(frozen=True, slots=True)
class Panel:
    """A group of cards under one heading.

    Attributes:
        key: Unique in the chart.
        heading: What the group has in common.
        units: What is in it.
        anchor: Entity the group hangs from: the organisation or one of its leaders.
        kind: What joins the group to the anchor.
        ties: The ties that say so, at least one.
    """

    key: str
    heading: str
    units: tuple[Unit, ...]
    anchor: str
    kind: TieKind
    ties: tuple[Tie, ...]

    def cards(self) -> Iterator[Card]:
        """Yield its cards in reading order."""
        for unit in self.units:
            yield from unit.cards()


@dataclass(frozen=True, slots=True)
class Beside:
    """Another organisation or person beside this one: an ally, a rival, or linked by members.

    Attributes:
        key: Canonical entity id.
        name: Full name.
        text: How it stands to the organisation.
        kind: `allied`, `rival` or `linked`.
        lines: Evidence.
        status: Where it stands towards the list.
        tie: The line from the organisation itself; None where only a member is tied to it.
    """

    key: str
    name: str
    text: str
    kind: TieKind
    lines: tuple[Line, ...]
    status: Status
    tie: Tie | None = None


@dataclass(frozen=True, slots=True)
class OrganisationChart:
    """Everything the picture holds.

    Attributes:
        key: Canonical id of the organisation, or of the person a group stands around.
        name: Its full name.
        subtitle: Authority, program and counts.
        bar: Second line of the organisation's own bar.
        lines: Evidence for the bar.
        leaders: Who leads, as sources say, each with the tie; a person at the root has none.
        beside: Allies, rivals, and organisations that share members.
        panels: Everybody else.
        links: Further ties between two cards.
        action: EDTF date of the action that `THIS_ACTION` means, if there is one.
        as_of: ISO day, None for everything known.
        editions: Lists that count, in words.
        sources: Every source cited.
        lang: `en` or `es`.
        left_out: Ties of another time that are not drawn, because a day is asked for.
    """

    key: str
    name: str
    subtitle: str
    bar: str
    lines: tuple[Line, ...]
    leaders: tuple[tuple[Card, Tie | None], ...]
    beside: tuple[Beside, ...]
    panels: tuple[Panel, ...]
    links: tuple[Tie, ...]
    action: str | None
    as_of: str | None
    editions: tuple[str, ...]
    sources: tuple[CitedSource, ...]
    lang: str
    left_out: int = 0

    @property
    def around_person(self) -> bool:
        """Say whether the chart shows the group around a person, who then stands at the top."""
        return any(card.key == self.key for card, _ in self.leaders)

    @property
    def tree_root(self) -> str:
        """Return whom the tree hangs from; nobody in the group around a person."""
        return "" if self.around_person else self.key

    def ties(self) -> Iterator[Tie]:
        """Yield every tie that is drawn or stands behind a panel."""
        yield from (tie for _, tie in self.leaders if tie is not None)
        yield from (box.tie for box in self.beside if box.tie is not None)
        for panel in self.panels:
            yield from panel.ties
            yield from (tie for unit in panel.units for _, tie in unit.below)
        yield from self.links

    def cards(self) -> Iterator[Card]:
        """Yield every card, leaders first."""
        for card, _ in self.leaders:
            yield card
        for panel in self.panels:
            yield from panel.cards()
