"""The ways out: an SMTP server, and an address that takes posts."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Mapping
from email.message import EmailMessage
from typing import TYPE_CHECKING

from linchpin.claims.errors import FetchError

if TYPE_CHECKING:
    from linchpin.watch.delivery_settings import MailSettings

_SECONDS = 20.0
_MAY_PASS = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which another try may succeed."""


class Undelivered(FetchError):
    """A delivery the other side did not take.

    Attributes:
        may_pass: Whether another try may succeed.
    """

    def __init__(self, text: str, *, may_pass: bool = True) -> None:
        super().__init__(text)
        self.may_pass = may_pass


def send_mail(settings: MailSettings, message: EmailMessage, password: str | None) -> str:
    """Hand a mail to a server and return what it said.

    Args:
        settings: The server, sender and receivers.
        message: The mail.
        password: To log in with; None for no login.

    Raises:
        Undelivered: The server cannot be reached, or does not take it for every receiver.
    """
    try:
        with _server(settings) as server:
            if settings.user is not None and password is not None:
                server.login(settings.user, password)
            refused = server.send_message(message, settings.sender, list(settings.to))
    except smtplib.SMTPResponseException as error:
        told = error.smtp_error.decode("utf-8", "replace") if isinstance(
            error.smtp_error, bytes) else str(error.smtp_error)  # fmt: skip
        raise Undelivered(
            f"{settings.host}: {error.smtp_code} {told}", may_pass=error.smtp_code < 500
        ) from error
    except (smtplib.SMTPException, OSError, ssl.SSLError) as error:
        raise Undelivered(f"{settings.host}:{settings.port}: {error}") from error
    if refused:
        raise Undelivered(f"{settings.host} refused {', '.join(sorted(refused))}")
    return f"{settings.host} took it for {', '.join(settings.to)}"


def _server(settings: MailSettings) -> smtplib.SMTP:
    if settings.security == "tls":
        return smtplib.SMTP_SSL(
            settings.host, settings.port, timeout=_SECONDS, context=ssl.create_default_context()
        )
    server = smtplib.SMTP(settings.host, settings.port, timeout=_SECONDS)
    if settings.security == "starttls":
        try:
            server.starttls(context=ssl.create_default_context())
        except (smtplib.SMTPException, OSError):
            server.close()
            raise
    return server


def post(url: str, body: bytes, headers: Mapping[str, str]) -> str:
    """Post a body to an address and return what it answered; a redirection is not followed.

    Args:
        url: The address.
        body: The body.
        headers: Further headers.

    Raises:
        Undelivered: It cannot be reached, or does not answer with a status of 200 to 299.
    """
    import httpx

    try:
        answer = httpx.post(
            url, content=body, headers=dict(headers), timeout=_SECONDS, follow_redirects=False
        )
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise Undelivered(f"{url}: {error or type(error).__name__}") from error
    if not 200 <= answer.status_code < 300:
        passes = answer.status_code in _MAY_PASS
        raise Undelivered(f"{url} answered {answer.status_code}", may_pass=passes)
    return f"{url} answered {answer.status_code}"
