"""Errors a caller can act on: each says what happened, where, and what to do next."""

from __future__ import annotations


class LinchpinError(Exception):
    """Something the user can act on; the surfaces print it without a traceback."""


class ClaimError(LinchpinError):
    """A claim, quantity or date that cannot be what it says."""


class ReadError(LinchpinError):
    """A document that cannot be read as what it was given for."""


class UndatedError(ReadError):
    """An edition whose day neither the caller nor any of its files tells."""


class FetchError(LinchpinError):
    """A download that failed; what was there before is unchanged."""


class OfflineError(FetchError):
    """A server that could not be reached at all."""


class EditionRefused(LinchpinError):
    """An edition that arrived empty, cut or far smaller than the one before."""


class ArchiveError(LinchpinError):
    """An archive that is missing, locked, damaged or of another format version."""


class LedgerError(LinchpinError):
    """A ledger that cannot be opened or is broken, or a decision it does not take."""


class NetworkError(LinchpinError):
    """A question the network cannot answer as it was asked."""
