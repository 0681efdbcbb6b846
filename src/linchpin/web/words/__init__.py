"""The words of the page, by language: each file here holds the words of one room."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

LANGUAGES = ("en", "es")
"""Languages of the page, the one to fall back on first; a text of a file is in this order."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language; called with a key, and what stands in its braces.

    Attributes:
        language: The language.
        texts: The words by key.
    """

    language: str
    texts: dict[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the words of a key.

        Args:
            key: The key.
            values: What stands in the braces.

        Raises:
            KeyError: No such key: a page never shows a key for words.
        """
        text = self.texts[key]
        return text.format(**values) if values else text


@cache
def words_of(language: str) -> Wording:
    """Return the words of a language.

    Args:
        language: One of `LANGUAGES`.
    """
    place = LANGUAGES.index(language)
    return Wording(language, {key: texts[place] for key, texts in _all().items()})


@cache
def _all() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in sorted(resources.files(__name__).iterdir(), key=lambda one: one.name):
        if not item.name.endswith(".json"):
            continue
        for key, texts in json.loads(item.read_text("utf-8")).items():
            if key in found or len(texts) != len(LANGUAGES):
                raise ValueError(f"{item.name}: {key!r} is there twice, or lacks a language")
            found[key] = texts
    return found
