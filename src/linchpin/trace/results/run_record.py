"""The record of a run of trace, and whether a run that repeats it comes to the same."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from linchpin import __version__
from linchpin.claims.errors import ReadError
from linchpin.tabular.coverage import NOT_ALL_READ
from linchpin.trace.fit import Fit
from linchpin.trace.intake.joining import Intake
from linchpin.trace.run import Traced

FINDINGS = 3
"""Exit code of a run with findings; 0 is none, 5 that not everything could be compared."""
_DEPENDS = ("linchpin", "files", "asked", "as_of", "typologies", "wallets_sha256")


def digest_of_fits(fits: Sequence[Fit]) -> str:
    """Return the SHA-256 of findings: what they are of, their rows' content and their figures."""
    digest = hashlib.sha256()
    for fit in sorted(fits, key=lambda one: one.id):
        told = [fit.id, fit.content, fit.derived.says, fit.set_aside, list(fit.authorities)]
        digest.update(json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def unseen_of(intake: Intake, traced: Traced) -> list[dict[str, Any]]:
    """Return what was not read, not compared or not known, in values that JSON can hold."""
    found = [
        {"file": name, "count": gap.count, "blind": gap.kind.is_blind, "says": gap.say()}
        for name, coverage in intake.coverage
        for gap in coverage.gaps
    ]
    found += [{"file": "", "count": 1, "blind": True, "says": text} for text in traced.unseen]
    return found


def exit_code(traced: Traced, gaps: Sequence[Mapping[str, Any]], allowed: str | None) -> int:
    """Return how a run ends: 0 nothing found, 3 findings, 5 not everything could be compared.

    Args:
        traced: The outcome.
        gaps: See `unseen_of`.
        allowed: Why gaps are allowed; None where they are not.
    """
    if allowed is None and any(gap["blind"] for gap in gaps):
        return NOT_ALL_READ
    return FINDINGS if traced.fits else 0


def trace_record(
    intake: Intake, traced: Traced, settings: Mapping[str, Any], *, allowed: str | None,
    wrote: tuple[str, str] | None, at: tuple[str, str],
) -> dict[str, Any]:  # fmt: skip
    """Return the record of a run.

    Args:
        intake: What was read.
        traced: The outcome.
        settings: What it depends on; see `_DEPENDS`.
        allowed: Why gaps are allowed; None where they are not.
        wrote: Name and SHA-256 of the file of findings; None where none was written.
        at: When it was run, and by whom.
    """
    gaps = unseen_of(intake, traced)
    return {
        "linchpin": __version__,
        **settings,
        "rows": {name: table.num_rows for name, table in intake.tables.by_kind.items()},
        "columns": list(intake.columns),
        "findings": dict(sorted(Counter(fit.typology for fit in traced.fits).items())),
        "set_aside": dict(sorted(Counter(fit.typology for fit in traced.set_aside).items())),
        "result_sha256": digest_of_fits((*traced.fits, *traced.set_aside)),
        "exit_code": exit_code(traced, gaps, allowed),
        "gaps": gaps,
        "gaps_allowed": allowed,
        "assumed": [*intake.notes, *traced.notes],
        "typologies_run": list(traced.ran),
        "typologies_without_table": list(traced.without),
        "findings_file": None if wrote is None else {"name": wrote[0], "sha256": wrote[1]},
        "ids": [fit.id for fit in traced.fits],
        "at": at[0],
        "by": at[1],
    }


def read_trace_record(path: Path) -> dict[str, Any]:
    """Return the record of a run of trace.

    Raises:
        ReadError: The file is none.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: no record of a run ({error})") from error
    needed = {*_DEPENDS, "result_sha256"}
    if not isinstance(found, dict) or not needed <= found.keys():
        raise ReadError(f"{path}: no record of a run of trace; `linchpin trace` writes them")
    asked = found["asked"]
    sound = (
        isinstance(asked, dict)
        and isinstance(asked.get("given"), dict)
        and isinstance(found["files"], list)
        and isinstance(found["typologies"], list)
        and all(isinstance(name, str) for name in found["typologies"])
        and isinstance(found["as_of"], str | None)
    )
    if not sound:
        raise ReadError(f"{path}: the record is damaged; `linchpin trace` writes them")
    return found


def check_trace_replay(record: Mapping[str, Any], settings: Mapping[str, Any], place: Path) -> None:
    """Make sure that a run can be repeated: all that it depends on is what it was.

    Args:
        record: The record of the run.
        settings: What the result depends on here.
        place: The file of the record.

    Raises:
        ReadError: Something is not what it was.
    """
    here = {"linchpin": __version__, **settings}
    for name in _DEPENDS:
        if record[name] != here[name]:
            raise ReadError(
                f"{place}: not the same {name}: the record has {str(record[name])[:200]}, "
                f"here is {str(here[name])[:200]}"
            )


def check_trace_result(record: Mapping[str, Any], traced: Traced, place: Path) -> None:
    """Make sure that a repeated run came to what its record says.

    Args:
        record: The record of the run.
        traced: What came out now.
        place: The file of the record.

    Raises:
        ReadError: It did not.
    """
    if digest_of_fits((*traced.fits, *traced.set_aside)) != record["result_sha256"]:
        raise ReadError(f"{place}: the result differs from the one recorded")
