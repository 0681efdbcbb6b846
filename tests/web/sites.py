"""Servers for tests: in this process, over an archive of invented people."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx

from linchpin.cli.options.settings import system_settings
from linchpin.web.app import make_app
from linchpin.web.options import WebOptions
from linchpin.web.serving import make_site
from linchpin.web.site import Site

AT = "http://127.0.0.1:8600"


def site_over(archive: Path, options: WebOptions | None = None, **settings: object) -> Site:
    """Return a server over an archive, opened."""
    chosen = replace(system_settings(archive), memory=None, **settings)  # type: ignore[arg-type]
    site = make_site(chosen, options or WebOptions())
    site.served.look()
    return site


class Asker:
    """Somebody who asks a server, without following where it leads; keeps cookies."""

    def __init__(self, site: Site, headers: Mapping[str, str] | None = None) -> None:
        self._loop = asyncio.new_event_loop()
        transport = httpx.ASGITransport(make_app(site), raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url=AT, headers=headers)

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        return self._loop.run_until_complete(self._client.request(method, path, **more))

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.ask("GET", path, **more)

    def post(self, path: str, **more: Any) -> httpx.Response:
        return self.ask("POST", path, **more)

    @property
    def cookies(self) -> httpx.Cookies:
        return self._client.cookies

    def close(self) -> None:
        self._loop.run_until_complete(self._client.aclose())
        self._loop.close()


def token_of(answer: httpx.Response) -> str:
    """Return the token that the forms of a page carry."""
    return answer.text.split('name="csrf" value="')[1].split('"')[0]
