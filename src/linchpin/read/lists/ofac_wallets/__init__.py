"""Wallet addresses of OFAC's list, gathered by others in a file of JSON."""

from linchpin.read.lists.ofac_wallets.reader import WalletReader

__all__ = ["WalletReader"]
