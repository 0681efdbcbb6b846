"""What carries a digest: mail, feeds, webhooks; hostile names do no harm in any of them."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linchpin.claims.errors import ReadError
from linchpin.watch.delivery_log import (
    DELIVERED,
    FAILED,
    QUEUED,
    LogLine,
    deliveries_of,
    line_text,
    lines_from,
)
from linchpin.watch.delivery_settings import FeedSettings, MailSettings, delivery_settings
from linchpin.watch.digest import Digest, ToldAlert, digest_from, digest_json, told
from linchpin.watch.digest_html import digest_html
from linchpin.watch.digest_text import digest_text
from linchpin.watch.feeds import FEEDS
from linchpin.watch.mail import mail_of
from linchpin.watch.webhook import is_genuine, webhook_body, webhook_headers

MAIL = MailSettings("127.0.0.1", 25, "none", "linchpin@example.org", ("desk@example.org",))
FEED = FeedSettings({"rss": "f.rss"}, "A <feed>", "https://example.org/feed")
HOSTILE = [
    "<script>alert(1)</script>",
    "Ana\r\nBcc: everybody@example.org",
    "\x1b[31mred\x00\x07",
    "\u202eevil\u202c &amp; ]]> -->",
    "a" * 5_000,
    '" onmouseover="x',
]


def alert(name: str = "Ana EJEMPLO", kind: str = "new") -> ToldAlert:
    from test_alerts import pair

    from linchpin.watch.alerts import AlertKind, WatchAlert

    one = replace(pair(name=name), caption=name)
    return told(WatchAlert(AlertKind(kind), one, (), (name,)))


def digest(name: str = "Ana EJEMPLO", gaps: tuple[str, ...] = ()) -> Digest:
    return Digest(
        "12:" + "a" * 64, "2026-11-26T06:00:00+00:00", "book.csv: 1 new", 3,
        ("book.csv: 4 rows",), ("A list",), (alert(name), alert(name, "gone")), gaps,
    )  # fmt: skip


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_do_no_harm(name: str) -> None:
    page = digest_html(digest(name))
    found = _Tags()
    found.feed(page)
    assert found.tags <= {
        "html", "head", "meta", "title", "body", "h1", "h2", "p", "strong", "br", "span", "ul",
        "li", "div",
    }  # fmt: skip
    assert found.attributes <= {"lang", "charset", "style"}
    text = "\n".join(digest_text(digest(name)))
    for letters in (page, text):
        assert not any(ord(one) < 32 and one not in "\n\t" for one in letters)
        assert "\u202e" not in letters
    mail = mail_of(digest(name), MAIL)
    assert mail["Bcc"] is None
    assert "\n" not in mail["Subject"]
    for kind in ("rss", "atom"):
        ElementTree.fromstring(FEEDS[kind]([digest(name)], FEED))
    json.loads(FEEDS["json"]([digest(name)], FEED))


@given(st.text(max_size=60))
def test_any_name_makes_feeds_that_can_be_read(name: str) -> None:
    for kind in ("rss", "atom"):
        ElementTree.fromstring(FEEDS[kind]([digest(name)], FEED))


def test_mail_says_the_same_in_text_and_html() -> None:
    mail = mail_of(digest(gaps=("column 'memo' was not screened",)), MAIL)
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert html is not None
    for part in (plain.get_content(), html.get_content()):
        words = " ".join(part.replace("&#x27;", "'").split())
        assert "Ana EJEMPLO" in words
        assert "column 'memo' was not screened" in words
        assert "not a finding about anybody" in words
    assert mail["Subject"].startswith("[not all looked at]")
    assert bytes(mail_of(digest(), MAIL))[:40] == bytes(mail_of(digest(), MAIL))[:40]


def test_no_alerts_and_gaps_are_no_all_clear() -> None:
    quiet = replace(digest(), alerts=(), gaps=("a sheet",))
    assert "no all-clear" in "\n".join(digest_text(quiet))
    assert "no all-clear" in digest_html(quiet)
    sure = "\n".join(digest_text(replace(quiet, gaps=())))
    assert "Nothing was found" in sure


def test_a_digest_is_read_as_it_was_written() -> None:
    one = digest(gaps=("x",))
    assert digest_from(json.loads(json.dumps(digest_json(one)))) == one
    with pytest.raises(ReadError):
        digest_from({"id": "x"})


SECRET = b"sixteen bytes or more"


@given(st.integers(0, 2**31), st.integers(-1000, 1000))
def test_a_webhook_is_believed_while_it_is_fresh_and_as_it_was_sent(time: int, later: int) -> None:
    body = webhook_body(digest(), "000012-webhook-x")
    headers = webhook_headers(SECRET, "000012-webhook-x", time, body)
    assert is_genuine(SECRET, headers, body, time + later) == (abs(later) <= 300)
    assert not is_genuine(SECRET, headers, body + b" ", time)
    assert not is_genuine(b"another secret of some length", headers, body, time)
    assert not is_genuine(SECRET, {**headers, "Linchpin-Delivery": "000013-webhook-x"}, body, time)
    assert not is_genuine(SECRET, {}, body, time)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ({"mail": {"host": "h", "from": "a@b.c", "to": []}}, "must be addresses"),
        ({"mail": {"host": "h", "from": "a@b.c\r\nBcc: x@y.z", "to": "d@e.f"}}, "addresses"),
        ({"mail": {"host": "h", "from": "a@b.c", "to": "d@e.f", "security": "none"}}, "in clear"),
        ({"mail": {"host": "h", "from": "a@b.c", "to": "d@e.f", "hots": 1}}, "hots"),
        ({"mail": {"host": "h", "from": "a@b.c", "to": "d@e.f", "user": "u"}}, "together"),
        ({"mail": {"from": "a@b.c", "to": "d@e.f"}}, "host is missing"),
        ({"webhook": [{"name": "x", "url": "http://a.b", "secret_file": "s"}]}, "https"),
        ({"webhook": [{"name": "../x", "url": "https://a.b", "secret_file": "s"}]}, "letters"),
        ({"webhook": [{"name": "x", "url": "https://a.b", "secret_file": "s"}] * 2}, "one name"),
        ({"feeds": {"rss": 3}}, "wrong kind"),
        ({"retry": {"attempts": 0}}, "attempts"),
        ({"males": {}}, "males"),
        ({"mail": {"host": "h", "from": "a@b.c", "to": "d@e.f", "when": "never"}}, "found, always"),
    ],
)  # fmt: skip
def test_settings_that_are_not_understood_are_refused(raw: dict[str, object], says: str) -> None:
    with pytest.raises(ReadError, match=says):
        delivery_settings(raw)


def test_a_log_tells_what_became_of_each_delivery() -> None:
    lines = [
        LogLine("000001-mail", 1, "mail", what, "2026", "said")
        for what in (QUEUED, FAILED, QUEUED, DELIVERED)
    ]
    text = "".join(map(line_text, lines)) + '{"cut'
    found = deliveries_of(lines_from(text))["000001-mail"]
    assert (found.state, found.tries) == (DELIVERED, 2)
    again = deliveries_of([*lines, lines[0]])["000001-mail"]
    assert again.state == DELIVERED, "a run that was done again does not undo a delivery"
