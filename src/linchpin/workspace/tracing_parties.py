"""Who the parties of findings are: listed, near somebody listed, named in claims about flows."""

from __future__ import annotations

import datetime

from linchpin.claims.progress import Progress
from linchpin.trace.run import Traced
from linchpin.workspace.settings import Settings


def with_parties(
    settings: Settings, traced: Traced, as_of: datetime.date | None, progress: Progress
) -> Traced:
    """Return findings with who of their parties the archive knows; exposure makes no finding.

    Args:
        settings: Where the archive is.
        traced: The findings.
        as_of: Day up to which sources count; None for all.
        progress: Told what is done.
    """
    return traced
