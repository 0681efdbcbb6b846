"""What became of documents that were read, in words and as values of JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linchpin.claims.counted import counted
from linchpin.claims.dates import say_date
from linchpin.cli.text.terminal import style
from linchpin.workspace.prose_order import ReadFile, ReadOutcome, ReadState

if TYPE_CHECKING:
    from linchpin.read.prose.kept.kept_document import KeptDocument

_LANGUAGES = {"en": "English", "es": "Spanish"}
_MOST_SHOWN = 40
"""Files that are shown one by one; of more, only those of which something is to be said."""


def reading_text(outcome: ReadOutcome) -> Iterator[str]:
    """Yield what became of each file, and of all.

    Args:
        outcome: What became of them.
    """
    brief = len(outcome.files) > _MOST_SHOWN
    for one in outcome.files:
        if not brief or one.unread or one.state in (ReadState.FAILED, ReadState.VERSION):
            yield from _file(one)
    yield _total(outcome)
    documents = [one.document for one in outcome.files if one.document is not None]
    waiting = next((one for one in documents if one.copy_of is None and one.reading.claims), None)
    if waiting is not None:
        yield ""
        yield f"Read by machine, reviewed by nobody. Review it: linchpin review {waiting.id}"


def _file(one: ReadFile) -> Iterator[str]:
    if one.document is None:
        yield style(f"Not read: {one.error}", colour="red")
        return
    document = one.document
    state = {
        ReadState.AGAIN: "; was read before, nothing was done",
        ReadState.VERSION: "; a new version, what was decided stays decided",
        ReadState.COPY: f"; a copy of {document.copy_of}, counted as one source with it",
    }.get(one.state, "")
    yield style(f"{one.path.name}: {document.title}", bold=True)
    claims = counted(len(document.reading.claims), "proposed claim")
    about = counted(len(document.reading.entities), "person or body", "people and bodies")
    yield f"  {claims} about {about}; {_about(document)}{state}"
    for note in (*document.text.notes, *one.notes):
        yield style(f"  Note: {note}", dim=True)
    for gap in one.unread:
        yield style(f"  Not read: {gap}", colour="yellow")
    if one.written is not None:
        yield f"  Wrote {one.written}"


def _about(document: KeptDocument) -> str:
    text = document.text
    parts = [_LANGUAGES.get(text.language or "", text.language or "language not told")]
    parts.append("date not stated" if text.published is None else say_date(text.published))
    parts.append(document.publisher)
    return ", ".join(parts)


def _total(outcome: ReadOutcome) -> str:
    documents = [one for one in outcome.files if one.document is not None]
    claims = sum(
        len(one.document.reading.claims)
        for one in documents
        if one.document is not None and one.document.copy_of is None
    )
    said = f"{counted(len(documents), 'document')}, {counted(claims, 'proposed claim')}"
    failed = sum(one.state is ReadState.FAILED for one in outcome.files)
    partly = outcome.gaps - failed
    if failed:
        said += f"; {counted(failed, 'file')} not read"
    if partly:
        said += f"; {counted(partly, 'file')} not read wholly"
    if outcome.allowed is not None and outcome.gaps:
        said += f" (accepted: {outcome.allowed})"
    return f"{said}."


def reading_data(outcome: ReadOutcome) -> dict[str, object]:
    """Return what became of each file, and of all, as values of JSON.

    Args:
        outcome: What became of them.
    """
    return {
        "files": [_file_data(one) for one in outcome.files],
        "documents": sum(one.document is not None for one in outcome.files),
        "not_read": sum(one.state is ReadState.FAILED for one in outcome.files),
        "gaps": outcome.gaps,
        "gaps_allowed": outcome.allowed,
        "exit": outcome.exit_code,
    }


def _file_data(one: ReadFile) -> dict[str, object]:
    data: dict[str, object] = {
        "file": str(one.path),
        "state": one.state.value,
        "error": one.error,
        "unread": list(one.unread),
        "written": None if one.written is None else str(one.written),
    }
    if one.document is not None:
        document = one.document
        data |= {
            "document": document.id,
            "title": document.title,
            "language": document.text.language,
            "date": document.text.published,
            "publisher": document.text.publisher,
            "url": document.text.url,
            "sha256": document.text.sha256,
            "copy_of": document.copy_of,
            "reader": document.reader,
            "claims": len(document.reading.claims),
            "claims_of_model": None if document.second_reader is None else len(document.second),
            "entities": len(document.reading.entities),
            "notes": [*document.text.notes, *one.notes],
        }
    return data
