"""Sort the members of an organisation into panels, by what sources say of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from linchpin.chart.organisation.model import Panel, Tie, TieKind, Unit
from linchpin.chart.organisation.panel_headings import HEADINGS, LINKED, qualified_heading
from linchpin.chart.organisation.people import STRENGTH, People, rank
from linchpin.chart.standing import qualified

MOST_BELOW = 2
"""Most firms that hang below the card of one member; more get a panel of their own."""


@dataclass(slots=True)
class _PanelDraft:
    """A panel in the making."""

    heading: str
    anchor: str
    kind: TieKind
    heads: list[str] = field(default_factory=list)


def group(people: People) -> tuple[Panel, ...]:
    """Return the panels: branches, families, roles, firms, and those whose role nobody states."""
    groups: dict[str, _PanelDraft] = {}
    below: dict[str, list[str]] = {}
    placed: dict[str, str] = {}
    now = {key: card for key, card in people.cards.items() if people.ties.get(key)}
    firms = [key for key, card in now.items() if card.form != "person"]
    persons = [key for key, card in now.items() if card.form == "person"]
    for key in people.cards:
        if key not in now:
            heading = people.words("panel ended")
            made = _PanelDraft(heading, people.root, TieKind.LINKED)
            _put(groups, placed, key, ("ended", made))
    for key in _branches(people):
        _put(groups, placed, key, _branch_group(people, key))
    for key in persons:
        if key not in placed:
            _put(groups, placed, key, _person_group(people, key))
    for key in firms:
        if key in placed:
            continue
        holder = _holder(people, key)
        if holder is None or holder in people.leaders:
            _put(groups, placed, key, _firm_group(people, key, holder))
        else:
            below.setdefault(holder, []).append(key)
            placed[key] = f"below {holder}"
    _move_many(people, groups, below)
    panels = [_panel(people, key, groups[key], below) for key in sorted(groups, key=_order(groups))]
    return _merge_single_roles(panels, people)


_ORDER = (
    "branch",
    "family",
    "owns",
    "directs",
    "linked-to-leader",
    "tied-to-leader",
    "role",
    "with",
    "pays",
    "through",
    "firms",
    "ended",
)


def _order(groups: dict[str, _PanelDraft]) -> Callable[[str], tuple[int, int, str]]:
    def position(key: str) -> tuple[int, int, str]:
        kind = key.split("|")[0]
        place = _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
        return place, -len(groups[key].heads), key

    return position


def _put(
    groups: dict[str, _PanelDraft], placed: dict[str, str], key: str, where: tuple[str, _PanelDraft]
) -> None:
    name, fresh = where
    groups.setdefault(name, fresh).heads.append(key)
    placed[key] = name


def _branches(people: People) -> Iterable[str]:
    """Yield organisations that others on the chart are members of, then those others."""
    for key, card in people.cards.items():
        if card.form != "organisation":
            continue
        inside = [tie for tie in people.ties.get(key, ()) if _is_membership(tie, key, people)]
        if inside:
            yield key
            yield from (tie.other(key) for tie in inside if not _role_at_root(people, tie.source))


def _is_membership(tie: Tie, branch: str, people: People) -> bool:
    return (
        tie.kind in (TieKind.LEADS, TieKind.ROLE)
        and tie.target == branch
        and tie.source in people.cards
    )


def _role_at_root(people: People, key: str) -> Tie | None:
    for tie in people.between(key, people.root):
        if tie.kind not in (TieKind.LINKED, TieKind.PAYS):
            return tie
    return None


def _payment_group(people: People, key: str) -> tuple[str, _PanelDraft] | None:
    """Return the panel of who is tied to the organisation by payments and nothing else."""
    ties = people.between(key, people.root)
    if not ties or any(tie.kind is not TieKind.PAYS for tie in ties):
        return None
    way = "by" if ties[0].source == people.root else "to"
    heading = people.words(f"panel paid {way}", who=people.names[people.root])
    return f"pays|{way}", _PanelDraft(heading, people.root, TieKind.PAYS)


def _branch_group(people: People, key: str) -> tuple[str, _PanelDraft]:
    branch = key
    if not any(_is_membership(tie, key, people) for tie in people.ties.get(key, ())):
        branch = next(
            tie.target
            for tie in people.ties[key]
            if tie.source == key and _is_membership(tie, tie.target, people)
        )
    heading = people.words("panel branch", who=people.names[branch])
    return f"branch|{branch}", _PanelDraft(heading, people.root, TieKind.ROLE)


def _person_group(people: People, key: str) -> tuple[str, _PanelDraft]:
    words = people.words
    for leader in people.leaders:
        if any(tie.kind is TieKind.FAMILY for tie in people.between(key, leader)):
            heading = words("panel family", who=people.names[leader])
            return f"family|{leader}", _PanelDraft(heading, leader, TieKind.FAMILY)
    role = _role_at_root(people, key)
    if role is not None:
        label = role.label[:1].upper() + role.label[1:]
        return f"role|{role.label}", _PanelDraft(label, people.root, TieKind.ROLE)
    for leader in people.leaders:
        ties = people.between(key, leader)
        if ties and not people.between(key, people.root):
            bare = all(tie.kind is TieKind.LINKED for tie in ties)
            return _leader_group(people, leader, bare=bare)
    paid = _payment_group(people, key)
    if paid is not None:
        return paid
    if people.between(key, people.root):
        return "unstated", _PanelDraft(words("panel not stated"), people.root, TieKind.LINKED)
    return "through", _PanelDraft(words("panel through"), people.root, TieKind.LINKED)


def _holder(people: People, key: str) -> str | None:
    """Return whom a firm is shown with: its owner, then its director, then who is linked to it."""
    ties = [
        tie
        for tie in people.ties.get(key, ())
        if _is_person(people, tie.other(key)) and tie.kind in STRENGTH
    ]
    if not ties:
        return None
    direct = {leader: place for place, leader in enumerate(people.leaders)}
    best = min(ties, key=lambda tie: (rank(tie), direct.get(tie.other(key), 99), tie.key))
    return best.other(key)


def _is_person(people: People, key: str) -> bool:
    card = people.cards.get(key)
    return key in people.leaders or (card is not None and card.form == "person")


def _firm_group(people: People, key: str, holder: str | None) -> tuple[str, _PanelDraft]:
    if holder is not None:
        tie = people.between(key, holder)[0]
        return _holder_group(people, holder, tie.kind)
    role = _role_at_root(people, key)
    if role is not None and role.kind in HEADINGS and role.target == key:
        heading = people.words(HEADINGS[role.kind], who=people.words("the organisation"))
        return f"firms|{role.kind.value}", _PanelDraft(heading, people.root, TieKind.ROLE)
    if role is not None:
        label = role.label[:1].upper() + role.label[1:]
        return f"firms|{role.label}", _PanelDraft(label, people.root, TieKind.ROLE)
    paid = _payment_group(people, key)
    if paid is not None:
        return paid
    if people.between(key, people.root):
        form = people.cards[key].form
        heading = people.words(LINKED[form], who=people.words("the organisation"))
        return f"firms||{form}", _PanelDraft(heading, people.root, TieKind.LINKED)
    return "through", _PanelDraft(people.words("panel through"), people.root, TieKind.LINKED)


def _leader_group(people: People, leader: str, *, bare: bool) -> tuple[str, _PanelDraft]:
    """Return the panel of those tied to a leader: "linked to" only where no more is said."""
    if bare:
        heading = people.words("panel linked", who=people.names[leader])
        return f"linked-to-leader|{leader}", _PanelDraft(heading, leader, TieKind.LINKED)
    heading = people.words("panel tied", who=people.names[leader])
    return f"tied-to-leader|{leader}", _PanelDraft(heading, leader, TieKind.ROLE)


def _holder_group(people: People, holder: str, kind: TieKind) -> tuple[str, _PanelDraft]:
    if kind not in HEADINGS:
        return _leader_group(people, holder, bare=kind is TieKind.LINKED)
    heading = people.words(HEADINGS[kind], who=people.names[holder])
    return f"{kind.value}|{holder}", _PanelDraft(heading, holder, kind)


def _move_many(people: People, groups: dict[str, _PanelDraft], below: dict[str, list[str]]) -> None:
    """Give a member with many firms a panel of their own, the member first."""
    for holder, firms in list(below.items()):
        if len(firms) <= MOST_BELOW:
            continue
        before = next(key for key, made in groups.items() if holder in made.heads)
        old = groups[before]
        old.heads.remove(holder)
        plain = all(people.cards[firm].form == "company" for firm in firms)
        phrase = "panel with" if plain else "panel with others"
        heading = people.words(phrase, who=people.names[holder])
        groups[f"with|{holder}"] = _PanelDraft(heading, old.anchor, old.kind, [holder, *firms])
        if not old.heads:
            del groups[before]
        del below[holder]


def _panel(people: People, key: str, made: _PanelDraft, below: dict[str, list[str]]) -> Panel:
    units = []
    for head in made.heads:
        hanging = tuple(
            (people.cards[firm], people.between(firm, head)[0]) for firm in below.get(head, ())
        )
        card = people.cards[head]
        if key == "unstated" or card.role.casefold() == made.heading.casefold():
            card = replace(card, role="")
        elif made.kind is TieKind.FAMILY and ";" not in card.role:
            kin = [t for t in people.between(head, made.anchor) if t.kind is TieKind.FAMILY]
            if kin and kin[0].target == head:
                text = qualified(kin[0].text, kin[0].firmness, people.words)
                card = replace(card, role=text[:1].upper() + text[1:])
        units.append(Unit(card, hanging))
    ties = [tie for head in made.heads for tie in people.between(head, made.anchor)]
    if key.startswith("with|"):
        holder = made.heads[0]
        ties += [tie for firm in made.heads[1:] for tie in people.between(firm, holder)]
    if not ties:  # reached through others only: the ties to these others put them here
        ties = [tie for head in made.heads for tie in people.ties[head]]
    heading = made.heading
    if key.startswith("family|") and any(len(unit) > 1 for unit in units):
        hung = [card for unit in units for card, _ in unit.below]
        plain = all(card.form == "company" for card in hung)
        phrase = "panel family firms" if plain else "panel family others"
        heading = people.words(phrase, who=people.names[made.anchor])
    heading = qualified_heading(heading, ties, people.words)
    return Panel(key, heading, tuple(units), made.anchor, made.kind, tuple(ties))


def _merge_single_roles(panels: list[Panel], people: People) -> tuple[Panel, ...]:
    """Put roles that only one member has into one panel, where there are several such roles."""
    single = [p for p in panels if p.key.startswith("role|") and sum(1 for _ in p.cards()) == 1]
    if len(single) < 3:
        return tuple(panels)
    merged = Panel(
        key="role|",
        heading=people.words("panel roles"),
        units=tuple(unit for panel in single for unit in panel.units),
        anchor=people.root,
        kind=TieKind.ROLE,
        ties=tuple(tie for panel in single for tie in panel.ties),
    )
    rest = [panel for panel in panels if panel not in single]
    return (*rest, merged)
