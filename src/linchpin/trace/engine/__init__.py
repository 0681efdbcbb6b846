"""Transfers as tables and arrays, and the joins that every typology starts from."""
