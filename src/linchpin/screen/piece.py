"""Screen one piece of a book: names, identifiers and free text against a watchlist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linchpin.claims.dates import parse_date
from linchpin.claims.errors import ClaimError
from linchpin.match.listed import NameClass
from linchpin.match.names import name_key
from linchpin.match.pair import explain
from linchpin.match.search import Book, search_rows
from linchpin.screen.book import Piece
from linchpin.screen.cells import safe_text
from linchpin.screen.exposure import Step, path_claims, path_to_listed
from linchpin.screen.hit import Alert, Hit
from linchpin.screen.mapping import Mapping, name_columns
from linchpin.screen.saved import LONGEST_IDENTIFIER
from linchpin.screen.texts import TEXT_THRESHOLD, windows
from linchpin.screen.watchlist import Watched, Watchlist


@dataclass(slots=True)
class Screener:
    """A watchlist with the words seen so far and the paths found so far.

    Attributes:
        watchlist: Who is watched for.
        mapping: What the columns hold.
        threshold: Least score of an alert, 0..1.
        book: Words seen; kept between pieces, results do not depend on it.
        paths: Paths to them found so far.
    """

    watchlist: Watchlist
    mapping: Mapping
    threshold: float
    book: Book
    paths: dict[str, tuple[Step, ...]]

    @classmethod
    def of(cls, watchlist: Watchlist, mapping: Mapping, threshold: float) -> Screener:
        """Return a screener that has seen nothing yet."""
        return cls(watchlist, mapping, threshold, Book.empty(watchlist.names), {})

    def screen(self, piece: Piece) -> list[Hit]:
        """Return the hits of a piece, ordered by row, column, class, score and entity."""
        found = [*self._names(piece), *self._identifiers(piece), *self._texts(piece)]
        order = {column: at for at, column in enumerate(self.mapping.columns())}
        best: dict[tuple[int, str, str, str], Hit] = {}
        for hit in found:
            where = (hit.row, hit.column, hit.alert, hit.entity)
            known = best.get(where)
            if known is None or (-hit.score, hit.listed_name) < (-known.score, known.listed_name):
                best[where] = hit
        return sorted(
            best.values(),
            key=lambda h: (h.row, order.get(h.column, -1), h.alert, -h.score, h.entity),
        )

    def _names(self, piece: Piece) -> Iterator[Hit]:
        for column, values in name_columns(self.mapping, piece.columns).items():
            rows, words = self.book.read(values)
            hits = search_rows(self.book, rows, words, threshold=self.threshold)
            for row, name, score in zip(
                hits.rows.tolist(), hits.names.tolist(), hits.scores.tolist(), strict=True
            ):
                reason = explain(self.book, words[rows[row] : rows[row + 1]], name).explanation
                strong = self.watchlist.names.names[name].kind is NameClass.NAME
                alert = Alert.NAME if strong else Alert.WEAK
                yield from self._hit(piece, row, column, values[row], (name, score, reason, alert))

    def _hit(
        self, piece: Piece, row: int, column: str, value: str, found: tuple[int, float, str, Alert]
    ) -> Iterator[Hit]:
        name, score, reason, alert = found
        listed_name = self.watchlist.names.names[name]
        watched = self.watchlist.watched[listed_name.bearer]
        score, note = self._weigh_birth(piece, row, watched, score)
        if score >= self.threshold:
            claims = self.watchlist.claims[name]
            yield from self._alert(
                piece, row, column, value,
                (watched, alert, score, listed_name.text, reason + note, claims),
            )  # fmt: skip

    def _alert(
        self,
        piece: Piece,
        row: int,
        column: str,
        value: str,
        found: tuple[Watched, Alert, float, str, str, tuple[str, ...]],
    ) -> Iterator[Hit]:
        watched, alert, score, listed_name, reason, claims = found
        path: tuple[Step, ...] = ()
        if not watched.listed:
            if watched.entity not in self.paths:
                watchlist = self.watchlist
                self.paths[watched.entity] = path_to_listed(
                    watchlist.network, watched.entity, watchlist.listed, watchlist.shares
                )
            path = self.paths[watched.entity]
            if not path:
                return
            alert = Alert.INDIRECT
        key = self.mapping.key
        yield Hit(
            row=piece.numbers[row],
            key="" if key is None else safe_text(piece.columns[key][row]),
            column=column,
            value=safe_text(value),
            alert=alert.value,
            score=round(score, 4),
            entity=watched.entity,
            caption=self.watchlist.network.names.caption(watched.entity),
            listed_name=listed_name,
            reason=safe_text(reason),
            programs=watched.programs,
            edition=watched.edition,
            claims=(*claims, *path_claims(path)),
            path=tuple(step.says for step in path),
        )

    def _weigh_birth(
        self, piece: Piece, row: int, watched: Watched, score: float
    ) -> tuple[float, str]:
        """Return a score weighed with the birth dates, and what they say."""
        for column in self.mapping.births:
            try:
                stated = parse_date(piece.columns[column][row].strip()[:10])
            except ClaimError:
                continue
            if not watched.births:
                continue
            if any(stated.overlaps(birth) for birth in watched.births):
                return min(1.0, score + 0.05), f"; birth date agrees ({stated})"
            listed = ", ".join(str(birth) for birth in watched.births)
            return score * 0.85, f"; birth date differs ({stated}, listed {listed})"
        return score, ""

    def _identifiers(self, piece: Piece) -> Iterator[Hit]:
        known = self.watchlist.identifiers
        for column in self.mapping.identifiers:
            for row, value in enumerate(piece.columns[column]):
                if not value or len(value) > LONGEST_IDENTIFIER:
                    continue
                for number, prop, listed, claim in known.get(name_key(value), ()):
                    watched = self.watchlist.watched[number]
                    found = (watched, Alert.IDENTIFIER, 1.0, listed, f"same {prop}", (claim,))
                    yield from self._alert(piece, row, column, value, found)

    def _texts(self, piece: Piece) -> Iterator[Hit]:
        for column in self.mapping.texts:
            values = piece.columns[column]
            spans = [list(windows(value)) for value in values]
            texts = [text for row in spans for text in row]
            if not texts:
                continue
            owners = [row for row, found in enumerate(spans) for _ in found]
            rows, words = self.book.read(texts)
            hits = search_rows(self.book, rows, words, threshold=TEXT_THRESHOLD)
            for at, name, score in zip(
                hits.rows.tolist(), hits.names.tolist(), hits.scores.tolist(), strict=True
            ):
                asked = words[rows[at] : rows[at + 1]]
                match = explain(self.book, asked, name)
                strong = self.watchlist.names.names[name].kind is NameClass.NAME
                if not strong or len(asked) < 2 or any(not pair.listed for pair in match.words):
                    continue
                found = (name, score, match.explanation, Alert.CONTAINS)
                yield from self._hit(piece, owners[at], column, values[owners[at]], found)
