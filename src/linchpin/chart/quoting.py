"""How a picture words what a source says: in quotation marks only where they are its own words."""

from __future__ import annotations

from linchpin.chart.words import Words
from linchpin.network.answer import Said


def cited_words(said: Said, words: Words) -> str:
    """Return a quote with its speaker, as the title of a line gives it."""
    return words("quote", quote=said.quote, who=said.speaker)
