"""To whom a watch delivers, as its settings say; what they do not know is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.headerregistry import Address
from typing import Any
from urllib.parse import urlsplit

from linchpin.claims.errors import ReadError

WHEN = ("found", "always")
"""When a message is sent: where there is something to tell, or after every run."""
_SECURITY = ("tls", "starttls", "none")
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class MailSettings:
    """Where mail goes.

    Attributes:
        host: The SMTP server.
        port: Its port.
        security: `tls`, `starttls`, or `none` (on this machine only).
        sender: Address it is from.
        to: Addresses it goes to.
        user: Name to log in with; None for no login.
        password_file: File with the password.
        when: One of `WHEN`.
    """

    host: str
    port: int
    security: str
    sender: str
    to: tuple[str, ...]
    user: str | None = None
    password_file: str | None = None
    when: str = "found"


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    """Where a digest is posted.

    Attributes:
        name: What the user calls it.
        url: The address.
        secret_file: File with the secret that signs.
        when: One of `WHEN`.
    """

    name: str
    url: str
    secret_file: str
    when: str = "found"


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """The feed files that are written.

    Attributes:
        files: File by kind: `rss`, `atom`, `json`.
        title: What the feed is called.
        link: Address of the feed, which feeds must name.
        when: One of `WHEN`.
    """

    files: Mapping[str, str]
    title: str
    link: str
    when: str = "found"


@dataclass(frozen=True, slots=True)
class DeliverySettings:
    """All of it.

    Attributes:
        mail: Where mail goes; None for nowhere.
        webhooks: Where digests are posted.
        feeds: The feed files; None for none.
        key_file: File with the key that signs the records; None for none.
        attempts: Tries of a message in one run.
        pause_seconds: Pause after the first try; it doubles.
    """

    mail: MailSettings | None = None
    webhooks: tuple[WebhookSettings, ...] = ()
    feeds: FeedSettings | None = None
    key_file: str | None = None
    attempts: int = 4
    pause_seconds: float = 2.0

    def channels(self) -> dict[str, str]:
        """Return when each channel that takes messages one by one is used, by its name."""
        found = {} if self.mail is None else {"mail": self.mail.when}
        return found | {f"webhook-{one.name}": one.when for one in self.webhooks}


def delivery_settings(raw: Mapping[str, Any]) -> DeliverySettings:
    """Return the settings that a TOML file says.

    Args:
        raw: Its tables.

    Raises:
        ReadError: Something is missing, is of another kind, or is not known here.
    """
    tables = _Fields(raw, "the settings")
    mail = tables.table("mail")
    feeds = tables.table("feeds")
    record = tables.table("record")
    retry = tables.table("retry")
    hooks = tables.take("webhook", list, [])
    found = DeliverySettings(
        mail=None if mail is None else _mail(mail),
        webhooks=tuple(_webhook(one) for one in hooks),
        feeds=None if feeds is None else _feeds(feeds),
        key_file=None if record is None else record.take("key_file", str),
        attempts=4 if retry is None else retry.take("attempts", int, 4),
        pause_seconds=2.0 if retry is None else float(retry.take("pause_seconds", (int, float), 2)),
    )
    names = [one.name for one in found.webhooks]
    if len(set(names)) != len(names):
        raise ReadError("two webhooks have one name; give each its own")
    if not 1 <= found.attempts <= 10 or not 0 <= found.pause_seconds <= 60:
        raise ReadError("retry: attempts are 1 to 10, pause_seconds 0 to 60")
    for table in (record, retry, tables):
        if table is not None:
            table.done()
    return found


def _mail(table: _Fields) -> MailSettings:
    host = table.take("host", str)
    security = table.choice("security", _SECURITY, "starttls")
    to = table.take("to", (str, list))
    found = MailSettings(
        host,
        table.take("port", int, {"tls": 465, "starttls": 587, "none": 25}[security]),
        security,
        table.take("from", str),
        (to,) if isinstance(to, str) else tuple(map(str, to)),
        table.take("user", str, None),
        table.take("password_file", str, None),
        table.choice("when", WHEN, "found"),
    )
    if security == "none" and host not in _LOOPBACK:
        raise ReadError(
            f'mail: security = "none" would send names of customers in clear to {host}; use '
            '"starttls" or "tls"'
        )
    if (found.user is None) != (found.password_file is None):
        raise ReadError("mail: user and password_file are given together or not at all")
    if not found.to or any(
        "@" not in one or set(one) & set("\r\n") for one in (found.sender, *found.to)
    ):
        raise ReadError("mail: from and to must be addresses")
    table.done()
    return found


def _webhook(raw: object) -> WebhookSettings:
    if not isinstance(raw, Mapping):
        raise ReadError("webhook: write each as a table, [[webhook]]")
    table = _Fields(raw, "webhook")
    found = WebhookSettings(
        table.take("name", str),
        table.take("url", str),
        table.take("secret_file", str),
        table.choice("when", WHEN, "found"),
    )
    if not found.name.replace("-", "").isalnum() or not found.name.isascii():
        raise ReadError(f"webhook: the name {found.name!r} may have letters, digits and - only")
    try:
        parts = urlsplit(found.url)
        clear = parts.scheme == "http" and parts.hostname in _LOOPBACK
    except ValueError as error:
        raise ReadError(f"webhook {found.name}: {found.url!r} is no address ({error})") from error
    if not parts.hostname or not (parts.scheme == "https" or clear):
        raise ReadError(f"webhook {found.name}: {found.url!r} must begin with https://")
    table.done()
    return found


def _feeds(table: _Fields) -> FeedSettings:
    kinds: tuple[str, ...] = ("rss", "atom", "json")
    files: dict[str, str] = {kind: table.take(kind, str) for kind in kinds if kind in table.left}
    found = FeedSettings(
        files,
        table.take("title", str, "Linchpin watch"),
        table.take("link", str, "urn:linchpin:watch"),
        table.choice("when", WHEN, "found"),
    )
    table.done()
    return found


def _is_address(text: str) -> bool:
    try:
        return bool(Address(addr_spec=text).domain)
    except (ValueError, HeaderParseError, IndexError):
        return False


class _Fields:
    """The fields of a table, taken out one after the other."""

    def __init__(self, raw: Mapping[str, Any], what: str) -> None:
        self.left = dict(raw)
        self._what = what

    def take(self, name: str, kind: type | tuple[type, ...], *default: Any) -> Any:
        if name not in self.left:
            if default:
                return default[0]
            raise ReadError(f"{self._what}: {name} is missing")
        value = self.left.pop(name)
        if not isinstance(value, kind) or isinstance(value, bool):
            raise ReadError(f"{self._what}: {name} = {value!r} is of the wrong kind")
        return value

    def choice(self, name: str, known: tuple[str, ...], default: str) -> str:
        value: str = self.take(name, str, default)
        if value not in known:
            raise ReadError(f"{self._what}: {name} = {value!r}; it is one of {', '.join(known)}")
        return value

    def table(self, name: str) -> _Fields | None:
        raw = self.take(name, dict, None)
        return None if raw is None else _Fields(raw, name)

    def done(self) -> None:
        if self.left:
            raise ReadError(f"{self._what}: not known here: {', '.join(sorted(self.left))}")


Send = Callable[[str, bytes, Mapping[str, str]], int]
"""Posts a body to an address and returns the status; raises OSError where that cannot be done."""
