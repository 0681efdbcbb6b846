"""What is said of cases that are being written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from linchpin.network.roles import Relation, relation_of

if TYPE_CHECKING:
    from linchpin.read.reader import Reading
    from linchpin.workspace.cases import CheckedCase, NewCase


def new_case_text(made: NewCase) -> str:
    """Return what was begun, and what to do next."""
    lines = [f"Begun: {made.case}, with the brief in {made.brief}."]
    if made.proposals:
        noun = "name" if made.proposals == 1 else "names"
        lines.append(
            f"{made.proposals} {noun} of the brief spelled like names in the archive: proposed in "
            "comments, each with its likeness; nothing is stated of anybody yet."
        )
    if made.others:
        noun = "phrase" if made.others == 1 else "phrases"
        lines.append(
            f"{made.others} {noun} with capital letters, like no name in the archive: listed too."
        )
    lines.append(f"Next: linchpin case check {made.case} --watch")
    return "\n".join(lines)


def checked_text(found: CheckedCase) -> str:
    """Return all that is wrong in a case, or what it holds."""
    if found.error is not None:
        return found.error
    if found.reading is None:
        total = len(found.mistakes)
        noun = "mistake" if total == 1 else "mistakes"
        lines = [str(item) for item in found.mistakes]
        return "\n".join([*lines, f"{found.path}: {total} {noun}"])
    reading = found.reading
    lines = [
        f"{found.path}: right. {_counted(reading.entries, 'marked claim')} from "
        f"{_counted(int(reading.counts['documents']), 'document')} on "
        f"{_counted(int(reading.counts['entities']), 'entity', 'entities')}."
    ]
    lines += [f"Note: {warning}" for warning in reading.warnings]
    worded = [role for role, relation in roles(reading) if relation is Relation.UNKNOWN]
    if worded:
        lines.append(
            "Note: these roles are shown as worded and nothing follows from them (nobody is drawn "
            f"as leader or member for them): {'; '.join(worded)}"
        )
    return "\n".join(lines)


def checked_json(found: Sequence[CheckedCase], indent: int | None) -> str:
    """Return the same as JSON: each case with its mistakes, notes and roles.

    Args:
        found: The cases.
        indent: Blanks of each level; None for one line.
    """
    wrong = not_right(found)
    cases = [_as_json(item) for item in found]
    answer = {"error": wrong, "exit": int(wrong is not None), "cases": cases}
    return json.dumps(answer, ensure_ascii=False, indent=indent)


def not_right(found: Sequence[CheckedCase]) -> str | None:
    """Return which cases are not right; None where all are."""
    wrong = [item.path for item in found if item.reading is None]
    return f"not right: {', '.join(wrong)}" if wrong else None


def roles(reading: Reading) -> Iterator[tuple[str, Relation]]:
    """Yield each role of a case with what it is read as, in the order of the case."""
    pairs = {
        (claim.value, claim.schema): None
        for claim in reading.claims
        if claim.prop in ("role", "relationship") and claim.schema is not None
    }
    for role, schema in pairs:
        yield role, relation_of(schema, role)


def _as_json(item: CheckedCase) -> dict[str, Any]:
    reading = item.reading
    return {
        "file": item.path,
        "right": reading is not None,
        "error": item.error,
        "mistakes": [asdict(one) for one in item.mistakes],
        "claims": None if reading is None else reading.entries,
        "warnings": [] if reading is None else reading.warnings,
        "roles": []
        if reading is None
        else [{"role": role, "read_as": relation.value} for role, relation in roles(reading)],
    }


def _counted(count: int, one: str, several: str | None = None) -> str:
    return f"{count} {one if count == 1 else several or one + 's'}"
