"""The way of a row: its columns are read, its rooms visited in order, its facts heard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from linchpin.match.compare.agreement import Fact
from linchpin.match.compare.records import record_score
from linchpin.screen.book.columns import Mapping
from linchpin.screen.book.rows import Piece
from linchpin.screen.results.hit import Alert, standing
from linchpin.screen.rows.addressed import sighted_addresses
from linchpin.screen.rows.embargoed import sighted_places
from linchpin.screen.rows.evidence import HitEvidence, Weighed
from linchpin.screen.rows.named import sighted_names
from linchpin.screen.rows.numbered import sighted_identifiers
from linchpin.screen.rows.row_facts import has_facts, row_facts, say
from linchpin.screen.rows.screener import Screener
from linchpin.screen.rows.sighting import Sighting, hit_of
from linchpin.screen.rows.written import sighted_in_texts
from linchpin.tabular.kind import LooseCell
from linchpin.tabular.reading import ABOVE


def screen_rows(screener: Screener, piece: Piece) -> list[Weighed]:
    """Return the hits of some rows, ordered by row, column, class, score and entity.

    Whatever a name's likeness brings to the threshold is a hit; what the row says besides moves
    its score and is its evidence, and removes nothing.

    Args:
        screener: The watched and the columns.
        piece: The rows.
    """
    found = (_heard(screener, piece, one) for one in _sighted(screener, piece))
    beside = _found_beside(screener, piece.loose) if piece.loose else ()
    return best_in_order(chain(found, beside), screener.mapping)


def _sighted(screener: Screener, piece: Piece) -> Iterator[Sighting]:
    apart = (
        part.still(sighted(part, piece))
        for part in screener.parts()
        for sighted in (sighted_identifiers, sighted_in_texts, sighted_addresses)
    )
    return chain(
        sighted_names(screener, piece), chain.from_iterable(apart), sighted_places(screener, piece)
    )


def _found_beside(screener: Screener, loose: Sequence[LooseCell]) -> Iterator[Weighed]:
    """Yield the hits of cells beside the rows and of strays, read as free text."""
    reader = screener.reading(Mapping(texts=(ABOVE,)))
    cells = Piece(
        0, [one.row for one in loose], {ABOVE: [one.text for one in loose]},
        lines=[one.line for one in loose], sheets=[one.sheet for one in loose],
        units=[one.unit for one in loose],
    )  # fmt: skip
    for one in _sighted(reader, cells):
        found = _heard(reader, cells, one)
        yield replace(found, hit=replace(found.hit, column=loose[one.at].label))


def _heard(screener: Screener, piece: Piece, one: Sighting) -> Weighed:
    """Return the hit of a sighting, with what the other cells of its row say."""
    facts: tuple[Fact, ...] = ()
    if one.name is not None:
        meant = (one.watched, one.name)
        facts = row_facts(screener.mapping, piece, one.at, meant, _said(one))
    evidence = None
    if one.words:
        evidence = HitEvidence(
            words=one.words,
            facts=tuple((fact.what, round(fact.bits, 1)) for fact in facts),
            compared=has_facts(screener.mapping, piece, one.at),
            likeness=one.score,
        )
    moved = replace(
        one,
        score=record_score(one.score, facts),
        reason=one.reason + "".join(say(fact) for fact in facts),
    )
    return Weighed(hit_of(moved, piece, screener.mapping), evidence)


def _said(one: Sighting) -> str:
    """Return the name that a cell gives: of a text only the words that fit, not those around."""
    if one.alert is Alert.CONTAINS:
        return " ".join(pair.asked for pair in one.words if pair.asked)
    return one.value


def best_in_order(found: Iterable[Weighed], mapping: Mapping) -> list[Weighed]:
    """Return the best hit for each row, column, class and entity, in the order of the book.

    Args:
        found: Hits of some rows.
        mapping: Says the order of the columns.
    """
    order = {column: at for at, column in enumerate(mapping.columns())}
    best: dict[tuple[int, str, str, str, str], Weighed] = {}
    for one in found:
        hit = one.hit
        where = (*standing(hit), hit.column, hit.alert, hit.entity)
        known = best[where].hit if where in best else None
        if known is None or (-hit.score, hit.listed_name) < (-known.score, known.listed_name):
            best[where] = one

    def rank(one: Weighed) -> tuple[int, int, str, float, str]:
        hit = one.hit
        return hit.row, order.get(hit.column, -1), hit.alert, -hit.score, hit.entity

    return sorted(best.values(), key=rank)
