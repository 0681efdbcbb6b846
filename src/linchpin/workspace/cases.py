"""Writing a case: begin one from a brief, and say what is wrong in those being written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.errors import LinchpinError, ReadError
from linchpin.workspace.outputs import check_folder
from linchpin.workspace.write_whole import write_whole

if TYPE_CHECKING:
    from linchpin.network.network import Network
    from linchpin.network.roles import Relation
    from linchpin.read.cases.mistakes import Mistake
    from linchpin.read.cases.phrases import Phrase
    from linchpin.read.cases.skeleton import Proposal

LEAST_LIKENESS = 0.85
"""Proposal (0 to 1) from which on a name of the archive is proposed."""
_MOST_FOR_ONE = 3
_HEADING = re.compile(r"^## ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case that was begun.

    Attributes:
        case: The file with the fields to fill in.
        brief: The file with its sections.
        proposals: Names of the brief that are like names of the archive.
        others: Names of the brief that are like none.
    """

    case: Path
    brief: Path
    proposals: int
    others: int


@dataclass(frozen=True, slots=True)
class RightCase:
    """What a case without mistakes holds.

    Attributes:
        claims: How many marked claims.
        documents: How many documents.
        entities: How many entities.
        warnings: What is odd in it.
        roles: Its roles in words, each with what it is read as.
    """

    claims: int
    documents: int
    entities: int
    warnings: tuple[str, ...]
    roles: tuple[tuple[str, Relation], ...]


@dataclass(frozen=True, slots=True)
class CheckedCase:
    """What is to be said of one case that is being written.

    Attributes:
        path: As it was named.
        mistakes: All that were found, in order of place.
        error: Why it could not be looked at; None where it could.
        right: What it holds; None where it has mistakes.
    """

    path: str
    mistakes: tuple[Mistake, ...]
    error: str | None
    right: RightCase | None


def new_case(source: str, output: Path | None, network: Callable[[], Network | None]) -> NewCase:
    """Begin a case: write `case.yaml`, and `brief.md` beside it where there is none.

    Args:
        source: Path of a text to be the brief, or the name of the case.
        output: The YAML file to write; None for `case.yaml` in a folder of the case's name.
        network: Gives whose names are compared; None where there is no archive.

    Returns:
        Where both are, and how many names were found in the brief.

    Raises:
        LinchpinError: A file is there already, or cannot be read or written.
    """
    from linchpin.read.cases.brief import split_brief
    from linchpin.read.cases.case_reader import BRIEF_FILE, CASE_FILE, YAML_ENDINGS, read_brief
    from linchpin.read.cases.phrases import find_phrases
    from linchpin.read.cases.skeleton import key_of, skeleton

    given = Path(source)
    text = read_brief(given) if given.is_file() else None
    if text is None and (given.suffix or len(given.parts) != 1):
        raise ReadError(f"{source}: no such text; give the file of a brief, or a name for the case")
    named = given.parent.name if given.name == BRIEF_FILE else given.stem
    name = re.sub(r"^[0-9]+|-", "", key_of(named))[:30] or "case"
    if output is None:
        folder = given.parent if given.name == BRIEF_FILE else Path(name)
        output = folder / CASE_FILE
    if output.suffix not in YAML_ENDINGS:
        raise LinchpinError(f"{output}: a case is a YAML file; write -o {output / CASE_FILE}")
    check_folder("-o", output.parent, {}, None)
    brief = output.with_name(BRIEF_FILE)
    sectioned = _sectioned(text, name)
    same = text is not None and given.is_file() and brief.exists() and given.samefile(brief)
    for path in (output,) if same and sectioned == text else (output, brief):
        if path.exists():
            raise LinchpinError(f"{path}: is there already and is kept; name another place with -o")
    sections = split_brief(sectioned, place=str(brief))
    headings = {key: _heading_of(sectioned, key) for key in sections}
    phrases = [] if text is None else find_phrases(sections)
    found = propose(phrases, network()) if phrases else []
    known = {item.phrase.text for item in found}
    others = [phrase for phrase in phrases if phrase.text not in known]
    output.parent.mkdir(parents=True, exist_ok=True)
    if not brief.exists():
        with write_whole(brief) as stream:
            stream.write(sectioned)
    with write_whole(output) as stream:
        stream.write(skeleton(name, headings, found, others))
    return NewCase(output, brief, len(known), len(others))


def propose(phrases: Sequence[Phrase], network: Network | None) -> list[Proposal]:
    """Return whom of the archive phrases may name, best first for each phrase.

    Args:
        phrases: Words of a brief.
        network: Whose names are compared; None for nobody's.
    """
    from linchpin.match.search.name_list import ListedName, make_list
    from linchpin.match.search.search import Book, search
    from linchpin.read.cases.skeleton import Proposal

    rows = [] if network is None else list(network.names.everything())
    if network is None or not rows:
        return []
    entities = sorted({entity for entity, _ in rows})
    numbers = {entity: number for number, entity in enumerate(entities)}
    listed = make_list(ListedName(numbers[entity], text) for entity, text in rows)
    hits = search(Book.empty(listed), [item.text for item in phrases], threshold=LEAST_LIKENESS)
    found: list[Proposal] = []
    count: dict[int, int] = {}
    for row, at, score in zip(hits.rows.tolist(), hits.names.tolist(), hits.scores, strict=True):
        count[row] = count.get(row, 0) + 1
        if count[row] > _MOST_FOR_ONE:
            continue
        entity = entities[listed.bearers[at]]
        schema = min(network.names.schemata(entity), default="LegalEntity")
        likeness = round(float(score), 4)
        found.append(Proposal(phrases[row], likeness, listed.names[at].text, schema, entity))
    return found


def check_case(path: str) -> CheckedCase:
    """Return everything that is wrong in a case, or what it holds.

    Args:
        path: Folder, YAML file, or name of a bundled case.
    """
    from linchpin.network.roles import relation_of
    from linchpin.read.cases import CaseReader
    from linchpin.read.cases.mistakes import CaseError
    from linchpin.workspace.add_edition import find_case

    try:
        reading = CaseReader().read(find_case(path), date=None, progress=lambda *_: None)
        claims = [claim for part in reading.parts for claim in part.claims]
    except CaseError as error:
        return CheckedCase(path, error.mistakes, None, None)
    except LinchpinError as error:
        return CheckedCase(path, (), str(error), None)
    tally = reading.tally
    roles = {
        claim.value: relation_of(claim.schema, claim.value)
        for claim in claims
        if claim.prop in ("role", "relationship") and claim.schema is not None
    }
    documents, entities = int(tally.counts["documents"]), int(tally.counts["entities"])
    warnings = tuple(tally.warnings)
    right = RightCase(tally.entries, documents, entities, warnings, tuple(roles.items()))
    return CheckedCase(path, (), None, right)


def changes(paths: Sequence[str], pause: Callable[[], None]) -> Iterator[None]:
    """Yield at once, and again each time a file of the cases has changed; never ends.

    Args:
        paths: Folders or YAML files.
        pause: Waits a moment.
    """
    from linchpin.read.cases.case_reader import case_files

    files = [file for path in paths for file in case_files(Path(path))]
    seen: object = None
    while True:
        stamps = [_stamp(file) for file in files]
        if stamps != seen:
            seen = stamps
            yield
        pause()


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _sectioned(text: str | None, name: str) -> str:
    """Return a brief with at least one section."""
    if text is None:
        return (
            f"# {name}\n\nWhat stands before the first section introduces the case.\n\n"
            "## SOURCE1 its title, its publisher, its date\n\n"
            "Write here in your own words what this source says.\n"
        )
    if _HEADING.search(text):
        return text
    return f"# {name}\n\n## SOURCE1\n\n{text.strip()}\n"


def _heading_of(brief: str, key: str) -> str:
    found = re.search(rf"^## +{re.escape(key)}(?![\w.-])[ \t]*(.*)$", brief, re.MULTILINE)
    return "the section of the brief" if found is None or not found[1] else found[1]
