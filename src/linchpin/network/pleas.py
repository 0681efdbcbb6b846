"""What somebody pleaded, read from the words of the source; unclear words are no plea of guilt."""

from __future__ import annotations

import re
from enum import StrEnum


class Plea(StrEnum):
    """What was pleaded; `OPEN` where the words leave it open or do not say."""

    GUILTY = "guilty"
    NOT_GUILTY = "not guilty"
    NO_CONTEST = "no contest"
    OPEN = "open"


_NOT_GUILTY = re.compile(
    r"\b(?:not[\s-]+guilty|no[\s-]+(?:es\s+)?culpable|non[\s-]+guilty|innocent|innocence|inocente|"
    r"inocencia)\b"
)
_NO_CONTEST = re.compile(r"\b(?:no[\s-]contest|nolo(?:\s+contendere)?)\b")
_GUILTY = re.compile(r"\b(?:guilty|culpable|culpabilidad|guilt)\b")
_OPEN = re.compile(
    r"\b(?:withdr\w+|chang\w+|vacat\w+|reject\w+|revers\w+|expect\w+|intend\w+|may|might|would|"
    r"will|to plead|retir\w+|cambi\w+|rechaz\w+|never|nor|neither|refus\w+|declin\w+|deni\w+|"
    r"neg[oó]\w*|niega\w*|nunca|sin|without|set aside|but|pero|except|salvo)\b"
)
_FIRST = re.compile(
    r"(?:not[\s-]+guilty|guilty|no[\s-]contest|nolo contendere|no culpable|culpable|innocent|"
    r"inocente)\b"
)


def plea_of(words: str) -> Plea:
    """Return what was pleaded; `OPEN` where the words name several pleas, a withdrawn one or none.

    Args:
        words: What the source says of the plea.

    >>> plea_of("not guilty to conspiracy"), plea_of("guilty to two counts")
    (<Plea.NOT_GUILTY: 'not guilty'>, <Plea.GUILTY: 'guilty'>)
    >>> plea_of("guilty plea withdrawn"), plea_of("to conspiracy")
    (<Plea.OPEN: 'open'>, <Plea.OPEN: 'open'>)
    """
    text = " ".join(words.casefold().replace("’", "'").split())
    rest = text
    found = []
    for plea, pattern in (
        (Plea.NOT_GUILTY, _NOT_GUILTY),
        (Plea.NO_CONTEST, _NO_CONTEST),
        (Plea.GUILTY, _GUILTY),
    ):
        if pattern.search(rest):
            found.append(plea)
            rest = pattern.sub(" ", rest)
    if len(found) != 1 or _OPEN.search(text) or "n't " in text:
        return Plea.OPEN
    return found[0]


def begins_as_plea(words: str) -> bool:
    """Say whether words go on from "pleaded" as they are.

    >>> begins_as_plea("not guilty to fraud"), begins_as_plea("to fraud, in Denver")
    (True, False)
    """
    return _FIRST.match(words.casefold()) is not None
