"""How much of a cell of a stranger stands in what is written."""

from __future__ import annotations

LONGEST = 2000
"""Characters of a cell that are kept in outputs."""
