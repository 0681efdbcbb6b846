"""What `linchpin trace` is asked: kinds of table, and columns by field."""

from __future__ import annotations

from typing import Any

import click

KINDS = (
    "payments", "cash", "trade", "purchases", "deeds", "ownership", "invoices",
    "prices", "permits", "storage", "manifests", "mirror",
)  # fmt: skip
"""Kinds of table; a test keeps them those of `linchpin.trace`."""


class NamedColumn(click.ParamType[tuple[str, str]]):
    """A field of a kind of table and the heading of its column, written FIELD=HEADING."""

    name = "field=heading"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Return field and heading."""
        if isinstance(value, tuple):
            return value
        field, equals, heading = str(value).partition("=")
        if not equals or not field.strip() or not heading.strip():
            self.fail(f"{value!r}: write it as FIELD=HEADING", param, ctx)
        return field.strip(), heading.strip()
