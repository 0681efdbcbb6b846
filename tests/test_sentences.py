"""The sentences of the program are collected, current, and free of what nobody would say."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "sentences.txt"

_ODD = {
    r"\bmind:": "say `Note:` or `Warning:`",
    r"\bwatched for\b": "name who is meant: entries of the sources",
    r"\bnamed by\b": "say what identifies it",
    r"\bnobody on this list, \d": "a sentence has a verb",
    r"\bplease\b|\boops\b|\bsorry\b|!$": "calm and exact",
    r"\bsuccessfully\b": "say what was done",
    r"\binvalid\b": "say what is wrong with it and what would be right",
    r"\bare you sure\b": "ask what is to be done",
    r"\b(the|of|to|in|is not|and|for) \1\b": "a word stands twice",
}


_OF_THE_SCREENING_API = re.compile(
    r"No such (entity|property|dataset)[!.]$|Invalid (token\.$|schema$|algorithm: |config for )"
)
"""What clients of the screening API wait for, letter by letter."""


def sentences() -> list[str]:
    """Return the collected sentences that are ours to word."""
    lines = PAGE.read_text("utf-8").splitlines()
    found = [line.strip() for line in lines if line.startswith("    ")]
    return [text for text in found if not _OF_THE_SCREENING_API.match(text)]


def test_the_page_is_current() -> None:
    script = ROOT / "scripts" / "generate_sentences.py"
    done = subprocess.run(
        [sys.executable, script, "--check"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_sentences_of_all_rooms_are_there() -> None:
    found = "\n".join(sentences())
    for words in (
        "A hit is a likeness to look into, not a finding about anybody.",
        "nobody in these sources is called {who}",
        "Recorded as decision {sequence}: {pair} {what}.",
        "{path}: {what} would overwrite {other}; name another file",
        "An allegation, a charge or a listing is not a finding of guilt.",
    ):
        assert words in found


@pytest.mark.parametrize("odd", _ODD)
def test_nothing_is_said_that_nobody_would_say(odd: str) -> None:
    found = [text for text in sentences() if re.search(odd, text, re.IGNORECASE)]
    assert found == [], _ODD[odd]
