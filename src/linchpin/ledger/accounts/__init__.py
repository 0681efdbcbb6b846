"""Who may come in to a server, by which password or key, and who opened what."""

from linchpin.ledger.accounts.accounts import Accounts
from linchpin.ledger.accounts.records import ApiKey, UserAccount

__all__ = ["Accounts", "ApiKey", "UserAccount"]
