"""Committed tables: embargoes with their regulations, and the places they cover."""
