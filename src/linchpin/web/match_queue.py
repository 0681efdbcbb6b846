"""Questions of many clients at once, answered by one call of the engine for all that wait."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from fastapi import HTTPException

from linchpin.screen.queries.entity_query import EntityQuery
from linchpin.screen.queries.weighing import MayBe, Weigher

MOST_LETTERS = 6_000
"""Letters of names that are looked up in one go; others are answered in between."""
MOST_SECONDS = 10.0
"""Seconds of work that one request may ask for."""


@dataclass(slots=True)
class _Waiting:
    """Queries of one request that wait for an answer."""

    weigher: Weigher
    queries: Sequence[EntityQuery]
    least: float
    answer: asyncio.Future[list[list[MayBe]]]


@dataclass(slots=True)
class MatchQueue:
    """Questions that wait; all in one thread, that of the event loop."""

    _waiting: list[_Waiting] = field(default_factory=list)
    _called: bool = False

    async def ask(
        self, weigher: Weigher, queries: Sequence[EntityQuery], least: float
    ) -> list[list[MayBe]]:
        """Return who may be meant by each query.

        A long request is answered piece by piece, so that others need not wait for the whole of it.

        Args:
            weigher: Who may be meant.
            queries: What is asked.
            least: Score below which nobody is wanted.

        Raises:
            HTTPException: 408, it took longer than a request may.
        """
        found: list[list[MayBe]] = []
        spent = 0.0
        for piece in _pieces(queries):
            if spent > MOST_SECONDS:
                raise HTTPException(408, f"This took more than {MOST_SECONDS:.0f} seconds.")
            begun = time.monotonic()
            found += await self._ask(weigher, piece, least)
            spent += time.monotonic() - begun
        return found

    async def _ask(
        self, weigher: Weigher, queries: Sequence[EntityQuery], least: float
    ) -> list[list[MayBe]]:
        loop = asyncio.get_running_loop()
        one = _Waiting(weigher, queries, least, loop.create_future())
        self._waiting.append(one)
        if not self._called:
            self._called = True
            loop.call_soon(self._answer)
        return await one.answer

    def _answer(self) -> None:
        """Answer all that wait: those of one state and one score together."""
        waiting, self._waiting, self._called = self._waiting, [], False
        groups: dict[tuple[int, float], list[_Waiting]] = {}
        for one in waiting:
            if not one.answer.done():  # whoever asked may have gone away
                groups.setdefault((id(one.weigher), one.least), []).append(one)
        for group in groups.values():
            queries = [query for one in group for query in one.queries]
            try:
                found = iter(group[0].weigher.weigh(queries, group[0].least))
                for one in group:
                    one.answer.set_result([next(found) for _ in one.queries])
            except Exception as error:  # noqa: BLE001
                # Whatever it is: each of them is told, none waits for ever.
                for one in group:
                    if not one.answer.done():
                        one.answer.set_exception(error)


def _pieces(queries: Sequence[EntityQuery]) -> list[Sequence[EntityQuery]]:
    """Return queries in pieces of bounded length."""
    found: list[list[EntityQuery]] = [[]]
    letters = 0
    for query in queries:
        own = sum(map(len, query.names))
        if found[-1] and letters + own > MOST_LETTERS:
            found.append([])
            letters = 0
        found[-1].append(query)
        letters += own
    return [piece for piece in found if piece]
