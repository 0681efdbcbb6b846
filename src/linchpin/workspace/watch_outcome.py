"""What a run of a watch comes to: record, digest, queue, and the state that makes it count."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linchpin import __version__
from linchpin.claims.counted import counted
from linchpin.workspace.list_news import lists_of
from linchpin.workspace.watch_folder import WatchFolder
from linchpin.workspace.watch_run import BookRun, Watch

if TYPE_CHECKING:
    from linchpin.watch.digest import Digest, ToldAlert
    from linchpin.watch.state import WatchedBook, WatchState


def written_down(
    watch: Watch, folder: WatchFolder, state: WatchState, runs: Sequence[BookRun]
) -> tuple[Digest, Path]:
    """Return the digest of a run and where its record is; the run counts from here on.

    Record and digest are written first and mean nothing until the state names them.

    Args:
        watch: The run.
        folder: Where it is written down.
        state: As it was before.
        runs: What was seen in each book.
    """
    from linchpin.watch.digest import Digest, summary_of_kinds, told_in_order
    from linchpin.watch.run_record import sealed

    alerts = told_in_order([alert for run in runs for alert in run.alerts])
    gaps = _gaps(runs)
    code = _exit_code(watch, runs, alerts)
    at = watch.settings.now()
    books, lists = tuple(map(_book_words, runs)), _list_words(watch)
    record = sealed(
        {
            **_what_ran(watch),
            "compared": list(lists),
            "books": [_book_record(run) for run in runs],
            "alerts": [[one.id, one.kind, one.subject, one.customer] for one in alerts],
            "nothing_found": not alerts,
            "gaps": list(gaps),
            "gaps_allowed": watch.order.allow_gaps,
            "exit_code": code,
            "at": at,
            "by": watch.settings.user(),
        },
        number=state.count + 1,
        previous=state.head,
        key=watch.order.key,
    )
    told_books = [run for run in runs if run.outcome is not None]
    digest = Digest(
        id=f"{record['number']}:{record['hash']}",
        at=at,
        summary=f"{', '.join(run.name for run in told_books)}: {summary_of_kinds(alerts)}",
        exit_code=code,
        books=books,
        lists=lists,
        alerts=alerts,
        gaps=gaps,
        notes=tuple(dict.fromkeys([*_notes(runs), *watch.told_notes()])),
    )
    place = folder.write_record(record)
    folder.write_digest(record["number"], digest)
    if watch.order.courier is not None:
        watch.order.courier.queue(record["number"], digest)
    kept = {} if watch.order.since is not None else _kept(watch, runs, record["number"])
    folder.commit(state.after(record["hash"], kept))
    return digest, place


def _what_ran(watch: Watch) -> dict[str, Any]:
    """Return what a record says of the program, of how it was asked, and of the lists it read."""
    return {
        "linchpin": __version__,
        "mode": "last" if watch.order.since is None else f"since {watch.order.since}",
        "editions": {
            edition.dataset: {"id": edition.id, "date": edition.date, "files": edition.files}
            for edition in watch.network.snapshot.editions
        },
    }


def _kept(watch: Watch, runs: Sequence[BookRun], number: int) -> dict[str, WatchedBook]:
    from linchpin.watch.state import WatchedBook

    editions = {edition.dataset: edition.folder for edition in lists_of(watch.network)}
    cases = {
        edition.dataset: edition.folder
        for edition in watch.network.snapshot.editions
        if edition.kind == "case"
    }
    return {
        run.name: WatchedBook(
            run.name,
            run.book.basis,
            editions,
            cases,
            watch.settings.today().isoformat(),
            number,
            run.outcome.known,
        )
        for run in runs
        if run.book is not None and run.outcome is not None
    }


def _exit_code(watch: Watch, runs: Sequence[BookRun], alerts: Sequence[ToldAlert]) -> int:
    from linchpin.screen.results.record import ExitCode

    allowed = watch.order.allow_gaps is not None
    blind = any(run.screened is None or run.screened.result.coverage.blind for run in runs)
    if blind and not allowed:
        return ExitCode.GAPS
    if alerts:
        some = any(one.certain and one.kind in ("new", "again") for one in alerts)
        return ExitCode.HITS if some else ExitCode.POSSIBLE
    lacking = any(run.screened is not None and run.screened.result.lacking for run in runs)
    return ExitCode.GAPS if lacking and not allowed else ExitCode.CLEAR


def _gaps(runs: Sequence[BookRun]) -> tuple[str, ...]:
    found = []
    for run in runs:
        if run.screened is None:
            found.append(f"{run.name} could not be screened: {run.problem}")
            continue
        result = run.screened.result
        found += [f"{run.name}: {gap.say()}" for gap in result.coverage.blind]
        found += list(result.lacking)
    return tuple(dict.fromkeys(found))


def _notes(runs: Sequence[BookRun]) -> list[str]:
    found = []
    for run in runs:
        if run.outcome is None:
            continue
        if run.outcome.left:
            left = counted(run.outcome.left, "alert")
            found.append(f"{run.name}: {left} ended with customers who left the book")
        if run.outcome.suppressed:
            covered = counted(len(run.outcome.suppressed), "pair")
            numbers = sorted({decision.sequence for _, decision in run.outcome.suppressed})
            found.append(
                f"{run.name}: {covered} not told, because decisions cover them and nothing that "
                f"can alter the match changed since: {', '.join(map(str, numbers))}"
            )
    return found


def _list_words(watch: Watch) -> tuple[str, ...]:
    compared = watch.compared()
    if compared:
        return compared
    return tuple(f"{item.title}: edition of {item.date}" for item in lists_of(watch.network))


def _book_words(run: BookRun) -> str:
    if run.screened is None:
        return f"{run.name}: not screened"
    rows = counted(run.screened.result.rows, "row")
    subjects = counted(run.screened.subjects, "subject")
    if run.whole is not None:
        return f"{run.name}: {rows} against {subjects}, everything, because {run.whole}"
    if not run.screened.subjects:
        return f"{run.name}: {rows}; no subject is new or changed"
    return f"{run.name}: {rows} against {subjects}, new or changed or tied to one that is"


def _book_record(run: BookRun) -> dict[str, Any]:
    if run.book is None or run.screened is None or run.outcome is None:
        return {"name": run.name, "problem": run.problem}
    return {
        "name": run.name,
        "book": str(run.book.request.book),
        "book_sha256": run.book.request.book_sha256,
        "basis": run.book.basis,
        "rows": run.screened.result.rows,
        "subjects": run.screened.subjects,
        "everything_because": run.whole,
        "result_sha256": run.screened.result.digest,
        "known": len(run.outcome.known),
        "left": run.outcome.left,
        "suppressed": [[pair.id, decision.sequence] for pair, decision in run.outcome.suppressed],
    }
