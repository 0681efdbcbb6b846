"""Deliver what a watch told: queue, send, log, and send again."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from linchpin.claims.errors import FetchError, LinchpinError, ReadError
from linchpin.workspace.settings import Settings
from linchpin.workspace.transports import post, send_mail
from linchpin.workspace.watch_folder import WatchFolder, write_durably

if TYPE_CHECKING:
    from linchpin.watch.delivery_log import Delivery
    from linchpin.watch.delivery_settings import DeliverySettings, WebhookSettings
    from linchpin.watch.digest import Digest

_IN_FEED = 50
"""Runs that a feed holds."""
_LOOKED_THROUGH = 1_000
"""Runs looked through for those."""
_SHORTEST_KEY = 16


@dataclass(frozen=True, slots=True)
class Courier:
    """What deliveries need.

    Attributes:
        settings: What time it is.
        folder: Of the watch.
        to: To whom is delivered.
        place: Folder that relative paths of these settings are in.
        sleep: Waits a number of seconds.
    """

    settings: Settings
    folder: WatchFolder
    to: DeliverySettings
    place: Path
    sleep: Callable[[float], None]

    def queue(self, run: int, digest: Digest) -> None:
        """Write down what is to be delivered of a run, before the run counts.

        Args:
            run: Its number.
            digest: What it tells.
        """
        from linchpin.watch.delivery_log import QUEUED

        something = bool(digest.alerts or digest.gaps)
        for channel, when in self.to.channels().items():
            if something or when == "always":
                self._log(run, channel, QUEUED)

    def send_waiting(self) -> list[Delivery]:
        """Send everything that waits, oldest first, and write the feeds.

        Returns:
            The deliveries that could not be made.
        """
        count = self.folder.state().count
        failed = []
        for delivery in self.folder.delivery_log().values():
            if delivery.run <= count and delivery.state != "delivered":
                again = self.send(delivery)
                if again.state != "delivered":
                    failed.append(again)
        self.write_feeds(count)
        return failed

    def send(self, delivery: Delivery) -> Delivery:
        """Try to make a delivery, as often as the settings say, and return it with what came of it.

        Args:
            delivery: One that is queued, failed, or to be sent again.
        """
        from linchpin.watch.delivery_log import DELIVERED, FAILED, pause

        for tried in range(1, self.to.attempts + 1):
            try:
                self._log(delivery.run, delivery.channel, DELIVERED, self._once(delivery))
                break
            except FetchError as error:
                self._log(delivery.run, delivery.channel, FAILED, str(error))
                if tried == self.to.attempts or not getattr(error, "may_pass", True):
                    break
                self.sleep(pause(tried, self.to.pause_seconds))
        return self.folder.delivery_log()[delivery.id]

    def write_feeds(self, count: int) -> None:
        """Write the feed files from what the last runs told.

        Args:
            count: Number of the last run.
        """
        from linchpin.watch.feeds import FEEDS

        feeds = self.to.feeds
        if feeds is None:
            return
        found = [
            digest
            for digest in self.folder.digests(count, _LOOKED_THROUGH)
            if feeds.when == "always" or digest.alerts or digest.gaps
        ][:_IN_FEED]
        for kind, name in feeds.files.items():
            write_durably(self.place / name, FEEDS[kind](found, feeds))

    def _once(self, delivery: Delivery) -> str:
        digest = self.folder.digest(delivery.run)
        if digest is None:
            raise FetchError(f"what run {delivery.run} told is no longer in {self.folder.path}")
        if delivery.channel == "mail":
            return self._mail(digest)
        hooks = {f"webhook-{one.name}": one for one in self.to.webhooks}
        if delivery.channel not in hooks:
            raise FetchError(f"the settings no longer name {delivery.channel}")
        return self._post(digest, delivery.id, hooks[delivery.channel])

    def _mail(self, digest: Digest) -> str:
        from linchpin.watch.mail import mail_of

        mail = self.to.mail
        if mail is None:
            raise FetchError("the settings no longer name a mail server")
        password = None
        if mail.password_file is not None:
            password = _secret(self.place / mail.password_file, 1).decode("utf-8", "replace")
        return send_mail(mail, mail_of(digest, mail), password)

    def _post(self, digest: Digest, delivery: str, hook: WebhookSettings) -> str:
        from linchpin.watch.webhook import webhook_body, webhook_headers

        secret = _secret(self.place / hook.secret_file, _SHORTEST_KEY)
        body = webhook_body(digest, delivery)
        time = int(self.settings.clock().timestamp())
        return post(hook.url, body, webhook_headers(secret, delivery, time, body))

    def _log(self, run: int, channel: str, what: str, says: str = "") -> None:
        from linchpin.watch.delivery_log import LogLine, delivery_id

        line = LogLine(
            delivery_id(run, channel), run, channel, what, self.settings.now(), says[:500]
        )
        self.folder.log_delivery(line)


def read_settings(path: Path) -> DeliverySettings:
    """Return what a file of settings says of deliveries.

    Raises:
        ReadError: It cannot be read, or says what is not known.
    """
    from linchpin.watch.delivery_settings import delivery_settings

    try:
        raw = tomllib.loads(path.read_text("utf-8"))
        return delivery_settings(raw)
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: {error}") from error
    except ReadError as error:
        raise ReadError(f"{path}: {error}") from error


def record_key(to: DeliverySettings, place: Path) -> bytes | None:
    """Return the key that signs records; None where the settings name none.

    Args:
        to: The settings.
        place: Folder that relative paths of them are in.

    Raises:
        ReadError: Its file cannot be read, or is too short.
    """
    if to.key_file is None:
        return None
    try:
        return _secret(place / to.key_file, _SHORTEST_KEY)
    except FetchError as error:
        raise ReadError(str(error)) from error


def replay(courier: Courier, delivery: str) -> Delivery:
    """Send a delivery again, whatever became of it, and return it with what came of that.

    Args:
        courier: What deliveries need.
        delivery: Its id.

    Raises:
        LinchpinError: There is none of that id.
    """
    known = courier.folder.delivery_log()
    if delivery not in known:
        raise LinchpinError(
            f"{delivery!r}: no delivery of that id; `linchpin watched deliveries` lists them"
        )
    return courier.send(known[delivery])


def failures(deliveries: Sequence[Delivery]) -> Iterator[str]:
    """Yield what is said of deliveries that could not be made."""
    for one in deliveries:
        yield (
            f"Warning: {one.id} could not be delivered after {one.tries} tries ({one.says}); it "
            "waits, and the next run tries again."
        )


def _secret(path: Path, shortest: int) -> bytes:
    """Return what a file of a secret holds, without the line break at its end."""
    try:
        found = path.read_bytes().rstrip(b"\r\n")
    except OSError as error:
        raise FetchError(f"{path}: cannot be read ({error.strerror or error})") from error
    if len(found) < shortest:
        raise FetchError(f"{path}: holds {len(found)} bytes; a secret has {shortest} at least")
    return found
