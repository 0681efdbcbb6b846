"""Names and document numbers that several entries of one edition bear: findings, never merges."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

import numpy as np

from linchpin.claims.claim import Claim
from linchpin.claims.finding import Finding
from linchpin.match.name_keys import name_key

_NAMES = ("name", "alias", "previousName", "weakAlias")


class SharedNames:
    """Looks for names and document numbers that several entries of one edition bear.

    Names count with their aliases, weak ones too, and are the same where letters and digits are.
    Entries are shown one by one; of each name some forty bytes are kept.
    """

    def __init__(self) -> None:
        self._names = _Borne()
        self._documents = _Borne()

    def see(self, entry: str, claims: Iterable[Claim]) -> None:
        """Look at an entry.

        Args:
            entry: Its entity id; what only stands beside it bears no listed name.
            claims: All claims of the entry, and of the things that belong to it.
        """
        pending: dict[str, dict[str, str]] = {}
        for claim in claims:
            about = claim.entity_id or ""
            if claim.prop in _NAMES and about == entry:
                self._names.add(name_key(claim.value), claim.value, about, claim.id)
            elif claim.schema in ("Passport", "Identification") and claim.prop is not None:
                pending.setdefault(about, {"claim": claim.id})[claim.prop] = claim.value
        for item in pending.values():
            said = (item.get("type", ""), item.get("number", ""), item.get("country", ""))
            words = f"{said[0]} {said[1]}"
            self._documents.add("\x1f".join(said), words, item.get("holder", ""), item["claim"])

    def findings(self) -> Iterator[Finding]:
        """Yield what several entries bear, names first, each in the order of its first bearer."""
        for bearers in self._names.shared():
            who = ", ".join(bearer for bearer, _, _ in bearers)
            yield Finding(
                method="shared-name",
                subject=None,
                because=f"{who} bear the name {bearers[0][1]!r}; they stay apart",
                claims=tuple(claim for _, _, claim in bearers),
            )
        for bearers in self._documents.shared():
            who = ", ".join(sorted(bearer for bearer, _, _ in bearers))
            yield Finding(
                method="shared-document",
                subject=None,
                because=f"{bearers[0][1]} is given for {who}",
                claims=tuple(claim for _, _, claim in bearers),
            )


class _Borne:
    """Who bears what, in columns: a hash, the words, the bearer and the claim."""

    def __init__(self) -> None:
        self._keys = array("q")
        self._bearers = array("L")
        self._words, self._ends = bytearray(), array("Q")
        self._claims = bytearray()
        self._who: list[str] = []

    def add(self, key: str, words: str, bearer: str, claim: str) -> None:
        if not self._who or self._who[-1] != bearer:
            self._who.append(bearer)
        self._keys.append(hash(key))
        self._bearers.append(len(self._who) - 1)
        self._words += words.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._words))
        self._claims += bytes.fromhex(claim)

    def shared(self) -> Iterator[list[tuple[str, str, str]]]:
        """Yield bearer, words and claim of what several bear, each bearer's first."""
        keys = np.frombuffer(self._keys, np.int64)
        order = np.argsort(keys, kind="stable")
        starts = np.flatnonzero(np.diff(keys[order], prepend=keys[order][:1] - 1, append=0))
        groups = np.split(order, starts[1:]) if len(keys) else []
        for group in sorted((g.tolist() for g in groups if len(g) > 1), key=lambda g: g[0]):
            first: dict[str, int] = {}
            for at in group:
                first.setdefault(self._who[self._bearers[at]], at)
            if len(first) > 1:
                yield [(who, self._text(at), self._claim(at)) for who, at in first.items()]

    def _text(self, at: int) -> str:
        begin = self._ends[at - 1] if at else 0
        return self._words[begin : self._ends[at]].decode("utf-8", "surrogatepass")

    def _claim(self, at: int) -> str:
        return self._claims[at * 16 : at * 16 + 16].hex()
