"""What an export wrote and what its format cannot hold, as a terminal shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linchpin.network.export.exported import Exported


def written_text(wrote: Exported, out: Path | None) -> Iterator[str]:
    """Yield how much was written and where, then what is left out, a line each.

    Args:
        wrote: What was written.
        out: The file; None for standard output, where only what is left out is said.
    """
    if out is not None:
        yield f"Wrote {wrote.say()} to {out}"
    yield from (f"  {text}" for text in wrote.left_out)
