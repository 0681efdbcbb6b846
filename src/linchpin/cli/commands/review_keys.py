"""Claims one at a time by single keys; piped, each line is a key and what belongs to it."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from linchpin.claims.errors import LinchpinError
from linchpin.cli.stopping import was_stopped
from linchpin.cli.text.review_text import KEYS, item_text, summary_text, who_text
from linchpin.workspace.claim_choice import ClaimChoice, carry_out, changes_of
from linchpin.workspace.prose_review import DecisionReason, Review, merge_names, open_review
from linchpin.workspace.settings import Settings

if TYPE_CHECKING:
    from linchpin.read.prose.review.review_queue import ReviewItem
    from linchpin.workspace.known_names import ProposedLink

_WHAT = {"a": "accept", "x": "reject", "o": "opposite", "c": "correct"}
_WHY = {
    "x": "the words do not say so",
    "o": "the words say the opposite",
    "c": "put right by the words",
    "m": "the text speaks of one",
}
"""DecisionReason that Enter gives."""
Links = Mapping[str, Sequence["ProposedLink"]]


def review_by_keys(settings: Settings, review: Review, links: Links, by: str | None) -> int:
    """Show the claims that wait, one after the other, and record what is decided.

    Args:
        settings: Where archive and ledger are.
        review: The document.
        links: Whom of the archive a name may mean, by name.
        by: Who decides; None for the user at the keyboard.

    Returns:
        How many claims wait in the end.
    """
    skipped: set[object] = set()
    done: list[ReviewItem] = []
    while True:
        queue = [item for item in review.waiting if item.proposed not in skipped]
        if not queue:
            break
        item = queue[0]
        click.echo()
        for text in item_text(review, item, links):
            click.echo(text)
        key, rest = _key()
        try:
            if key == "q":
                break
            if key == "s":
                skipped.add(item.proposed)
            elif key == "b":
                review = _back(settings, review, done, by)
            elif key == "w":
                click.echo("\n".join(who_text(review, item, links)))
            elif key == "m":
                _merge(settings, review, item, (rest, by))
                review = open_review(settings, review.document.id)
            elif key in _WHAT:
                _decide(settings, review, item, (key, rest, by))
                done.append(item)
                review = open_review(settings, review.document.id)
            else:
                click.echo(KEYS)
        except LinchpinError as error:
            click.echo(f"linchpin: {error}", err=True)
            if not sys.stdin.isatty():
                raise
    click.echo()
    for text in summary_text(review):
        click.echo(text)
    return len(review.waiting)


def _key() -> tuple[str, str]:
    """Return the key somebody pressed; of a pipe, the first letter of a line and the rest."""
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        if not line:
            return "q", ""
        key, _, rest = line.strip().partition(" ")
        return key[:1].lower(), rest.strip()
    click.echo(f"{KEYS}: ", nl=False)
    try:
        key = click.getchar()
    except (EOFError, KeyboardInterrupt):
        if was_stopped():
            raise
        key = "q"
    click.echo(key if key.isprintable() else "")
    return key.lower(), ""


def _decide(
    settings: Settings, review: Review, item: ReviewItem, answer: tuple[str, str, str | None]
) -> None:
    key, rest, by = answer
    changes: dict[str, str] = {}
    because: str | None = rest or None
    if key == "c":
        written, _, why = rest.partition(" because ")
        if not written:
            click.echo(
                "Fields: type, subject, object, swap, standing, polarity, speaker, date, ..."
            )
            written = _asked("Put right (FIELD=VALUE, ...)", "")
        changes = changes_of([one for one in written.split(", ") if one.strip()])
        if not changes:
            return
        because = why or None
    if key != "a" and because is None:
        because = _asked("Because", _WHY[key])
    number = next(one.number for one in review.items if one.proposed == item.proposed)
    carry_out(settings, review, ClaimChoice(number, _WHAT[key], changes), because, by)


def _asked(question: str, default: str) -> str:
    """Return what somebody types; of a pipe, what Enter gives."""
    if not sys.stdin.isatty():
        return default
    return str(click.prompt(question, default=default, prompt_suffix=": "))


def _merge(
    settings: Settings, review: Review, item: ReviewItem, answer: tuple[str, str | None]
) -> None:
    """Say that the subject (or the object, after `object `) goes by another name of the text."""
    rest, by = answer
    entities = [one.name for one in review.document.reading.entities]
    if not rest:
        click.echo(f"Names: {', '.join(entities[:40])}")
        rest = _asked("The subject is the same as (begin with `object ` for the other end)", "")
    end = item.proposed.subject
    if rest.startswith("object ") and item.proposed.object is not None:
        end, rest = item.proposed.object, rest.removeprefix("object ")
    if not rest:
        return
    if rest not in entities:
        raise LinchpinError(f"{rest!r} is nobody's full name in document {review.document.id}")
    merge_names(
        settings, review, (end.name, rest), DecisionReason(_asked("Because", _WHY["m"]), by)
    )


def _back(settings: Settings, review: Review, done: list[ReviewItem], by: str | None) -> Review:
    """Take back the last decision of this sitting."""
    if not done:
        click.echo("Nothing to take back.")
        return review
    last = done.pop()
    number = next((one.number for one in review.items if one.proposed == last.proposed), None)
    if number is not None:
        choice = ClaimChoice(number, "withdraw", {})
        carry_out(settings, review, choice, "taken back at once", by)
    return open_review(settings, review.document.id)
