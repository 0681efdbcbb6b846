"""Invoices of suppliers whom Mexico's tax authority lists for operations that do not exist."""
