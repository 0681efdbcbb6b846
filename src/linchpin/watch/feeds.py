"""Digests as feeds: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1, an item a run."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping, Sequence
from email.utils import format_datetime
from xml.etree import ElementTree

from linchpin.watch.delivery_settings import FeedSettings
from linchpin.watch.digest import Digest
from linchpin.watch.digest_html import digest_html
from linchpin.watch.digest_text import digest_text

_ATOM = "http://www.w3.org/2005/Atom"
_CLARK = "{" + _ATOM + "}"


def rss(digests: Sequence[Digest], settings: FeedSettings) -> str:
    """Return digests as RSS 2.0.

    Args:
        digests: The newest first.
        settings: Title and address of the feed.
    """
    root = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(root, "channel")
    _child(channel, "title", settings.title)
    _child(channel, "link", settings.link)
    _child(channel, "description", "What the lists have new for the books that are watched")
    for digest in digests:
        item = ElementTree.SubElement(channel, "item")
        _child(item, "title", digest.summary)
        _child(item, "guid", _id(digest), isPermaLink="false")
        _child(item, "pubDate", format_datetime(_moment(digest)))
        _child(item, "description", digest_html(digest))
    return _xml(root)


def atom(digests: Sequence[Digest], settings: FeedSettings) -> str:
    """Return digests as Atom; see `rss`."""
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{_CLARK}feed")
    _child(root, f"{_CLARK}id", settings.link)
    _child(root, f"{_CLARK}title", settings.title)
    newest = digests[0].at if digests else "1970-01-01T00:00:00+00:00"
    _child(root, f"{_CLARK}updated", newest)
    author = ElementTree.SubElement(root, f"{_CLARK}author")
    _child(author, f"{_CLARK}name", "Linchpin")
    for digest in digests:
        entry = ElementTree.SubElement(root, f"{_CLARK}entry")
        _child(entry, f"{_CLARK}id", _id(digest))
        _child(entry, f"{_CLARK}title", digest.summary)
        _child(entry, f"{_CLARK}updated", digest.at)
        _child(entry, f"{_CLARK}content", digest_html(digest), type="html")
    return _xml(root)


def json_feed(digests: Sequence[Digest], settings: FeedSettings) -> str:
    """Return digests as JSON Feed 1.1; see `rss`."""
    items = [
        {
            "id": _id(digest),
            "title": digest.summary,
            "date_published": digest.at,
            "content_text": "\n".join(digest_text(digest)),
            "content_html": digest_html(digest),
        }
        for digest in digests
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": settings.title,
        "home_page_url": settings.link,
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=2) + "\n"


FEEDS: Mapping[str, Callable[[Sequence[Digest], FeedSettings], str]] = {
    "rss": rss,
    "atom": atom,
    "json": json_feed,
}
"""Every kind of feed, by the name the settings have for it."""


def _id(digest: Digest) -> str:
    return f"urn:linchpin:watch:{digest.id}"


def _moment(digest: Digest) -> datetime.datetime:
    return datetime.datetime.fromisoformat(digest.at)


def _child(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = text


def _xml(root: ElementTree.Element) -> str:
    ElementTree.indent(root)
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return head + ElementTree.tostring(root, encoding="unicode") + "\n"
