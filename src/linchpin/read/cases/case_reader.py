"""Reads a folder with a brief and the claims marked in it; see docs/writing-a-case.md."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from linchpin.claims.claim import Claim, Document, check_quotes
from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ReadError
from linchpin.claims.finding import Finding
from linchpin.claims.ftm import check_model
from linchpin.claims.progress import Progress
from linchpin.claims.source_part import SourcePart
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
from linchpin.read.cases.mistakes import CaseError, Mistake, noting
from linchpin.read.cases.record import Record
from linchpin.read.cases.yaml_tree import parse_mended
from linchpin.read.opening import decode_utf8, read_bytes
from linchpin.read.reader import Reading, SourceKind, Tally

CASE_FILE = "case.yaml"
BRIEF_FILE = "brief.md"
YAML_ENDINGS = (".yaml", ".yml")

MAX_CASE_BYTES = 1024 * 1024
"""Largest file of a case that is read; the bundled ones are under 100 kB."""


@dataclass(frozen=True, slots=True)
class _Head:
    """What a case says of itself: title, publisher, id of its subject, date asked for."""

    title: str
    publisher: str
    subject: str
    date: str | None


class CaseReader:
    """Reads one case; fulfils `linchpin.read.reader.Reader`."""

    name = "case"

    def accepts(self, path: Path) -> bool:
        """Say whether the path is a folder with a case in it, or the YAML file in one."""
        try:
            if path.is_dir():
                return any((path / name).is_file() for name in (CASE_FILE, BRIEF_FILE))
            if not path.is_file() or path.suffix not in YAML_ENDINGS:
                return False
            return path.name == CASE_FILE or path.with_name(BRIEF_FILE).is_file()
        except (OSError, ValueError):
            return False

    def read(self, path: Path, *, date: str | None, progress: Progress) -> Reading:
        """Return the claims of a case.

        Args:
            path: Folder with `case.yaml` and `brief.md`, or a YAML file with the brief beside it.
            date: EDTF date of the edition; None for that of the latest document.
            progress: Told about the case's one step.

        Raises:
            CaseError: The case has mistakes; all of them, with file, line, column and value.
            ReadError: The folder or a file is not a case.
        """
        case_path, brief_path = case_files(path)
        reading = _read(case_path, brief_path, date)
        progress(f"case {reading.dataset.removeprefix('case_')}", 1, 1)
        return reading


def case_files(path: Path) -> tuple[Path, Path]:
    """Return the two files of a case: the claims, and the brief beside them.

    Args:
        path: The folder, or the YAML file in it.
    """
    if path.suffix in YAML_ENDINGS and not path.is_dir():
        return path, path.with_name(BRIEF_FILE)
    return path / CASE_FILE, path / BRIEF_FILE


def _read(case_path: Path, brief_path: Path, date: str | None) -> Reading:
    noted: list[Mistake] = []
    case_text, brief_text = _read_text(case_path), _read_text(brief_path)
    place, brief = str(case_path), str(brief_path)
    root = noting(noted, lambda: _root(case_text, place, noted))
    sections = noting(noted, lambda: split_brief(brief_text, place=brief))
    if root is None or sections is None:
        raise CaseError(noted)
    name = root.maybe(lambda: take_name(root)) or "case"
    publisher = root.maybe(lambda: root.text("publisher")) or "?"
    title = root.maybe(lambda: root.text("title")) or "?"
    documents = root.maybe(
        lambda: take_documents(root, sections, name=name, brief=brief, publisher=publisher)
    )
    schemata, names = root.maybe(lambda: take_entities(root)) or ({}, {})
    subject = root.maybe(lambda: root.text("subject"))
    if documents is None or not schemata:
        raise CaseError(noted)
    frame = CaseFrame(name, sections, documents, schemata, brief)
    named = name_claims(frame, names)
    if subject is not None:
        root.maybe(partial(frame.entity, root, subject, "subject"))
    marked = root.maybe(lambda: take_claims(root.records("claims", "claim"), frame)) or {}
    findings = root.maybe(lambda: take_contradictions(root, frame, marked)) or []
    root.finish()
    if noted:
        raise CaseError(noted)
    head = _Head(title, publisher, frame.entity_id(subject or ""), date)
    return _reading(head, frame, named, marked, findings)


def _root(text: str, place: str, noted: list[Mistake]) -> Record | None:
    node, refused = parse_mended(text, place=place)
    noted += refused
    return None if node is None else Record(node, file=place, what="case", noted=noted)


def _reading(
    head: _Head,
    frame: CaseFrame,
    named: list[Claim],
    marked: dict[str, Groups],
    findings: list[Finding],
) -> Reading:
    claims = named + list(chain.from_iterable(chain.from_iterable(marked.values())))
    documents = list(frame.documents.values())
    check_model(claims)
    check_quotes(claims, documents)
    return Reading(
        dataset=frame.dataset,
        kind=SourceKind.CASE,
        date=_latest(documents) if head.date is None else parse_date(head.date).text,
        title=head.title,
        publisher=head.publisher,
        parts=iter([SourcePart(documents, claims, findings)]),
        tally=Tally(
            entries=len(marked),
            counts={"documents": len(documents), "entities": len(frame.schemata)},
            warnings=_unused(frame, marked),
        ),
        subject=head.subject,
    )


def read_brief(path: Path) -> str:
    """Return the text of a file that is to be a brief.

    Args:
        path: The file.

    Raises:
        ReadError: It cannot be read, is no UTF-8 or too large.
    """
    return _read_text(path)


def _read_text(path: Path) -> str:
    try:
        found = path.is_file()
    except (OSError, ValueError) as error:
        raise ReadError(f"{path.parent}: no such folder can be ({error})") from error
    if not found:
        raise ReadError(
            f"{path.parent}: no {path.name} here; a case is a folder with {CASE_FILE} and "
            f"{BRIEF_FILE} (docs/writing-a-case.md)"
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
