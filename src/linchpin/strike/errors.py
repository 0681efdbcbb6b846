"""Errors of strike: a question or an input file that cannot be used as it was given."""

from __future__ import annotations

from linchpin.claims.errors import LinchpinError


class StrikeError(LinchpinError):
    """A network, a cost file or a question that strike cannot answer as it was asked."""
