"""What the rows of a book are screened with: the watched, the columns, the words seen so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from linchpin.match.search.search import Book
from linchpin.screen.book.columns import Mapping
from linchpin.screen.embargoes.embargoes import places_on
from linchpin.screen.rows.embargoed_places import PlaceFinder
from linchpin.screen.rows.known_keys import KnownKeys
from linchpin.screen.rows.sighting import Sighting
from linchpin.screen.watchlist.glued_names import GluedNames
from linchpin.screen.watchlist.watched import Watched
from linchpin.screen.watchlist.watchlist import Watchlist


@dataclass(slots=True)
class Screener:
    """A watchlist with the words and places seen so far; results do not depend on them.

    Attributes:
        watchlist: Who is watched for.
        mapping: What the columns hold.
        threshold: Least score of an alert, 0..1.
        book: Words seen.
        places: Places seen.
        identifier_keys: Letters and digits of the identifiers of the watched.
        glued: Listed names as they stand inside a run of letters.
        more: The same for whom later editions brought; None for nobody.
    """

    watchlist: Watchlist
    mapping: Mapping
    threshold: float
    book: Book
    places: PlaceFinder
    identifier_keys: KnownKeys
    glued: GluedNames
    more: Screener | None = None

    @classmethod
    def of(
        cls, watchlist: Watchlist, mapping: Mapping, threshold: float, book: Book | None = None
    ) -> Screener:
        """Return a screener that has seen no place yet, and only the words of a book."""
        finder = PlaceFinder.of(places_on(watchlist.day, watchlist.after))
        book = Book.empty(watchlist.names) if book is None else book
        glued = watchlist.glued_names() if mapping.texts else GluedNames.of(())
        more = None if watchlist.more is None else cls.of(watchlist.more, mapping, threshold)
        keys = KnownKeys(watchlist.identifiers)
        return cls(watchlist, mapping, threshold, book, finder, keys, glued, more)

    def parts(self) -> Iterator[Screener]:
        """Yield itself, and the one for whom later editions brought."""
        yield self
        if self.more is not None:
            yield from self.more.parts()

    def still(self, sightings: Iterable[Sighting]) -> Iterator[Sighting]:
        """Yield sightings of those who are still watched for here."""
        dropped = self.watchlist.dropped
        return (one for one in sightings if one.watched.entity not in dropped)

    def reading(self, mapping: Mapping) -> Screener:
        """Return the same for columns that hold texts alone, in which no name is glued."""
        more = None if self.more is None else self.more.reading(mapping)
        return replace(self, mapping=mapping, glued=GluedNames.of(()), more=more)

    def watched(self, entity: str) -> Watched:
        """Return who is watched for, by canonical id."""
        return self.watchlist.watched[self.watchlist.numbers[entity]]
