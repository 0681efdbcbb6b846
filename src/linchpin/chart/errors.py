"""What can keep a picture from being drawn."""

from __future__ import annotations

from linchpin.claims.errors import LinchpinError


class ChartError(LinchpinError):
    """A picture that cannot be drawn as it was asked, or that would show what nobody claims."""
