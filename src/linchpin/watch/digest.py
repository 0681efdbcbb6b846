"""A digest: all that a run tells, in words and values, ready for whatever carries it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from linchpin.claims.counted import counted
from linchpin.claims.errors import ReadError
from linchpin.claims.safe_text import safe_text
from linchpin.ledger.decision import Decision
from linchpin.watch.alerts import AlertKind, WatchAlert
from linchpin.watch.pair import Touch, by_weight

_LONGEST = 600
_MOST_HITS, _MOST_CHANGES = 5, 12


@dataclass(frozen=True, slots=True)
class ToldAlert:
    """An alert in words; texts of strangers are made safe to show.

    Attributes:
        id: Short name of the alert.
        kind: One of `AlertKind`.
        subject: Canonical entity id.
        caption: Its name.
        customer: Id of the customer.
        key: What the book calls the customer.
        book: The book.
        band: How far the evidence goes.
        score: 0..1.
        certain: Whether a screening counts it as a hit and not as a possible one.
        programs: Sanctions programs.
        hits: Each hit in words.
        changes: What happened to the subject since it was told last.
        why: What else made it an alert.
        decisions: What people decided on it.
        since_decision: What changed since the last of these.
        claims: Ids of the claims it rests on.
    """

    id: str
    kind: str
    subject: str
    caption: str
    customer: str
    key: str
    book: str
    band: str
    score: float
    certain: bool
    programs: tuple[str, ...] = ()
    hits: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    since_decision: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """All that a run tells.

    Attributes:
        id: Number and hash of the record of the run, as `NUMBER:HASH`.
        at: When it was run, ISO 8601.
        summary: The outcome in one sentence.
        exit_code: As of a screening.
        books: What was screened, and how, a line a book.
        lists: The editions compared, a line a list.
        alerts: The alerts, new ones first, the firmest first.
        gaps: What could not be looked at.
        notes: What else is to be known.
    """

    id: str
    at: str
    summary: str
    exit_code: int
    books: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    alerts: tuple[ToldAlert, ...] = ()
    gaps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def told(alert: WatchAlert) -> ToldAlert:
    """Return an alert in words."""
    pair = alert.pair
    hits = [_hit(one) for one in pair.touches[:_MOST_HITS]]
    if len(pair.touches) > _MOST_HITS:
        hits.append(f"and {counted(len(pair.touches) - _MOST_HITS, 'more hit')}")
    return ToldAlert(
        id=pair.id,
        kind=alert.kind.value,
        subject=_line(pair.subject),
        caption=_line(pair.caption),
        customer=_line(pair.customer.id),
        key=_line(pair.customer.key),
        book=_line(pair.customer.book),
        band=pair.band,
        score=pair.score,
        certain=pair.certain,
        programs=tuple(map(_line, pair.programs)),
        hits=tuple(hits),
        changes=_few([change.say() for change in alert.changes]),
        why=tuple(map(_line, alert.why)),
        decisions=tuple(map(_decision, alert.decisions)),
        since_decision=_few([change.say() for change in alert.since_decision]),
        claims=tuple(dict.fromkeys(claim for one in pair.touches for claim in one.claims)),
    )


def told_in_order(alerts: Sequence[WatchAlert]) -> tuple[ToldAlert, ...]:
    """Return alerts in words: by kind in the order of `AlertKind`, then the firmest first."""
    found: list[ToldAlert] = []
    for kind in AlertKind:
        ours = {(one.pair.subject, one.pair.customer.id): one for one in alerts if one.kind is kind}
        for pair in by_weight(one.pair for one in ours.values()):
            found.append(told(ours[(pair.subject, pair.customer.id)]))
    return tuple(found)


def summary_of_kinds(alerts: Sequence[ToldAlert]) -> str:
    """Return how many alerts there are of each kind, in words.

    >>> summary_of_kinds(())
    'nothing to tell'
    """
    words = {
        AlertKind.NEW: "new",
        AlertKind.AGAIN: "told again",
        AlertKind.GONE: "gone",
        AlertKind.DUTY: "with another duty",
    }
    counts = {kind: sum(one.kind == kind.value for one in alerts) for kind in AlertKind}
    parts = [f"{count:,} {words[kind]}" for kind, count in counts.items() if count]
    return ", ".join(parts) or "nothing to tell"


def digest_json(digest: Digest) -> dict[str, Any]:
    """Return a digest in values that JSON can hold."""
    return asdict(digest)


def digest_from(item: Mapping[str, Any]) -> Digest:
    """Return the digest that was written as JSON.

    Raises:
        ReadError: It is none.
    """
    try:
        alerts = tuple(ToldAlert(**_tuples(one)) for one in item["alerts"])
        return Digest(**{**_tuples(dict(item)), "alerts": alerts})
    except (KeyError, TypeError, AttributeError) as error:
        raise ReadError(f"a digest cannot be read ({error!r})") from error


def _tuples(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in item.items()
    }


def _hit(touch: Touch) -> str:
    said = (
        f"{touch.score:.2f} {touch.band}, {touch.alert}; {touch.where}: {touch.value}; "
        f"{touch.listed_name}: {touch.reason}"
    )
    path = f"; {' / '.join(touch.path)}" if touch.path else ""
    return _line(f"{said}{path} ({touch.edition})")


def _decision(decision: Decision) -> str:
    return _line(
        f"decision {decision.sequence}, {decision.at}, {decision.by}: {decision.verdict}, because "
        f"{decision.because}"
    )


def _few(lines: Sequence[str]) -> tuple[str, ...]:
    more = len(lines) - _MOST_CHANGES
    end = [f"and {counted(more, 'more change')}"] if more > 0 else []
    return (*map(_line, lines[:_MOST_CHANGES]), *end)


def _line(text: str) -> str:
    """Return a text safe to show, on one line."""
    return " ".join(safe_text(text, _LONGEST).split())
