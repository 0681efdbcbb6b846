"""A digest as plain text, for a mail and for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from linchpin.claims.counted import counted
from linchpin.watch.alerts import AlertKind
from linchpin.watch.digest import Digest, ToldAlert

HEADINGS = {
    AlertKind.NEW: "New: not told before",
    AlertKind.AGAIN: "Again: something changed that can alter the match",
    AlertKind.GONE: "Gone: told before, and no longer a hit",
    AlertKind.DUTY: "Told before; what has to be done about it may be another",
}
"""Above the alerts of each kind."""
NO_FINDING = "An alert is a likeness to look into, not a finding about anybody."


def digest_text(digest: Digest, *, width: int = 78, most: int | None = None) -> Iterator[str]:
    """Yield a digest line by line.

    Args:
        digest: What a run tells.
        width: Characters of a line.
        most: Alerts of each kind that are shown; None for all.
    """
    yield from _wrapped(digest.summary, "", "  ", width)
    yield from _wrapped(f"run of {digest.at}, record {digest.id}", "", "  ", width)
    for line in (*digest.books, *digest.lists):
        yield from _wrapped(line, "  ", "    ", width)
    for heading, lines in (("COULD NOT BE LOOKED AT", digest.gaps), ("To be known", digest.notes)):
        if lines:
            yield f"\n{heading}:"
        for line in lines:
            yield from _wrapped(line, "  - ", "    ", width)
    for kind in AlertKind:
        ours = [one for one in digest.alerts if one.kind == kind.value]
        if not ours:
            continue
        yield f"\n{HEADINGS[kind]} ({len(ours):,})"
        for alert in ours[:most]:
            yield from _alert(alert, width)
        if most is not None and len(ours) > most:
            yield f"  ... and {counted(len(ours) - most, 'more alert')}"
    if digest.alerts:
        yield ""
        yield NO_FINDING
    else:
        yield ""
        yield from _wrapped(nothing_text(digest), "", "  ", width)


def nothing_text(digest: Digest) -> str:
    """Return what a run without alerts shows: that nothing was found, and what that covers."""
    if digest.gaps:
        return "Nothing was found in what could be looked at; that is no all-clear."
    return (
        "Nothing was found that was not told before. The record holds the hashes of book and "
        "editions and what was looked at."
    )


def alert_facts(alert: ToldAlert) -> Iterator[tuple[str, str]]:
    """Yield what an alert says, each with the word before it."""
    for label, lines in (
        ("hit", alert.hits),
        ("changed", alert.changes),
        ("why", alert.why),
        ("decided", alert.decisions),
        ("changed since the decision", alert.since_decision),
    ):
        yield from ((label, line) for line in lines)


def alert_title(alert: ToldAlert) -> str:
    """Return who may be whom, in one line."""
    customer = alert.key or alert.customer.partition("#")[2]
    programs = ", ".join(alert.programs) or "not listed"
    return (
        f"{alert.band}, {alert.score:.2f}: customer {customer} ({alert.book}) and {alert.caption} "
        f"({alert.subject}), {programs}"
    )


def _alert(alert: ToldAlert, width: int) -> Iterator[str]:
    yield from _wrapped(f"{alert.id}  {alert_title(alert)}", "  ", "      ", width)
    for label, line in alert_facts(alert):
        yield from _wrapped(f"{label}: {line}", "      ", "        ", width)


def _wrapped(text: str, first: str, rest: str, width: int) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
