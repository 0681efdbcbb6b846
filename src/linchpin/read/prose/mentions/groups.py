"""Names of criminal groups by the words they are made of."""

from __future__ import annotations

from collections.abc import Sequence

from linchpin.read.prose.mentions.named import GROUP
from linchpin.read.prose.mentions.organisations import NameFound
from linchpin.read.prose.mentions.runs import capital_run, is_common, is_surname
from linchpin.read.prose.tables import word_set
from linchpin.read.prose.tokens.words import Token

_OF = {"de", "del", "of", "la", "los", "las", "the"}


_GROUP_MIDDLE = word_set("group_middle")


_HEAD_FIRST = word_set("head_first")


_HEAD_LAST = word_set("head_last")


_LOWER_LAST = word_set("lower_last")


_LOWER_FIRST = word_set("lower_first")


def group_at(tokens: Sequence[Token], at: int, stop: int) -> NameFound | None:
    """Return a criminal group whose name begins at a word."""
    token = tokens[at]
    if token.key in _HEAD_FIRST and (token.capital or token.key in _LOWER_FIRST):
        found = _head_first(tokens, at, stop)
        if found is not None:
            return found
    if token.key in ("los", "las") and at + 1 < stop and tokens[at + 1].capital:
        found = _plural(tokens, at, stop)
        if found is not None:
            return found
    if token.key == "la" and token.capital and at + 1 < stop:
        following = tokens[at + 1]
        if following.capital and following.key in word_set("criminal_las"):
            end = capital_run(tokens, at, stop)
            return NameFound(at, min(end, at + 4), GROUP, "named as groups are")
    return _head_last(tokens, at, stop) if token.capital else None


def _head_first(tokens: Sequence[Token], at: int, stop: int) -> NameFound | None:
    here = at + 1
    if tokens[at].key in ("organization", "union") and (
        here >= stop or tokens[here].key not in ("of", "de", "del")
    ):
        return None
    if here < stop and tokens[here].key in ("criminal", "delictivo", "delictiva", "delincuencial"):
        here += 1
    if not tokens[at].capital and here < stop and tokens[here].key in ("los", "las", "la"):
        return None
    small = here
    while here < stop and tokens[here].key in _OF and here - small < 3:
        here += 1
    if here >= stop or not tokens[here].capital:
        if not (here < stop and tokens[here].text in "“\"'‘«" and here + 1 < stop):
            return None
        close = next(
            (k for k in range(here + 1, min(stop, here + 6)) if tokens[k].text in "”\"'’»"), None
        )
        return (
            None if close is None else NameFound(at, close + 1, GROUP, "a group by its first word")
        )
    if tokens[at].key == "familia" and not tokens[at].capital:
        return None
    end = here
    while end < stop:
        key = tokens[end].key
        if (tokens[end].capital and not (end > here and key in ("senor", "don", "sr"))) or (
            key in ("de", "del", "la", "las", "los", "y")
            and end + 1 < stop
            and tokens[end + 1].capital
            and (key != "y" or end - here == 1)
        ):
            end += 1
        else:
            break
    if not tokens[at].capital and all(is_common(tokens[k].key) for k in range(here, end)):
        return None
    return NameFound(at, end, GROUP, "a group by its first word")


def _plural(tokens: Sequence[Token], at: int, stop: int) -> NameFound | None:
    first = tokens[at + 1]
    if is_common(first.key) and not tokens[at].capital:
        return None
    if first.key in word_set("person_nouns") or first.key in word_set("demonyms"):
        return None
    end = at + 2
    while end < stop and end < at + 4 and tokens[end].capital and not is_common(tokens[end].key):
        end += 1
    if (
        end < stop
        and tokens[end].key in ("de", "del")
        and end + 1 < stop
        and tokens[end + 1].capital
    ):
        pass
    plural = first.key.endswith(("s", "z", "x"))
    if not tokens[at].capital and not plural and not is_surname(first.key):
        return None
    behind = end
    while behind < stop and tokens[behind].key in _GROUP_MIDDLE and behind - end < 3:
        behind += 1
    if (
        behind < stop
        and tokens[behind].key in _HEAD_LAST
        and (behind > end or tokens[behind].capital or tokens[behind].key in _LOWER_LAST)
    ):
        end = behind + 1
    start = at if tokens[at].capital else at + 1
    if not plural and not is_surname(first.key) and end == at + 2:
        return None
    return NameFound(start, end, GROUP, "plural with its article, as groups are named")


def _head_last(tokens: Sequence[Token], at: int, stop: int) -> NameFound | None:
    """Find `Ruelas Torres Drug Trafficking Organization`, `Sinaloa cartel`."""
    if is_common(tokens[at].key) and not is_surname(tokens[at].key):
        return None
    here = at
    while here < min(stop, at + 9):
        token = tokens[here]
        if here > at and token.key in _HEAD_LAST and (token.capital or token.key in _LOWER_LAST):
            own = [
                k
                for k in range(at, here)
                if tokens[k].key not in _GROUP_MIDDLE and tokens[k].text not in "-–"
            ]
            common = [k for k in own if is_common(tokens[k].key) and not is_surname(tokens[k].key)]
            if len(common) <= 1 and own and (tokens[here].key != "network" or tokens[here].capital):
                return NameFound(at, here + 1, GROUP, "a group by its last word")
            return None
        if token.capital or token.key in _GROUP_MIDDLE or (token.text in "-–" and here > at):
            here += 1
            continue
        return None
    return None
