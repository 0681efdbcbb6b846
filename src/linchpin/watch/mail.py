"""A digest as a mail: plain text and HTML, the same facts in both."""

from __future__ import annotations

import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from linchpin.claims.safe_text import safe_text
from linchpin.watch.delivery_settings import MailSettings
from linchpin.watch.digest import Digest
from linchpin.watch.digest_html import digest_html
from linchpin.watch.digest_text import digest_text

_LONGEST_SUBJECT = 150


def mail_of(digest: Digest, settings: MailSettings) -> EmailMessage:
    """Return a digest as a mail; the same digest gives the same mail.

    Args:
        digest: What a run tells.
        settings: From whom and to whom.
    """
    message = EmailMessage(policy=SMTP)
    subject = " ".join(safe_text(f"Linchpin watch: {digest.summary}", _LONGEST_SUBJECT).split())
    message["Subject"] = f"[not all looked at] {subject}" if digest.gaps else subject
    message["From"] = Address(addr_spec=settings.sender)
    message["To"] = tuple(Address(addr_spec=one) for one in settings.to)
    message["Date"] = format_datetime(datetime.datetime.fromisoformat(digest.at))
    number, _, sign = digest.id.partition(":")
    message["Message-ID"] = f"<watch.{number}.{sign[:16]}@linchpin.invalid>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n".join(digest_text(digest)) + "\n", cte="quoted-printable")
    message.add_alternative(digest_html(digest), subtype="html", cte="quoted-printable")
    return message
