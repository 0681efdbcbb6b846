"""Payments as tables: ISO 20022 files and SWIFT text messages."""
