"""E-mail: what the sender wrote, with the day it was sent; attachments are named, not read."""

from __future__ import annotations

import re
from datetime import UTC
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from linchpin.claims.counted import counted
from linchpin.claims.errors import ReadError
from linchpin.read.prose.text.building import About, PagePart
from linchpin.read.prose.text.file_kind import FileText, FileToRead
from linchpin.read.prose.text.html_page import HtmlPage
from linchpin.read.prose.text.prose_text import ParagraphKind

_HEADERS = re.compile(
    rb"^(?:from|to|subject|date|message-id|mime-version|received|return-path|delivered-to|reply-to"
    rb"|content-type|x-[\w-]+|dkim-signature|authentication-results|cc|sender):",
    re.IGNORECASE | re.MULTILINE,
)
_LEAST_HEADERS = 3
_FIRST_LINE = re.compile(rb"\A(?:From [^\n]*\n)?[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]")
_MOST_PARTS = 1_000
_QUOTED = re.compile(r"^>.*(?:\n>.*)*", re.MULTILINE)


class MailFile:
    """E-mail."""

    name = "an e-mail"

    def accepts(self, data: bytes, suffix: str) -> bool:
        """Say whether a file begins with the heads of an e-mail."""
        head = data[:16_384].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
        if _FIRST_LINE.match(head) is None:
            return False
        names = {found.lower() for found in _HEADERS.findall(head)}
        return len(names) >= _LEAST_HEADERS or (suffix == ".eml" and len(names) > 0)

    def read(self, file: FileToRead) -> FileText:
        """Return the words of an e-mail; see `ProseKind`."""
        try:
            message = BytesParser(policy=policy.default).parsebytes(file.data)
            found, unread = _bodies(message, file)
            title = " ".join(str(message["subject"] or "").split())[:200]
            about = About(title=title, published=_day(message), unread=tuple(unread))
        except ReadError:
            raise
        except (RecursionError, MessageError, ValueError, LookupError, TypeError) as error:
            raise ReadError(f"{file.path}: the e-mail is damaged ({error})") from error
        except (AttributeError, IndexError) as error:  # what the parser meets in damaged heads
            raise ReadError(f"{file.path}: the heads of the e-mail are damaged") from error
        if not any(part.text.strip() for part in found):
            raise ReadError(f"{file.path}: the e-mail has no text{_with(unread)}")
        if title:
            found.insert(0, PagePart(title, ParagraphKind.HEADING))
        return FileText(found, about)


def _with(unread: list[str]) -> str:
    return f" ({unread[0]})" if unread else ""


def _bodies(message: EmailMessage, file: FileToRead) -> tuple[list[PagePart], list[str]]:
    """Return the words of a message, and what of it is not read."""
    attached: list[str] = []
    plain: list[str] = []
    pages: list[bytes] = []
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            raise ReadError(f"{file.path}: the e-mail has more than {_MOST_PARTS:,} parts")
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or kind not in (
            "text/plain",
            "text/html",
        ):
            name = part.get_filename()
            if name or part.get_content_disposition() == "attachment":
                attached.append(name or kind)
            continue
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes):
            continue
        if kind == "text/plain":
            plain.append(_decoded(part, data))
        else:
            pages.append(_decoded(part, data).encode("utf-8", "replace"))
    parts = [PagePart(_QUOTED.sub("", text)) for text in plain if text.strip()]
    if not parts:
        for page in pages:
            whole = FileToRead(file.path, b"<html>" + page, file.longest)
            parts += HtmlPage().read(whole).parts
    if sum(len(part.text) for part in parts) > file.longest:
        raise ReadError(f"{file.path}: has more than {file.longest:,} characters")
    if not attached:
        return parts, []
    names = ", ".join(attached[:5])
    what = counted(len(attached), "attachment was", "attachments were")
    return parts, [f"{what} not read ({names}); save them and read them as files"]


def _decoded(part: EmailMessage, data: bytes) -> str:
    for charset in (part.get_content_charset(), "utf-8"):
        try:
            return data.decode(charset or "utf-8")
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


def _day(message: EmailMessage) -> str | None:
    try:
        sent = parsedate_to_datetime(str(message["date"]))
        return (sent.astimezone(UTC) if sent.tzinfo else sent).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
