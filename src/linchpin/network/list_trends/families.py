"""Families of sanctions programs: tags that follow one another or serve one purpose."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def family_of(tag: str) -> str:
    """Return the family of a program tag; the tag itself where no family is known for it.

    >>> family_of("SDNTK"), family_of("ILLICIT-DRUGS-EO14059"), family_of("ZIMBABWE")
    ('narcotics', 'narcotics', 'ZIMBABWE')
    """
    for family, starts in families().items():
        for start in starts:
            whole = start.endswith("$")
            if tag == start.removesuffix("$") or (not whole and tag.startswith(start)):
                return family
    return tag


@cache
def families() -> dict[str, tuple[str, ...]]:
    """Return how the tags of each family begin; one that ends in `$` is the whole tag."""
    text = files("linchpin.network.list_trends").joinpath("families.tsv").read_text("utf-8")
    found = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            name, starts = line.split("\t")
            found[name] = tuple(starts.split("|"))
    return found
