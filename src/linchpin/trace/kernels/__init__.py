"""Compiled loops over columns: windows, chains, cycles. No names, no words, no files."""
