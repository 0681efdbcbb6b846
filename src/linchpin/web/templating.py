"""Pages out of templates: everything is escaped, words are the reader's, nothing is inline."""

from __future__ import annotations

from functools import cache
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from linchpin.chart.render.svg import id_of
from linchpin.claims.dates import say_date
from linchpin.claims.safe_text import safe_text
from linchpin.web.pages.desks import counts_for
from linchpin.web.safety.people import Person
from linchpin.web.safety.tokens import session_of
from linchpin.web.site import Site, site_of
from linchpin.web.words import LANGUAGES, Wording, words_of

LANGUAGE = "linchpin-language"
"""Cookie that keeps the language."""
LOOK = "linchpin-look"
"""Cookie that keeps whether the page is light or dark; the system's look without it."""
LOOKS = ("light", "dark")


@cache
def environment() -> Environment:
    """Return the environment of every template."""
    found = Environment(
        loader=PackageLoader("linchpin.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["web_address"] = web_address
    found.filters["day"] = say_day
    found.filters["moment"] = say_moment
    found.filters["shown"] = safe_text
    found.filters["svg_id"] = id_of
    return found


def web_address(url: str | None) -> str | None:
    """Return an address that may stand behind a link; None for any other scheme than http(s).

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def say_day(text: str | None) -> str:
    """Return a date as a person reads it; what is none stays as it is.

    >>> say_day("2026-11-19"), say_day("soon"), say_day(None)
    ('19 Nov 2026', 'soon', '')
    """
    try:
        return say_date(text or "")
    except (ValueError, IndexError):
        return text or ""


def say_moment(text: str | None) -> str:
    """Return a moment in UTC as a person reads it.

    >>> say_moment("2026-11-19T08:05:11Z")
    '19 Nov 2026, 08:05'
    """
    day, _, time = (text or "").partition("T")
    return f"{say_day(day)}, {time[:5]}" if time else say_day(day)


def language_of(request: Request) -> str:
    """Return the language of a page: as chosen, else the first that the browser asks for."""
    chosen = request.query_params.get("lang") or _cookie(request, LANGUAGE)
    if chosen in LANGUAGES:
        return str(chosen)
    for part in request.headers.get("accept-language", "").split(","):
        name = part.split(";")[0].strip().lower().partition("-")[0]
        if name in LANGUAGES:
            return name
    return LANGUAGES[0]


def page(request: Request, template: str, /, **values: Any) -> HTMLResponse:
    """Return a page.

    A session is begun where there is none, so that its forms have a token.

    Args:
        request: What was asked.
        template: Name of the template.
        values: What it shows.
    """
    site = site_of(request)
    session = session_of(request)
    cookie = None
    if session is None:
        cookie = site.access.sessions.begin(None)
        session = site.access.sessions.find(cookie)
    person: Person | None = request.scope.get("linchpin.person")
    words = words_of(language_of(request))
    look = _cookie(request, LOOK)
    text = environment().get_template(template).render(
        t=words,
        language=words.language,
        look=look if look in LOOKS else "",
        static=site.assets.url,
        token="" if session is None else session.token,
        person=person,
        path=request.url.path,
        address=_here(request),
        state=site.served.state_if_any(),
        trouble=site.served.trouble,
        with_users=site.access.with_users,
        tr=_spanish if words.language == "es" else _english,
        alert_counts=lambda: counts_for(site.settings, "" if person is None else person.name),
        **values,
    )  # fmt: skip
    answer = HTMLResponse(text)
    answer.headers["vary"] = "Cookie, Accept-Language, HX-Request"
    if cookie is not None:
        set_session(answer, site, cookie)
    return answer


def _english(english: str, spanish: str) -> str:
    """Return the first of two texts: English stands first in every template."""
    return english


def _spanish(english: str, spanish: str) -> str:
    """Return the second of two texts."""
    return spanish


def set_session(answer: Response, site: Site, cookie: str) -> None:
    """Give a browser the cookie of its session.

    Args:
        answer: The answer that carries it.
        site: The server.
        cookie: The cookie.
    """
    answer.set_cookie(
        site.access.cookie,
        cookie,
        httponly=True,
        samesite="strict",
        secure=site.access.tls,
        path="/",
    )


def words_for(request: Request) -> Wording:
    """Return the words of a page that is asked for."""
    return words_of(language_of(request))


def _here(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _cookie(request: Request, name: str) -> str | None:
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(request.headers.get("cookie", ""))
    except CookieError:
        return None
    return jar[name].value if name in jar else None
