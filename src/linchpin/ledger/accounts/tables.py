"""The tables of users, keys and reads, the same in every kind of database."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Integer, MetaData, Table, Text

METADATA = MetaData()

users = Table(
    "account_users",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("active", Boolean, nullable=False),
)
keys = Table(
    "account_keys",
    METADATA,
    Column("prefix", Text, primary_key=True),
    Column("user", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("expires", Text, nullable=False),
    Column("used", Text, nullable=False),
    Column("revoked", Text, nullable=False),
)
reads = Table(
    "account_reads",
    METADATA,
    Column("sequence", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    sqlite_autoincrement=True,
)
