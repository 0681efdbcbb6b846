"""Reads a folder with a brief and the claims marked in it; see docs/writing-a-case.md."""

from __future__ import annotations

import unicodedata
from itertools import chain
from pathlib import Path

from linchpin.claims.claim import Claim, Document, check_quotes
from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ReadError
from linchpin.claims.ftm import check_model
from linchpin.read.cases.brief import split_brief
from linchpin.read.cases.contradictions import take_contradictions
from linchpin.read.cases.frame import (
    CaseFrame,
    name_claims,
    take_documents,
    take_entities,
    take_name,
)
from linchpin.read.cases.marked_claims import Groups, take_claims
from linchpin.read.cases.record import Record
from linchpin.read.cases.yaml_tree import parse_yaml
from linchpin.read.opening import decode_utf8, read_bytes
from linchpin.read.reader import Progress, Reading, SourceKind

CASE_FILE = "case.yaml"
BRIEF_FILE = "brief.md"

MAX_CASE_BYTES = 1024 * 1024
"""Largest file of a case that is read; the bundled ones are under 100 kB."""


class CaseReader:
    """Reads one case; fulfils `linchpin.read.reader.Reader`."""

    name = "case"

    def accepts(self, path: Path) -> bool:
        """Say whether the path is a folder with a case in it, or its `case.yaml`."""
        try:
            if path.is_dir():
                return any((path / name).is_file() for name in (CASE_FILE, BRIEF_FILE))
            return path.name == CASE_FILE and path.is_file()
        except (OSError, ValueError):
            return False

    def read(self, path: Path, *, date: str | None, progress: Progress) -> Reading:
        """Return the claims of a case.

        Args:
            path: Folder with `case.yaml` and `brief.md`, or the `case.yaml` in it.
            date: EDTF date of the edition; None for that of the latest document.
            progress: Told about the case's one step.

        Raises:
            ReadError: The folder or a file is not a case; names file, line and value.
        """
        folder = path.parent if path.name == CASE_FILE and not path.is_dir() else path
        case_text, brief_text = (_read_text(folder, name) for name in (CASE_FILE, BRIEF_FILE))
        case_place, brief_place = str(folder / CASE_FILE), str(folder / BRIEF_FILE)
        node = parse_yaml(case_text, place=case_place)
        root = Record(node, file=case_place, what="case")
        sections = split_brief(brief_text, place=brief_place)
        name = take_name(root)
        publisher = root.text("publisher")
        documents = take_documents(
            root, sections, name=name, brief=brief_place, publisher=publisher
        )
        schemata, names = take_entities(root)
        frame = CaseFrame(name, sections, documents, schemata, brief_place)
        named = name_claims(frame, names)
        reading = _read_body(root, frame, named, publisher, date)
        progress(f"case {name}", 1, 1)
        return reading


def _read_body(
    root: Record, frame: CaseFrame, named: list[Claim], publisher: str, date: str | None
) -> Reading:
    title = root.text("title")
    subject = frame.entity_id(frame.entity(root, root.text("subject"), "subject"))
    marked = take_claims(root.records("claims", "claim"), frame)
    findings = take_contradictions(root, frame, marked)
    root.finish()
    claims = named + list(chain.from_iterable(chain.from_iterable(marked.values())))
    documents = list(frame.documents.values())
    check_model(claims)
    check_quotes(claims, documents)
    return Reading(
        dataset=frame.dataset,
        kind=SourceKind.CASE,
        date=_latest(documents) if date is None else parse_date(date).text,
        title=title,
        publisher=publisher,
        documents=documents,
        claims=claims,
        entries=len(marked),
        findings=findings,
        counts={"documents": len(documents), "entities": len(frame.schemata)},
        warnings=_unused(frame, marked),
        subject=subject,
    )


def _read_text(folder: Path, name: str) -> str:
    path = folder / name
    try:
        found = path.is_file()
    except (OSError, ValueError) as error:
        raise ReadError(f"{folder}: no such folder can be ({error})") from error
    if not found:
        raise ReadError(
            f"{folder}: no {name} here; a case is a folder with {CASE_FILE} and {BRIEF_FILE} "
            "(docs/writing-a-case.md)"
        )
    text = decode_utf8(read_bytes(path, max_bytes=MAX_CASE_BYTES), path)
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def _latest(documents: list[Document]) -> str:
    dates = [parse_date(document.published or "") for document in documents]
    return max(dates, key=lambda found: (found.latest, found.text)).text


def _unused(frame: CaseFrame, marked: dict[str, Groups]) -> list[str]:
    used: set[str | None] = set()
    for claim in chain.from_iterable(chain.from_iterable(marked.values())):
        used.update((claim.entity_id, claim.value))
    return [
        f"entity {key!r} is in no claim"
        for key in frame.schemata
        if frame.entity_id(key) not in used
    ]
