"""Screen one piece of a book: names, identifiers, texts, addresses and places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from linchpin.match.name_keys import name_key
from linchpin.match.search.explain import explain
from linchpin.match.search.name_list import NameClass
from linchpin.match.search.search import Book, search_rows
from linchpin.screen.book.columns import Mapping, name_columns
from linchpin.screen.book.rows import Piece
from linchpin.screen.book.storage import LONGEST_IDENTIFIER
from linchpin.screen.embargoes.embargoes import places_on
from linchpin.screen.results.hit import Alert, Hit
from linchpin.screen.results.safe_cells import safe_text
from linchpin.screen.rows.embargoed_places import PlaceFinder, weigh_place
from linchpin.screen.rows.row_facts import weigh_facts
from linchpin.screen.rows.texts import TEXT_THRESHOLD, windows
from linchpin.screen.watchlist.identifiers import address_keys
from linchpin.screen.watchlist.watchlist import Watched, Watchlist

SAME_ADDRESS = 0.85
"""Score of a row with the address of somebody listed."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Somebody who may be meant by a cell, and why."""

    watched: Watched
    alert: Alert
    score: float
    listed_name: str
    reason: str
    claims: tuple[str, ...]


@dataclass(slots=True)
class Screener:
    """A watchlist with the words and places seen so far; results do not depend on them.

    Attributes:
        watchlist: Who is watched for.
        mapping: What the columns hold.
        threshold: Least score of an alert, 0..1.
        book: Words seen.
        places: Places seen.
    """

    watchlist: Watchlist
    mapping: Mapping
    threshold: float
    book: Book
    places: PlaceFinder

    @classmethod
    def of(
        cls, watchlist: Watchlist, mapping: Mapping, threshold: float, book: Book | None = None
    ) -> Screener:
        """Return a screener that has seen no place yet, and only the words of a book."""
        finder = PlaceFinder.of(places_on(watchlist.day, watchlist.after))
        book = Book.empty(watchlist.names) if book is None else book
        return cls(watchlist, mapping, threshold, book, finder)

    def screen(self, piece: Piece) -> list[Hit]:
        """Return the hits of a piece, ordered by row, column, class, score and entity."""
        found = [
            *self._names(piece),
            *self._identifiers(piece),
            *self._texts(piece),
            *self._addresses(piece),
            *self.embargoed(piece),
        ]
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
                yield from self._named(
                    piece, row, column, values[row], (name, score, reason, alert)
                )

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
                yield from self._named(piece, owners[at], column, values[owners[at]], found)

    def _named(
        self, piece: Piece, row: int, column: str, value: str, found: tuple[int, float, str, Alert]
    ) -> Iterator[Hit]:
        name, score, reason, alert = found
        listed = self.watchlist.names.names[name]
        watched = self.watchlist.watched[listed.bearer]
        weighed = weigh_facts(self.mapping, piece, row, (watched, listed), (score, self.threshold))
        if weighed.score >= self.threshold:
            claims = self.watchlist.claims[name]
            reason += weighed.note
            one = _Found(watched, alert, weighed.score, listed.text, reason, claims)
            yield self._hit(piece, row, column, value, one)

    def _identifiers(self, piece: Piece) -> Iterator[Hit]:
        for column in self.mapping.identifiers:
            for row, value in enumerate(piece.columns[column]):
                if not value or len(value) > LONGEST_IDENTIFIER:
                    continue
                for known in self.watchlist.identifiers.get(name_key(value), ()):
                    watched = self._watched(known.entity)
                    reason = f"same {known.prop}"
                    one = _Found(
                        watched, Alert.IDENTIFIER, 1.0, known.value, reason, (known.claim,)
                    )
                    yield self._hit(piece, row, column, value, one)

    def _addresses(self, piece: Piece) -> Iterator[Hit]:
        """Yield rows at the address of somebody listed."""
        columns, listed = self.mapping.places, self.watchlist.addresses
        if not columns or not listed or self.threshold > SAME_ADDRESS:
            return
        for row, cells in enumerate(zip(*(piece.columns[c] for c in columns), strict=True)):
            for key in sorted(address_keys(cells) & listed.keys()):
                for known in listed[key]:
                    if known.place not in name_key(" ".join(cells)[:1000]):
                        continue
                    watched = self._watched(known.entity)
                    reason = "the row has this address, not the name"
                    one = _Found(
                        watched, Alert.ADDRESS, SAME_ADDRESS, known.text, reason, known.claims
                    )
                    yield self._hit(piece, row, columns[0], ", ".join(filter(None, cells)), one)

    def embargoed(self, piece: Piece) -> list[Hit]:
        """Return the rows that name an embargoed place, the best hit for each embargo."""
        if not self.places.listed.places:
            return []
        best: dict[tuple[int, str], Hit] = {}
        for column in dict.fromkeys((*self.mapping.places, *self.mapping.texts)):
            in_text = column not in self.mapping.places
            cells = piece.columns[column]
            for row, found in enumerate(self.places.find(cells)):
                for one in found:
                    place = self.places.listed.places[one.number]
                    others = [piece.columns[name][row] for name in self.mapping.places]
                    weighed = weigh_place(
                        place, one, [*others, *([cells[row]] if in_text else [])], in_text=in_text
                    )
                    where = (row, place.embargo.id)
                    if weighed is None or weighed[0] < self.threshold:
                        continue
                    if where in best and best[where].score >= round(weighed[0], 4):
                        continue
                    says = "; ".join(filter(None, (one.reason, weighed[1], place.embargo.say())))
                    watched = Watched(
                        f"embargo-{place.embargo.id}",
                        programs=(place.embargo.regulation,),
                        edition=f"embargoes as of {self.watchlist.day}",
                    )
                    made = _Found(watched, Alert.PLACE, weighed[0], one.spelling, says, ())
                    hit = self._hit(piece, row, column, cells[row], made)
                    best[where] = replace(hit, caption=place.embargo.name)
        return list(best.values())

    def _watched(self, entity: str) -> Watched:
        return self.watchlist.watched[self.watchlist.numbers[entity]]

    def _hit(self, piece: Piece, row: int, column: str, value: str, found: _Found) -> Hit:
        watched, exposure = found.watched, found.watched.exposure
        key = self.mapping.key
        return Hit(
            row=piece.numbers[row],
            key="" if key is None else safe_text(piece.columns[key][row]),
            column=column,
            value=safe_text(value),
            alert=(found.alert if exposure is None else exposure.label).value,
            score=round(found.score, 4),
            entity=watched.entity,
            caption=self.watchlist.network.names.caption(watched.entity),
            listed_name=found.listed_name,
            reason=safe_text(found.reason),
            programs=watched.programs,
            edition=watched.edition,
            claims=(*found.claims, *(() if exposure is None else exposure.claims)),
            path=() if exposure is None else exposure.lines,
        )
