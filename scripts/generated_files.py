"""Write generated files, or say which of them are not current: what every generator ends with."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path


def write_or_check(files: Mapping[Path, str]) -> int:
    """Write the files, or with --check on the command line say whether they are current.

    Args:
        files: What each file must hold.

    Returns:
        The exit code: 1 where a file is not current, else 0.
    """
    if "--check" not in sys.argv[1:]:
        for path, text in files.items():
            path.write_text(text, "utf-8")
        return 0
    stale = [
        path
        for path, text in files.items()
        if not path.is_file() or path.read_text("utf-8") != text
    ]
    for path in stale:
        print(f"{path.name} is not current: uv run python {sys.argv[0]}", file=sys.stderr)
    return 1 if stale else 0
