"""What is said of cases that are being written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from linchpin.claims.counted import counted
from linchpin.network.roles import Relation

if TYPE_CHECKING:
    from linchpin.workspace.cases import CheckedCase, NewCase


def new_case_text(made: NewCase) -> str:
    """Return what was begun, and what to do next."""
    lines = [f"Started {made.case}; its brief is {made.brief}."]
    if made.proposals:
        lines.append(
            f"{counted(made.proposals, 'name')} of the brief spelled like names in the archive: "
            "proposed in comments, each with its likeness; nothing is stated of anybody yet."
        )
    if made.others:
        lines.append(
            f"{counted(made.others, 'phrase')} with capital letters, like no name in the archive: "
            "listed too."
        )
    lines.append(f"Next: linchpin case check {made.case} --watch")
    return "\n".join(lines)


def checked_text(found: CheckedCase) -> str:
    """Return all that is wrong in a case, or what it holds."""
    if found.error is not None:
        return found.error
    right = found.right
    if right is None:
        lines = [str(item) for item in found.mistakes]
        return "\n".join([*lines, f"{found.path}: {counted(len(found.mistakes), 'mistake')}"])
    lines = [
        f"{found.path}: no mistakes. {counted(right.claims, 'marked claim')} from "
        f"{counted(right.documents, 'document')} on "
        f"{counted(right.entities, 'entity', 'entities')}."
    ]
    lines += [f"Note: {warning}" for warning in right.warnings]
    worded = [role for role, relation in right.roles if relation is Relation.UNKNOWN]
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
    wrong = [item.path for item in found if item.right is None]
    return f"with mistakes: {', '.join(wrong)}" if wrong else None


def _as_json(item: CheckedCase) -> dict[str, Any]:
    right = item.right
    return {
        "file": item.path,
        "right": right is not None,
        "error": item.error,
        "mistakes": [asdict(one) for one in item.mistakes],
        "claims": None if right is None else right.claims,
        "warnings": [] if right is None else list(right.warnings),
        "roles": []
        if right is None
        else [{"role": role, "read_as": relation.value} for role, relation in right.roles],
    }
