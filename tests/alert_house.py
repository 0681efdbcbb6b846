"""A house that screens an invented book against an invented list, with a clock of its own."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from invented import Written, keep
from linchpin.archive import create_archive, open_archive
from linchpin.workspace.alerts.desk import AlertDesk
from linchpin.workspace.alerts.folder import QueuedRun, alert_folder
from linchpin.workspace.alerts.queue_run import queue_run
from linchpin.workspace.screening import screen_book
from linchpin.workspace.screening_order import ScreeningOrder
from linchpin.workspace.settings import Settings

BOOK = (
    "id,name,birth,gender\n"
    "1,Ana Ejemplo Prueba,1990-02-03,F\n"
    "2,Oscar Muestra Wolf,1965-05-05,M\n"
    "3,Berta Otra Cosa,1980-01-01,F\n"
)


def quiet(_: str, __: int, ___: int) -> None:
    """Take what is done, and say nothing."""


@dataclass
class House:
    """A house that screens: archive, book, clock, people."""

    folder: Path
    now: list[datetime.datetime] = field(
        default_factory=lambda: [datetime.datetime(2026, 3, 1, 9, 0, tzinfo=datetime.UTC)]
    )

    @property
    def settings(self) -> Settings:
        """Return its settings, at its clock."""
        return Settings(
            self.folder / "archive", clock=lambda: self.now[0], person=lambda: "A. Tester"
        )

    def desk(self) -> AlertDesk:
        """Return its queues as they are now."""
        found = AlertDesk(self.settings, alert_folder(self.settings))
        found.refresh()
        return found

    def later(self, **step: float) -> None:
        """Let time pass."""
        self.now[0] += datetime.timedelta(**step)

    def publish(self, date: str, change: Callable[[Written], None] = lambda _: None) -> None:
        """Publish an edition of the list, with a change."""
        source = Written()
        source.entry(1, "Ana Ejemplo Prueba", birthDate="1970-02-03", gender="female")
        source.entry(2, "Oscar Muestra Wolf", birthDate="1965-05-05", gender="male")
        source.entry(3, "Berta Otra Prueba", birthDate="1980-01-01", gender="female")
        change(source)
        place = self.folder / "archive"
        archive = open_archive(place) if place.exists() else create_archive(place)
        keep(archive, source.edition(date), most_lost=1)

    def screen(self, book: str = BOOK) -> QueuedRun:
        """Screen a book and make a queue of it."""
        self.later(hours=24)
        place = self.folder / "book.csv"
        place.write_text(book, "utf-8")
        record = self.folder / f"{self.now[0]:%Y-%m-%d}.run.json"
        order = ScreeningOrder(place, key="id")
        screen_book(self.settings, order, record, quiet)
        return queue_run(self.settings, alert_folder(self.settings), record, quiet)[0]

    def alert(self, customer: str) -> str:
        """Return the id of a customer's alert."""
        found = [one for one in self.desk().all() if one.alert.pair.customer.key == customer]
        assert len(found) == 1
        return found[0].id
