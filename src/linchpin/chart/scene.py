"""What a picture is made of before it is SVG: a handful of shapes, text, and groups of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from linchpin.chart.letters import drawable, is_drawable
from linchpin.chart.typeface import ASCENT, DESCENT, measure

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """An upright rectangle of the page: left, top, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the y of the lower edge."""
        return self.y + self.height

    def overlaps(self, other: Frame, slack: float = 0.01) -> bool:
        """Say whether the two share more than `slack` in both directions."""
        return (
            self.x + slack < other.right
            and other.x + slack < self.right
            and self.y + slack < other.bottom
            and other.y + slack < self.bottom
        )

    def holds(self, other: Frame, slack: float = 0.01) -> bool:
        """Say whether the other lies wholly within this one."""
        return (
            self.x - slack <= other.x
            and self.y - slack <= other.y
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text.

    Attributes:
        x: Where it is anchored.
        y: Baseline.
        text: The words; in letters the typeface has, see `linchpin.chart.letters`.
        size: Type size.
        fill: Colour.
        bold: Set in bold.
        anchor: `start`, `middle` or `end`.
        halo: Colour of an outline that lifts it off a map or line, if any.
    """

    x: float
    y: float
    text: str
    size: float
    fill: str
    bold: bool = False
    anchor: str = "start"
    halo: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", drawable(self.text))

    @property
    def frame(self) -> Frame:
        """Return the rectangle the letters stay within."""
        width = measure(self.text, self.size, bold=self.bold)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return Frame(left, self.y - ASCENT * self.size, width, (ASCENT + DESCENT) * self.size)


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle.

    Attributes:
        frame: Where it is.
        fill: Colour, or `none`.
        stroke: Colour of the border, or `none`.
        stroke_width: Thickness of the border.
        radius: Radius of the corners.
        dash: Dash pattern of the border, as SVG writes it.
    """

    frame: Frame
    fill: str = "none"
    stroke: str = "none"
    stroke_width: float = 0.0
    radius: float = 0.0
    dash: str | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle.

    Attributes:
        x: Centre.
        y: Centre.
        radius: Radius.
        fill: Colour, or `none`.
        stroke: Colour of the border, or `none`.
        stroke_width: Thickness of the border.
        dash: Dash pattern of the border, as SVG writes it.
    """

    x: float
    y: float
    radius: float
    fill: str = "none"
    stroke: str = "none"
    stroke_width: float = 0.0
    dash: str | None = None


@dataclass(frozen=True, slots=True)
class Path:
    """A run of straight pieces, or one curve.

    Attributes:
        points: Its corners in order; for a curve, the start, two controls and the end.
        stroke: Colour.
        stroke_width: Thickness.
        fill: Colour of the inside of a closed path.
        dash: Dash pattern, as SVG writes it.
        corner: Radius at which corners are rounded.
        closed: Joins the last point to the first.
        curve: True for a cubic Bezier curve.
        arrow: Puts an arrowhead at the end.
    """

    points: tuple[Point, ...]
    stroke: str = "none"
    stroke_width: float = 1.0
    fill: str = "none"
    dash: str | None = None
    corner: float = 0.0
    closed: bool = False
    curve: bool = False
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """Rings or lines of a map in one shape.

    Attributes:
        rings: The points of each.
        fill: Colour, or `none`.
        stroke: Colour of the border.
        stroke_width: Thickness of the border.
        closed: Joins the last point of each to its first.
    """

    rings: tuple[tuple[Point, ...], ...]
    fill: str = "none"
    stroke: str = "none"
    stroke_width: float = 0.5
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph, as a data URI, cut to its frame."""

    frame: Frame
    href: str


Shape = Text | Rect | Circle | Path | Outline | Picture


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that mean one thing to a reader.

    Attributes:
        role: `card`, `line`, `panel`, `header`, `legend`, `sources` and the like.
        title: What a screen reader says, and what a pointer shows.
        items: What it is made of.
        key: Entity id or id of the line; unique within a picture.
        claims: Ids of the claims it rests on.
        frame: Room it takes, where that is fixed.
        evidence: Key of the evidence it leads to, where that is not its own key.
        standing: How firmly it is said: a standing, or `opinion`; None where nothing is.
    """

    role: str
    title: str
    items: tuple[Group | Shape, ...]
    key: str = ""
    claims: tuple[str, ...] = ()
    frame: Frame | None = None
    evidence: str | None = None
    standing: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One picture, or one page of it.

    Attributes:
        width: Width in its own units.
        height: Height.
        scale: Points of paper for each unit.
        title: Title for screen readers.
        description: What it shows, in a sentence or two.
        lang: Language, `en` or `es`.
        items: What is on it, what comes first is drawn first.
    """

    width: float
    height: float
    scale: float
    title: str
    description: str
    lang: str
    items: tuple[Group | Shape, ...] = field(default=())

    def shapes(self) -> Iterator[Shape]:
        """Yield every shape in drawing order."""
        yield from _shapes(self.items)

    def in_latin_form(self) -> tuple[str, ...]:
        """Return the words that are drawn in a Latin form, for want of letters."""
        words = (word for group in self.groups() for word in group.title.split())
        return tuple(
            dict.fromkeys(word.strip(".,;:“”()") for word in words if not is_drawable(word))
        )

    def groups(self, role: str | None = None) -> Iterator[Group]:
        """Yield every group in drawing order, of one role or of all."""
        for group in _groups(self.items):
            if role is None or group.role == role:
                yield group


def _shapes(items: Iterable[Group | Shape]) -> Iterator[Shape]:
    for item in items:
        if isinstance(item, Group):
            yield from _shapes(item.items)
        else:
            yield item


def _groups(items: Iterable[Group | Shape]) -> Iterator[Group]:
    for item in items:
        if isinstance(item, Group):
            yield item
            yield from _groups(item.items)
