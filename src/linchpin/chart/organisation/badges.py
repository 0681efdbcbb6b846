"""The badge of a card: the last legal event in full, or that there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linchpin.chart.organisation.known_facts import Facts
from linchpin.chart.words import Words
from linchpin.claims.dates import parse_date
from linchpin.claims.events import LEGAL_EVENTS, SANCTION_EVENTS
from linchpin.network.answer import Line
from linchpin.network.event_standing import is_done
from linchpin.network.events_and_listings import designation_parts, last_events
from linchpin.network.pleas import Plea, plea_of
from linchpin.network.standing_of import HowFirm

MOST_DETAIL = 90
"""Most letters of what was charged, pleaded or found that a card repeats; --check gives all."""
_WITH_DETAIL = (
    "indicted", "pleaded", "convicted", "acquitted", "dismissed", "overturned", "sentenced",
    "fined",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Badge:
    """What a badge says.

    Attributes:
        text: The event or events, with their dates.
        kind: Kind of event, which gives the colour; `several` of different colours, `reported`
            where no source tells it as a fact, `listed` or `none` where there is no event.
        detail: What was charged, pleaded, found or decided, in the source's words.
        lines: Evidence.
    """

    text: str
    kind: str
    detail: tuple[str, ...]
    lines: tuple[Line, ...]


def badge_of(facts: Facts, words: Words) -> Badge:
    """Return the badge of somebody.

    The last event is named, and every other that may have been the last: of the same date, of a
    date too vague to tell, or without one. What is only alleged never reads as done, and does not
    take the place of what a source tells as a fact.

    Args:
        facts: What is said of them.
        words: Language.
    """
    lines = events_for_badge(facts.events)
    if lines:
        done = [line for line in lines if is_done(line)]
        kinds = {badge_kind(line) for line in done}
        kind = kinds.pop() if len(kinds) == 1 else "several" if kinds else "reported"
        return Badge(_told(lines, words), kind, _details(lines), lines)
    if facts.listings:
        said = [said for line in facts.listings for said in line.said]
        latest = max(said, key=lambda item: parse_date(item.date).latest)
        text = words("on the list", date=words.date(latest.date))
        return Badge(text, "listed", (), facts.listings[:1])
    return Badge(words("no legal event"), "none", (), ())


def events_for_badge(events: Iterable[Line]) -> tuple[Line, ...]:
    """Return the events a badge names: the last told as facts, and later ones that are not.

    Args:
        events: Every event, as `linchpin.network.events_and_listings.events` gives them.
    """
    legal = [line for line in events if line.kind in (*LEGAL_EVENTS, *SANCTION_EVENTS)]
    done = [line for line in legal if is_done(line)]
    known = {(line.kind, line.date) for line in done}
    named = {*last_events(done), *(line for line in last_events(legal) if not is_done(line))}
    return tuple(
        line
        for line in legal
        if line in named and (is_done(line) or (line.kind, line.date) not in known)
    )


def badge_kind(line: Line) -> str:
    """Return the kind of an event, a plea's with what was pleaded."""
    if line.kind != "pleaded":
        return line.kind
    plea = plea_of(line.text.removeprefix("pleaded"))
    return "pleaded" if plea is Plea.OPEN else f"pleaded {plea.value}"


def event_word(line: Line, words: Words) -> str:
    """Return an event in a word or two; a plea with what was pleaded, or that it is not said."""
    kind = badge_kind(line)
    return words("delisted badge" if kind == "delisted" else kind)


def event_detail(line: Line) -> str:
    """Return what a source says of an event beside its kind, in its words; maybe nothing.

    Args:
        line: The event, as `linchpin.network.events_and_listings.events` words it.
    """
    return line.text.removeprefix(line.kind).lstrip(": ,;").strip()


def event_text(line: Line, words: Words) -> str:
    """Return an event in full, in the language of a picture; the source's words are kept."""
    parts = designation_parts(line.text)
    if parts is not None:
        text = _designation(line, *parts, words)
    elif line.kind == "pleaded" or words.lang != "en":
        detail = event_detail(line)
        text = f"{event_word(line, words)}: {detail}" if detail else event_word(line, words)
    else:
        text = line.text
    found = line.firm
    return text if found.plain else _reported(text, found, words)


def _designation(
    line: Line, authority: str, program: str | None, rest: str | None, words: Words
) -> str:
    unnamed = authority == "an authority not named"
    text = words(
        "event by",
        event=event_word(line, words),
        who=words("authority not named") if unnamed else authority,
    )
    if program is not None:
        text = words("under program", text=text, program=program)
    return f"{text}: {rest.removeprefix('summary: ')}" if rest else text


def _details(lines: Iterable[Line]) -> tuple[str, ...]:
    found = [event_detail(line) for line in lines if line.kind in _WITH_DETAIL]
    return tuple(dict.fromkeys(text for text in found if 0 < len(text) <= MOST_DETAIL))


def _told(lines: Iterable[Line], words: Words) -> str:
    """Return events in words, those of one date and one manner together."""
    together: dict[tuple[str | None, HowFirm | None], list[str]] = {}
    for line in lines:
        found = line.firm
        key = (line.date, None if found.plain else found)
        together.setdefault(key, []).append(event_word(line, words))
    parts = []
    for (date, manner), names in together.items():
        when = words("date not stated") if date is None else words.date(date)
        text = f"{words.list_of([*dict.fromkeys(names)])} {when}"
        parts.append(text if manner is None else _reported(text, manner, words))
    return "; ".join(parts)


def _reported(text: str, found: HowFirm, words: Words) -> str:
    how = "opinion" if found.opinion else found.standing.value
    who = words.list_of(list(found.speakers[:2]))
    return words("reported", how=words(f"reported {how}"), event=text, who=who)
