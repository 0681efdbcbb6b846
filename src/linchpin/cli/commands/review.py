"""`linchpin review`: proposed claims, one at a time, for a person to decide."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from linchpin.claims.counted import counted
from linchpin.claims.errors import LinchpinError
from linchpin.cli.options.files import FolderForFiles
from linchpin.cli.options.settings import pass_settings
from linchpin.cli.text.review_text import (
    item_text,
    queue_lines,
    review_data,
    summary_text,
)
from linchpin.workspace.prose_review import Review, all_reviews, open_review, write_case
from linchpin.workspace.settings import Settings

_EPILOG = """\b
Examples:
  linchpin review                             documents, and how much of each waits
  linchpin review release                     its claims one at a time, by single keys
  linchpin review release --list              all of them, with what was decided
  linchpin review release --claim 4 --accept
  linchpin review release --claim 5 --reject --because "the text speaks of his cousin"
  linchpin review release --claim 6 --correct standing=alleged --correct date=2015-05
  linchpin review release --claim 7 --opposite --because "she denies it"
  linchpin review release --merge "Joel" "Joel Ruelas" --because "the next line says so"
  linchpin review release --case ruelas2/     accepted claims as an ordinary case
\b
Piped, each line is a key and what belongs to it: a / x REASON / c standing=alleged / o REASON /
m OTHER NAME / s / b / q.
\b
Exit codes: 0 nothing waits, 4 claims wait, 1 an error, 2 wrong usage.
"""
CLAIMS_WAIT = 4
"""Exit code where claims wait for a person."""


@click.command(epilog=_EPILOG)
@click.argument("documents", metavar="[DOC]...", nargs=-1)
@click.option("--list", "as_list", is_flag=True, help="Print the claims and stop.")
@click.option("--claim", type=click.IntRange(1), metavar="N", help="Decide this claim.")
@click.option("--accept", is_flag=True, help="The words say so.")
@click.option("--reject", is_flag=True, help="They do not.")
@click.option("--opposite", is_flag=True, help="The source says the opposite.")
@click.option("--withdraw", is_flag=True, help="Take back what was decided.")
@click.option("--correct", multiple=True, metavar="FIELD=VALUE", help="Accept it, put right.")
@click.option("--merge", nargs=2, metavar="NAME OTHER", help="Two names of the text are of one.")
@click.option("--part", nargs=2, metavar="NAME OTHER", help="They are not, after all.")
@click.option("--because", metavar="TEXT", help="Your reason, kept for good.")
@click.option("--by", metavar="NAME", help="Who decides; by default the user at the keyboard.")
@click.option("--case", "case_folder", type=FolderForFiles(), metavar="DIR", help="Write a case.")
@click.option("--overwrite", is_flag=True, help="Replace a case that is there.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_settings
def review(
    settings: Settings,
    documents: tuple[str, ...],
    *,
    as_list: bool,
    claim: int | None,
    accept: bool,
    reject: bool,
    opposite: bool,
    withdraw: bool,
    correct: tuple[str, ...],
    merge: tuple[str, str] | None,
    part: tuple[str, str] | None,
    because: str | None,
    by: str | None,
    case_folder: Path | None,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Decide what becomes of claims that a machine proposed: accept, correct or reject each.

    DOC is a document that was read. Each decision goes to the ledger with who, when and why, and
    holds when the document is read again. There is no way to accept many at once.
    """
    from linchpin.cli.text.review_links import links_of
    from linchpin.workspace.claim_choice import ClaimChoice

    choice = ClaimChoice.of(
        claim,
        {"accept": accept, "reject": reject, "opposite": opposite, "withdraw": withdraw},
        correct,
    )
    if not documents:
        if choice is not None or merge or part or case_folder is not None:
            raise click.UsageError("name the document")
        _overview(settings, as_json)
        return
    reviews = [open_review(settings, name) for name in documents]
    if case_folder is not None:
        _write_case(settings, reviews, case_folder, (overwrite, by), as_json)
        return
    if len(reviews) > 1 and (choice is not None or merge or part):
        raise click.UsageError("a decision is about one document")
    if choice is not None:
        _decide(settings, reviews[0], choice, (because, by), as_json)
        return
    if merge or part:
        _merge(settings, reviews[0], (merge, part), (because, by))
        return
    if as_list or as_json:
        _show(settings, reviews, as_json)
    from linchpin.cli.commands.review_keys import review_by_keys

    waiting = 0
    for one in reviews:
        links = links_of(settings, one)
        waiting += review_by_keys(settings, one, links, by)
    sys.exit(CLAIMS_WAIT if waiting else 0)


def _overview(settings: Settings, as_json: bool) -> None:
    reviews = all_reviews(settings)
    if as_json:
        found = [
            {
                "document": one.document.id,
                "title": one.document.title,
                "claims": len(one.items),
                "waiting": len(one.waiting),
                "copies": list(one.copies),
            }
            for one in reviews
        ]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif not reviews:
        click.echo("No document was read yet. Begin with: linchpin read FILE")
    else:
        for text in queue_lines(reviews):
            click.echo(text)
    sys.exit(CLAIMS_WAIT if any(one.waiting for one in reviews) else 0)


def _show(settings: Settings, reviews: list[Review], as_json: bool) -> None:
    from linchpin.cli.text.review_links import links_of

    if as_json:
        data = [review_data(one, links_of(settings, one)) for one in reviews]
        shown = data[0] if len(data) == 1 else data
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        for one in reviews:
            links = links_of(settings, one)
            for item in one.items:
                click.echo("\n".join(item_text(one, item, links)) + "\n")
            for text in summary_text(one):
                click.echo(text)
    sys.exit(CLAIMS_WAIT if any(one.waiting for one in reviews) else 0)


def _decide(
    settings: Settings,
    one: Review,
    choice: object,
    reason: tuple[str | None, str | None],
    as_json: bool,
) -> None:
    from linchpin.cli.text.review_links import links_of
    from linchpin.cli.text.review_text import item_data
    from linchpin.workspace.claim_choice import ClaimChoice, carry_out

    assert isinstance(choice, ClaimChoice)
    because, by = reason
    item = carry_out(settings, one, choice, because, by)
    if as_json:
        data = item_data(item, links_of(settings, one))
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(item_text(one, item, {})))


def _merge(
    settings: Settings,
    one: Review,
    pairs: tuple[tuple[str, str] | None, tuple[str, str] | None],
    reason: tuple[str | None, str | None],
) -> None:
    from linchpin.workspace.prose_review import DecisionReason, merge_names

    merge, part = pairs
    because, by = reason
    if because is None:
        raise click.UsageError("say why: --because TEXT")
    names = merge or part
    assert names is not None
    known = {name for entity in one.document.reading.entities for name in (entity.name,)}
    for name in names:
        if name not in known:
            shown = ", ".join(sorted(known)[:20])
            raise LinchpinError(
                f"{name!r} is nobody's full name in document {one.document.id}; it has {shown}"
            )
    merge_names(settings, one, names, DecisionReason(because, by), same=merge is not None)
    what = "goes by" if merge is not None else "is another than"
    click.echo(f"{names[0]} {what} {names[1]} in {one.document.id} from now on.")


def _write_case(
    settings: Settings,
    reviews: list[Review],
    folder: Path,
    how: tuple[bool, str | None],
    as_json: bool,
) -> None:
    overwrite, by = how
    made = write_case(settings, reviews, folder, overwrite=overwrite, by=by)
    if as_json:
        data = {"case": str(folder), "claims": made.claims, "left_out": list(made.left_out)}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        click.echo(f"Wrote {counted(made.claims, 'accepted claim')} as the case {folder}/")
        for text in made.left_out:
            click.echo(f"Left out: {text}")
        click.echo(f"Edit it as you like. Then: linchpin add case {folder}/")
    waiting = sum(len(one.waiting) for one in reviews)
    if waiting:
        click.echo(
            f"{counted(waiting, 'proposed claim')} not in it: nobody reviewed it yet.", err=True
        )
