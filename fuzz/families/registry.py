"""Every kind of input that is tried, by name."""

from __future__ import annotations

from fuzz.case import Family
from fuzz.families import archives, books, documents, kept, lists, pictures, published, words

FAMILIES: dict[str, Family] = {
    family.name: family
    for family in (
        *archives.FAMILIES, *lists.FAMILIES, *published.FAMILIES, *books.FAMILIES, *kept.FAMILIES,
        *pictures.FAMILIES, *words.FAMILIES,
        *documents.FAMILIES,
    )
}  # fmt: skip
"""A new one is a `Family` in a module of this package."""
