"""The kinds of databases a ledger can be kept in."""

from linchpin.ledger.backends.backend import Backend, LedgerState
from linchpin.ledger.backends.registry import BACKENDS

__all__ = ["BACKENDS", "Backend", "LedgerState"]
