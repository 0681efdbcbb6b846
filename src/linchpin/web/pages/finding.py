"""Find whom somebody means as they type: names, typos, other scripts, numbers, documents."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from anyascii import anyascii

from linchpin.archive.queries.dated_documents import documents_with
from linchpin.match.name_keys import fold, name_tokens

if TYPE_CHECKING:
    from linchpin.workspace.served import State

MOST = 12
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Somebody or something that a search may mean.

    Attributes:
        kind: FollowTheMoney schema, or `Document`.
        id: Entity id, or id of the document.
        caption: The name to show.
        matched: The name, number or words that fit, where they are not the caption.
        about: What tells it apart from others, in parts.
        exact: Whether the whole of it fits.
    """

    kind: str
    id: str
    caption: str
    matched: str
    about: tuple[str, ...]
    exact: bool


def find(state: State, asked: str) -> list[SearchResult]:
    """Return everybody and everything a search may mean, what fits best first.

    Args:
        state: The archive as it is.
        asked: What was typed.
    """
    text = asked.strip()[:_LONGEST]
    if not text:
        return []
    exact: dict[str, tuple[str, str, bool]] = {}
    for one in state.network.candidates(text):
        exact.setdefault(one.entity, (one.caption, one.matched, one.exact))
    found = dict(list(exact.items())[:MOST])
    index = _index(state)
    for entity, name in index.beginning(name_tokens(text)):
        if len(found) >= MOST:
            break
        found.setdefault(entity, (state.network.names.caption(entity), name, False))
    if not found:
        found = _alike(state, text)
    if not found and not text.isascii():
        found = _alike(state, anyascii(text))  # another script, as it is written in Latin letters
    documents = _documents(state, text)
    return [*_told(state, found), *documents]


def _alike(state: State, text: str) -> dict[str, tuple[str, str, bool]]:
    """Return whom a misspelt name, or one in another script, may mean."""
    from linchpin.network.who import alike_names

    names = state.network.names
    spelled = alike_names(names.everything(), text)
    found = {entity: (names.caption(entity), name, False) for entity, name in spelled[:MOST]}
    for one in names.near(text):
        if len(found) >= MOST:
            break
        found.setdefault(one.entity, (one.caption, one.matched, False))
    return found


def _told(state: State, found: dict[str, tuple[str, str, bool]]) -> list[SearchResult]:
    """Return entities with what tells them apart."""
    from linchpin.claims.dates import say_date
    from linchpin.match.compare.profile import make_profiles

    members = {entity: state.network.resolution.members(entity) for entity in found}
    profiles = make_profiles(state.snapshot, {one for ids in members.values() for one in ids})
    told = []
    for entity, (caption, matched, exact) in found.items():
        ours = [profiles[one] for one in members[entity] if one in profiles]
        births = sorted({date.text for one in ours for date in one.births})
        about = [
            *(f"* {say_date(text)}" for text in births[:2]),
            *sorted({place for one in ours for place in one.birth_places})[:1],
            *sorted({code.upper() for one in ours for code in one.countries})[:3],
            *sorted({key.upper() for one in ours for _, key in one.identifiers})[:1],
            *sorted({one.dataset for one in ours}),
        ]
        schema = ours[0].schema if ours else "LegalEntity"
        shown = "" if matched == caption else matched
        told.append(SearchResult(schema, entity, caption, shown, tuple(about), exact))
    return told


def _documents(state: State, text: str) -> list[SearchResult]:
    """Return dated documents whose title or text holds what was typed."""
    found = []
    for document, title, publisher, published, words in documents_with(state.snapshot, text, 4):
        at = fold(words).find(fold(text))
        around = " ".join(words[max(0, at - 40) : at + len(text) + 60].split()) if at >= 0 else ""
        found.append(
            SearchResult("Document", document, title, around, (publisher, str(published)), False)
        )
    return found


class _Beginnings:
    """Every name by the beginnings of its words."""

    def __init__(self, names: Sequence[tuple[str, str]]) -> None:
        self._names = names
        words = [(word, at) for at, (_, name) in enumerate(names) for word in name_tokens(name)]
        words.sort()
        self._words = [word for word, _ in words]
        self._at = [at for _, at in words]

    def beginning(self, tokens: Sequence[str]) -> list[tuple[str, str]]:
        """Return entity and name wherever each word typed begins a word of the name."""
        found: set[int] | None = None
        for token in tokens:
            low = bisect_left(self._words, token)
            high = bisect_left(self._words, token + "\U0010ffff")
            here = set(self._at[low:high])
            found = here if found is None else found & here
            if not found:
                return []
        ordered = sorted(found or (), key=lambda at: (len(self._names[at][1]), at))
        return [self._names[at] for at in ordered[: 4 * MOST]]


_KEPT: dict[str, _Beginnings] = {}
"""The index of the newest states, by their names."""


def _index(state: State) -> _Beginnings:
    found = _KEPT.get(state.name)
    if found is None:
        found = _Beginnings(list(state.network.names.everything()))
        while len(_KEPT) > 1:
            _KEPT.pop(next(iter(_KEPT)))
        _KEPT[state.name] = found
    return found
